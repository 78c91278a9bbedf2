"""Bonuses in the state machine: promised for a month, booked and taken back by what is reported of it."""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import rule

from bot.domain.adjustment import AdjustmentClosed, AdjustmentWord
from bot.domain.product import Product
from bot.domain.report import SalesReport
from bot.domain.target import Aiming, Reckoned
from storage import adjustments, reports, targets
from storage.books import Books
from tests.ledger.cashbox import Cashbox
from tests.ledger.machine import BREAK, WHO, Break
from tests.ledger.shop import PRODUCTS

FOR = st.sampled_from([Decimal(one) for one in (1, 2, 5, 9, 20)])
BONUS = st.sampled_from([1, 20_000, 20_000, 10**6])


class Promises(Cashbox):
    @rule(which=WHO, product=st.sampled_from(PRODUCTS), quantity=FOR, bonus=BONUS, broken=BREAK)
    def promise_bonus(self, which: int, product: Product, quantity: Decimal, bonus: int, broken: Break) -> None:
        """For so many sold in the running month; a month that reached its target keeps it."""
        place = self.places[which]
        aiming = Aiming(place.partner_id, product, quantity, bonus)

        def promise(books: Books) -> object:
            return targets.set_by_owner(books, aiming, place.shop.owner)

        if place.account.promise(place.today, product.code, quantity, bonus):
            self.do(place.shop, promise, broken)
        else:
            self.changes_nothing(place.shop, promise)


def file_and_reckon(books: Books, report: SalesReport, person_id: int) -> Reckoned | None:
    """File a report as a turn does: the target of its month is reckoned in the same transaction."""
    report_id = reports.file(books, report, person_id)
    return targets.reckon(books, report.partner_id, report.week, f"report:{report_id}")


def answer_and_reckon(books: Books, word: AdjustmentWord, person_id: int) -> AdjustmentClosed:
    """The same for the owner's word on an adjustment."""
    closed = adjustments.answer(books, word, person_id)
    asked = closed.adjustment.asked
    if closed.agreed and not closed.again:
        targets.reckon(books, asked.partner_id, asked.week, f"adjustment:{word.number}")
    return closed
