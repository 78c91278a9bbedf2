"""Checks what was said of everything, in rupiah or in pieces, against what the lines add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.domain.money import worth
from handlers.understand.atoms.atom import Atom
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.facts.item import Fact
from handlers.understand.line import Line
from handlers.understand.products.catalogue import Catalogue
from handlers.understand.text.tokens import Token


def cuts_told(tokens: Sequence[Token]) -> list[Decimal]:
    """The percentages in a message: what may go off the worth of everything (`dipotong 25%`)."""
    told = (token.text.removesuffix("%").strip().replace(",", ".") for token in tokens if token.text.endswith("%"))
    return [Decimal(percent) for percent in told if percent]


class Totals:
    """Totals that were said, with the product beside them where they may be the takings of that one alone."""

    def __init__(
        self, totals: Sequence[Atom], amounts: Sequence[Fact], catalogue: Catalogue, cuts: Sequence[Decimal]
    ) -> None:
        of_none: tuple[str, ...] = ()
        told = [(total.number, total.codes) for total in totals] + [(fact.number, of_none) for fact in amounts]
        certain = [(number, codes) for number, codes in told if number is not None and number.doubt is None]
        self.amounts = [(int(number.value), codes) for number, codes in certain if number.money]
        counted = (total.number for total in totals if total.number is not None and total.number.doubt is None)
        self.counts = [number.value for number in counted if not number.money]
        self.catalogue = catalogue
        self.cuts = cuts

    def taken_out(self, lines: Sequence[Line], doubts: Sequence[Doubt]) -> tuple[list[Line], list[Doubt]]:
        """`keripik 14 nastar 5, jadi 340 ribu`: an amount beside one product that is the worth of all is a total."""
        only = doubts[0] if len(doubts) == 1 else None
        if only is None or only.reason is not Reason.PRICE_DIFFERS or only.line is None:
            return list(lines), list(doubts)
        whole, total = [*lines, only.line], only.numbers[0]
        if not lines or total not in self._worths(whole):
            return list(lines), list(doubts)
        self.amounts.append((int(total), ()))
        order = list(self.catalogue.products)
        return sorted(whole, key=lambda line: order.index(line.product)), []

    def doubts(self, lines: Sequence[Line], doubted: bool, text: str) -> list[Doubt]:
        """A total alone never makes lines; beside lines it must be their sum, or the worth of the one beside it."""
        if not (self.amounts or self.counts):
            return []
        miscounted = self._miscounted(lines, text)
        if not lines:
            alone = [] if doubted else self.amounts[-1:]
            return [*(Doubt(Reason.MONEY_ONLY, text, numbers=(Decimal(total),)) for total, _ in alone), *miscounted]
        told, sums = {line.product for line in lines}, self._worths(lines)
        judged = [(total, codes) for total, codes in self.amounts if not codes or not told.isdisjoint(codes)]
        wrong = [total for total, codes in judged if total not in {*sums, *self._of_one(codes, lines)}]
        return [*(Doubt(Reason.TOTAL_DIFFERS, text, numbers=(Decimal(n), sums[0])) for n in wrong[-1:]), *miscounted]

    def of_all(self, lines: Sequence[Line]) -> int | None:
        """The last amount in rupiah that is not the worth of one product among several."""
        said = [total for total, codes in self.amounts if len(lines) < 2 or total not in self._of_one(codes, lines)]
        return said[-1] if said else None

    def _miscounted(self, lines: Sequence[Line], text: str) -> Iterator[Doubt]:
        """A total of pieces must be what the lines add up to."""
        sold = sum((line.sold or Decimal(0) for line in lines), Decimal(0))
        return (Doubt(Reason.TOTAL_DIFFERS, text, numbers=(said, sold)) for said in self.counts if said != sold)

    def _worths(self, lines: Sequence[Line]) -> list[Decimal]:
        """What the lines are worth together, and what is left of it after each cut."""
        whole = Decimal(sum(self._worth(line) for line in lines))
        return [whole, *(whole * (100 - cut) / 100 for cut in self.cuts)]

    def _of_one(self, codes: Sequence[str], lines: Sequence[Line]) -> set[int]:
        return {self._worth(line) for line in lines if line.product in codes}

    def _worth(self, line: Line) -> int:
        return worth(line.sold or Decimal(0), self.catalogue.products[line.product].price)
