"""What a state machine over the books needs: places with their models, and acts that break first, then happen.

The invariants that it holds the books to, in any order of acts:

1. Every transaction comes to nothing (`oracle`).
2. Balances are sums of entries, wherever they are told: ledger, account, statement, nota, summary (`_agree`).
3. A repeated act changes nothing, and returns what it returned first (`changes_nothing`).
4. A key used for something else is refused (`refused`).
5. What breaks at any statement leaves nothing behind (`_break`).
7. A transaction is reversed at most once, exactly, and no reversal is (`oracle`).
8. A correction comes to the corrected figure alone (`model`).
9. Share and damage are rounded once a line, and the parts are the whole (`model`).
10. A report is on the terms of its week, also a late one, and keeps them (`Account.in_force`).
11. Each partner has the figures of its own model, whatever the others did in between.
12. No more commission is paid out than is owed (`Account.pay_out`; many at once in test_payouts).
13. Nothing is dated in a week after it was closed (`oracle`).
14. Amounts keep within their bounds (`oracle`; the largest ones in test_booking).
15. An amount means what its words say, or is asked about (`say_remittance`; all ways to write it in tests/understand).
16. No act changes anything of the other business (`do`).
17. The owner's summary is the sum of what was booked, and the same when it is told again (`told`).

18. Money that had not come after all is owed again, its weeks are open, and nothing else changes (`take_money_back`).
19. A promised bonus stands exactly while the month has what it was promised for, once; in a settled week it stays
    (`Account._keep_promise`, `oracle`).

That nothing written is ever changed (6) is proved in test_booking, as triggers see to it.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant
from sqlalchemy import Engine

from bot.domain.agreement import Bearer, Deal, Side, Terms
from bot.domain.report import merged
from bot.domain.week import Week
from storage import accounts, ledger, partners, remittances, reports, stock
from storage.books import Books
from tests.ledger.faults import Broken, breaking_at
from tests.ledger.model import Account, Agreed
from tests.ledger.oracle import contradictions, fingerprints, totals
from tests.ledger.shop import JAKARTA, PRODUCTS, SATURDAY, Shop, open_shop
from tests.ledger.told import summary_agrees

RATE = st.sampled_from([0, 1, 2500, 3333, 9999, 10_000]) | st.integers(0, 10_000)
AGREED = st.tuples(RATE, st.booleans(), st.sampled_from(["business", "partner", "shared"]))
Break = tuple[int, bool]
"""The statement at which an act breaks at first, 0 for none; and whether before it ran or after."""
BREAK = st.tuples(st.integers(0, 16), st.booleans())
PICK = st.integers(0, 1 << 16)
"""Chooses one of what there is, by its remainder."""
WHO = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3])
"""Which of the four places; the first warung has the most to do, so that its weeks get a history."""
SOON = st.sampled_from([True, True, True, False, None])
"""The other side's word, given at once or left for later."""


@dataclass
class Place:
    """One partner, the shop in whose books it is, and its account in the model."""

    shop: Shop
    partner_id: int
    account: Account

    @property
    def today(self) -> date:
        """The local day of the last act."""
        return self.shop.now.astimezone(JAKARTA).date()

    @property
    def deal(self) -> Deal:
        return Deal.CONSIGNMENT if self.account.holds_goods else Deal.REFERRAL


@dataclass
class Delivery:
    """Goods on their way, by product code."""

    place: Place
    number: int
    goods: dict[str, tuple[Decimal, int]]
    answered: bool = False


@dataclass
class Said:
    """A remittance or an adjustment under its number, and what agreeing to it does in the model."""

    place: Place
    number: int
    effect: Callable[[date], None]
    about: tuple[object, ...] = ()
    word: bool | None = None


def terms_of(deal: Deal, agreed: Agreed) -> Terms:
    side = Side.PARTNER if agreed[1] else Side.BUSINESS
    return Terms(deal, agreed[0], side, damage_bearer=Bearer(agreed[2]))


class Bookkeeping(RuleBasedStateMachine):
    """Two businesses with a warung and a reseller each. Every example opens new ones in the same database."""

    engine: Engine

    @initialize(several=st.tuples(AGREED, AGREED, AGREED, AGREED))
    def open(self, several: tuple[Agreed, ...]) -> None:
        self.shops = [open_shop(self.engine, name) for name in ("Kue Bu Rina", "Sambal Bu Tini")]
        kinds = [(shop, deal) for shop in self.shops for deal in Deal]
        self.places = [
            Place(shop, shop.join(terms_of(deal, agreed)), Account(deal is Deal.CONSIGNMENT, agreed, SATURDAY.date()))
            for (shop, deal), agreed in zip(kinds, several, strict=True)
        ]
        self.prices = {(shop.business_id, product.code): product.price for shop in self.shops for product in PRODUCTS}
        for place in self.places:
            if place.account.holds_goods:
                place.shop.deliver(place.partner_id, KRP=20, NST=8)
                place.account.arrived = {"KRP": [(Decimal(20), 10_000)], "NST": [(Decimal(8), 40_000)]}
        self.prints = self._prints()
        self.touched = self.shops[0]

    @invariant()
    def books_agree_with_the_model(self) -> None:
        """After every act; the business that was not touched is known not to have changed."""
        for place in self.places:
            if place.shop is self.touched:
                with place.shop.books() as books:
                    _agree(books, place)

    def teardown(self) -> None:
        for place in getattr(self, "places", []):
            with place.shop.books() as books:
                _reports_agree(books, place)
        for shop in getattr(self, "shops", []):
            for weeks_back in range(4):
                self.summary_agrees(shop, weeks_back)
        with self.engine.begin() as connection:
            for shop in getattr(self, "shops", []):
                assert contradictions(connection, shop.business_id) == {}

    def summary_agrees(self, shop: Shop, weeks_back: int) -> None:
        """The owner's summary of a week says what the model adds up; reading it changes nothing."""
        accounts = [place.account for place in self.places if place.shop is shop]
        self.changes_nothing(shop, lambda books: summary_agrees(books, weeks_back, accounts))

    def do(self, shop: Shop, act: Callable[[Books], Any], broken: Break = (0, True)) -> Any:
        """Let an act break first, which leaves nothing, and then do it, which leaves the other business alone."""
        if broken[0]:
            self._break(shop, act, *broken)
        self.touched = shop
        before, result = self.prints, shop.do(act)
        self.prints = self._prints()
        (other,) = (one.business_id for one in self.shops if one is not shop)
        assert self.prints[other] == before[other], "the other business was changed"
        return result

    def _break(self, shop: Shop, act: Callable[[Books], Any], nth: int, before: bool) -> None:
        with breaking_at(self.engine, nth, before=before), pytest.raises(Broken):
            shop.do(lambda books: _fail(act(books)))
        assert self._prints() == self.prints, "something was left behind"

    def refused(self, shop: Shop, act: Callable[[Books], Any], *errors: type[Exception]) -> None:
        with pytest.raises(errors):
            shop.do(act)
        assert self._prints() == self.prints, "a refused act changed something"

    def changes_nothing(self, shop: Shop, act: Callable[[Books], Any]) -> Any:
        result = shop.do(act)
        assert self._prints() == self.prints, "a repeated act changed something"
        return result

    def _prints(self) -> dict[int, str]:
        with self.engine.begin() as connection:
            return fingerprints(connection, [shop.business_id for shop in self.shops])

    def answer(self, said: Said, word: bool, act: Callable[[Books], Any], broken: Break) -> None:
        """Give the owner's word on something. The first word stands, whatever is said later."""
        if said.word is None:
            assert not self.do(said.place.shop, act, broken).again
            said.word = word
            if word:
                said.effect(said.place.today)
            return
        closed = self.changes_nothing(said.place.shop, act)
        assert closed.again
        assert (closed.came if hasattr(closed, "came") else closed.agreed) is said.word


def _agree(books: Books, place: Place) -> None:
    account, partner_id = place.account, place.partner_id
    owed = {week: due for week, due in account.owed.items() if due}
    assert ledger.balances_by_week(books, partner_id) == owed
    found = totals(books.connection, books.business_id, partner_id)
    assert {name: sum_ for name, sum_ in found.items() if sum_} == {
        name: sum_ for name, sum_ in (account.totals | {"partner": sum(owed.values())}).items() if sum_
    }
    partner = partners.partner(books, partner_id)
    assert partner.terms == terms_of(place.deal, account.in_force(Week.of(place.today).monday))
    if account.holds_goods:
        here = stock.on_hand(books, partner_id)
        assert here == {code: account.lying(code) for code in here}
        shelves = {s.product.code: [(lot.quantity, lot.price) for lot in merged(s.lots)] for s in partner.shelves}
        assert shelves == {code: account.shelf(code) for code in account.arrived}


def _reports_agree(books: Books, place: Place) -> None:
    account, partner_id = place.account, place.partner_id
    owed = remittances.owed(books, partner_id)
    assert owed.total == accounts.statement(books, partner_id).balance == sum(account.owed.values())
    charged = {week: booked["damage"] for week, booked in account.weeks.items() if booked["damage"]}
    assert {week.monday: charge for week, charge in owed.charged} == charged
    bonuses = {week: booked["bonus"] for week, booked in account.weeks.items() if booked["bonus"]}
    assert {week.monday: bonus for week, bonus in owed.bonuses} == bonuses
    for monday, report in account.reports.items():
        filed = reports.filed(books, partner_id, Week(monday))
        assert filed
        assert (filed.version, filed.settled) == (report["version"], monday in account.closed)
        nota = accounts.week(books, partner_id, Week(monday))
        assert nota
        assert nota.balance == account.owed[monday]
        assert filed.priced.terms == terms_of(place.deal, report["agreed"])
        found = (filed.priced.parts.sales, filed.priced.parts.share, filed.priced.charge)
        assert found == (report["sales"], report["share"], report["charge"])
        assert {code: asdict(counts) for code, counts in filed.priced.counts().items()} == report["counts"]
        changes = {code: asdict(change) for code, change in filed.adjusted}
        assert changes == {code: dict(more) for code, more in report["adjusted"].items()}


def _fail(_result: object) -> None:
    """Break after the last statement, before the end of the transaction."""
    raise Broken
