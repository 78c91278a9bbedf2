"""Correcting a report: at once while its week is open, by agreement with the owner once it is settled."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.ask import chosen, confirm, hear, words_of
from bot.ask.books import LatestWeek, MyPartner, ReportOn, Today
from bot.ask.person import stored_as
from bot.conversation import Choice, Fact, Heard, OpeningWords, Question, Rejected
from bot.domain.adjustment import Adjusting, Change
from bot.domain.counts import NOTHING, Counts
from bot.domain.money import worth
from bot.domain.partner import Partner, Shelf
from bot.domain.report import Filed, SalesReport, as_reported, price
from bot.domain.week import Week
from bot.reply import Reply
from bot.texts import _, you
from handlers.counting import heard_from
from handlers.figures import difference_said, head, lines_said
from handlers.menu import passing_on
from handlers.phrases import spoken
from handlers.sentences import sentence
from handlers.settled import adjusting_said
from handlers.shelf import GONE, certain, fitting
from handlers.understand import Correction, Doubt, Line, Reading, Reason, read_correction
from handlers.weeks import named_week

LABEL = re.compile(r"(\d{4}-W\d\d)\s*")
BARE = re.compile(r"\d{1,6}")
MARKS = spoken("correcting")
"""What says that a count takes the place of another."""
MOST_WORDS_OF_FIGURES = 5
AROUND = spoken("correcting", "polite")
"""What stands around a number alone: *harusnya 14 bu*."""


async def correct() -> SalesReport | Adjusting | Reply | None:
    """Change the report on the week that is named, or else the newest one; the difference is shown first."""
    partner = await MyPartner()
    words = await OpeningWords()
    named = named_week(words, await Fact("today", Today(), stored_as(date)))
    week = _labelled(words) or named or await Fact("latest", LatestWeek(), stored_as(Week | None))
    filed = await ReportOn(week) if week else None
    if filed is None:
        return Reply(_("There is no report to correct yet, {call}.").format(call=you()))
    then = as_reported(partner, filed)
    number = BARE.fullmatch(AROUND.sub(" ", LABEL.sub("", words)).strip(" ,.!"))
    changed = await (_whose(then, filed, number[0]) if number and len(filed.counts()) > 1 else _what(then, filed))
    return await corrected(then, filed, filed.counts() | changed)


def _labelled(words: str) -> Week | None:
    """The week that a message begins with as `2026-W47`, as replies to a message about that week do."""
    found = LABEL.match(words)
    return Week.parse(found[1]) if found else None


def _whose(partner: Partner, filed: Filed, number: str) -> Question[dict[str, Counts]]:
    """A number that names no product may be any line's."""
    lines = list(dict.fromkeys(line.product for line in filed.priced.lines))
    choices = [Choice(product.name, product.code) for product in lines]
    text = _("{head}\n{lines}\nWhich of these is *{number}*?")
    asked = text.format(head=head(partner, filed.week), lines=lines_said(filed.priced), number=number)

    def read(heard: Heard) -> dict[str, Counts]:
        code = chosen(heard, choices)
        return changes(f"{code} {number}", partner, filed.counts())

    return hear("whose", asked, read, dict[str, Counts], choices=choices)


def _what(partner: Partner, filed: Filed) -> Question[dict[str, Counts]]:
    text = _("{head}\n{lines}\nWhat should it be? For example: *keripik 14*.")
    asked = text.format(head=head(partner, filed.week), lines=lines_said(filed.priced))

    def read(heard: Heard) -> dict[str, Counts]:
        words = LABEL.sub("", words_of(heard))
        changed = changes(words, partner, filed.counts())
        if not changed:
            raise Rejected(_("I did not find what to change in that.") if words else "")
        return changed

    return hear("change", asked, read, dict[str, Counts], listens=True)


def changes(words: str, partner: Partner, counts: dict[str, Counts]) -> dict[str, Counts]:
    """The counts that a message changes; none where it speaks of no counts.

    Raises Rejected where it does, but not clearly, or names a count that cannot be.
    """
    found = read_correction(words, partner.products)
    if isinstance(found, Correction):
        code = found.product or _only(found, counts)
        if code in counts:
            found = read_correction(words, partner.products, unnamed=code)
            if isinstance(found, Doubt):
                raise Rejected(sentence(found, partner))
            return {code: _replaced(counts[code], found, partner.shelf(code), partner)}
    heard = heard_from(partner, words)
    if heard.questions:
        raise Rejected(sentence(heard.questions[0], partner))
    return {line.product: _merged(counts, line, partner) for line in heard.lines}


def _only(found: Correction, counts: dict[str, Counts]) -> str | None:
    """The one product of which anything of that kind was said; of what is left, the one that was sold."""
    kind = found.role if found.role in GONE else "sold"
    spoken = [code for code in counts if getattr(counts[code], kind) or len(counts) == 1]
    return spoken[0] if len(spoken) == 1 else None


def open_change(words: str, partner: Partner) -> Reading | None:
    """A change that only has to be asked about: a product without its count, or a number without its product."""
    heard, found = heard_from(partner, words), read_correction(words, partner.products)
    uncounted = all(doubt.about and doubt.reason is Reason.COUNT_MISSING for doubt in heard.questions)
    bare = isinstance(found, Correction) and found.product is None and found.role is None
    nameless = bare and all(doubt.reason is Reason.WHICH_PRODUCT for doubt in heard.questions)
    return heard if heard.questions and (uncounted or nameless) else None


def _replaced(counts: Counts, found: Correction, shelf: Shelf, partner: Partner) -> Counts:
    """The counts with one of them changed; what is left follows, or what was sold where that was left."""
    if found.role != "left":
        return fitting(shelf, partner, replace(counts, **{found.role or "sold": found.new}, left=NOTHING))
    others = replace(counts, sold=NOTHING, left=NOTHING)
    return fitting(shelf, partner, replace(others, sold=shelf.quantity - others.placed - found.new))


def _merged(counts: dict[str, Counts], line: Line, partner: Partner) -> Counts:
    """A line that says how many were sold stands for itself; one that does not is added to what was said before."""
    if line.sold is not None or line.left is not None:
        return certain(partner, line)
    before = replace(counts[line.product], left=NOTHING)
    gone = {kind: getattr(line, kind) for kind in GONE if getattr(line, kind) is not None}
    return fitting(partner.shelf(line.product), partner, replace(before, **gone))


def speaks_of_counts(words: str, partner: Partner) -> bool:
    """Whether a message names counts at all, if only a number."""
    if isinstance(read_correction(words, partner.products), Correction):
        return True
    return bool(heard_from(partner, words).lines)


def corrects(words: str, partner: Partner) -> bool:
    """Whether a message is meant as a correction, and not as one more report."""
    return bool(MARKS.search(words)) and isinstance(read_correction(words, partner.products), Correction)


async def corrected(
    partner: Partner, filed: Filed, counts: dict[str, Counts]
) -> SalesReport | Adjusting | Reply | None:
    """Confirm counts that take the place of a report's; `partner` as it stood when the report was given."""
    if filed.settled:
        return await _adjusted(partner, filed, counts)
    after = price(partner, counts)
    if after.counts() == filed.priced.counts():
        return await on_record()
    asked = _("{head}\n{difference}\nShall I save it?").format(
        head=head(partner, filed.week), difference=difference_said(partner, filed.priced, after)
    )
    if not await confirm("sure", asked):
        return None
    return SalesReport(partner.id, filed.week, after, filed.version)


async def on_record() -> Reply:
    """Nothing changes by these figures; what was said besides them may be meant for the owner."""
    words = await OpeningWords()
    if len(words.split()) <= MOST_WORDS_OF_FIGURES:
        return Reply(_("That is how it is on record already, {call} 👍").format(call=you()))
    text = _("The figures stand like that on record already, {call}. Shall the owner read what you wrote?")
    return Reply(text.format(call=you()), (Choice(_("Tell the owner"), passing_on(words)),))


async def _adjusted(partner: Partner, filed: Filed, counts: dict[str, Counts]) -> Adjusting | Reply | None:
    standing = filed.counts()
    changed = {code: _change(standing[code], counts[code]) for code in counts}
    changed = {code: change for code, change in changed.items() if change}
    if not changed and counts != standing:
        text = _("That week is settled, {call}: only what was sold, damaged or expired can still be corrected.")
        return Reply(text.format(call=you()))
    if not changed:
        return await on_record()
    if len(changed) > 1:
        return Reply(_("That week is settled. Please correct one product at a time, {call}.").format(call=you()))
    adjusting = _difference(partner, filed, *changed.popitem())
    asked = _("{difference} Shall I ask {business}?").format(
        difference=adjusting_said(adjusting), business=partner.business
    )
    return adjusting if await confirm("sure", asked) else None


def _change(old: Counts, new: Counts) -> Change:
    return Change(new.sold - old.sold, new.damaged - old.damaged, new.expired - old.expired)


def _difference(partner: Partner, filed: Filed, code: str, change: Change) -> Adjusting:
    """The change at the price and on the terms of the report; of several prices, the newest."""
    line = [line for line in filed.priced.lines if line.product.code == code][-1]
    terms = filed.priced.terms
    parts, charge = terms.part(worth(change.sold, line.price)), terms.charge(worth(change.spoiled, line.price))
    due = terms.due(parts, charge)
    return Adjusting(
        partner.id, filed.report_id, filed.week, line.product, line.price, terms, change, parts, charge, due
    )
