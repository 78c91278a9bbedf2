"""Feedback in one sentence: after a report, or whenever the word is said."""

from __future__ import annotations

import re

from bot.ask import text
from bot.conversation import Choice
from bot.domain.feedback import Feedback, Kept
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you, your_name
from handlers.understand import read_yes_no
from handlers.understand.courtesy import read_courtesy, unsoftened

WORD = re.compile(r"[^\W\d_]{2}")
NOTHING = re.compile(
    r"lewati?|skip|aman|nihil|nanti|ora ono|(?:tidak|tdk|g|gk|ga|gak|nggak|enggak|ndak|belum|blm) ada(?: masukan)?"
)


async def give_feedback() -> Feedback:
    """A sentence for the owner."""
    asked = _("What should the owner know, {call}? One sentence is enough.").format(call=you())
    return Feedback(await text("words", asked, longest=1_000, listens=True))


async def after_report() -> Feedback | Reply:
    """Asked at most once a week, and never insisted on."""
    asked = _("Any feedback for the owner, {call}? (You may skip this.)").format(call=you())
    words = await text("words", asked, longest=1_000, choices=(Choice(_("Skip"), "skip"),))
    if skips(words):
        return Reply(_("Good, {call}. Until next week 🙏").format(call=you()))
    return Feedback(words)


def skips(words: str) -> bool:
    """Whether somebody has nothing to tell the owner: thanks, a yes or a no, a sign or a number."""
    courtesy = read_courtesy(words) or read_yes_no(words) is not None
    return bool(courtesy) or not WORD.search(words) or bool(NOTHING.fullmatch(unsoftened(words)))


def kept(feedback: Kept) -> Said:
    reply = Reply(_("Thank you, {name} 🙏 I have passed it on.").format(name=your_name()))
    return Said(reply, (feedback_letter(feedback.partner, feedback.words),))


def feedback_letter(partner: str, words: str) -> Letter:
    """What the owners are told of it."""
    return Letter(To.OWNERS, lambda: Reply(_("💬 {partner}: “{words}”").format(partner=partner, words=words)))
