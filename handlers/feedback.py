"""Feedback in one sentence: after a report, or whenever the word is said."""

from __future__ import annotations

from bot.ask import few_words, hear, text
from bot.ask.books import MyPartner
from bot.conversation import Choice, Heard, OpeningWords, Rejected
from bot.domain.feedback import Feedback, Kept
from bot.domain.partner import Partner
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you, your_name
from handlers.counting import heard_from
from handlers.understand import Correction, read_correction
from handlers.understand.courtesy import says_nothing

LONGEST = 1_000
TELL = ("masukan", "keluhan", "saran")


async def give_feedback() -> Feedback:
    """A sentence for the owner."""
    asked = _("What should the owner know, {call}? One sentence is enough.").format(call=you())
    partner, opening = await MyPartner(), await OpeningWords()

    def read(said: Heard) -> str:
        if said.text != opening and _is_report(said.text, partner):
            raise Rejected(_("That reads like a report."))
        return few_words(LONGEST, said)

    return Feedback(await hear("words", asked, read, str, listens=True))


def _is_report(words: str, partner: Partner) -> bool:
    """Whether a message counts goods, or corrects a count, and does nothing else."""
    reading = heard_from(partner, words)
    counts = reading.lines and not reading.questions and not reading.asides
    return bool(counts) or isinstance(read_correction(words, partner.products), Correction)


async def after_report() -> Feedback | Reply:
    """Asked at most once a week, and never insisted on."""
    asked = _("Any feedback for the owner, {call}? (You may skip this.)").format(call=you())
    words = await text("words", asked, longest=LONGEST, choices=(Choice(_("Skip"), "skip"),))
    if says_nothing(words):
        return Reply(_("Good, {call}. Until next week 🙏").format(call=you()))
    return Feedback(words)


def kept(feedback: Kept) -> Said:
    reply = Reply(_("Thank you, {name} 🙏 I have passed it on.").format(name=your_name()))
    return Said(reply, (feedback_letter(feedback.partner, feedback.words),))


def feedback_letter(partner: str, words: str) -> Letter:
    """What the owners are told of it."""
    return Letter(To.OWNERS, lambda: Reply(_("💬 {partner}: “{words}”").format(partner=partner, words=words)))
