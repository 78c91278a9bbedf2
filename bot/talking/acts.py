"""What is done about goods, money and what is said: storage verbs, and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from bot.domain.adjustment import Adjusting, Adjustment, AdjustmentClosed, AdjustmentWord
from bot.domain.bank import AccountTold, BankAccount
from bot.domain.business import ZONES
from bot.domain.counts import NOTHING
from bot.domain.entering import Confirmed, Confirming, Entered, Entering
from bot.domain.evaluation import Agreeing, Evaluated, Evaluating
from bot.domain.evidence import Subject
from bot.domain.feedback import Announced, Announcement
from bot.domain.group import Binding, BindingCode
from bot.domain.joining import OpenInvitation
from bot.domain.joint_report import JointFiling, JointReport
from bot.domain.leaving import Ended, Ending, Leaving, Reasoned, Staying
from bot.domain.mention import Mention
from bot.domain.payout import PaidOut, Paying, TooMuch
from bot.domain.placing import Arriving, Missing, Placed, Placing, Recall, Recalled, Receipt, Received, goods_of
from bot.domain.poll import Closing, Poll, PollDraft, Vote
from bot.domain.reminding import Reminded, Reminding
from bot.domain.remittance import (
    HandedOver,
    Remittance,
    RemittanceClosed,
    RemittanceWord,
    Reversal,
    Reversed,
    Withdrawal,
    Withdrawn,
)
from bot.domain.report import Filing, SalesReport
from bot.domain.restock import Restock, Restocking
from bot.domain.speaker import Role
from bot.talking.feedback import keep as keep_feedback
from bot.talking.scene import Scene
from storage import (
    adjustments,
    announcements,
    bank,
    codes,
    endings,
    entered_reports,
    evaluations,
    evidence,
    groups,
    ledger,
    mentions,
    partners,
    payouts,
    people,
    polls,
    products,
    prompts,
    remittances,
    reports,
    restocks,
    stock,
    targets,
    thanks,
)

T = TypeVar("T")


def file_report(scene: Scene, report: SalesReport) -> Filing:
    """A first report may bring something to thank for, a correction brings nothing more."""
    filing = _filed(scene, report)
    if report.replaces:
        return filing
    return replace(filing, thanks=thanks.thank(scene.books, report.partner_id, report.week))


def _filed(scene: Scene, report: SalesReport) -> Filing:
    books, person_id = scene.books, scene.speaker.person_id
    report_id = reports.file(books, report, person_id)
    reckoned = targets.reckon(books, report.partner_id, report.week, f"report:{report_id}")
    for word, code in report.learned:
        products.learn(books, word, code, person_id)
    kept = keep_feedback(scene, report.feedback) if report.feedback else None
    if report.restock:
        ask_for_goods(scene, Restock(report.restock))
    balance = ledger.balance(books, report.partner_id)
    return Filing(report, scene.place.partner, balance, bank.known(books), kept=kept, reckoned=reckoned)


def file_reports(scene: Scene, joint: JointReport) -> JointFiling:
    filings = tuple((place, file_report(scene.at(place), report)) for place, report in joint.reports)
    return JointFiling(filings, joint.feedback, joint.handed_over)


def enter_report(scene: Scene, entering: Entering) -> Entered:
    place, speaker = entering.place, scene.speaker
    filing = _filed(scene.at(place), entering.report)
    partner = partners.partner(scene.books, place.partner_id, entering.report.week)
    told = partners.is_anybody_at(scene.books, place.partner_id)
    filed = reports.filed(scene.books, place.partner_id, entering.report.week)
    if told and filed:
        entered_reports.wait_for_yes(scene.books, filed.report_id)
    return Entered(filing, partner, speaker.in_full, told)


def confirm_entered(scene: Scene, confirming: Confirming) -> Confirmed:
    entered_reports.confirm(scene.books, confirming.report_id, scene.speaker.person_id)
    earned = thanks.thank(scene.books, scene.place.partner_id, confirming.week)
    return Confirmed(scene.place.partner, confirming.week, earned)


def receive_for(scene: Scene, arriving: Arriving) -> Received:
    return receive_goods(scene.at(arriving.place), Receipt(arriving.number, came=True))


def ask_adjustment(scene: Scene, asked: Adjusting) -> Adjustment:
    return adjustments.ask(scene.books, asked, scene.speaker.person_id)


def answer_adjustment(scene: Scene, word: AdjustmentWord) -> AdjustmentClosed:
    closed = adjustments.answer(scene.books, word, scene.speaker.person_id)
    if not closed.agreed or closed.again:
        return closed
    asked = closed.adjustment.asked
    reckoned = targets.reckon(scene.books, asked.partner_id, asked.week, f"adjustment:{word.number}")
    return replace(closed, reckoned=reckoned, balance=ledger.balance(scene.books, asked.partner_id))


def say_remittance(scene: Scene, handed: HandedOver) -> Remittance:
    said = remittances.say(scene.books, handed, scene.speaker.person_id)
    evidence.bind(scene.books, handed.partner_id, scene.speaker.person_id, Subject.REMITTANCE, said.number)
    return said


def take_money(scene: Scene, handed: HandedOver) -> RemittanceClosed:
    """What the owner says of money that the partner said nothing of is said, and confirmed at once."""
    return answer_remittance(scene, RemittanceWord(say_remittance(scene, handed).number, came=True))


def answer_remittance(scene: Scene, word: RemittanceWord) -> RemittanceClosed:
    return remittances.answer(scene.books, word, scene.speaker.person_id)


def withdraw_remittance(scene: Scene, withdrawal: Withdrawal) -> Withdrawn:
    return remittances.withdraw(scene.books, withdrawal, scene.speaker.person_id)


def reverse_remittance(scene: Scene, reversal: Reversal) -> Reversed:
    return remittances.reverse(scene.books, reversal, scene.speaker.person_id)


def pay_commission(scene: Scene, paying: Paying) -> PaidOut | TooMuch:
    try:
        return payouts.pay(scene.books, paying, scene.speaker.person_id)
    except payouts.MoreThanOwed as refused:
        return TooMuch(partners.name_of(scene.books, paying.partner_id), refused.owed)


def place_goods(scene: Scene, placing: Placing) -> Placed:
    return stock.place(scene.books, placing.partner_id, dict(placing.items), scene.speaker.person_id)


def receive_goods(scene: Scene, receipt: Receipt) -> Received:
    books, partner_id, number = scene.books, scene.place.partner_id, receipt.number
    arrivals = [one for one in stock.on_the_way(books, partner_id) if one.number == number]
    if not receipt.counts:
        stock.receive(books, partner_id, number, scene.speaker.person_id, came=receipt.came)
        return Received(number, scene.place.partner, receipt.came, goods_of(arrivals))
    counts = dict(receipt.counts)
    rest = stock.receive_some(books, partner_id, number, scene.speaker.person_id, counts)
    came = tuple((one.product, counts[one.product.code]) for one in arrivals if counts.get(one.product.code))
    left = [(one.product, one.quantity - counts.get(one.product.code, NOTHING)) for one in arrivals]
    missing = Missing(rest, tuple((product, n) for product, n in left if n))
    return Received(number, scene.place.partner, receipt.came, came, missing)


def recall_goods(scene: Scene, recall: Recall) -> Recalled:
    """Nothing changes where the goods came before: the partner then reports what it returns."""
    placed = recall.placed
    stays = stock.receive(scene.books, placed.partner_id, placed.number, scene.speaker.person_id, came=False)
    return Recalled(placed, received=not stays)


def ask_for_goods(scene: Scene, restock: Restock) -> Restocking:
    goods = {product.code: number for product, number in restock.goods}
    restocks.ask(scene.books, scene.place.partner_id, goods, scene.speaker.person_id)
    return Restocking(scene.place.partner, restock.goods)


def pass_on(_scene: Scene, said: T) -> T:
    """Nothing is written; the owners are told."""
    return said


def leave(scene: Scene, leaving: Leaving) -> Leaving:
    endings.leave(scene.books, leaving.partner.id)
    return leaving


def stay(scene: Scene, staying: Staying) -> Staying | None:
    return staying if endings.stay(scene.books, scene.place.partner_id) else None


def end_partnership(scene: Scene, ending: Ending) -> Ended:
    """Codes that nobody has used go with it."""
    books, partner_id = scene.books, ending.partner_id
    place = partners.place_of(books, partner_id)
    endings.end(books, partner_id)
    codes.withdraw(books, OpenInvitation(partner_id, place.partner), scene.speaker.person_id)
    why = next(one.why for one in endings.partings(books) if one.id == partner_id)
    return Ended(partner_id, place.partner, place.business, why)


def note_reason(scene: Scene, reasoned: Reasoned) -> Reasoned:
    endings.give_reason(scene.books, reasoned, scene.speaker.person_id)
    return reasoned


def note_mention(scene: Scene, mention: Mention) -> Mention:
    mentions.say(scene.books, scene.place.partner_id, scene.speaker.person_id, allowed=mention.allowed)
    return mention


def announce(scene: Scene, announcement: Announcement) -> Announced:
    announcements.announce(scene.books, announcement.words, scene.speaker.person_id)
    readers = people.readers(scene.books, Role.PARTNER)
    return Announced(len(readers))


def ask_all(scene: Scene, draft: PollDraft) -> Poll:
    return polls.ask(scene.books, draft, scene.speaker.person_id)


def vote(scene: Scene, cast: Vote) -> Vote:
    polls.choose(scene.books, cast.poll.number, scene.place.partner_id, cast.option, scene.speaker.person_id)
    return cast


def close_poll(scene: Scene, closing: Closing) -> Poll:
    polls.close(scene.books, closing.poll.number, scene.speaker.person_id)
    return closing.poll


def keep_marks(scene: Scene, said: Evaluating) -> Evaluated:
    return evaluations.answer(scene.books, said, scene.speaker.person_id)


def keep_change(scene: Scene, agreeing: Agreeing) -> Agreeing:
    evaluations.agree(scene.books, agreeing, scene.speaker.person_id)
    return agreeing


def remind(scene: Scene, reminding: Reminding) -> Reminded:
    asked = prompts.once_for_silent(
        scene.books, "reminder_by_owner", reminding.week, ZONES, scene.place.zone, reminding.partner_id
    )
    return Reminded(reminding.week, tuple(asked))


def group_code(scene: Scene, _binding: Binding) -> BindingCode:
    return BindingCode(groups.issue_code(scene.books))


def tell_account(scene: Scene, account: BankAccount) -> AccountTold:
    place, speaker = scene.place, scene.speaker
    bank.tell(scene.books, place.partner_id, account, speaker.person_id)
    person = speaker.in_full
    return AccountTold(account, place.partner or place.business, person)
