"""The partner's word on what was done about its complaint: it is settled, or opened again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from bot.ask import text
from bot.ask.complaints import MyComplaints
from bot.conversation import Choice, OpeningWords
from bot.domain.complaint import Complaint, Verdict, VerdictNoted
from bot.domain.label import label
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you
from handlers.feedback import LONGEST, MOST_QUOTED, ways_on
from handlers.phrases import any_of, spoken
from handlers.understand import read_yes_no
from handlers.understand.courtesy import Courtesy, puts_off, read_courtesy, says_nothing, unsoftened
from handlers.waiting import number_first

SETTLED = ("sudah beres", "udah beres", "sdh beres", "keluhan sudah beres", "keluhan saya sudah beres")
UNSETTLED = ("belum beres", "blm beres", "belom beres", "masih belum beres", "keluhan belum beres")
_STILL = re.compile(rf"^(?:{any_of('polite', 'madam')}[\s,]*)*{any_of('not_yet', 'not', 'still')}", re.IGNORECASE)
_BUT = spoken("but")
_NOT_YET = re.compile(rf"^[\s,.!]*(?:{any_of('not_yet', 'not', 'over', 'polite', 'madam')}[\s,.!]*)*", re.IGNORECASE)
_OVER = spoken("already", "over", "thanks", "enough")
_OF_ELSE = spoken("reporting", "handing_over")


def verdict_in(words: str) -> bool | None:
    """Whether `sudah bu, makasih`, `belum, masih sobek` call a complaint settled; None where the words say neither."""
    if _OF_ELSE.search(words) or puts_off(words):
        return None
    rest = _OVER.sub(" ", words)
    answer = read_yes_no(rest)
    if answer is not None:
        return answer
    if not unsoftened(rest) or read_courtesy(rest) in (Courtesy.THANKS, Courtesy.NOD):
        return True
    return False if _STILL.match(words) or _BUT.search(words) else None


async def settle() -> Verdict | Reply:
    """`sudah beres 3`, or `sudah` to the question."""
    one = _meant(await MyComplaints(), await OpeningWords())
    return Verdict(one.number, settled=True) if one else _none()


async def reopen() -> Verdict | Reply:
    """`belum beres 3`, `belum, masih sobek`: what stands behind is what is still wrong."""
    said = await OpeningWords()
    one = _meant(await MyComplaints(), said)
    words = _NOT_YET.sub("", number_first(said)[1])
    return Verdict(one.number, settled=False, words=words[:LONGEST]) if one else _none()


def _none() -> Reply:
    text = _("No complaint of yours waits for that, {call}. To make one, write *complaint …*.")
    return Reply(text.format(call=you()))


def _meant(complaints: Sequence[Complaint], said: str) -> Complaint | None:
    """The one with the number that is said; without one, the one that was closed last, or else the last."""
    number = number_first(said)[0]
    if number is not None:
        return next((one for one in complaints if one.number == number), None)
    by_closing = sorted(complaints, key=lambda one: one.closed_at.timestamp() if one.closed_at else 0.0)
    return by_closing[-1] if by_closing else None


async def what_is_left() -> Verdict | Reply | None:
    """Asked once where a complaint was opened again without a word why; None where none was."""
    lacking = [one for one in await MyComplaints() if one.lacks_words]
    if not lacking:
        return None
    asked = _("What is still wrong, {call}? (You may skip this.)").format(call=you())
    words = await text("words", asked, longest=LONGEST, choices=(Choice(_("Skip"), "skip"),))
    if says_nothing(words):
        return Reply(_("Good, {call} 🙏").format(call=you()))
    return Verdict(lacking[-1].number, settled=False, words=words)


def noted(done: VerdictNoted) -> Said:
    """The partner is thanked, the owners read what it says; neither where that is nothing new."""
    return Said(Reply(_thanks(done)), () if done.again else (Letter(To.OWNERS, partial(_tell_owner, done)),))


def _thanks(done: VerdictNoted) -> str:
    number, words = done.complaint.number, done.verdict.words
    if done.verdict.settled:
        text = _("I am glad, {call}. Thank you for letting us know 🙏")
    elif words:
        text = _("I am sorry, {call}. Complaint number {n} is open, and I have told {business}: “{words}”.")
    else:
        text = _("I am sorry, {call}. Complaint number {n} is open, and I have told {business}.")
    return text.format(call=you(), n=number, business=done.business, words=words)


def _tell_owner(done: VerdictNoted) -> Reply:
    one, words = done.complaint, done.verdict.words
    if done.verdict.settled:
        text = _("👍 {partner}: complaint number {n} is settled.")
        return Reply(text.format(partner=one.partner, n=one.number))
    text = _("💬 {partner}: complaint number {n} (“{before}”) is not settled yet.")
    if words:
        text = _("💬 {partner}: complaint number {n} (“{before}”) is not settled yet: “{words}”")
    told = text.format(partner=one.partner, n=one.number, before=label(one.words, MOST_QUOTED), words=words)
    return Reply(told, ways_on(one.number, one.partner))
