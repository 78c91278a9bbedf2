"""A word from the owner to one partner: the answer to a complaint or a question."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ask import confirm, text
from bot.ask.books import Partners, TheBusiness
from bot.conversation import OpeningWords
from bot.reply import Letter, Reply, Said, To
from bot.texts import _
from handlers.whom import nobody_yet, one_first, which_partner

LONGEST = 1_000
ANSWERING = ("jawab", "balas", "bales", "answer")


@dataclass(frozen=True, slots=True)
class Answer:
    """What everybody at one partner is told in the owner's words."""

    partner_id: int
    partner: str
    business: str
    words: str


async def answer() -> Answer | Reply | None:
    """`jawab siti nanti kemasannya saya ganti`, or asked step by step."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    names = [partner.name for partner in partners]
    said = await OpeningWords()
    words, name = one_first(said, names) or (said, "")
    chosen = await which_partner(partners, _("To whom?"), lambda typed: name or typed)
    words = (name and words.lstrip(" ,:")) or await text(
        "words", _("What shall I tell {partner}?").format(partner=chosen.name), longest=LONGEST
    )
    business = (await TheBusiness()).name
    shown = _("To {partner}:\n\n{text}\n\nShall I send it?")
    preview = shown.format(partner=chosen.name, text=_told(business, words))
    return Answer(chosen.id, chosen.name, business, words) if await confirm("sure", preview) else None


def _told(business: str, words: str) -> str:
    return _("💬 *{business}*: {words}").format(business=business, words=words)


def answered(done: Answer) -> Said:
    """It is passed on as it was typed."""
    reply = Reply(_("Passed on to {partner}.").format(partner=done.partner))
    return Said(reply, (Letter(To.PARTNER, lambda: Reply(_told(done.business, done.words)), done.partner_id),))
