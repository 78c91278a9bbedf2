"""One phone for several outlets: which one is meant, for the rest of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.ask import choose
from bot.ask.books import MyOutlets, MyPartner, MyPlaces
from bot.ask.elsewhere import At
from bot.conversation import Choice, OpeningWords
from bot.domain.speaker import Place, person_in
from bot.reply import Reply, Said
from bot.texts import _
from handlers.phrases import any_of, glued, spoken
from handlers.simulate import without_command
from handlers.whose_goods import Outlet, whose_goods

GOING = re.compile(rf"\s*{any_of('go_to')}", re.IGNORECASE)
LEADING = re.compile(rf"^(?:{glued('go_to', 'this_outlet', 'at_outlet')}\s+)+", re.IGNORECASE)
TRAILING = re.compile(rf"(?:^|\s+){glued('at_outlet')}$", re.IGNORECASE)
NEIGHBOUR = spoken("next_door")
"""*warung sebelah* is nobody's here."""
MOST_WORDS = 6


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
    words = without_command(await OpeningWords())
    outlets = await MyOutlets() if words else ()
    goods = [Outlet(place, await At(place, MyPartner())) for place in outlets]
    marks = whose_goods(words, goods)
    return next((place for place in outlets if (place.mark,) == marks), None)


@dataclass(frozen=True, slots=True)
class Named:
    """A place that words name, and what is said of it; nothing where somebody only wants to go there."""

    place: Place
    rest: str


def named_place(words: str, outlets: Sequence[Place]) -> Named | None:
    """The one outlet that a message names: `kantin keripik 3`, `setor kantin 30rb`; None where it names several."""
    spoken = LEADING.sub("", words).split()
    for length in range(min(len(spoken), MOST_WORDS), 0, -1):
        for at in range(len(spoken) - length + 1):
            meant = [one for one in outlets if _is_called(spoken[at : at + length], one.partner)]
            if len(meant) == 1:
                before, after = " ".join(spoken[:at]), " ".join(spoken[at + length :])
                rest = f"{TRAILING.sub('', before)} {after.lstrip(' :,-')}".strip()
                another = NEIGHBOUR.match(after) or named_place(rest, outlets)
                return None if another else Named(meant[0], rest)
    return None


def asks_to_go(words: str) -> bool:
    """`ganti kantin`, `pindah ke warung`."""
    return GOING.match(words) is not None


def _is_called(said: Sequence[str], outlet: str) -> bool:
    """Whether all that is said stands in a name, and not only in what it says of its person."""
    theirs, person = _parts(outlet), _parts(person_in(outlet))
    mine = [word.strip(".,:;!?").casefold().removesuffix("nya") for word in said]
    return all(word in theirs for word in mine) and any(len(word) > 2 and word not in person for word in mine)


def _parts(name: str) -> set[str]:
    return {word.casefold().rstrip(".") for word in name.split()}


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
