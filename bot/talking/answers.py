"""What the books answer to each look-up of a conversation: one line each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from bot.ask import books as ask
from bot.ask.agreements import AgreementWith, MyAgreement, MyOffer
from bot.ask.bank import AccountToPay
from bot.ask.complaints import IsComplaint, MyComplaints, OpenComplaints, SaidToday
from bot.ask.elsewhere import At
from bot.ask.evaluations import EvaluationOf, MyEvaluation, WaitingEvaluations
from bot.ask.lessons import LessonOpenings, Lessons
from bot.ask.signals import IsAsked, IsReached, SignalsLately
from bot.ask.targets import MyTarget, SoldThisMonth, Targets
from bot.conversation import Query
from bot.domain.costs import PartnerCost
from bot.domain.entering import Confirming
from bot.domain.speaker import Role
from bot.domain.summary import WeeklySummary
from bot.domain.week import Week
from bot.talking.scene import Scene
from bot.talking.secrecy import PIN_ANSWERS
from bot.talking.talks import COMMANDS
from storage import (
    accounts,
    adjustments,
    agreements,
    bank,
    businesses,
    codes,
    complaints,
    costs,
    days_off,
    endings,
    entered_reports,
    erasures,
    evaluations,
    evidence,
    feedback,
    holders,
    lessons,
    mentions,
    partners,
    people,
    personal,
    polls,
    products,
    prompts,
    remittances,
    reports,
    reseller_prices,
    restocks,
    signals,
    staff,
    stock,
    targets,
)
from storage import summary as summaries

ANSWERS: dict[type[Query[Any]], Callable[[Scene, Any], Any]] = {
    ask.Today: lambda scene, _: scene.today,
    ask.MyPartner: lambda scene, asked: partners.partner(scene.books, scene.place.partner_id, asked.week),
    MyAgreement: lambda scene, _: agreements.standing(scene.books, scene.place.partner_id),
    MyOffer: lambda scene, _: partners.offered(scene.books, scene.place.partner_id),
    ask.Me: lambda scene, _: scene.speaker.person_id,
    ask.MyPlaces: lambda scene, _: scene.speaker.places,
    ask.MyOutlets: lambda scene, _: scene.speaker.outlets,
    At: lambda scene, asked: ANSWERS[type(asked.query)](scene.at(asked.place), asked.query),
    ask.MyWeeks: lambda scene, _: reports.open_weeks(
        scene.books, scene.place.partner_id, scene.today, prompts.week_asked(scene.books, scene.place.partner_id)
    ),
    ask.ReportOn: lambda scene, asked: reports.filed(scene.books, scene.place.partner_id, asked.week),
    ask.LatestReport: lambda scene, _: reports.latest(scene.books, scene.place.partner_id),
    ask.LatestWeek: lambda scene, _: _latest_week(scene),
    ask.MyAccount: lambda scene, _: remittances.owed(scene.books, scene.place.partner_id),
    ask.MyRecord: lambda scene, _: personal.record(scene.books, scene.speaker.person_id, scene.place.partner_id),
    ask.MyStatement: lambda scene, _: accounts.statement(scene.books, scene.place.partner_id),
    ask.WeekOf: lambda scene, asked: accounts.week(scene.books, scene.place.partner_id, asked.week),
    ask.MyArrivals: lambda scene, _: stock.on_the_way(scene.books, scene.place.partner_id),
    ask.PlacedLately: lambda scene, _: stock.placed_lately(scene.books),
    ask.UsualGoods: lambda scene, _: restocks.usual(scene.books, scene.place.partner_id),
    ask.TheBusiness: lambda scene, _: businesses.business(scene.connection, scene.place.business_id),
    ask.DaysOffAhead: lambda scene, _: days_off.ahead(scene.books),
    ask.CommandWords: lambda _scene, _: COMMANDS,
    ask.Products: lambda scene, _: products.products(scene.books),
    ask.PricesForResellers: lambda scene, _: reseller_prices.reseller_prices(scene.books),
    Lessons: lambda scene, _: lessons.lessons(scene.books),
    LessonOpenings: lambda scene, _: lessons.openings(scene.books),
    ask.Partners: lambda scene, _: partners.partner_names(scene.books),
    ask.Partings: lambda scene, _: endings.partings(scene.books),
    ask.OnePartner: lambda scene, asked: partners.partner(scene.books, asked.partner_id),
    AgreementWith: lambda scene, asked: agreements.standing(scene.books, asked.partner_id),
    ask.PlaceOf: lambda scene, asked: partners.place_of(scene.books, asked.partner_id),
    ask.IsAnybodyAt: lambda scene, asked: partners.is_anybody_at(scene.books, asked.partner_id),
    ask.AccountOf: lambda scene, asked: remittances.owed(scene.books, asked.partner_id),
    ask.EnteredForMe: lambda scene, _: _entered(scene),
    ask.EvidenceOf: lambda scene, asked: evidence.newest(scene.books, asked.partner_id),
    ask.WaitingRemittances: lambda scene, _: remittances.waiting(scene.books),
    ask.ConfirmedRemittances: lambda scene, _: remittances.confirmed(scene.books),
    ask.ErasureWishes: lambda scene, _: erasures.wishes(scene.books),
    OpenComplaints: lambda scene, _: complaints.waiting(scene.books),
    IsComplaint: lambda scene, asked: complaints.numbered(scene.books, asked.number) is not None,
    SaidToday: lambda scene, _: feedback.is_said_today(scene.books, scene.place.partner_id),
    MyComplaints: lambda scene, _: complaints.of_partner(scene.books, scene.place.partner_id),
    ask.WaitingAdjustments: lambda scene, _: adjustments.waiting(scene.books),
    ask.IsRemittance: lambda scene, asked: remittances.is_there(scene.books, asked.number),
    ask.IsAdjustment: lambda scene, asked: adjustments.is_there(scene.books, asked.number),
    ask.TheSummary: lambda scene, asked: _summary(scene, asked.weeks_back),
    ask.DoubtfulPeople: lambda scene, _: holders.doubtful(scene.books),
    ask.MessageCosts: lambda scene, asked: _costs(scene, asked.weeks),
    ask.Polls: lambda scene, _: polls.polls(scene.books),
    ask.IsMentionToBeAsked: lambda scene, _: mentions.is_to_be_asked(scene.books, scene.place.partner_id),
    ask.ReachOfPolls: lambda scene, _: polls.reach(scene.books),
    MyEvaluation: lambda scene, _: evaluations.latest(scene.books, scene.place.partner_id),
    EvaluationOf: lambda scene, asked: evaluations.latest(scene.books, asked.partner_id),
    WaitingEvaluations: lambda scene, _: evaluations.waiting_for_owner(scene.books),
    MyTarget: lambda scene, _: targets.of_partner(scene.books, scene.place.partner_id),
    Targets: lambda scene, _: targets.this_month(scene.books),
    SoldThisMonth: lambda scene, asked: targets.sold_this_month(scene.books, asked.partner_id),
    ask.Staff: lambda scene, _: staff.staff(scene.books),
    ask.OpenInvitations: lambda scene, _: codes.open_invitations(scene.books),
    ask.MayTryCode: lambda scene, _: codes.may_try(scene.connection, scene.speaker.identity_id, scene.now),
    ask.CodeFor: lambda scene, asked: codes.invited(scene.connection, asked.code, scene.now),
    ask.IsClaim: lambda scene, asked: codes.is_claim(scene.connection, asked.code, scene.now),
    AccountToPay: lambda scene, asked: bank.known(scene.books, asked.partner_id),
    SignalsLately: lambda scene, _: signals.lately(scene.books),
    IsReached: lambda scene, asked: bool(people.readers(scene.books, Role.PARTNER, [asked.partner_id])),
    IsAsked: lambda scene, _: signals.is_asked(scene.books, scene.place.partner_id, scene.speaker.person_id),
    **PIN_ANSWERS,
}


def _latest_week(scene: Scene) -> Week | None:
    filed = reports.latest(scene.books, scene.place.partner_id)
    return filed.week if filed else None


def _entered(scene: Scene) -> tuple[Confirming, ...]:
    waiting = entered_reports.of_partner(scene.books, scene.place.partner_id)
    return tuple(Confirming(one.report_id, one.week) for one in waiting)


def _summary(scene: Scene, weeks_back: int) -> WeeklySummary:
    week = Week.of(scene.today)
    for _ in range(weeks_back):
        week = week.before
    return summaries.weekly(scene.books, week)


def _costs(scene: Scene, weeks: int) -> tuple[PartnerCost, ...]:
    last = Week.of(scene.today)
    first = Week.of(scene.today - timedelta(weeks=weeks - 1))
    return costs.by_partner(scene.connection, scene.place.business_id, first, last)


class Lookups:
    """Answers look-ups in one scene; the same one is asked of the database once, until something was done."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._found: dict[Query[Any], Any] = {}

    def __call__(self, query: Query[Any]) -> Any:
        try:
            return self._found[query]
        except KeyError:
            found = self._found[query] = ANSWERS[type(query)](self.scene, query)
            return found
