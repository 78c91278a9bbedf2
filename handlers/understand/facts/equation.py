"""Makes a line of what was said of one product: placed = sold + left + returned + damaged + expired + missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from bot.domain.money import worth
from bot.domain.product import Product
from handlers.understand.atoms.atom import Form
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.facts.item import Fact
from handlers.understand.line import Line
from handlers.understand.numbers.number import Number
from handlers.understand.words.vocabulary import ROLES, Sense

_AS_SOLD = frozenset({None, Sense.ALL, Sense.ZERO, Sense.EXCEPT})

Values = dict[Sense, Decimal]


class Unsure(Exception):
    """What was said of the product has no single reading."""

    def __init__(self, reason: Reason, *numbers: Decimal) -> None:
        super().__init__(reason)
        self.reason = reason
        self.numbers = numbers


def line_of(product: Product, facts: Sequence[Fact], placed: Decimal | None, words: str) -> Line | Doubt | None:
    """The line, or the question to ask; None if nothing was said that a report holds.

    `placed` is None where nobody keeps count of what was placed.
    """
    facts = [_among_placed(fact, placed) for fact in _last_corrections(facts)]
    values: Values = {}
    try:
        placed = _stated_placed(product, facts, placed)
        values, unsold = _values(product, facts, placed)
        if not values and unsold is None and not _amounts(facts):
            raise Unsure(Reason.COUNT_MISSING)
        values = _balanced(values, placed, unsold)
        return _drawn(product, words, values, _checked_amount(product, facts, values))
    except Unsure as unsure:
        line = _drawn(product, words, values)
        return Doubt(unsure.reason, words, product.code, numbers=unsure.numbers, line=line)


def _last_corrections(facts: Sequence[Fact]) -> list[Fact]:
    """Of facts with one role, those the writer corrected are gone."""
    if not any(fact.correction for fact in facts):
        return list(facts)
    latest: dict[object, int] = {}
    for fact in facts:
        role = _role(fact)
        latest[role] = max(latest.get(role, 0), fact.correction)
    return [fact for fact in facts if fact.correction == latest[_role(fact)]]


def _among_placed(fact: Fact, placed: Decimal | None) -> Fact:
    """`14/20` is 14 where 20 were placed."""
    number = fact.number
    if number is None or number.among is None or number.among != placed or number.doubt is not Reason.SEPARATOR:
        return fact
    return fact._replace(number=number._replace(doubt=None))


def _role(fact: Fact) -> Sense | Form | None:
    return Sense.SOLD if fact.role in _AS_SOLD else fact.role


def _values(product: Product, facts: Sequence[Fact], placed: Decimal | None) -> tuple[Values, Decimal | None]:
    """What each role was said to be, and a number unsold that only the equation can confirm."""
    values: Values = {}
    unsold: Decimal | None = None
    rest = [fact for fact in facts if fact.number is not None and fact.number.rest]
    for fact in _without_placed(product, [fact for fact in facts if fact not in rest], placed):
        if _is_unsold(fact):
            unsold = _quantity(product, fact.number and fact.number._replace(doubt=None))
            continue
        for role, value in _said(product, fact, placed):
            if values.setdefault(role, value) != value:
                raise Unsure(Reason.REPEATED, values[role], value)
    return {**values, **_taken(rest, values, placed)}, unsold


def _taken(facts: Sequence[Fact], values: Values, placed: Decimal | None) -> Values:
    """`sisanya basi`: all of which nothing else was told."""
    if not facts:
        return {}
    role, number = _counted_role(facts[0]), _known(placed) - sum(values.values(), Decimal(0))
    if len(facts) > 1 or role in values or Sense.LEFT in values or number <= 0:
        raise Unsure(Reason.COUNT_MISSING)
    return {role: number}


def _is_unsold(fact: Fact) -> bool:
    return fact.role is Sense.LEFT and fact.number is not None and fact.number.doubt is Reason.NEGATED


def _without_placed(product: Product, facts: Sequence[Fact], placed: Decimal | None) -> list[Fact]:
    """`keripik 20 laku 14` begins with what there was, if 20 were placed; `stok 6` is that or what is left."""
    kept = [fact for fact in facts if fact.role not in (Sense.PLACED, Form.AMOUNT)]
    bare = [fact for fact in kept if fact.role is None]
    told = any(fact.role is Sense.SOLD or fact.role is Sense.ALL for fact in kept)
    if len(bare) == 1 and told and placed is not None and _quantity(product, bare[0].number) == placed:
        kept.remove(bare[0])
    if all(fact.role is not Sense.STOCK for fact in kept):
        return kept
    return [
        _stock_named(product, fact, kept, placed) for fact in kept if not _names_placed(product, fact, kept, placed)
    ]


def _names_placed(product: Product, fact: Fact, facts: Sequence[Fact], placed: Decimal | None) -> bool:
    if fact.role is not Sense.STOCK or placed is None or len(facts) < 2:
        return False
    return _quantity(product, fact.number) == placed


def _stock_named(product: Product, fact: Fact, facts: Sequence[Fact], placed: Decimal | None) -> Fact:
    """Stock that closes the equation is what is left."""
    if fact.role is not Sense.STOCK:
        return fact
    others = [other for other in facts if other is not fact]
    if placed is None or not others:
        raise Unsure(Reason.SOLD_OR_LEFT)
    said = sum((value for other in others for _, value in _said(product, other, placed)), Decimal(0))
    if said + _quantity(product, fact.number) != placed:
        raise Unsure(Reason.SOLD_OR_LEFT)
    return fact._replace(role=Sense.LEFT)


def _said(product: Product, fact: Fact, placed: Decimal | None) -> Iterable[tuple[Sense, Decimal]]:
    """The values that one fact states."""
    if fact.role is Sense.EMPTY:
        raise Unsure(Reason.EMPTY)
    if (fact.everything or fact.role is Sense.ZERO) and fact.number is not None and fact.number.doubt is not None:
        raise Unsure(fact.number.doubt)
    if fact.role is Sense.ZERO:
        return [(Sense.SOLD, Decimal(0))]
    if fact.everything:
        return [(_counted_role(fact), _whole(product, fact, _known(placed)))]
    if fact.role is Sense.EXCEPT:
        rest = _quantity(product, fact.number)
        return [(Sense.SOLD, _known(placed) - rest), (Sense.LEFT, rest)]
    if fact.number is None:
        raise Unsure(Reason.COUNT_MISSING)
    value = _quantity(product, fact.number)
    if fact.there and fact.role is None:
        raise Unsure(Reason.SOLD_OR_LEFT, value)
    return [(_counted_role(fact), value)]


def _whole(product: Product, fact: Fact, placed: Decimal) -> Decimal:
    """All that was placed; `habis semua 50` must say as many."""
    if fact.role is Sense.ALL and fact.number is not None and (said := _quantity(product, fact.number)) != placed:
        raise Unsure(Reason.PLACED_DIFFERS, said, placed)
    return placed


def _counted_role(fact: Fact) -> Sense:
    if fact.everything and fact.role is None:
        raise Unsure(Reason.SOLD_OR_LEFT)
    return fact.role if isinstance(fact.role, Sense) and fact.role in ROLES else Sense.SOLD


def _known(placed: Decimal | None) -> Decimal:
    if placed is None or placed <= 0:
        raise Unsure(Reason.PLACED_UNKNOWN)
    return placed


def _quantity(product: Product, number: Number | None) -> Decimal:
    if number is None:
        raise Unsure(Reason.COUNT_MISSING)
    if number.doubt is not None:
        raise Unsure(number.doubt, *number.candidates)
    quantity = number.of(product)
    if isinstance(quantity, Reason):
        raise Unsure(quantity, number.value)
    return quantity


def _stated_placed(product: Product, facts: Sequence[Fact], placed: Decimal | None) -> Decimal | None:
    """What was placed: as we know it, which the writer must not contradict, or as the writer says."""
    for fact in facts:
        if fact.role is Sense.PLACED:
            said = _quantity(product, fact.number)
            if placed is not None and said != placed:
                raise Unsure(Reason.PLACED_DIFFERS, said, placed)
            placed = said
    return _told_whole(product, facts) if placed is None else placed


def _told_whole(product: Product, facts: Sequence[Fact]) -> Decimal | None:
    """`keripik 20 habis`: all there were, where nobody keeps count."""
    if all(fact.role is not Sense.ALL for fact in facts):
        return None
    counts = {_quantity(product, fact.number) for fact in facts if fact.number and _role(fact) is Sense.SOLD}
    return counts.pop() if len(counts) == 1 else None


def _balanced(values: Values, placed: Decimal | None, unsold: Decimal | None) -> Values:
    """Derives what is left, or what was sold, and checks that all of the goods are accounted for."""
    if unsold is not None:
        return _with_unsold(values, placed, unsold)
    if placed is None or not values:
        return values
    said = sum(values.values(), Decimal(0))
    if said > placed:
        raise Unsure(Reason.OVER_PLACED, said, placed)
    if Sense.SOLD in values and Sense.LEFT in values:
        if said < placed:
            raise Unsure(Reason.GAP, placed - said, placed)
        return values
    for missing, given in ((Sense.LEFT, Sense.SOLD), (Sense.SOLD, Sense.LEFT)):
        if given in values:
            return {**values, missing: placed - said}
    return values


def _with_unsold(values: Values, placed: Decimal | None, unsold: Decimal) -> Values:
    """`laku 14 belum laku 6` of 20 agrees; alone, `belum laku 6` may be meant otherwise."""
    total = sum(values.values(), unsold)
    if Sense.SOLD not in values or placed is None or total != placed:
        raise Unsure(Reason.NEGATED, unsold)
    return {**values, Sense.LEFT: unsold}


def _drawn(product: Product, words: str, values: Mapping[Sense, Decimal], amount: int | None = None) -> Line:
    return Line(
        product.code,
        words,
        sold=values.get(Sense.SOLD),
        left=values.get(Sense.LEFT),
        returned=values.get(Sense.RETURNED),
        damaged=values.get(Sense.DAMAGED),
        expired=values.get(Sense.EXPIRED),
        missing=values.get(Sense.MISSING),
        amount=amount,
    )


def _amounts(facts: Sequence[Fact]) -> list[Number]:
    return [fact.number for fact in facts if fact.role is Form.AMOUNT and fact.number is not None]


def _checked_amount(product: Product, facts: Sequence[Fact], values: Mapping[Sense, Decimal]) -> int | None:
    """The worth of what was sold, if each amount said is the price of one or of all."""
    amounts = _amounts(facts)
    if not amounts:
        return None
    for number in amounts:
        if number.doubt is not None:
            raise Unsure(number.doubt, *number.candidates)
    sold = values.get(Sense.SOLD)
    if sold is None:
        raise Unsure(Reason.MONEY_ONLY, *(number.value for number in amounts))
    whole = worth(sold, product.price)
    for number in amounts:
        if number.value not in (whole, product.price):
            raise Unsure(Reason.PRICE_DIFFERS, number.value, Decimal(product.price), Decimal(whole))
    return whole
