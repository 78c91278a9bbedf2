"""What is kept of a person, and what becomes of the wish to be forgotten."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from bot.ask import confirm
from bot.ask.books import MyPartner, MyRecord
from bot.domain.personal import Erasing
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, called, clock, day, listed, you

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
        "• Reports: {reports}, money handed over: {remittances}\n• Agreed to the storing: {agreed}\n"
        "And our messages here, so that figures can be traced. *delete my data* asks to have it erased."
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
        agreed=f"{_date(record.agreed_at)} {clock(record.agreed_at)}" if record.agreed_at else _("not noted"),
    )
    return Reply(told)


def _date(moment: datetime) -> str:
    return f"{day(moment)} {moment.year}"


async def erase() -> Erasing | None:
    """`hapus data`: nothing is erased by itself; the owner hears of it."""
    partner, record = await MyPartner(), await MyRecord()
    text = _(
        "I cannot erase anything by myself, {call}. The figures stay in the books of {business}; your name, this chat "
        "and our messages can be erased by whoever runs LaporMitra. Shall I ask {business} for it?"
    )
    asked = text.format(call=you(), business=partner.business)
    return Erasing(record.person, partner.name) if await confirm("sure", asked) else None


def erasing(wish: Erasing) -> Said:
    text = _("I have passed it on, {call}. Nothing is erased yet. *stop* ends my messages at once.")
    return Said(Reply(text.format(call=you())), (Letter(To.OWNERS, partial(_tell_owner, wish)),))


def _tell_owner(wish: Erasing) -> Reply:
    text = _(
        "⚠️ {person} of *{partner}* asks to have their data erased. I cannot do that by myself: whoever runs LaporMitra "
        "can erase name, chat and messages; the figures stay. Please talk to {person}."
    )
    return Reply(text.format(person=called(wish.person), partner=wish.partner))
