"""What is said of products: facts, items, and what one part of a message leaves open for the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from handlers.understand.atoms.atom import Form
from handlers.understand.doubt import Reason
from handlers.understand.numbers.number import Number
from handlers.understand.words.vocabulary import Sense

_DISTRIBUTED = frozenset({Sense.ALL, Sense.EMPTY, Sense.ZERO})


class Fact(NamedTuple):
    """One thing said of a product. `role` is None for a bare number, AMOUNT for rupiah."""

    role: Sense | Form | None
    number: Number | None
    everything: bool = False
    """`semua`: as many as there were."""
    there: bool = False
    correction: int = 0
    """How many times the writer had corrected himself before."""
    but: tuple[str, ...] = ()
    """Products that `semua kecuali` leaves out."""

    @property
    def unclear(self) -> Reason:
        """What is unclear of it where no product is named: what its word means, or else of which product it is."""
        if self.role is Sense.EMPTY:
            return Reason.EMPTY
        negated = self.number is not None and not self.number.value and self.number.doubt is Reason.NEGATED
        return Reason.NOT_ALL if negated and self.role is Sense.SOLD else Reason.WHICH_PRODUCT


class Item(NamedTuple):
    """Products and what was said of them. `mentions` holds the codes that each mention may mean."""

    mentions: tuple[tuple[str, ...], ...]
    facts: tuple[Fact, ...]
    start: int
    end: int
    each: bool = False
    led: bool = False
    """What was said stands before its product: `habis keripik`."""


class Head(NamedTuple):
    """A role that holds for the bare numbers below it."""

    role: Sense | None = None
    alone: bool = False
    """It stood by itself (`Sisa:`), so it holds until the next one."""
    unused: bool = False


NO_HEAD = Head()


@dataclass(slots=True)
class Context:
    """What earlier parts leave open: the item last spoken of, a heading, corrections made."""

    last: Item | None = None
    head: Head = NO_HEAD
    corrections: int = 0


class Parse(NamedTuple):
    """`continued` is the earlier item with what was added to it, or None."""

    continued: Item | None
    items: tuple[Item, ...]
    head: Head
    corrections: int

    @property
    def complete(self) -> bool:
        """Every product has something said of it."""
        return all(item.facts for item in self.items)


@dataclass(slots=True)
class OpenItem:
    """An item being built."""

    mentions: list[tuple[str, ...]] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    start: int = 0
    end: int = 0
    each: bool = False
    led: bool = False

    @classmethod
    def of(cls, item: Item) -> OpenItem:
        return cls(list(item.mentions), list(item.facts), item.start, item.end, item.each, item.led)

    def takes(self, codes: tuple[str, ...]) -> bool:
        """Whether a product named next may share its count; behind `keripik xx` begins another item."""
        strange = bool(codes) and not self.mentions[-1] and any(self.mentions)
        return not self.facts and not strange

    def half_told(self) -> bool:
        """Several counts of which one has no role."""
        counts = [fact for fact in self.facts if fact.role not in (Sense.PLACED, Form.AMOUNT)]
        first = counts[0].correction if counts else 0
        return any(fact.role is None and fact.correction == first for fact in counts[1:])

    def closed(self) -> Item:
        return Item(tuple(self.mentions), tuple(self.facts), self.start, self.end, self.each, self.led)


def distributed(item: Item) -> bool:
    """Whether each of several products of the item gets all that was said."""
    return item.each or all(_for_everyone(fact) for fact in item.facts)


def _for_everyone(fact: Fact) -> bool:
    nothing = fact.number is not None and fact.number.value == 0 and fact.number.doubt is None
    return nothing or (fact.number is None and (fact.role in _DISTRIBUTED or fact.everything))


def is_sure(fact: Fact) -> bool:
    """Whether nothing about it is in doubt."""
    return fact.role is Sense.ALL or fact.number is None or fact.number.doubt is None


def is_none(fact: Fact) -> bool:
    """Nothing sold, or nothing of which no more is told."""
    return fact.role in (None, Sense.SOLD, Sense.LEFT) and is_zero(fact)


def is_zero(fact: Fact) -> bool:
    """A nought that is not in doubt."""
    return fact.number is not None and fact.number.value == 0 and fact.number.doubt is None
