"""Every conversation, in one list: who may have it, the words that open it, what is done with its result."""

from __future__ import annotations

from bot.domain.adjustment import Adjusting, AdjustmentWord
from bot.domain.bank import BankAccount
from bot.domain.business import Opening
from bot.domain.complaint import ComplaintDone, Sorting, Verdict
from bot.domain.entering import Confirming, Entering
from bot.domain.evaluation import Agreeing, Evaluating
from bot.domain.evidence import Bringing
from bot.domain.feedback import Announcement, Feedback
from bot.domain.group import Binding
from bot.domain.holder import HolderWord
from bot.domain.joining import Inviting, Joining, Uninviting, WrongCode
from bot.domain.joint_report import JointReport
from bot.domain.leaving import Ending, Leaving, Reasoned, Staying
from bot.domain.mention import Mention
from bot.domain.offer import Accepting, Declining, Offering
from bot.domain.payout import Paying
from bot.domain.personal import Erasing, ErasureWord
from bot.domain.pin import Forgetting, PinReset
from bot.domain.placing import Arriving, Placing, Recall, Receipt
from bot.domain.poll import Closing, PollDraft, Vote
from bot.domain.reminding import Reminding
from bot.domain.remittance import HandedOver, RemittanceWord, Reversal, Withdrawal
from bot.domain.report import SalesReport
from bot.domain.restock import Restock
from bot.domain.signal import Asking, Fine
from bot.domain.speaker import Place, Role
from bot.domain.staff import StaffInviting, StaffJoining, StaffLeaving
from bot.domain.unplaced import Parked
from bot.talking import acts, membership, signals
from bot.talking import feedback as keeping
from bot.talking.days_off import CALENDAR
from bot.talking.english import ENGLISH
from bot.talking.evidence import keep as keep_evidence
from bot.talking.learning import LEARNING
from bot.talking.product_list import PRODUCT_LIST
from bot.talking.talk_kind import Does, TalkKind
from bot.talking.targets import TARGETS
from bot.talking.words import EVERYWHERE
from handlers import (
    account,
    adjust,
    agreement,
    announce,
    answer,
    arrival,
    bank,
    best_sellers,
    cancel,
    change_terms,
    complaints,
    confirm_entered,
    correct,
    costs,
    days_off,
    dues,
    ending,
    enter_report,
    evaluation,
    evidence,
    extend,
    feedback,
    group,
    holder,
    invite,
    join,
    joint_report,
    kind_question,
    leaving,
    mention,
    nota,
    open_business,
    owner,
    partner_list,
    pay_commission,
    personal,
    pin,
    place,
    places,
    poll,
    recall,
    receive_for,
    remind,
    remit,
    report,
    restock,
    reverse_money,
    settled,
    signs,
    simulate,
    slow_weeks,
    staff,
    trial,
    uninvite,
    unplaced,
    verdict,
    why_left,
    withdraw,
)
from handlers.recall import NOT_SENT
from handlers.understand.courtesy import says_nothing

PARTNER = frozenset({Role.PARTNER})
OWNER = frozenset({Role.OWNER})
STAFF = frozenset({Role.STAFF})
HOUSE = OWNER | STAFF
ANYBODY = frozenset(Role)
MEMBERS = ANYBODY - {Role.STRANGER}
AFTER_REPORT = ("mention", "sold_out", "nil_twice", "after_report")
"""What may be asked after a report: the first of these that has something to ask."""
REPORTED_WRONG = (
    *("ralat", "koreksi", "laporan salah", "laporan tadi salah", "laporan saya salah"),
    *(f"{no} laporan" for no in ("batal", "batalkan", "batalin", "hapus")),
)
SETOR = ("setor", "sudah setor", "udah setor", "setoran")

REPORTING: Does = {
    SalesReport: (acts.file_report, report.filed),
    Adjusting: (acts.ask_adjustment, settled.asked),
    Parked: (acts.pass_on, unplaced.parked),
}
JOINT: Does = {JointReport: (acts.file_reports, joint_report.filed)}
RECEIVING: Does = {Receipt: (acts.receive_goods, arrival.received)}
RESTOCK: Does = {Restock: (acts.ask_for_goods, restock.asked_for)}
POLLING: Does = {PollDraft: (acts.ask_all, poll.sent)}
ASKING: Does = {Asking: (signals.ask, kind_question.asked), **POLLING}
MENTION: Does = {Mention: (acts.note_mention, mention.noted)}
CLOSING: Does = {ComplaintDone: (keeping.close, complaints.closed)}
VERDICT: Does = {Verdict: (keeping.judge, verdict.noted)}
SORTING: Does = {Sorting: (keeping.sort, feedback.sorted_now)}
FEEDBACK: Does = {Feedback: (keeping.keep, feedback.kept)}
CONFIRMING: Does = {Confirming: (acts.confirm_entered, confirm_entered.confirmed)}
BRINGING: Does = {Bringing: (keep_evidence, evidence.kept)}
WITHDRAWING: Does = {Withdrawal: (acts.withdraw_remittance, withdraw.withdrawn)}
REMITTING: Does = {HandedOver: (acts.say_remittance, remit.said)}
ENTERING: Does = {Entering: (acts.enter_report, enter_report.entered)}
ARRIVING: Does = {Arriving: (acts.receive_for, receive_for.received)}
REVERSING: Does = {Reversal: (acts.reverse_remittance, reverse_money.taken_back)}
TAKING: Does = {HandedOver: (acts.take_money, remit.closed)}
MONEY: Does = {RemittanceWord: (acts.answer_remittance, remit.closed), **TAKING, **REVERSING}
HOLDER: Does = {HolderWord: (membership.settle_holder, holder.settled)}
ADJUSTING: Does = {AdjustmentWord: (acts.answer_adjustment, adjust.closed)}
ACCOUNT: Does = {BankAccount: (acts.tell_account, bank.told)}
ANSWER: Does = {answer.Answer: (acts.pass_on, answer.answered)}
MARKING: Does = {Evaluating: (acts.keep_marks, evaluation.kept)}
AGREEING: Does = {Agreeing: (acts.keep_change, evaluation.agreed)}
ANNOUNCING: Does = {Announcement: (acts.announce, announce.announced)}
REMINDING: Does = {Reminding: (acts.remind, remind.reminded)}
PAYING: Does = {Paying: (acts.pay_commission, pay_commission.paid)}
ERASING: Does = {Erasing: (membership.wish_erasure, personal.erasing)}
FORGETTING: Does = {ErasureWord: (membership.erase, personal.erased)}
PLEADING: Does = {Forgetting: (membership.plead, pin.pleaded)}
REASONING: Does = {Reasoned: (acts.note_reason, why_left.noted)}
OFFERING: Does = {Offering: (membership.offer_terms, change_terms.offered)}
DECLINING: Does = {Declining: (membership.decline_terms, change_terms.declined)}
WONDERING: Does = {Feedback: (keeping.keep, change_terms.wondered)}
ACCEPTING: Does = {Accepting: (membership.accept_terms, change_terms.accepted)}
WRONG: Does = {WrongCode: (membership.note_wrong_code, join.wrong)}
JOINING: Does = {
    Joining: (membership.join, join.joined),
    StaffJoining: (membership.join_staff, join.joined_staff),
    **WRONG,
}
UNINVITING: Does = {Uninviting: (membership.uninvite, uninvite.uninvited)}
ADDING_STAFF: Does = {StaffInviting: (membership.invite_staff, invite.invited)}
INVITING: Does = {Inviting: (membership.invite, invite.invited), **ADDING_STAFF}
REMOVING_STAFF: Does = {StaffLeaving: (membership.remove_staff, staff.removed), **UNINVITING}
CLAIMING: Does = {Opening: (membership.open_business, open_business.opened), **WRONG}

TALKS = (
    TalkKind("report", report.report_sales, PARTNER, ("lapor", "laporan", "/lapor"), REPORTING, then=AFTER_REPORT),
    TalkKind("correct", correct.correct, PARTNER, REPORTED_WRONG, REPORTING, lapses=True),
    TalkKind("balance", account.balance, PARTNER, ("saldo", "tagihan", "/saldo")),
    TalkKind("stock", account.stock, PARTNER, ("stok", "stock", "/stok")),
    TalkKind("my_report", account.my_report, PARTNER, ("laporan saya",)),
    TalkKind("history", account.history, PARTNER, ("riwayat",)),
    TalkKind("nota", nota.nota, PARTNER, ("nota", "/nota")),
    TalkKind("simulate", simulate.simulate, PARTNER, simulate.SIMULATE, lapses=True),
    TalkKind("agreement", agreement.my_agreement, PARTNER, agreement.OF_AGREEMENT),
    TalkKind("accept_terms", change_terms.accept_terms, PARTNER, join.WORDS_OF_PROOF, ACCEPTING),
    TalkKind("wonder", change_terms.wonder, PARTNER, (), WONDERING),
    TalkKind("decline_terms", change_terms.decline_terms, PARTNER, change_terms.NOT_AGREED, DECLINING),
    TalkKind("remit", remit.hand_over, PARTNER, SETOR, REMITTING, lapses=True),
    TalkKind("withdraw_money", withdraw.withdraw_money, PARTNER, withdraw.NOT_HANDED_OVER, WITHDRAWING),
    TalkKind("replace_money", withdraw.replace_money, PARTNER, withdraw.HANDED_OVER_WRONG, WITHDRAWING),
    TalkKind("my_record", personal.my_record, PARTNER, personal.MY_DATA),
    TalkKind("erase", personal.erase, PARTNER, personal.ERASE, ERASING),
    TalkKind("leave", leaving.stop_selling, PARTNER, leaving.STOPPING, {Leaving: (acts.leave, leaving.told)}),
    TalkKind("stay", leaving.stay, PARTNER, leaving.STAYING, {Staying: (acts.stay, leaving.stayed)}),
    TalkKind("confirm_entered", confirm_entered.confirm, PARTNER, confirm_entered.RIGHT, CONFIRMING),
    TalkKind("bring", evidence.bring, PARTNER, (), BRINGING, lies_beside=True),
    TalkKind("receive", arrival.receive_goods, PARTNER, ("terima barang", "barang sudah datang"), RECEIVING),
    TalkKind("refuse_goods", arrival.refuse_goods, PARTNER, ("barang salah", *NOT_SENT), RECEIVING),
    TalkKind(
        "feedback", feedback.give_feedback, PARTNER, feedback.TELL, FEEDBACK, yields=True, heeds=lambda words: True
    ),
    TalkKind(
        "complain", feedback.complain, PARTNER, feedback.COMPLAIN, FEEDBACK, yields=True, heeds=lambda words: True
    ),
    TalkKind("sort_complaint", feedback.sort_complaint, PARTNER, feedback.SORT, SORTING),
    TalkKind("settle_complaint", verdict.settle, PARTNER, verdict.SETTLED, VERDICT),
    TalkKind("reopen_complaint", verdict.reopen, PARTNER, verdict.UNSETTLED, VERDICT, then=("what_is_left",)),
    TalkKind("what_is_left", verdict.what_is_left, PARTNER, (), VERDICT, yields=True, heeds=says_nothing),
    TalkKind("restock", restock.ask_for_goods, PARTNER, ("minta barang", "restok", "restock"), RESTOCK),
    TalkKind("mention", mention.ask_leave, PARTNER, (), MENTION, yields=True, heeds=mention.is_answer),
    TalkKind("allow_mention", mention.allow, PARTNER, mention.ALLOW, MENTION),
    TalkKind("refuse_mention", mention.refuse, PARTNER, mention.REFUSE, MENTION),
    TalkKind("sold_out", restock.offer_restock, PARTNER, (), RESTOCK, yields=True, heeds=lambda words: True),
    TalkKind("nil_twice", slow_weeks.ask_why, PARTNER, (), FEEDBACK, yields=True, heeds=slow_weeks.is_answer),
    TalkKind("after_report", feedback.after_report, PARTNER, (), FEEDBACK, yields=True, heeds=says_nothing),
    TalkKind("evaluate", evaluation.evaluate, PARTNER, evaluation.EVALUATING, MARKING, lapses=True),
    TalkKind("invite", invite.invite, OWNER, ("undang",), INVITING),
    TalkKind("uninvite", uninvite.uninvite, OWNER, uninvite.TAKE_BACK, UNINVITING),
    TalkKind("add_staff", staff.add_staff, OWNER, staff.ADD, ADDING_STAFF),
    TalkKind("staff_list", staff.staff_list, OWNER, staff.LIST),
    TalkKind("remove_staff", staff.remove_staff, OWNER, staff.REMOVE, REMOVING_STAFF),
    TalkKind("for_owner", staff.for_owner, STAFF),
    TalkKind("evidence", evidence.show, HOUSE, evidence.SHOW),
    TalkKind("partners_agreement", agreement.partners_agreement, OWNER, agreement.OF_AGREEMENT),
    TalkKind("change_terms", change_terms.change_terms, OWNER, change_terms.CHANGING, OFFERING),
    TalkKind("extend", extend.extend, OWNER, extend.EXTENDING, OFFERING),
    TalkKind("place", place.place_goods, HOUSE, place.SEND, {Placing: (acts.place_goods, place.placed)}),
    TalkKind("enter_report", enter_report.enter_report, HOUSE, enter_report.ENTER, ENTERING),
    TalkKind("receive_for", receive_for.receive_for, HOUSE, ("terima barang",), ARRIVING),
    TalkKind("recall", recall.recall, HOUSE, NOT_SENT, {Recall: (acts.recall_goods, recall.recalled)}),
    TalkKind("confirm_money", remit.confirm_money, OWNER, remit.CAME, MONEY),
    TalkKind("deny_money", remit.deny_money, OWNER, reverse_money.NOT_COME, MONEY),
    TalkKind("reverse_money", reverse_money.reverse_money, OWNER, reverse_money.TAKEN_BACK, REVERSING),
    TalkKind("pay_commission", pay_commission.pay_commission, OWNER, ("bayar komisi",), PAYING),
    TalkKind("agree", adjust.agree, OWNER, ("setuju",), ADJUSTING),
    TalkKind("refuse", adjust.refuse, OWNER, ("tolak",), ADJUSTING),
    TalkKind("end", ending.end_partnership, OWNER, ending.END, {Ending: (acts.end_partnership, ending.ended)}),
    TalkKind("why_left", why_left.why_left, OWNER, why_left.WHY, REASONING),
    TalkKind("answer", answer.answer, OWNER, answer.ANSWERING, ANSWER),
    TalkKind("complaints", complaints.complaints, OWNER, complaints.LIST, CLOSING),
    TalkKind("close_complaint", complaints.close_complaint, OWNER, complaints.CLOSE, CLOSING),
    TalkKind("announce", announce.announce, OWNER, announce.TO_ALL, ANNOUNCING),
    TalkKind("ask_partners", poll.ask_partners, OWNER, ("tanya mitra",), POLLING),
    TalkKind("ask_kindly", kind_question.ask, OWNER, (*kind_question.KINDLY, "tanya"), ASKING),
    TalkKind("signs", signs.signs, OWNER, ("tanda",)),
    TalkKind("fine", signs.fine, OWNER, ("wajar",), {Fine: (signals.leave_alone, signs.left_alone)}),
    TalkKind("tell_owner", kind_question.tell_owner, PARTNER, (), FEEDBACK),
    TalkKind("days_off", days_off.days_off, OWNER, ("libur",), CALENDAR),
    TalkKind("not_after_all", days_off.not_after_all, OWNER, days_off.NOT_AFTER_ALL, CALENDAR),
    TalkKind("results", poll.results, OWNER, ("hasil",)),
    TalkKind("close_poll", poll.close_poll, OWNER, ("tutup tanya",), {Closing: (acts.close_poll, poll.closed)}),
    TalkKind("vote", poll.vote, PARTNER, ("pilih",), {Vote: (acts.vote, poll.voted)}),
    TalkKind("evaluate_partner", evaluation.evaluate_partner, OWNER, evaluation.EVALUATING, MARKING, lapses=True),
    TalkKind("agreed_change", evaluation.agreed_change, OWNER, evaluation.AGREED, AGREEING),
    *TARGETS,
    TalkKind("group", group.bind_group, OWNER, ("grup", "group"), {Binding: (acts.group_code, group.coded)}),
    TalkKind("this_week", owner.this_week, OWNER, ("ringkasan", "minggu ini")),
    TalkKind("last_week", owner.last_week, OWNER, ("minggu lalu",)),
    TalkKind("week_in_full", owner.week_in_full, OWNER, ("lihat ringkasan",)),
    TalkKind("same_person", holder.same, OWNER, ("orang sama",), HOLDER),
    TalkKind("other_person", holder.other, OWNER, ("orang lain",), HOLDER),
    TalkKind("costs", costs.costs, OWNER, ("biaya",)),
    TalkKind("workbook", owner.workbook, OWNER, ("excel", "excelnya"), lapses=True),
    TalkKind("partners", partner_list.partners, HOUSE, ("mitra", "daftar mitra", "mitra saya")),
    TalkKind("silent", remind.silent, HOUSE, remind.WHO_IS_SILENT),
    TalkKind("dues", dues.who_owes, OWNER, dues.WHO_OWES),
    TalkKind("best_sellers", best_sellers.best_sellers, OWNER, best_sellers.BEST),
    TalkKind("remind", remind.remind, HOUSE, ("ingatkan", "ingatin", "ingetin"), REMINDING),
    TalkKind("detail", owner.detail, HOUSE, ("detail", "saldo", "stok", "stock"), lapses=True),
    TalkKind("simulate_for", simulate.simulate_for, OWNER, simulate.SIMULATE, lapses=True),
    *PRODUCT_LIST,
    TalkKind("bank_account", bank.bank_account, OWNER, bank.MY_ACCOUNT, ACCOUNT),
    TalkKind("partners_account", bank.partners_account, PARTNER, ("rekening",), ACCOUNT),
    TalkKind("pin", pin.choose_pin, MEMBERS, ("pin", "ganti pin", "ubah pin", "/pin")),
    TalkKind("forgot_pin", pin.forgot, MEMBERS, ("lupa pin", "forgot pin"), PLEADING),
    TalkKind("reset_pin", pin.reset, OWNER, ("hapus pin",), {PinReset: (membership.reset_pin, pin.was_reset)}),
    TalkKind("forget_person", personal.forget_person, OWNER, personal.ERASE, FORGETTING),
    *LEARNING,
    TalkKind("trial", trial.try_out, OWNER, ("coba",)),
    TalkKind("open_business", open_business.open_business, ANYBODY, (), CLAIMING),
    TalkKind("join", join.join, ANYBODY, (), JOINING),
    TalkKind("joint_report", joint_report.report_to_each, ANYBODY, (), JOINT, instead_of="report"),
    TalkKind("cancel", cancel.give_up, ANYBODY, yields=True, heeds=lambda words: True),
    TalkKind("which_place", places.which_place, ANYBODY, ("ganti",), {Place: (membership.speak_for, places.chosen)}),
)
BY_NAME = {kind.name: kind for kind in TALKS}
COMMANDS = EVERYWHERE.union(*(kind.words for kind in TALKS), *ENGLISH.values())
"""All words that mean a command, so that they can be no name of a product."""
