"""What is kept of a person, and what becomes of the wish to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from bot.ask import chosen, confirm, hear
from bot.ask.books import AccountOf, ErasureWishes, MyPartner, MyRecord, OnePartner
from bot.conversation import Choice, Heard, Question
from bot.domain.leaving import Leaving
from bot.domain.personal import Erased, Erasing, ErasureWish, ErasureWord, PersonalRecord
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, called, clock, day, listed, you, your_name
from handlers.leaving import open_said
from handlers.understand import match_name

MY_DATA = ("data saya", "dataku", "data pribadi saya", "lihat data saya")
ERASE = ("hapus data", "hapuskan data", "hapus akun", "tolong hapus data", "mau hapus data", "saya mau hapus data")
SPELT_OTHERWISE = {"whatsapp": "WhatsApp"}
"""Platforms whose name is not spelt with one capital."""


async def my_record() -> Reply:
    """`data saya`."""
    partner, record = await MyPartner(), await MyRecord()
    text = _(
        "This is what I keep of you:\n• Name: {person}\n• Chat: {addresses}\n"
        "• Place: {partner} ({business}), since {since}\n"
        "• Reports: {reports}, money handed over: {remittances}\n• Agreed to the storing: {agreed}{group}{words}\n"
        "And our messages here, so that figures can be traced, and for half a year what you have sent along. "
        "*delete my data* asks to have it erased."
    )
    told = text.format(
        person=called(record.person),
        addresses=listed(
            [f"{SPELT_OTHERWISE.get(channel, channel.title())} {address}" for channel, address in record.addresses]
        ),
        partner=partner.name,
        business=partner.business,
        since=_date(record.since),
        reports=record.reports,
        remittances=record.remittances,
        group=_group(record),
        words=_words(record),
        agreed=f"{_date(record.agreed_at)} {clock(record.agreed_at)}" if record.agreed_at else _("not noted"),
    )
    return Reply(told)


def _words(record: PersonalRecord) -> str:
    words = ", ".join(f"“{one}”" for one in record.words)
    return _("\n• Your words in evaluations: {words}").format(words=words) if words else ""


def _group(record: PersonalRecord) -> str:
    """What the partner has said of being named in the group; nothing where it has said nothing."""
    if record.may_be_named is None:
        return ""
    return _("\n• Named in the group: it may be") if record.may_be_named else _("\n• Named in the group: no")


def _date(moment: datetime) -> str:
    return f"{day(moment)} {moment.year}"


async def erase() -> Erasing | None:
    """`hapus data`: the owner says the last word, as goods and money may be open."""
    partner, record = await MyPartner(), await MyRecord()
    text = _(
        "Shall I ask {business} to have your data erased, {call}? Then your name, this chat, our messages and your "
        "photos go for good, and you cannot look anything up any more. The figures stay in the books, under a neutral "
        "name."
    )
    asked = text.format(call=you(), business=partner.business)
    return Erasing(record.person, partner.name) if await confirm("sure", asked) else None


def erasing(wish: Erasing) -> Said:
    text = _(
        "I have passed it on, {call}. Nothing is erased yet; as soon as they agree everything goes, I tell you so and "
        "do not write any more. *stop* ends my messages at once."
    )
    return Said(Reply(text.format(call=you())), (Letter(To.OWNERS, partial(_tell_owner, wish)),))


def _tell_owner(wish: Erasing) -> Reply:
    text = _(
        "⚠️ {person} of *{partner}* asks to have their data erased. By law that has to be seen to within 3 days. "
        "Settle what is open, then: *delete data {name}*."
    )
    name = wish.partner.casefold()
    told = text.format(person=called(wish.person), partner=wish.partner, name=name)
    return Reply(told, (Choice(_("Erase"), f"{ERASE[0]} {name}"),))


async def forget_person() -> ErasureWord | Reply | None:
    """`hapus data warung siti`: the owner erases who has asked for it."""
    wishes = await ErasureWishes()
    if not wishes:
        return Reply(
            _("Nobody has asked to be forgotten, {call}: whoever wants it writes *delete my data*.").format(call=you())
        )
    wish = await _which(wishes)
    leaving = Leaving(await OnePartner(wish.partner_id), (await AccountOf(wish.partner_id)).total)
    text = _(
        "Erase {person} of *{partner}*: name, chat, messages, photos, bank account and PIN? The figures stay under a "
        "neutral name. {open} This cannot be undone."
    )
    asked = text.format(person=called(wish.person), partner=wish.partner, open=open_said(leaving))
    return ErasureWord(wish) if await confirm("sure", asked) else None


def _which(wishes: Sequence[ErasureWish]) -> Question[ErasureWish]:
    """The one that is named, or chosen; the only one there is needs no name."""
    choices = [Choice(f"{one.person} · {one.partner}", str(n)) for n, one in enumerate(wishes)]

    def read(heard: Heard) -> ErasureWish:
        if heard.pressed is None and heard.text:
            meant = match_name(heard.text, [choice.label for choice in choices])
            if len(meant) == 1:
                return wishes[meant[0]]
        elif heard.pressed is None and len(wishes) == 1:
            return wishes[0]
        return wishes[int(chosen(heard, choices))]

    return hear("wish", _("Who is to be forgotten?"), read, ErasureWish, choices=choices, listens=True)


def erased(done: Erased) -> Said:
    """The owner knows that it is done; the person is told a last time, and that letter is forgotten too."""
    text = _("Done, {call}: that person is forgotten, and our messages about them. The figures stand under *{name}*.")
    letters = tuple(Letter(To.FORGOTTEN, partial(_farewell, done), reader=reader) for reader in done.readers)
    return Said(Reply(text.format(call=you(), name=done.neutral)), letters)


def _farewell(done: Erased) -> Reply:
    text = _(
        "{name}, {business} has erased your data, as you asked: name, chat, messages, photos and bank account. This is "
        "my last message; the figures stay without your name. Thank you for everything 🙏"
    )
    return Reply(text.format(name=your_name(), business=done.business))
