"""A text from the owner to all partners, after a preview."""

from __future__ import annotations

from functools import partial

from bot.ask import confirm, text
from bot.ask.books import Partners, TheBusiness
from bot.domain.feedback import Announced, Announcement
from bot.domain.template import Approved, Template
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, _n, your_name
from handlers.whom import nobody_yet


async def announce() -> Announcement | Reply | None:
    """`umumkan Lebaran libur 8-14 Maret`."""
    business = await TheBusiness()
    partners = await Partners()
    if not partners:
        return nobody_yet()
    words = await text("words", _("What shall I tell all partners?"), longest=1_000, listens=True)
    shown = _n(
        "To {n} partner:\n\n{text}\n\nShall I send it?", "To {n} partners:\n\n{text}\n\nShall I send it?", len(partners)
    )
    preview = shown.format(n=len(partners), text=announcement_said(business.name, words))
    return Announcement(words) if await confirm("sure", preview, edits="words") else None


def announcement_said(business: str, words: str) -> str:
    return _("📣 *{business}*: {words}").format(business=business, words=words)


def announced(done: Announced) -> Said:
    reply = Reply(_n("Sent to {n} person.", "Sent to {n} people.", done.readers).format(n=done.readers))
    said = partial(_letter, done)
    return Said(reply, tuple(Letter(to, said, careful=True) for to in (To.PARTNERS, To.GROUPS)))


def _letter(done: Announced) -> Reply:
    approved = Template(Approved.ANNOUNCEMENT, (your_name(), done.business, done.words))
    return Reply(announcement_said(done.business, done.words), template=approved)
