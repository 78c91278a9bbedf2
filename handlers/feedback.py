"""Feedback in one sentence: after a report, or whenever the word is said."""

from __future__ import annotations

from bot.ask import text
from bot.conversation import Choice
from bot.domain.feedback import Feedback, Kept
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you, your_name
from handlers.understand.courtesy import says_nothing


async def give_feedback() -> Feedback:
    """A sentence for the owner."""
    asked = _("What should the owner know, {call}? One sentence is enough.").format(call=you())
    return Feedback(await text("words", asked, longest=1_000, listens=True))


async def after_report() -> Feedback | Reply:
    """Asked at most once a week, and never insisted on."""
    asked = _("Any feedback for the owner, {call}? (You may skip this.)").format(call=you())
    words = await text("words", asked, longest=1_000, choices=(Choice(_("Skip"), "skip"),))
    if says_nothing(words):
        return Reply(_("Good, {call}. Until next week 🙏").format(call=you()))
    return Feedback(words)


def kept(feedback: Kept) -> Said:
    reply = Reply(_("Thank you, {name} 🙏 I have passed it on.").format(name=your_name()))
    return Said(reply, (feedback_letter(feedback.partner, feedback.words),))


def feedback_letter(partner: str, words: str) -> Letter:
    """What the owners are told of it."""
    return Letter(To.OWNERS, lambda: Reply(_("💬 {partner}: “{words}”").format(partner=partner, words=words)))
