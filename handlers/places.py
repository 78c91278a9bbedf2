"""One phone for several outlets: which one is meant, for the rest of the day."""

from __future__ import annotations

from bot.ask import choose
from bot.ask.books import MyPlaces
from bot.conversation import Choice
from bot.domain.speaker import Place
from bot.reply import Reply, Said
from bot.texts import _


async def which_place() -> Place:
    """`Untuk warung mana?`"""
    places = await MyPlaces()
    choices = [Choice(place.partner or place.business, f"{place.business_id}-{place.partner_id}") for place in places]
    value = await choose("place", _("For which outlet is this?"), choices)
    return next(place for place, choice in zip(places, choices, strict=True) if choice.value == value)


def chosen(place: Place) -> Said:
    text = _("Good, we are talking about *{place}* today. Write *ganti* to change it.")
    return Said(Reply(text.format(place=place.partner or place.business)))
