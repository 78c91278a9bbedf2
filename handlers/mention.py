"""Whether a partner's name may stand in the group: asked once, with the first thanks, and changed at any time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Literal

from bot.ask import chosen, hear, words_of
from bot.ask.books import IsMentionToBeAsked, MyPartner
from bot.ask.person import stored_as
from bot.conversation import Choice, Fact, Heard, Question
from bot.domain.mention import Mention
from bot.domain.partner import Partner
from bot.reply import Reply, Said
from bot.texts import _, you
from handlers.phrases import any_of, glued
from handlers.understand import read_yes_no
from handlers.understand.courtesy import Courtesy, puts_off, read_courtesy, says_nothing, unsoftened

Word = Literal["yes", "no", "none"]
NAMED = ("sebut", "sebutkan", "disebut")
ALLOW = tuple(
    f"{words} di {group}"
    for group in ("grup", "group")
    for words in (
        "nama saya boleh disebut",
        *(f"boleh {named}{name}" for named in NAMED for name in ("", " nama saya")),
    )
)
"""With where it may stand: `boleh sebutkan harganya` gives no leave."""
NOT_SO = ("jangan", "jgn", "gak usah", "ga usah", "gausah", "nggak usah", "tidak usah", "gak mau", "nama saya jangan")
REFUSE = tuple(f"{no} {named}" for no in NOT_SO for named in (*NAMED, "sebutin"))
SAID = re.compile(rf"(?:{any_of('nodding')} )?(?:(?P<no>{glued('refused')})|{glued('allowed')})\b")


async def ask_leave() -> Mention | Reply | None:
    """None where there is nothing to ask: no thanks now, no group, or a word was said or asked for before."""
    if not await Fact("asks", IsMentionToBeAsked(), stored_as(bool)):
        return None
    partner = await MyPartner()
    word = await _asked(partner)
    if word != "none":
        return Mention(partner.name, word == "yes")
    text = _("Good, {call}: the group reads nothing of it. If it may one day: *you may name us in the group*.")
    return Reply(text.format(call=you()))


def _asked(partner: Partner) -> Question[Word]:
    text = _(
        "May the group of {business} read of it too, {call}? Only the name *{partner}* and these thanks, no money."
    )
    again = _("Each Monday the partners' group of {business} reads of the week. May *{partner}* be thanked there too?")
    text, again = (one.format(call=you(), partner=partner.name, business=partner.business) for one in (text, again))
    choices = (Choice(_("It may"), "yes"), Choice(_("Rather not"), "no"))
    return hear("word", text, partial(_word, choices), Word, choices=choices, insists=False, again=again)


def _word(choices: Sequence[Choice], heard: Heard) -> Word:
    said = None if heard.pressed else _said(words_of(heard))
    return said or ("yes" if chosen(heard, choices) == "yes" else "no")


def _said(words: str) -> Word | None:
    """What a message says to the question; thanks for the thanks, and *later*, are no word."""
    found = SAID.match(unsoftened(words))
    if found:
        return "no" if found["no"] else "yes"
    plainly = None if puts_off(words) or _begins_with_thanks(words) else read_yes_no(words)
    if plainly is not None:
        return "yes" if plainly else "no"
    return "none" if says_nothing(words) and not words.strip().isdecimal() else None


def _begins_with_thanks(words: str) -> bool:
    """`makasih ya`, which says no yes; `iya, makasih` does."""
    first = words.split()[:2]
    return (read_courtesy(first[0]) or read_courtesy(" ".join(first))) is Courtesy.THANKS


def is_answer(words: str) -> bool:
    """Whether a message answers that question, and does nothing else."""
    is_plain = "?" not in words and not any(map(str.isdigit, words))
    return says_nothing(words) or (is_plain and _said(words) is not None)


async def allow() -> Mention:
    """`boleh sebut di grup`."""
    return Mention((await MyPartner()).name, allowed=True)


async def refuse() -> Mention:
    """`jangan sebut di grup`."""
    return Mention((await MyPartner()).name, allowed=False)


def noted(mention: Mention) -> Said:
    text = _(
        "Good, {call}: *{partner}* is not named in the group. If it may be one day: *you may name us in the group*."
    )
    if mention.allowed:
        text = _(
            "Thank you, {call} 🙏 When *{partner}* is thanked, the group may read of it, without money. "
            "To change it: *do not name us in the group*."
        )
    return Said(Reply(text.format(call=you(), partner=mention.partner)))
