"""Owners and partners do whatever they may, in any order, and the books always say what the model says."""

import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import Engine, event, text

from bot.domain.adjustment import Adjusting, AdjustmentWord, Change
from bot.domain.counts import Counts
from bot.domain.money import worth
from bot.domain.report import Filed, SalesReport, price
from bot.domain.target import Reckoned
from bot.domain.week import Week
from storage import adjustments, ledger, partners, products, reports, stock
from storage.books import Books
from tests.ledger.filing import entries_of, on_record, split
from tests.ledger.machine import AGREED, BREAK, PICK, SOON, WHO, Break, Delivery, Place, Said, terms_of
from tests.ledger.model import Agreed, Goods, Refused
from tests.ledger.promises import Promises, answer_and_reckon, file_and_reckon
from tests.ledger.shop import PRODUCTS, Shop

STEPS = int(os.environ.get("LAPORMITRA_LEDGER_STEPS", "300"))
"""How many acts are tried on each database; 5,000 for a long night."""
STEPS_EACH = 25
CODE = st.sampled_from([product.code for product in PRODUCTS])
WARUNG = st.sampled_from([0, 0, 0, 2])
PARTS = st.tuples(*[st.integers(0, 3)] * 6)
"""How a count is split over sold, left, returned, damaged, expired and missing."""
SPLITS = st.dictionaries(CODE, PARTS, min_size=1)
PRICES = st.sampled_from([0, 1, 333, 10_000, 40_001]) | st.integers(1, 10**6)


class LedgerMachine(Promises):
    @initialize()
    def start(self) -> None:
        self.deliveries: list[Delivery] = []
        self.filings: list[tuple[Place, SalesReport]] = []

    # What owners do.

    @rule(which=WARUNG, units=st.dictionaries(CODE, st.integers(1, 40), min_size=1), came=SOON, broken=BREAK)
    def place_goods(self, which: int, units: dict[str, int], came: bool | None, broken: Break) -> None:
        place = self.places[which]
        items = {code: Decimal(n) / 8 if code == "KCG" else Decimal(n) for code, n in units.items()}
        placed = self.do(
            place.shop, lambda books: stock.place(books, place.partner_id, items, place.shop.owner), broken
        )
        goods = {code: (items[code], self.prices[place.shop.business_id, code]) for code in items}
        self.deliveries.append(Delivery(place, placed.number, goods))
        if came is not None:
            self.receive_goods(-1, came, broken)

    @rule(which=st.integers(0, 1), code=CODE, amount=PRICES, broken=BREAK)
    def change_price(self, which: int, code: str, amount: int, broken: Break) -> None:
        shop = self.shops[which]
        self.do(shop, lambda books: products.price(books, code, amount), broken)
        self.prices[shop.business_id, code] = amount

    @rule(which=WHO, agreed=AGREED, accepted=st.booleans(), broken=BREAK)
    def change_terms(self, which: int, agreed: Agreed, accepted: bool, broken: Break) -> None:
        """Terms that are offered count for nothing; accepted ones for the running week and those to come."""
        place = self.places[which]

        def agree(books: Books) -> None:
            version = partners.offer(books, place.partner_id, terms_of(place.deal, agreed))
            if accepted:
                assert partners.accept(books, place.partner_id, place.shop.member, "SETUJU", version)

        self.do(place.shop, agree, broken)
        if accepted:
            place.account.accepted.append((place.today, agreed))

    @rule(which=st.integers(0, 1), weeks_back=st.integers(0, 3))
    def read_the_summary(self, which: int, weeks_back: int) -> None:
        self.summary_agrees(self.shops[which], weeks_back)

    def answer_adjustment(self, pick: int, agreed: bool, broken: Break) -> None:
        said = self.adjusted[pick % len(self.adjusted)]
        word = AdjustmentWord(said.number, agreed)
        self.answer(said, agreed, lambda books: answer_and_reckon(books, word, said.place.shop.owner), broken)

    # What partners do.

    def receive_goods(self, pick: int, came: bool, broken: Break) -> None:
        one = self.deliveries[pick % len(self.deliveries)]
        shop, partner_id = one.place.shop, one.place.partner_id

        def receive(books: Books) -> bool:
            return stock.receive(books, partner_id, one.number, shop.member, came=came)

        if one.answered:
            assert not self.changes_nothing(shop, receive)
            return
        assert self.do(shop, receive, broken)
        one.answered = True
        for code, lot in one.goods.items() if came else ():
            one.place.account.arrived.setdefault(code, []).append(lot)

    @rule(which=WHO, back=st.integers(0, 2), splits=SPLITS, broken=BREAK)
    def report(self, which: int, back: int, splits: dict[str, tuple[int, ...]], broken: Break) -> None:
        place = self.places[which]
        week = Week(Week.of(place.today).monday - timedelta(days=7 * back))
        partner = place.shop.do(lambda books: partners.partner(books, place.partner_id, week))
        counts = {s.product.code: split(s, splits, partner) for s in partner.shelves if s.product.code in splits}
        if place.account.holds_goods:
            goods = {code: place.account.shelf(code) for code in counts}
        else:
            goods = {code: [(counts[code].placed, self.prices[place.shop.business_id, code])] for code in counts}
        self._file(place, SalesReport(place.partner_id, week, price(partner, counts)), goods, broken)

    @precondition(lambda self: self.filings)
    @rule(pick=PICK, splits=SPLITS, agreed=SOON, broken=BREAK)
    def correct(self, pick: int, splits: dict[str, tuple[int, ...]], agreed: bool | None, broken: Break) -> None:
        """At once while the week is open; by asking for an adjustment once it is closed."""
        place, report = self.filings[pick % len(self.filings)]
        filed, then = place.shop.do(lambda books: on_record(books, report))
        old = place.account.reports[report.week.monday]
        changed = {s.product.code: split(s, splits, then) for s in then.shelves if s.product.code in splits}
        if filed.settled:
            for code in list(changed)[:1]:
                self._ask(place, filed, code, changed[code], broken)
                if agreed is not None:
                    self.answer_adjustment(-1, agreed, broken)
            return
        after = SalesReport(place.partner_id, report.week, price(then, filed.priced.counts() | changed), filed.version)
        goods = old["goods"]
        if not place.account.holds_goods:
            goods = {code: [(n.placed, goods[code][0][1])] for code, n in after.priced.counts().items()}
        self._file(place, after, goods, broken)

    def _file(self, place: Place, report: SalesReport, goods: dict[str, Goods], broken: Break) -> None:
        counts = {code: asdict(counted) for code, counted in report.priced.counts().items()}

        def file(books: Books) -> Reckoned | None:
            return file_and_reckon(books, report, place.shop.member)

        try:
            goods = {code: lots for code, lots in goods.items() if code in counts}
            place.account.report(report.week.monday, report.replaces, goods, counts)
        except Refused:
            self.refused(place.shop, file, reports.VersionMoved, reports.WeekSettled)
        else:
            self.do(place.shop, file, broken)
            self.filings.append((place, report))

    def _ask(self, place: Place, filed: Filed, code: str, after: Counts, broken: Break) -> None:
        line, standing = [line for line in filed.priced.lines if line.product.code == code][-1], filed.counts()[code]
        more = {kind: getattr(after, kind) - getattr(standing, kind) for kind in ("sold", "damaged", "expired")}
        change, terms, cost = Change(**more), filed.priced.terms, line.price
        parts, charge = terms.part(worth(change.sold, cost)), terms.charge(worth(change.spoiled, cost))
        due = terms.due(parts, charge)
        asked = Adjusting(
            place.partner_id, filed.report_id, filed.week, line.product, cost, terms, change, parts, charge, due
        )
        number = self.do(place.shop, lambda books: adjustments.ask(books, asked, place.shop.member), broken).number
        about = (place.partner_id, filed.week, code)
        for said in self.adjusted:
            if said.about == about and said.word is None and said.number != number:
                said.word = False
        if number not in [said.number for said in self.adjusted if said.about == about]:
            week, account = filed.week.monday, place.account
            effect = Said(place, number, lambda today: account.adjust(week, code, more, cost, today), about)
            self.adjusted.append(effect)

    @rule(kind=st.integers(0, 2), pick=PICK, word=st.booleans(), broken=BREAK)
    def give_a_word_late_or_again(self, kind: int, pick: int, word: bool, broken: Break) -> None:
        acts = (
            (self.money, self.answer_remittance),
            (self.adjusted, self.answer_adjustment),
            (self.deliveries, self.receive_goods),
        )
        waiting, give = acts[kind]
        if waiting:
            give(pick, word, broken)

    @rule(which=WHO, splits=SPLITS, days=st.integers(0, 7), broken=BREAK)
    def live_a_week(self, which: int, splits: dict[str, tuple[int, ...]], days: int, broken: Break) -> None:
        """Report on the running week, pay all that is owed, and let some days pass."""
        self.report(which, 0, splits, broken)
        self.say_remittance(which, 1, in_full=True, came=True, broken=broken)
        self.pass_days(days)

    @rule(which=WHO, agreed=AGREED, splits=SPLITS, broken=BREAK)
    def report_late(self, which: int, agreed: Agreed, splits: dict[str, tuple[int, ...]], broken: Break) -> None:
        """A week passes and other terms are accepted before the report on it comes."""
        self.pass_days(7)
        self.change_terms(which, agreed, accepted=True, broken=broken)
        self.report(which, 1, splits, broken)

    @rule(which=WHO, code=CODE, sold=st.sampled_from([0, 0, 1]), settles=st.booleans(), broken=BREAK)
    def win_a_bonus_and_correct(self, which: int, code: str, sold: int, settles: bool, broken: Break) -> None:
        """A bonus is promised for a few, and after a report on all of them fewer, or none, turn out to be sold."""
        product = next(one for one in PRODUCTS if one.code == code)
        self.promise_bonus(which, product, quantity=Decimal(1), bonus=1_000, broken=broken)
        self.report(which, 0, {code: (3, 0, 0, 0, 0, 0)}, broken)
        if settles:
            self.say_remittance(which, 1, in_full=True, came=True, broken=broken)
        if self.filings:
            self.correct(-1, {code: (sold, 3, 0, 0, 0, 0)}, agreed=True, broken=broken)

    @rule(days=st.integers(1, 5))
    def pass_days(self, days: int) -> None:
        for shop in self.shops:
            shop.now += timedelta(days=days)

    # What must change nothing.

    @precondition(lambda self: self.filings)
    @rule(pick=PICK, versions_off=st.sampled_from([0, 0, 7]))
    def repeat_filing(self, pick: int, versions_off: int) -> None:
        place, report = self.filings[pick % len(self.filings)]
        again = replace(report, replaces=report.replaces + versions_off)
        self.refused(
            place.shop,
            lambda books: reports.file(books, again, place.shop.member),
            reports.VersionMoved,
            reports.WeekSettled,
        )

    @rule(pick=PICK, shop=st.integers(0, 1))
    def repeat_booking(self, pick: int, shop: int) -> None:
        books_of, booked = self.shops[shop], self._booked(self.shops[shop])
        if not booked:
            return
        transaction_id, key, reverses, partner_id = booked[pick % len(booked)]
        cause = ledger.Cause("replay", 0)
        entries = books_of.do(lambda books: entries_of(books, transaction_id))
        other = [replace(entry, amount=-entry.amount) for entry in entries]
        again = self.changes_nothing(books_of, lambda books: ledger.book(books, partner_id, key, cause, entries))
        assert again == transaction_id
        self.refused(books_of, lambda books: ledger.book(books, partner_id, key, cause, other), ledger.KeyReused)
        if reverses:
            self.refused(books_of, lambda books: ledger.reverse(books, transaction_id, cause), ledger.NotReversible)
            second = self.changes_nothing(books_of, lambda books: ledger.reverse(books, reverses, cause))
            assert second == transaction_id

    def _booked(self, shop: Shop) -> Sequence[Any]:
        question = text(
            "SELECT DISTINCT t.transaction_id, t.key, t.reverses, e.partner_id FROM ledger_transaction t "
            "JOIN ledger_entry e ON e.business_id = t.business_id AND e.transaction_id = t.transaction_id "
            "WHERE t.business_id = :business ORDER BY t.transaction_id"
        )
        return shop.do(lambda books: books.connection.execute(question, {"business": shop.business_id}).all())


def test_the_books_say_what_the_model_says(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":  # what survives a power cut is not asked here
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    bound = type("LedgerMachineHere", (LedgerMachine,), {"engine": engine})
    chosen = settings(
        max_examples=STEPS // STEPS_EACH,
        stateful_step_count=STEPS_EACH,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(bound, settings=chosen)
