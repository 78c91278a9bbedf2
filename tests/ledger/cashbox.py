"""What is done about money in the state machine: said, answered, taken back, and commission paid out."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from bot.domain.payout import Paying
from bot.domain.remittance import HandedOver, RemittanceWord, Reversal, Reversed
from bot.domain.week import Week
from bot.texts import money
from handlers.understand import Doubt, read_money
from storage import payouts, remittances
from storage.books import Books
from tests.ledger.machine import BREAK, PICK, SOON, WHO, Bookkeeping, Break, Place, Said
from tests.ledger.model import Refused


class Cashbox(Bookkeeping):
    @initialize()
    def open_the_cashbox(self) -> None:
        self.money: list[Said] = []
        self.paid: dict[tuple[int, int], Counter[date]] = {}
        self.adjusted: list[Said] = []

    @rule(which=WHO, amount=st.integers(1, 10**6), in_full=st.booleans(), came=SOON, broken=BREAK)
    def say_remittance(self, which: int, amount: int, in_full: bool, came: bool | None, broken: Break) -> None:
        """The words an amount is said in mean just that amount, or are asked about."""
        place = self.places[which]
        owed = sum(place.account.owed.values())
        said_amount = owed if in_full and owed > 0 else amount
        read = read_money(money(said_amount))
        assert read == said_amount or isinstance(read, Doubt)
        handed = HandedOver(place.partner_id, said_amount)
        said = self.do(place.shop, lambda books: remittances.say(books, handed, place.shop.member), broken)
        account, mark = place.account, (place.shop.business_id, said.number)

        def come(today: date) -> None:
            self.paid[mark] = account.remit(handed.amount, today)

        self.money.append(Said(place, said.number, come))
        if came is not None:
            self.answer_remittance(-1, came, broken)

    def answer_remittance(self, pick: int, came: bool, broken: Break) -> None:
        said = self.money[pick % len(self.money)]
        word = RemittanceWord(said.number, came)
        self.answer(said, came, lambda books: remittances.answer(books, word, said.place.shop.owner), broken)

    @precondition(lambda self: self.money)
    @rule(pick=PICK, broken=BREAK)
    def take_money_back(self, pick: int, broken: Break) -> None:
        """Only money that is booked, and that paid no week that was adjusted since."""
        said = self.money[pick % len(self.money)]
        mark, shop = (said.place.shop.business_id, said.number), said.place.shop

        def reverse(books: Books) -> Reversed:
            return remittances.reverse(books, Reversal(said.number), shop.owner)

        paid = self.paid.get(mark, Counter())
        if not paid or self._is_adjusted(said.place, paid):
            unchanged = self.changes_nothing(shop, reverse)
            assert unchanged.stands or unchanged.again
            return
        closed = said.place.account.closed & set(paid)
        assert {week.monday for week in self.do(shop, reverse, broken).reopened} == closed
        said.place.account.take_back(self.paid.pop(mark))
        said.word = False

    def _is_adjusted(self, place: Place, weeks: Iterable[date]) -> bool:
        asked = {said.about[:2] for said in self.adjusted if said.word is not False}
        return any((place.partner_id, Week(week)) in asked for week in weeks)

    @rule(which=st.sampled_from([1, 1, 3, 0]), part=st.integers(0, 6), broken=BREAK)
    def pay_commission(self, which: int, part: int, broken: Break) -> None:
        """A fifth of what is owed to the partner, two fifths, all of it; and more than that, which is refused."""
        place = self.places[which]
        paying = Paying(place.partner_id, -sum(place.account.owed.values()) * part // 5)

        def pay(books: Books) -> object:
            return payouts.pay(books, paying, place.shop.owner)

        try:
            place.account.pay_out(paying.amount, place.today)
        except Refused:
            self.refused(place.shop, pay, payouts.MoreThanOwed)
        else:
            self.do(place.shop, pay, broken)
