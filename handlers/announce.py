"""A text from the owner to all partners, after a preview."""

from __future__ import annotations

from functools import partial

from bot.ask import confirm, few_words, hear
from bot.ask.books import TheBusiness, TheSummary
from bot.conversation import Heard, Rejected
from bot.domain.feedback import Announced, Announcement
from bot.domain.template import Approved, Template
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, _n, your_name
from handlers.understand import read_yes_no
from handlers.whom import nobody_yet

LONGEST = 1_000
TO_ALL = ("umumkan", "kabari semua", "kabarin semua", "kasih tahu semua", "kasih tau semua", "beritahu semua")


async def announce() -> Announcement | Reply | None:
    """`umumkan Lebaran libur 8-14 Maret`."""
    business = await TheBusiness()
    partners = await how_many_joined()
    if not partners:
        return nobody_yet()
    words = await hear("words", _("What shall I tell all partners?"), _written, str, listens=True)
    shown = _n(
        "To {n} partner:\n\n{text}\n\nShall I send it?", "To {n} partners:\n\n{text}\n\nShall I send it?", partners
    )
    preview = shown.format(n=partners, text=announcement_said(business.name, words))
    return Announcement(words) if await confirm("sure", preview, edits="words") else None


async def how_many_joined() -> int:
    """So many partners read what is announced."""
    return sum(one.silence != "not_joined" for one in (await TheSummary()).partners)


def _written(said: Heard) -> str:
    words = few_words(LONGEST, said)
    if read_yes_no(words) is not None:
        raise Rejected(_("A yes or no alone cannot be sent."))
    return words


def announcement_said(business: str, words: str) -> str:
    return _("📣 *{business}*: {words}").format(business=business, words=words)


def announced(done: Announced) -> Said:
    said = _n("On its way to {n} person.", "On its way to {n} people.", done.readers)
    return Said(Reply(said.format(n=done.readers)))


def letters(words: str, business: str, *, to_groups: bool) -> list[Letter]:
    """The announcement itself, to partners' people and perhaps to groups."""
    audiences = (To.PARTNERS, To.GROUPS) if to_groups else (To.PARTNERS,)
    return [Letter(to, partial(_letter, words, business), careful=True) for to in audiences]


def _letter(words: str, business: str) -> Reply:
    approved = Template(Approved.ANNOUNCEMENT, (your_name(), business, words))
    return Reply(announcement_said(business, words), template=approved)
