"""Two weeks without a sale: one gentle question, of which the owner hears the answer."""

from __future__ import annotations

import re

from bot.ask import chosen, hear, text, words_of
from bot.ask.books import LatestReport, ReportOn, TheBusiness
from bot.conversation import Choice, Heard, NoChoice
from bot.domain.feedback import Feedback
from bot.reply import Reply
from bot.texts import _, you
from handlers.phrases import any_of
from handlers.understand.courtesy import says_nothing

PLACE, PRICE, GOODS, OTHER, SKIP = "place", "price", "goods", "other", "skip"
ANSWERS = re.compile(rf"\d|.*{any_of('why_unsold')}.*")
"""What is an answer, though some of it would open a report when said out of the blue."""


def is_answer(words: str) -> bool:
    """Whether a message answers the question below, and nothing else."""
    return bool(ANSWERS.fullmatch(words.casefold().strip(" ."))) or says_nothing(words)


async def ask_why() -> Feedback | Reply | None:
    """None where something was sold in one of the last two weeks that were reported, or one of them does not count."""
    newest = await LatestReport()
    before = await ReportOn(newest.week.before) if newest and newest.nil else None
    if newest is None or before is None or not before.nil:
        return None
    calendar = (await TheBusiness()).calendar
    if not (calendar.counts(newest.week) and calendar.counts(before.week)):
        return None
    asked = _("Nothing has been sold for two weeks now, {call}. Is there anything in the way?").format(call=you())
    why = await hear("why", asked, _why, str, choices=_choices())
    if why == SKIP:
        return Reply(_("Good, {call}. Until next week 🙏").format(call=you()))
    if why == OTHER:
        why = await text(
            "why.words", _("What is it, {call}? One sentence is enough.").format(call=you()), longest=1_000
        )
    labels = {choice.value: choice.label for choice in _choices()}
    return Feedback(_("Nothing sold for two weeks: {why}").format(why=labels.get(why, why)))


def _choices() -> tuple[Choice, ...]:
    return (
        Choice(_("The place is quiet"), PLACE, ("sepi", "tempatnya sepi", "tempat")),
        Choice(_("The price"), PRICE, ("harga", "harganya", "mahal", "kemahalan")),
        Choice(_("The goods do not suit"), GOODS, ("barangnya", "kurang cocok", "barangnya kurang cocok")),
        Choice(_("Something else"), OTHER, ("lainnya", "lain", "yang lain")),
        Choice(_("Skip"), SKIP, ("lewati", "lewat")),
    )


def _why(heard: Heard) -> str:
    """One of the choices, or the reason in the person's own words."""
    try:
        return chosen(heard, _choices())
    except NoChoice:
        words = " ".join(words_of(heard).split())
        return SKIP if says_nothing(words) else words[:1_000]
