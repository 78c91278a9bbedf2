"""A partner's aim for the month: proposed with three buttons, answered in any words, looked up at any time."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from bot.ask import confirm, hear, words_of
from bot.ask.targets import MyTarget
from bot.conversation import Choice, Heard, OpeningWords, Rejected
from bot.domain.target import Proposal, Target, TargetWord
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, money, month_name, percent, quantity, you, your_name
from handlers.phrases import any_of, phrases, spoken
from handlers.understand import Doubt, Intent, Reason, read_quantity, read_report, read_yes_no
from handlers.understand.courtesy import puts_off, unsoftened

AGREE, SKIP, CHANGE, LATER = "agree", "skip", "change", "later"
MINE = ("target", "target saya", "targetku", "target bulan ini", "ubah target", "ganti target")
NAMED = re.compile(r"^\s*target\b\s*", re.IGNORECASE)
AGREED = re.compile(r"^\s*(?:setuju|agree)\s+(\S+)$", re.IGNORECASE)
OTHER_NUMBER = re.compile(
    rf"^(?:[\s,]*{any_of('other_aim', 'becomes', 'changed_mind', 'polite')})+[\s,]*", re.IGNORECASE
)
OF_SALES = spoken("reported", "reported_besides")
MOST_WORDS = 5


def proposed(proposal: Proposal) -> Reply:
    """On the first of the month: what sold best in the last one, and a little more of it."""
    target = proposal.target
    text = _("{name}, last month {product} sold {sold} {unit} 👏 Shall we try *{quantity}* this month, {call}?")
    said = text.format(name=your_name(), sold=quantity(proposal.sold), call=you(), **_named(target))
    return Reply(said, _choices(target))


def set_for_you(target: Target) -> Reply:
    """What the owner has set, with what is promised for it."""
    text = _("{name}, {business} suggests an aim for {month}: {product} *{quantity}* {unit}.")
    bonus = _("If you reach it there is a bonus of *{bonus}*.") if target.bonus else ""
    said = " ".join(filter(None, (text, bonus, _("Shall we try, {call}?"))))
    return Reply(
        said.format(
            name=your_name(),
            business=target.business,
            month=month_name(target.month),
            call=you(),
            bonus=money(target.bonus),
            **_named(target),
        ),
        _choices(target),
    )


def _choices(target: Target) -> tuple[Choice, ...]:
    """Agree to this very number, name another where no bonus hangs on it, or skip the month."""
    number = f"{target.quantity.normalize():f}".replace(".", ",")
    change = () if target.bonus else (Choice(_("Edit"), "target ubah"),)
    return (Choice(_("Agree"), f"target setuju {number}"), *change, Choice(_("Skip"), "target lewati"))


def progress(target: Target) -> Reply:
    """On the 25th, to those who aim at something and are not there yet."""
    text = _("{name}, on your aim for {month}, {product}.")
    head = text.format(name=your_name(), month=month_name(target.month), **_named(target))
    return Reply(f"{head} {standing(target)}{_to_win(target)}")


def standing(target: Target) -> str:
    """`Sudah 48 dari 60 (80%). Kurang 12.`"""
    text = _("{sold} of {quantity} so far ({percent}). {missing} to go.")
    if not target.missing:
        text = _("{sold} of {quantity} so far ({percent}) 🎉")
    return text.format(
        sold=quantity(target.sold), percent=percent(target.part_bps), missing=quantity(target.missing), **_named(target)
    )


def _named(target: Target) -> dict[str, str]:
    product = target.product
    return {"product": product.name, "quantity": quantity(target.quantity), "unit": product.unit}


def _to_win(target: Target) -> str:
    if not target.bonus or target.reached:
        return ""
    return " " + _("There is a bonus of *{bonus}* to win.").format(bonus=money(target.bonus))


async def my_target() -> TargetWord | Reply:
    """`target`, `target setuju 60`, `target 50`, `target lewati`: what is aimed at, and the partner's word on it."""
    target = await MyTarget()
    if target is None:
        return Reply(_("There is no aim for this month, {call}.").format(call=you()))
    words = await OpeningWords()
    if not words or target.reached:
        return shown(target)
    asked = shown(target)
    word = await hear("word", asked.text, partial(_word, target), str, choices=asked.choices, listens=True)
    if word == LATER:
        return Reply(_("Of course, {call}. Just write *target* when you like.").format(call=you()))
    if word == CHANGE:
        text = _("How many {unit} of {product} this month, {call}?")
        asked_number = text.format(call=you(), **_named(target))
        word = await hear("quantity", asked_number, lambda heard: _number(target, words_of(heard)), str)
    if word == SKIP and target.agreed and not await confirm("sure", _still(target)):
        return shown(target)
    if word in (AGREE, SKIP):
        return TargetWord(target, word == AGREE, target.quantity)
    return TargetWord(target, agreed=True, quantity=Decimal(word))


def _still(target: Target) -> str:
    """An aim that was agreed to is not given up by an old button."""
    text = _("You agreed to the aim for {month}, {call}: {product} *{quantity}* {unit}.")
    said = text.format(month=month_name(target.month), call=you(), **_named(target))
    return f"{said}{_to_win(target)} " + _("Do you give it up?")


def shown(target: Target) -> Reply:
    """The aim as it stands; while it waits for a word, with the buttons."""
    text = _("Your aim for {month}: {product} *{quantity}* {unit}. {standing}")
    if target.agreed is False:
        text = _("You skip the aim for {month} ({product} {quantity} {unit}). {standing}")
    said = text.format(month=month_name(target.month), standing=standing(target), **_named(target))
    waits = target.agreed is None and not target.reached
    return Reply(said + _to_win(target), _choices(target) if waits else ())


def answers(words: str) -> bool:
    """Whether words that stand alone may answer what is proposed: a yes, a no, *nanti*, or a number."""
    if not words or len(words.split()) > MOST_WORDS or read_report(words, (), {}).intent is Intent.NIL:
        return False
    number = Doubt(Reason.NO_NUMBER, words) if OF_SALES.search(words) else read_quantity(OTHER_NUMBER.sub("", words))
    is_number = number > 0 if isinstance(number, Decimal) else number.reason is Reason.UNIT
    return is_number or _plainly(words) is not None


def _word(target: Target, heard: Heard) -> str:
    """AGREE, SKIP, CHANGE, LATER, or the number that is named instead."""
    words = NAMED.sub("", heard.pressed or words_of(heard))
    agreed = AGREED.match(words)
    if agreed and read_quantity(agreed[1], target.product) != target.quantity:
        raise Rejected(_("The number has changed since."))
    return AGREE if agreed else _plainly(words) or _number(target, words)


def _plainly(words: str) -> str | None:
    """The answer in words that say nothing else."""
    bare, yes = unsoftened(words), read_yes_no(words)
    if puts_off(words):
        return LATER
    if bare in phrases("other_aim"):
        return CHANGE
    if yes or bare in phrases("trying"):
        return AGREE
    return SKIP if yes is False or bare in phrases("needless", "refused") else None


def _number(target: Target, words: str) -> str:
    """A number that is still ahead, as it is stored; Rejected for any other."""
    number = read_quantity(OTHER_NUMBER.sub("", words), target.product)
    if isinstance(number, Doubt):
        raise Rejected(_("I did not find a number in that."))
    if target.bonus and number != target.quantity:
        text = _("The bonus is promised for {quantity}, {call}, so that number stays.")
        raise Rejected(text.format(call=you(), **_named(target)))
    if number <= target.sold:
        text = _("{sold} are sold already this month, {call} 👍 Please name more than that.")
        raise Rejected(text.format(sold=quantity(target.sold), call=you()))
    return str(number)


def answered(target: Target) -> Said:
    """The partner reads what it has agreed to; an owner who has set it is told."""
    if not target.agreed:
        return Said(Reply(_("All right, {call}: no aim this month 🙏").format(call=you())), _tell_owner(target))
    text = _("Good, {call} 💪 Aim for {month}: {product} *{quantity}* {unit}. {standing}")
    said = text.format(call=you(), month=month_name(target.month), standing=standing(target), **_named(target))
    return Said(Reply(said + _to_win(target)), _tell_owner(target))


def _tell_owner(target: Target) -> tuple[Letter, ...]:
    def write() -> Reply:
        text = _("{partner} agrees to the aim for {month}: {product} {quantity} {unit}.")
        if not target.agreed:
            text = _("{partner} skips the aim for {month}: {product} {quantity} {unit}.")
        return Reply(text.format(partner=target.partner, month=month_name(target.month), **_named(target)))

    return (Letter(To.OWNERS, write),) if target.by_owner else ()
