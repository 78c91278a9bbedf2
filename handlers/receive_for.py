"""Goods that came to a partner of which nobody has joined: the owner says so."""

from __future__ import annotations

from bot.ask.books import IsAnybodyAt, PlacedLately, PlaceOf
from bot.conversation import OpeningWords
from bot.domain.placing import Arriving, Received
from bot.reply import Reply, Said
from bot.texts import _, you
from handlers.arrival import tell_owner
from handlers.waiting import number_in


async def receive_for() -> Arriving | Reply:
    """`terima barang 7`."""
    number = number_in(await OpeningWords())
    placed = next((one for one in await PlacedLately() if one.number == number and not one.received), None)
    if placed is None:
        return Reply(_("No goods of that number are on their way, {call}.").format(call=you()))
    if await IsAnybodyAt(placed.partner_id):
        text = _("{partner} says that itself, {call}: it has a button for it.")
        return Reply(text.format(partner=placed.partner, call=you()))
    return Arriving(await PlaceOf(placed.partner_id), placed.number)


def received(receipt: Received) -> Said:
    return Said(tell_owner(receipt))
