"""Owners and partners do whatever they may, in any order, and the books always say what the model says."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule, run_state_machine_as_test
from sqlalchemy import Engine, event, text

from bot.domain.adjustment import Adjusting, AdjustmentWord
from bot.domain.agreement import Deal
from bot.domain.counts import Counts
from bot.domain.money import worth
from bot.domain.partner import Partner, Shelf
from bot.domain.remittance import HandedOver, RemittanceWord
from bot.domain.report import Filed, SalesReport, as_reported, price
from bot.domain.week import Week
from storage import adjustments, ledger, partners, products, remittances, reports, stock
from storage.books import Books
from tests.ledger.machine import RATE, Bookkeeping, Break, Delivery, Place, Said, terms_of
from tests.ledger.model import Goods, Rate, Refused
from tests.ledger.shop import PRODUCTS, Shop

STEPS = int(os.environ.get("LAPORMITRA_LEDGER_STEPS", "300"))
"""How many acts are tried on each database; 5,000 for a long night."""
STEPS_EACH = 25
PICK = st.integers(0, 1 << 16)
"""Chooses one of what there is, by its remainder."""
CODE = st.sampled_from([product.code for product in PRODUCTS])
WHO = st.sampled_from([0, 0, 0, 0, 1, 1, 2, 3])
"""Which of the four places; the first warung has the most to do, so that its weeks get a history."""
WARUNG = st.sampled_from([0, 0, 0, 2])
SOON = st.sampled_from([True, True, True, False, None])
"""The other side's word, given at once or left for later."""
PARTS = st.tuples(*[st.integers(0, 3)] * 6)
"""How a count is split over sold, left, returned, damaged, expired and missing."""
SPLITS = st.dictionaries(CODE, PARTS, min_size=1)
PRICES = st.sampled_from([0, 1, 333, 10_000, 40_001]) | st.integers(1, 10**6)
BREAK = st.tuples(st.integers(0, 16), st.booleans())
KINDS = ("sold", "left", "returned", "damaged", "expired", "missing")


class LedgerMachine(Bookkeeping):
    @initialize()
    def start(self) -> None:
        self.deliveries: list[Delivery] = []
        self.filings: list[tuple[Place, SalesReport]] = []
        self.money: list[Said] = []
        self.adjusted: list[Said] = []

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

    @rule(which=WHO, rate=RATE, accepted=st.booleans(), broken=BREAK)
    def change_rate(self, which: int, rate: Rate, accepted: bool, broken: Break) -> None:
        place = self.places[which]
        deal = Deal.CONSIGNMENT if place.account.holds_goods else Deal.REFERRAL
        offered = terms_of(deal, rate)

        def agree(books: Books) -> None:
            partners.offer(books, place.partner_id, offered)
            if accepted:
                partners.accept(books, place.partner_id, place.shop.member, "SETUJU")

        self.do(place.shop, agree, broken)
        place.account.rate = rate if accepted else place.account.rate

    def answer_remittance(self, pick: int, came: bool, broken: Break) -> None:
        said = self.money[pick % len(self.money)]
        word = RemittanceWord(said.number, came)
        self.answer(said, came, lambda books: remittances.answer(books, word, said.place.shop.owner), broken)

    def answer_adjustment(self, pick: int, agreed: bool, broken: Break) -> None:
        said = self.adjusted[pick % len(self.adjusted)]
        word = AdjustmentWord(said.number, agreed)
        self.answer(said, agreed, lambda books: adjustments.answer(books, word, said.place.shop.owner), broken)

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
        partner = place.shop.do(lambda books: partners.partner(books, place.partner_id))
        counts = {s.product.code: _split(s, splits, partner) for s in partner.shelves if s.product.code in splits}
        week = Week(Week.of(place.today).monday - timedelta(days=7 * back))
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
        filed, then = place.shop.do(lambda books: _read(books, report))
        old = place.account.reports[report.week.monday]
        changed = {s.product.code: _split(s, splits, then) for s in then.shelves if s.product.code in splits}
        if filed.settled:
            for code in list(changed)[:1]:
                self._ask(place, filed, code, changed[code].sold - filed.sold(code), broken)
                if agreed is not None:
                    self.answer_adjustment(-1, agreed, broken)
            return
        after = SalesReport(place.partner_id, report.week, price(then, filed.priced.counts() | changed), filed.version)
        goods = old["goods"]
        if not place.account.holds_goods:
            goods = {code: [(n.placed, goods[code][0][1])] for code, n in after.priced.counts().items()}
        self._file(place, after, goods, broken)

    def _file(self, place: Place, report: SalesReport, goods: dict[str, Goods], broken: Break) -> None:
        counts = report.priced.counts()
        sold = {code: n.sold for code, n in counts.items()}
        gone = {code: n.sold + n.returned + n.damaged + n.expired + n.missing for code, n in counts.items()}

        def file(books: Books) -> int:
            return reports.file(books, report, place.shop.member)

        try:
            goods = {code: lots for code, lots in goods.items() if code in sold}
            place.account.report(report.week.monday, report.replaces, goods, sold, gone)
        except Refused:
            self.refused(place.shop, file, reports.VersionMoved, reports.WeekSettled)
        else:
            self.do(place.shop, file, broken)
            self.filings.append((place, report))

    def _ask(self, place: Place, filed: Filed, code: str, more: Decimal, broken: Break) -> None:
        line = [line for line in filed.priced.lines if line.product.code == code][-1]
        parts = filed.priced.terms.part(worth(more, line.price))
        due = parts.rest if place.account.holds_goods else -parts.share
        asked = Adjusting(place.partner_id, filed.report_id, filed.week, line.product, line.price, more, parts, due)
        number = self.do(place.shop, lambda books: adjustments.ask(books, asked, place.shop.member), broken).number
        about = (place.partner_id, filed.week, code)
        for said in self.adjusted:
            if said.about == about and said.word is None and said.number != number:
                said.word = False
        if number not in [said.number for said in self.adjusted if said.about == about]:
            week, account, cost = filed.week.monday, place.account, line.price
            effect = Said(place, number, lambda today: account.adjust(week, code, more, cost, today), about)
            self.adjusted.append(effect)

    @rule(which=WHO, amount=st.integers(1, 10**6), in_full=st.booleans(), came=SOON, broken=BREAK)
    def say_remittance(self, which: int, amount: int, in_full: bool, came: bool | None, broken: Break) -> None:
        place = self.places[which]
        owed = sum(place.account.owed.values())
        handed = HandedOver(place.partner_id, owed if in_full and owed > 0 else amount)
        said = self.do(place.shop, lambda books: remittances.say(books, handed, place.shop.member), broken)
        account = place.account
        self.money.append(Said(place, said.number, lambda today: account.remit(handed.amount, today)))
        if came is not None:
            self.answer_remittance(-1, came, broken)

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
        entries = books_of.do(lambda books: _entries(books, transaction_id))
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


def _read(books: Books, report: SalesReport) -> tuple[Filed, Partner]:
    """A report on record, and the partner as it stood when it was given."""
    filed = reports.filed(books, report.partner_id, report.week)
    assert filed
    partner = replace(partners.partner(books, report.partner_id), terms=filed.priced.terms)
    return filed, as_reported(partner, filed)


def _split(shelf: Shelf, splits: dict[str, tuple[int, ...]], partner: Partner) -> Counts:
    """All that lies there, split; or, where nothing lies there, so many sold."""
    parts = splits[shelf.product.code]
    if not partner.terms.holds_goods:
        return Counts(sold=Decimal(parts[0] * 7 + parts[1]))
    grain = Decimal("0.001") if shelf.product.weighed else Decimal(1)
    counts = [shelf.quantity * part // (sum(parts) or 1) // grain * grain for part in parts]
    counts[1] += shelf.quantity - sum(counts)
    return Counts(**dict(zip(KINDS, counts, strict=True)))


def _entries(books: Books, transaction_id: int) -> list[ledger.Entry]:
    table = ledger._entries
    rows = books.run(table.select().where(table.c.transaction_id == transaction_id).order_by(table.c.line))
    return [ledger.Entry(row.account, row.week, row.amount) for row in rows]


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
