"""The arithmetic under the ledger, for any numbers: rounding, parting, spreading and paying off."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given as for_any
from hypothesis import settings
from hypothesis import strategies as st

from bot.domain.agreement import Bearer, Deal, Side, Terms
from bot.domain.counts import Counts
from bot.domain.money import LARGEST, share_of, worth
from bot.domain.partner import Kind, Lot, Partner, Shelf
from bot.domain.product import Product
from bot.domain.report import merged, price, spread
from bot.domain.simulation import simulated
from bot.domain.week import Week
from storage.settlements import allocate

AMOUNTS = st.integers(-LARGEST, LARGEST)
RATES = st.integers(0, 10_000)
QUANTITIES = st.integers(1, 10**6).map(lambda thousandths: Decimal(thousandths) / 1000)
LOTS = st.lists(st.builds(Lot, QUANTITIES, st.sampled_from([0, 999, 1000, 1001])), min_size=1, max_size=6).map(tuple)
MONDAY = date(2026, 11, 16)
OWED = st.dictionaries(
    st.integers(-8, 1).map(lambda weeks: MONDAY + timedelta(days=7 * weeks)),
    st.integers(-(10**9), 10**9).filter(bool),
    max_size=8,
)
KERIPIK = Product("KRP", "Keripik Pisang", "bungkus", 1_500)
KINDS = ("sold", "returned", "damaged", "expired", "missing", "left")


def given(*strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Any values, however busy the machine is."""
    return lambda test: settings(deadline=None)(for_any(*strategies)(test))


@st.composite
def counted(draw: st.DrawFn, lots: tuple[Lot, ...]) -> Counts:
    """Counts that come to what the lots hold."""
    whole = int(sum(lot.quantity for lot in lots) * 1000)
    cuts = sorted(draw(st.lists(st.integers(0, whole), min_size=5, max_size=5)))
    parts = [Decimal(b - a) / 1000 for a, b in zip([0, *cuts], [*cuts, whole], strict=True)]
    return Counts(**dict(zip(KINDS, parts, strict=True)))


@given(AMOUNTS, RATES)
def test_a_share_is_rounded_half_up_and_away_from_nothing(amount: int, rate: int) -> None:
    exact = Fraction(abs(amount) * rate, 10_000)
    nearest = int(exact + Fraction(1, 2))
    assert share_of(amount, rate) == (nearest if amount >= 0 else -nearest)


@pytest.mark.parametrize(("amount", "share"), [(2, 1), (6, 2), (10, 3), (-2, -1), (-10, -3), (340_002, 85_001)])
def test_a_half_rupiah_goes_up(amount: int, share: int) -> None:
    assert share_of(amount, 2500) == share
    assert worth(Decimal("0.25"), amount) == share


@given(AMOUNTS, RATES, st.sampled_from(Side))
def test_parts_add_up_and_none_is_more_than_the_whole(sales: int, rate: int, side: Side) -> None:
    parts = Terms(Deal.CONSIGNMENT, rate, side).part(sales)
    assert parts.share + parts.rest == sales
    assert abs(parts.share) <= abs(sales)
    assert abs(parts.rest) <= abs(sales)


@given(AMOUNTS, RATES, st.sampled_from(Side))
def test_taking_back_is_the_exact_negative(sales: int, rate: int, side: Side) -> None:
    terms = Terms(Deal.CONSIGNMENT, rate, side)
    assert terms.part(-sales).share == -terms.part(sales).share


@given(QUANTITIES, st.integers(0, 10**6))
def test_worth_is_the_nearest_rupiah(quantity: Decimal, cost: int) -> None:
    assert abs(worth(quantity, cost) - quantity * cost) <= Decimal("0.5")


@pytest.mark.parametrize("rate", [-1, 10_001])
def test_a_share_beyond_the_whole_cannot_be_agreed_on(rate: int) -> None:
    with pytest.raises(ValueError, match="basis points"):
        Terms(Deal.CONSIGNMENT, rate)


@pytest.mark.parametrize("count", ["-1", "-0.001", "0.0005", "NaN"])
def test_counts_are_whole_thousandths_and_not_below_none(count: str) -> None:
    with pytest.raises((ValueError, ArithmeticError)):
        Counts(sold=Decimal(count))


@given(LOTS, st.data())
def test_spreading_conserves_every_count_and_every_lot(lots: tuple[Lot, ...], data: st.DataObject) -> None:
    counts = data.draw(counted(lots))
    parts = spread(lots, counts)
    assert sum(parts, Counts()) == counts
    assert [part.placed for part in parts] == [lot.quantity for lot in lots]


@given(LOTS, st.data())
def test_the_oldest_lot_is_sold_first(lots: tuple[Lot, ...], data: st.DataObject) -> None:
    parts = spread(lots, data.draw(counted(lots)))
    started = [part.sold > 0 for part in parts]
    emptied = [part.sold == lot.quantity for part, lot in zip(parts, lots, strict=True)]
    assert all(emptied[:n] == [True] * n for n, sold in enumerate(started) if sold)


@given(LOTS, st.data())
def test_goods_that_are_left_are_the_newest(lots: tuple[Lot, ...], data: st.DataObject) -> None:
    parts = spread(lots, data.draw(counted(lots)))
    held = [n for n, part in enumerate(parts) if part.left]
    assert all(part.left == part.placed for part in parts[held[0] + 1 :]) if held else True


@given(LOTS, st.data(), RATES)
def test_a_priced_report_says_what_was_counted(lots: tuple[Lot, ...], data: st.DataObject, rate: int) -> None:
    counts = data.draw(counted(lots))
    shelf = Shelf(Product("KCG", "Kacang", "kg", 5), lots)
    priced = price(Partner(1, "", "", Kind.WARUNG, Terms(Deal.CONSIGNMENT, rate), (shelf,)), {"KCG": counts})
    assert priced.counts() == {"KCG": counts}
    assert priced.parts.sales == sum(worth(line.counts.sold, line.price) for line in priced.lines)
    assert all(one.price != next_.price for one, next_ in zip(priced.lines, priced.lines[1:], strict=False))


@given(LOTS)
def test_merging_lots_keeps_goods_and_worth(lots: tuple[Lot, ...]) -> None:
    together = merged(lots)
    assert sum(lot.quantity * lot.price for lot in together) == sum(lot.quantity * lot.price for lot in lots)
    assert sum(lot.quantity for lot in together) == sum(lot.quantity for lot in lots)


@given(LOTS, QUANTITIES)
def test_counts_that_do_not_come_to_what_lies_there_are_refused(lots: tuple[Lot, ...], more: Decimal) -> None:
    whole = sum((lot.quantity for lot in lots), Decimal(0))
    with pytest.raises(ValueError, match="do not come to"):
        spread(lots, Counts(sold=whole + more))


@given(OWED, st.integers(1, LARGEST))
def test_paying_conserves_money(owed: dict[date, int], amount: int) -> None:
    parts = allocate(owed, amount, MONDAY)
    assert sum(parts.values()) == amount
    assert all(parts.values())


@given(OWED, st.integers(1, LARGEST))
def test_no_week_but_the_current_is_overpaid_and_no_credit_is_left(owed: dict[date, int], amount: int) -> None:
    after = {week: due - allocate(owed, amount, MONDAY).get(week, 0) for week, due in owed.items()}
    assert all(due >= 0 for week, due in after.items() if week != MONDAY)


@given(OWED, st.integers(1, LARGEST))
def test_the_oldest_debt_is_paid_first(owed: dict[date, int], amount: int) -> None:
    parts = allocate(owed, amount, MONDAY)
    debts = sorted(week for week, due in owed.items() if due > 0)
    unpaid = [week for week in debts if parts.get(week, 0) < owed[week]]
    for week in debts:
        if unpaid and week > unpaid[0]:
            assert week not in parts
        elif unpaid and week < unpaid[0]:
            assert parts[week] == owed[week]


@given(OWED, st.integers(1, LARGEST))
def test_only_weeks_with_a_balance_and_the_current_are_touched(owed: dict[date, int], amount: int) -> None:
    assert set(allocate(owed, amount, MONDAY)) <= {*owed, MONDAY}


@given(st.dates(date(1971, 1, 1), date(9000, 1, 1)))
def test_a_day_is_in_its_week_and_the_label_leads_back(day: date) -> None:
    week = Week.of(day)
    assert day in week
    assert week.before.sunday + timedelta(days=1) == week.monday == week.after.monday - timedelta(days=7)
    assert Week.parse(str(week)) == week


@given(st.integers(0, LARGEST), RATES, st.sampled_from(Side), st.sampled_from(Bearer))
def test_damage_costs_the_partner_no_more_than_the_business_would_have_got(
    spoiled: int, rate: int, side: Side, bearer: Bearer
) -> None:
    terms = Terms(Deal.CONSIGNMENT, rate, side, damage_bearer=bearer)
    missed, charge = terms.part(spoiled).rest, terms.charge(spoiled)
    assert charge == {Bearer.BUSINESS: 0, Bearer.PARTNER: missed, Bearer.SHARED: (missed + 1) // 2}[bearer]
    assert terms.charge(-spoiled) == -charge
    assert replace(terms, deal=Deal.REFERRAL).charge(spoiled) == 0


@pytest.mark.parametrize(("bearer", "charge"), [("business", 0), ("partner", 7_501), ("shared", 3_751)])
def test_half_a_rupiah_of_damage_goes_to_the_partner(bearer: str, charge: int) -> None:
    """Goods of Rp10.001 at 25 %: the share is Rp2.500,25, so Rp7.501 are missed, and half of that is Rp3.750,50."""
    assert Terms(Deal.CONSIGNMENT, 2_500, damage_bearer=Bearer(bearer)).charge(10_001) == charge


@given(LOTS, st.data())
def test_a_simulation_of_what_lies_there_comes_to_what_a_report_would(
    lots: tuple[Lot, ...], data: st.DataObject
) -> None:
    partner = Partner(1, "", "", Kind.WARUNG, Terms(Deal.CONSIGNMENT, 2500), (Shelf(KERIPIK, lots),))
    placed = partner.shelf("KRP").quantity
    sold = data.draw(st.integers(0, int(placed * 1000)).map(lambda thousandths: Decimal(thousandths) / 1000))
    reported = price(partner, {"KRP": Counts(sold=sold, left=placed - sold)})
    supposed = simulated(partner, [KERIPIK], {"KRP": Counts(sold=sold)})
    assert (supposed.parts, supposed.due) == (reported.parts, reported.due)


@given(LOTS, QUANTITIES)
def test_a_simulation_of_more_adds_goods_at_the_list_price(lots: tuple[Lot, ...], more: Decimal) -> None:
    partner = Partner(1, "", "", Kind.WARUNG, Terms(Deal.CONSIGNMENT, 2500), (Shelf(KERIPIK, lots),))
    placed = partner.shelf("KRP").quantity
    priced = simulated(partner, [KERIPIK], {"KRP": Counts(sold=placed + more)})
    assert sum(line.counts.sold for line in priced.lines) == placed + more
    assert priced.lines[-1].price == KERIPIK.price
    assert priced.lines[-1].counts.sold >= more
