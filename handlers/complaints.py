"""Open complaints, for the owner: which there are, and the word on what was done about one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from bot.ask import hear, text
from bot.ask.complaints import IsComplaint, OpenComplaints
from bot.conversation import Choice, Heard, NoChoice, OpeningWords
from bot.domain.complaint import Complaint, ComplaintClosed, ComplaintDone
from bot.domain.label import label
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, _n, you, your_name
from handlers.categories import category_said
from handlers.feedback import LONGEST, MOST_QUOTED, ways_on
from handlers.listing import named, rest
from handlers.phrases import any_of
from handlers.understand import match_name
from handlers.understand.courtesy import says_nothing
from handlers.waiting import MOST_LISTED, no_such, number_first
from handlers.whom import one_first

LIST = ("keluhan", "masukan", "daftar keluhan", "komplain")
CLOSE = ("selesai", "keluhan selesai", "tutup keluhan", "selesaikan keluhan")
_SOFT = rf"(?:\s*{any_of('polite', 'madam')})*[\s,:.!]*"
OVER = re.compile(rf"(?:{any_of('already')}\s+)?{any_of('over')}{_SOFT}", re.IGNORECASE)


async def complaints() -> ComplaintDone | Reply:
    """`keluhan`: all that are open; `keluhan siti beres` closes one, `keluhan siti` shows those of one partner."""
    waiting, said = await OpenComplaints(), await OpeningWords()
    if OVER.search(said):
        return await close_complaint()
    if not waiting:
        return _none_open()
    meant = [waiting[at] for at in match_name(said, [one.partner for one in waiting])] or waiting
    rows = [_row(one) for one in meant[:MOST_LISTED]]
    if len(meant) == 1:
        return Reply("\n".join([*rows, _how_to_close(meant[0])]), ways_on(meant[0].number, meant[0].partner))
    head = _("Complaints that are still open, the oldest first:")
    return Reply("\n".join([head, *rows, *rest(len(meant) - len(rows)), _how_to_close(meant[0])]))


def _none_open() -> Reply:
    return Reply(_("No complaint is open, {call} 👍").format(call=you()))


def _row(one: Complaint) -> str:
    text = _("• number {n}, *{partner}*, {age} ({category}): “{words}”")
    words, category = label(one.words, MOST_QUOTED), category_said(one.category).casefold()
    return text.format(n=one.number, partner=one.partner, age=age_said(one.age_days), category=category, words=words)


def age_said(age_days: int) -> str:
    if age_days < 1:
        return _("today")
    return _n("{n} day", "{n} days", age_days).format(n=age_days)


def _how_to_close(one: Complaint) -> str:
    return _("Once something was done about it, write what: *done {n} …*.").format(n=one.number)


async def close_complaint() -> ComplaintDone | Reply:
    """`selesai 3 kemasan sudah diganti`, `keluhan siti beres`; what was done is asked for where it is not said."""
    waiting, said = await OpenComplaints(), await OpeningWords()
    if not waiting and number_first(said)[0] is None:
        return _none_open()
    choices = [Choice(f"{one.number} · {named(one.partner)}", str(one.number)) for one in waiting[:MOST_LISTED]]
    number = await hear("number", _("Which one?"), partial(_which, waiting), int, choices=choices, listens=True)
    if not await IsComplaint(number):
        return no_such(number, "selesai", choices) if choices else _none_open()
    done = _what_was_done(said, waiting)
    if done or number not in {one.number for one in waiting}:
        return ComplaintDone(number, done)
    return ComplaintDone(number, await _asked_for(next(one for one in waiting if one.number == number)))


async def _asked_for(one: Complaint) -> str:
    """Empty where the owner has no more to say than that it is done."""
    words = label(one.words, MOST_QUOTED)
    asked = _("What was done about “{words}”? {partner} is told.").format(words=words, partner=one.partner)
    done = await text("done", asked, longest=LONGEST, choices=(Choice(_("Done"), "selesai"),))
    return "" if OVER.fullmatch(done) or says_nothing(done) else done


def _which(waiting: Sequence[Complaint], heard: Heard) -> int:
    """A number, or the only complaint of the partner that is named; of all, where nobody is."""
    words = heard.pressed or heard.text
    number, said = number_first(words)
    if number is not None:
        return number
    name = _apart(said, waiting)[1]
    meant = [waiting[at] for at in match_name(name, [one.partner for one in waiting])] if name else waiting
    if len(meant) != 1:
        raise NoChoice(_("Please choose one of these."))
    return meant[0].number


def _what_was_done(said: str, waiting: Sequence[Complaint]) -> str:
    """What stands behind the number or the name, without words that only say that it is over."""
    number, behind = number_first(said)
    words = behind if number is not None else _apart(behind, waiting)[0]
    over = OVER.match(words)
    return words[over.end() :].strip() if over else words


def _apart(said: str, waiting: Sequence[Complaint]) -> tuple[str, str]:
    """What is said behind the name of a partner, and the name; empty where it begins with nobody's."""
    names = list(dict.fromkeys(one.partner for one in waiting))
    return one_first(said, names) or (said, "")


def closed(word: ComplaintClosed) -> Said:
    """The owner reads what is passed on; the partner is told what was done, and asked whether that settles it."""
    one = word.complaint
    if word.again:
        return Said(Reply(_("Complaint number {n} was closed before.").format(n=one.number)))
    text = _("Complaint number {n} of {partner} is closed; I have told them and asked whether it is settled.")
    letter = Letter(To.PARTNER, partial(_told, word), one.partner_id)
    return Said(Reply(text.format(n=one.number, partner=one.partner)), (letter,))


def _told(word: ComplaintClosed) -> Reply:
    one = word.complaint
    text = _("{name}, about your complaint number {n} (“{words}”), *{business}* says: {done}\nIs it settled, {call}?")
    done = one.done or _("it has been dealt with.")
    words = label(one.words, MOST_QUOTED)
    told = text.format(name=your_name(), n=one.number, words=words, business=word.business, done=done, call=you())
    settled = Choice(_("Yes, settled"), f"sudah beres {one.number}")
    return Reply(told, (settled, Choice(_("No, not yet"), f"belum beres {one.number}")))
