"""One phone for several outlets: which one is meant, for the rest of the day."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import choose
from bot.ask.books import MyOutlets, MyPartner, MyPlaces
from bot.ask.elsewhere import At
from bot.conversation import Choice, OpeningWords
from bot.domain.speaker import Place
from bot.reply import Reply, Said
from bot.texts import _
from handlers.whose_goods import Outlet, whose_goods


async def which_place() -> Place:
    """`Untuk warung mana?` Goods that only one of the businesses sells say so themselves."""
    places = await MyPlaces()
    meant = await _by_goods()
    if meant:
        return meant
    choices = [Choice(label_among(places, place), place.mark) for place in places]
    mark = await choose("place", _("For which outlet is this?"), choices)
    return next(place for place in places if place.mark == mark)


async def _by_goods() -> Place | None:
    """The one outlet whose goods the opening words name."""
    words = await OpeningWords()
    outlets = await MyOutlets() if words else ()
    goods = [Outlet(place, await At(place, MyPartner())) for place in outlets]
    marks = whose_goods(words, goods)
    return next((place for place in outlets if (place.mark,) == marks), None)


def label_among(places: Sequence[Place], place: Place) -> str:
    """What somebody calls one of several places: the outlet, with its business where two have the same name."""
    alike = [one for one in places if one.partner.casefold() == place.partner.casefold()]
    return outlet_said(place.partner, place.business, repeats=len(alike) > 1)


def outlet_among(places: Sequence[Place], place: Place | None) -> str:
    """What somebody with several places calls this one; empty for who has no other."""
    return label_among(places, place) if place and len(places) > 1 else ""


def outlet_said(outlet: str, business: str, *, repeats: bool) -> str:
    """The name of an outlet; that of the business alone for its owner, who has none."""
    return f"{outlet} · {business}" if outlet and repeats else outlet or business


def headed(outlet: str, said: str) -> str:
    """What is said about an outlet, begun with its name; as it stands where no outlet is to be named."""
    return said if not said or not outlet or outlet in said.partition("\n")[0] else f"*{outlet}*\n{said}"


def chosen(place: Place) -> Said:
    text = _("Good, we are talking about *{place}* today. Write *switch* to change it.")
    return Said(Reply(text.format(place=outlet_said(place.partner, place.business, repeats=True))))
