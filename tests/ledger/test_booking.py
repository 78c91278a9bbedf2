"""Single bookings: what the ledger takes, what it refuses, and that it only ever grows."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, NoResultFound

from bot.domain.agreement import Deal, Terms
from bot.domain.money import LARGEST
from storage import ledger, partners, reports, stock
from storage.books import Books
from storage.ledger import Cause, Entry
from tests.ledger.oracle import contradictions
from tests.ledger.shop import WEEK, Shop, open_shop, open_warung

CAUSE = Cause("test", 1)


def entries(*amounts: int) -> list[Entry]:
    return [Entry("partner" if n == 0 else "sales", WEEK.monday, amount) for n, amount in enumerate(amounts)]


def book(shop: Shop, partner_id: int, key: str, *amounts: int) -> int:
    return shop.do(lambda books: ledger.book(books, partner_id, key, CAUSE, entries(*amounts)))


def rows(engine: Engine, table: str) -> int:
    with engine.begin() as connection:
        return int(connection.execute(text(f"SELECT COUNT(*) FROM {table}")).scalar_one())  # noqa: S608 - our own


def test_a_new_key_is_booked_with_its_entries(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    book(shop, warung, "a", 5, -5)
    assert (rows(engine, "ledger_transaction"), rows(engine, "ledger_entry")) == (1, 2)
    assert shop.owed(warung) == {"2026-W47": 5}


def test_booking_again_returns_the_first_and_adds_nothing(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    first = book(shop, warung, "a", 5, -5)
    assert {book(shop, warung, "a", 5, -5) for _ in range(3)} == {first}
    assert rows(engine, "ledger_entry") == 2


@pytest.mark.parametrize("amounts", [(6, -6), (-5, 5), (5, -2, -3)])
def test_a_key_never_means_two_things(engine: Engine, amounts: tuple[int, ...]) -> None:
    shop, warung = open_warung(engine)
    book(shop, warung, "a", 5, -5)
    with pytest.raises(ledger.KeyReused):
        book(shop, warung, "a", *amounts)
    assert shop.owed(warung) == {"2026-W47": 5}


def test_a_key_is_not_reused_for_another_partner_or_week(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    other = shop.join(Terms(Deal.CONSIGNMENT, 2500))
    book(shop, warung, "a", 5, -5)
    later = [Entry("partner", WEEK.after.monday, 5), Entry("sales", WEEK.monday, -5)]
    with pytest.raises(ledger.KeyReused):
        book(shop, other, "a", 5, -5)
    with pytest.raises(ledger.KeyReused):
        shop.do(lambda books: ledger.book(books, warung, "a", CAUSE, later))


@pytest.mark.parametrize("amounts", [(), (0, 0), (5,), (5, -4), (LARGEST + 1, -LARGEST - 1), (5, 0, -5)])
def test_what_does_not_balance_is_not_booked(engine: Engine, amounts: tuple[int, ...]) -> None:
    shop, warung = open_warung(engine)
    with pytest.raises(ledger.Unbalanced):
        book(shop, warung, "a", *amounts)
    assert rows(engine, "ledger_transaction") == 0


def test_a_thousand_times_the_largest_amount_is_still_exact(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    with shop.books() as books:
        for n in range(1000):
            ledger.book(books, warung, f"{n}", CAUSE, entries(LARGEST, -LARGEST))
        ledger.book(books, warung, "one more", CAUSE, entries(1, -1))
    assert shop.owed(warung) == {"2026-W47": 1000 * LARGEST + 1}
    assert 1000 * LARGEST + 1 < 2**53


def test_a_reversal_is_the_negative_once(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    booked = book(shop, warung, "a", 7, -3, -4)
    reversals = {shop.do(lambda books: ledger.reverse(books, booked, CAUSE)) for _ in range(2)}
    assert len(reversals) == 1
    assert shop.owed(warung) == {}
    assert shop.do(lambda books: ledger.balance(books, warung, "sales")) == 0
    with pytest.raises(ledger.NotReversible):
        shop.do(lambda books: ledger.reverse(books, reversals.pop(), CAUSE))


def test_businesses_may_use_the_same_key(engine: Engine) -> None:
    rina, warung = open_warung(engine)
    tini = open_shop(engine, "Sambal Bu Tini")
    kantin = tini.join(Terms(Deal.CONSIGNMENT, 2000))
    ids = book(rina, warung, "a", 5, -5), book(tini, kantin, "a", 9, -9)
    assert (book(rina, warung, "a", 5, -5), book(tini, kantin, "a", 9, -9)) == ids
    assert [shop.do(lambda books: ledger.transaction_of(books, "a")) for shop in (rina, tini)] == list(ids)
    assert (rina.owed(warung), tini.owed(kantin)) == ({"2026-W47": 5}, {"2026-W47": 9})


FOREIGN: dict[str, Callable[[Books, int, int], object]] = {
    "reverse": lambda books, _, booked: ledger.reverse(books, booked, CAUSE),
    "hold": lambda books, partner_id, _: ledger.hold(books, partner_id),
    "read the partner": lambda books, partner_id, _: partners.partner(books, partner_id),
}


@pytest.mark.parametrize("act", FOREIGN.values(), ids=FOREIGN)
def test_another_business_cannot_reach_it(engine: Engine, act: Callable[[Books, int, int], object]) -> None:
    rina, warung = open_warung(engine)
    booked = book(rina, warung, "a", 5, -5)
    tini = open_shop(engine, "Sambal Bu Tini")
    with pytest.raises(NoResultFound):
        tini.do(lambda books: act(books, warung, booked))


def test_another_business_sees_nothing_of_it(engine: Engine) -> None:
    rina, warung = open_warung(engine, KRP=20)
    rina.report(warung, KRP=10)
    tini = open_shop(engine, "Sambal Bu Tini")
    with tini.books() as books:
        assert ledger.balances_by_week(books, warung) == {}
        assert stock.on_hand(books, warung) == {}
        assert reports.filed(books, warung, WEEK) is None
        assert ledger.transaction_of(books, "a") is None
        assert stock.lots(books, warung) == {}


@pytest.mark.parametrize("table", ["ledger_transaction", "ledger_entry", "stock_entry"])
@pytest.mark.parametrize("act", ["UPDATE {table} SET business_id = business_id", "DELETE FROM {table}"])
def test_what_is_written_stays(engine: Engine, table: str, act: str) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    before = rows(engine, table)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(act.format(table=table)))
    assert rows(engine, table) == before > 0


def test_goods_that_came_first_are_sold_first_whenever_they_were_placed(engine: Engine) -> None:
    """The second delivery overtakes the first: its goods lie there longer, at their own price."""
    shop, warung = open_warung(engine)
    slow = shop.do(lambda books: stock.place(books, warung, {"KRP": Decimal(10)}, shop.owner))
    with shop.books() as books:
        books.run(text("UPDATE price SET amount = 12000 WHERE code = 'KRP'"))
    shop.deliver(warung, KRP=10)
    shop.report(warung, KRP=5)
    assert shop.do(lambda books: stock.receive(books, warung, slow.number, shop.member, came=True))
    shop.report(warung, WEEK.after, KRP=15)
    with shop.books() as books:
        assert -ledger.balance(books, warung, "sales") == 10 * 12_000 + 10 * 10_000


def test_what_came_of_a_delivery_counts_and_the_rest_stays_on_its_way(engine: Engine) -> None:
    shop, warung = open_warung(engine)
    goods = {"KRP": Decimal(20), "NST": Decimal(5)}
    number = shop.do(lambda books: stock.place(books, warung, goods, shop.owner)).number
    some = {"KRP": Decimal(18)}
    rest = shop.do(lambda books: stock.receive_some(books, warung, number, shop.member, some))
    assert shop.do(lambda books: stock.on_hand(books, warung)) == some
    waiting = shop.do(lambda books: stock.on_the_way(books, warung))
    assert {one.product.code: one.quantity for one in waiting} == {"KRP": 2, "NST": 5}
    assert {one.number for one in waiting} == {rest}
    assert shop.do(lambda books: stock.receive_some(books, warung, number, shop.member, some)) == 0
    assert shop.do(lambda books: stock.receive(books, warung, rest, shop.member, came=True))
    assert shop.do(lambda books: stock.on_hand(books, warung)) == goods


@pytest.mark.parametrize("count", [0, -3])
def test_nothing_or_less_cannot_be_placed(engine: Engine, count: int) -> None:
    shop, warung = open_warung(engine)
    with pytest.raises(ValueError, match="cannot be placed"):
        shop.do(lambda books: stock.place(books, warung, {"KRP": Decimal(count)}, shop.owner))


def test_a_report_made_of_goods_that_are_gone_by_now_is_refused(engine: Engine) -> None:
    """Somebody had the shelf read out before another week's report took the goods."""
    shop, warung = open_warung(engine, KRP=20)
    with shop.books() as books:
        stale = shop.counted(books, warung, WEEK.before, KRP=15)
    shop.report(warung, KRP=10)
    with pytest.raises(reports.StockMoved):
        shop.do(lambda books: reports.file(books, stale, shop.member))
    assert shop.do(lambda books: stock.on_hand(books, warung)) == {"KRP": 10}


def test_a_correction_of_a_referral_keeps_the_price_of_its_time(engine: Engine) -> None:
    shop = open_shop(engine)
    citra = shop.join(Terms(Deal.REFERRAL, 1000))
    shop.report(citra, KRP=3)
    with shop.books() as books:
        books.run(text("UPDATE price SET amount = 12000 WHERE code = 'KRP'"))
    shop.correct(citra, KRP=2)
    assert shop.owed(citra) == {"2026-W47": -2_000}
    with shop.books() as books:
        assert contradictions(books.connection, shop.business_id) == {}


def test_a_correction_that_changes_who_holds_the_goods_gives_them_back(engine: Engine) -> None:
    shop, warung = open_warung(engine, KRP=20)
    shop.report(warung, KRP=10)
    with shop.books() as books:
        corrected = shop.corrected(books, warung, KRP=10)
        referral = type(corrected.priced)(Terms(Deal.REFERRAL, 2500), corrected.priced.lines)
        reports.file(books, type(corrected)(warung, WEEK, referral, corrected.replaces), shop.member)
        assert stock.on_hand(books, warung) == {"KRP": 20}
        assert ledger.balance(books, warung) == -25_000
