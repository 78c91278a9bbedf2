"""Tells what a sentence goes on about: `pie 2 kotak basi, saya pisahkan. Laku 14` sold fourteen of the pie."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.facts.item import Item
from handlers.understand.parts.part import Part
from handlers.understand.parts.remarks import OPINIONS
from handlers.understand.reading import AsideKind
from handlers.understand.words.vocabulary import LOSSES, Sense

_UNSAID = LOSSES | {Sense.PLACED, Form.AMOUNT}
"""What leaves open how many were sold."""

_GOING_ON = LOSSES | {Sense.SOLD, Sense.LEFT}


class _Named(NamedTuple):
    """Goods named before a place, and whether the talk can be of them."""

    start: int
    codes: tuple[str, ...]
    spoken_of: bool


def topic_of(item: Item, items: Sequence[Item], remarks: Sequence[Part]) -> str | None:
    """The product that an item without a name goes on about: the last one spoken of, if how many of it were sold is the
    only thing left open. `remarks` holds the parts of the message that count nothing."""
    roles = {fact.role for fact in item.facts}
    if not Sense.SOLD in roles <= _GOING_ON or any(fact.number is None for fact in item.facts):
        return None
    named = sorted(named for named in (*_counted(items), *_remarked(remarks)) if named.start < item.start)
    told = {code for other in items if _tells_sold(other) for mention in other.mentions for code in mention}
    open_codes = {code for name in named for code in name.codes} - told
    last = named[-1] if named else None
    sure = last is not None and last.spoken_of and len(last.codes) == 1 and open_codes == set(last.codes)
    return last.codes[0] if sure and last is not None else None


def speaks_of_several(part: Part, items: Sequence[Item]) -> bool:
    """Whether a clause says how many were sold after two products of which only losses were told: `jahe 2 basi, sinom 1
    basi. Laku 10`."""
    kinds = {atom.what for atom in part.atoms}
    if Sense.SOLD not in kinds or Form.PRODUCT in kinds or part.opened_by is Form.LINE_BREAK:
        return False
    last = items[-2:]
    lost = all(other.facts and not _tells_sold(other) for other in last)
    return lost and len({mention for other in last for mention in other.mentions}) > 1


def goods_of_rest(part: Part, items: Sequence[tuple[Item, Part]]) -> list[str]:
    """All goods named before a clause that says what became of the rest, and not of which: `sisanya retur`."""
    kinds = {atom.what for atom in part.atoms}
    rest = any(atom.definite and atom.what is Sense.LEFT for atom in part.atoms)
    whole = rest and not kinds.isdisjoint(LOSSES) and kinds.isdisjoint({Form.NUMBER, Form.PRODUCT})
    return [code for item, _ in items for mention in item.mentions for code in mention] if whole else []


def _counted(items: Sequence[Item]) -> list[_Named]:
    return [_Named(item.start, mention, spoken_of=True) for item in items for mention in item.mentions]


def _remarked(remarks: Sequence[Part]) -> list[_Named]:
    """Goods that are praised or blamed may be what the talk is of; those wished for, asked about or unknown are not."""
    return [
        _Named(atom.start, atom.codes, spoken_of=bool(atom.codes) and _gives_opinion(part))
        for part in remarks
        for atom in part.atoms
        if _names_goods(atom)
    ]


def _gives_opinion(part: Part) -> bool:
    return part.kind is AsideKind.FEEDBACK and any(atom.what in OPINIONS for atom in part.atoms)


def _names_goods(atom: Atom) -> bool:
    return bool(atom.codes) or atom.good or atom.another or atom.theirs


def _tells_sold(item: Item) -> bool:
    return any(fact.role not in _UNSAID for fact in item.facts)
