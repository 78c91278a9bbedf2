"""Whose goods a message speaks of, at an outlet that sells for several businesses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.conversation import Rejected
from bot.domain.partner import Partner
from bot.domain.speaker import Place
from handlers.counting import placements
from handlers.doubts import can_settle
from handlers.sentences import sentence
from handlers.understand import Aside, Doubt, Intent, Line, Reading, Reason, read_report

OF_A_PRODUCT = frozenset({Reason.UNKNOWN_PRODUCT, Reason.WHICH_PRODUCT})
"""Doubts that saying whose the product is takes further."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One of the speaker's places, and the partner it is for that business."""

    place: Place
    partner: Partner

    @property
    def mark(self) -> str:
        return self.place.mark


@dataclass(frozen=True, slots=True)
class Whose:
    """Words that speak of goods of one of these places (their marks), nobody knows of which."""

    words: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """A message parted by places: what it says of each one's goods, by the place's mark, and what is left open."""

    readings: Mapping[str, Reading] = field(default_factory=dict)
    whose: tuple[Whose, ...] = ()
    hopeless: tuple[Doubt, ...] = ()
    """Doubts about the whole message, or about goods of several places together."""
    asides: tuple[Aside, ...] = ()


def part(words: str, outlets: Sequence[Outlet]) -> Parted:
    """Read a message with the products of all outlets at once, and part what it says by whose they are."""
    return _Parting(outlets).run(words)


def whose_goods(words: str, outlets: Sequence[Outlet]) -> tuple[str, ...]:
    """The marks of the places whose goods a message names; every place's where some of them may be anybody's.

    Empty where it names none for certain.
    """
    if len(outlets) < 2:
        return ()
    parted = part(words, outlets)
    if parted.readings and parted.whose:
        return tuple(outlet.mark for outlet in outlets)
    return tuple(parted.readings)


def buildable(parted: Parted, outlets: Sequence[Outlet]) -> Parted:
    """The same message; Rejected where something in it cannot be built upon."""
    if parted.hopeless:
        raise Rejected(sentence(parted.hopeless[0], _together(outlets)))
    for outlet in outlets:
        for doubt in parted.readings.get(outlet.mark, Reading(Intent.OTHER)).questions:
            if not can_settle(doubt):
                raise Rejected(sentence(doubt, outlet.partner))
    return parted


class _Parting:
    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self.outlets = {outlet.mark: outlet for outlet in outlets}
        self.owners: dict[str, tuple[str, str]] = {}
        """For each joint code, the mark of the outlet and the product's own code."""
        self.lines: dict[str, list[Line]] = {}
        self.questions: dict[str, list[Doubt]] = {}
        self.whose: list[Whose] = []
        self.hopeless: list[Doubt] = []
        for n, outlet in enumerate(outlets):
            self.owners |= {_joint(n, s.product.code): (outlet.mark, s.product.code) for s in outlet.partner.shelves}

    def run(self, words: str) -> Parted:
        together = _together(tuple(self.outlets.values()))
        heard = read_report(words, together.products, self._lying())
        for line in heard.lines:
            self._take_line(line)
        for doubt in heard.questions:
            self._take_doubt(doubt)
        marks = [mark for mark in self.outlets if mark in self.lines or mark in self.questions]
        readings = {mark: self._reading(mark) for mark in marks}
        return Parted(readings, tuple(self.whose), tuple(self.hopeless), heard.asides)

    def _lying(self) -> dict[str, Decimal]:
        by_place = {mark: placements(outlet.partner) for mark, outlet in self.outlets.items()}
        return {code: by_place[mark][own] for code, (mark, own) in self.owners.items() if own in by_place[mark]}

    def _reading(self, mark: str) -> Reading:
        return Reading(Intent.REPORT, tuple(self.lines.get(mark, ())), tuple(self.questions.get(mark, ())))

    def _take_line(self, line: Line) -> None:
        mark, code = self.owners[line.product]
        known = self._knowing(line.words)
        if len(known) > 1:
            self.whose.append(Whose(line.words, known))
        else:
            self.lines.setdefault(mark, []).append(replace(line, product=code))

    def _take_doubt(self, doubt: Doubt) -> None:
        concerned = {self.owners[code][0] for code in (doubt.about, *doubt.products) if code}
        known = self._knowing(doubt.words)
        if concerned and len(concerned.union(known)) == 1:
            self.questions.setdefault(concerned.pop(), []).append(self._own(doubt))
        elif doubt.reason in OF_A_PRODUCT:
            self.whose.append(Whose(doubt.words, known or tuple(self.outlets)))
        else:
            self.hopeless.append(doubt)

    def _knowing(self, words: str) -> tuple[str, ...]:
        """The outlets whose products the words may mean, were there no others."""
        return tuple(mark for mark, outlet in self.outlets.items() if _knows(outlet, words))

    def _own(self, doubt: Doubt) -> Doubt:
        """The doubt with the codes that the products have at their own business."""
        about = self.owners[doubt.about][1] if doubt.about else None
        line = replace(doubt.line, product=self.owners[doubt.line.product][1]) if doubt.line else None
        return replace(doubt, about=about, products=tuple(self.owners[code][1] for code in doubt.products), line=line)


def _knows(outlet: Outlet, words: str) -> bool:
    reading = read_report(words, outlet.partner.products, {})
    return bool(reading.lines) or any(doubt.about or doubt.products for doubt in reading.questions)


def _together(outlets: Sequence[Outlet]) -> Partner:
    """All goods as if they lay at one outlet, each under a joint code."""
    shelves = (
        replace(shelf, product=replace(shelf.product, code=_joint(n, shelf.product.code)))
        for n, outlet in enumerate(outlets)
        for shelf in outlet.partner.shelves
    )
    return replace(outlets[0].partner, shelves=tuple(shelves))


def _joint(n: int, code: str) -> str:
    """A product's code among those of all outlets: before its own, a sign for each outlet that comes first."""
    return "|" * n + code
