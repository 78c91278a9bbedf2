"""Look-ups in the books: each class is one thing to ask, its type parameter what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.conversation import Query
from bot.domain.account import Statement, WeekAccount
from bot.domain.adjustment import Adjustment
from bot.domain.business import Business
from bot.domain.costs import PartnerCost
from bot.domain.entering import Confirming
from bot.domain.evidence import Shown
from bot.domain.holder import Doubtful
from bot.domain.holidays import DaysOff
from bot.domain.joining import Invited, OpenInvitation, TakenBack
from bot.domain.leaving import Parting
from bot.domain.partner import Partner, PartnerName
from bot.domain.personal import ErasureWish, PersonalRecord
from bot.domain.placing import Arrival, Placed
from bot.domain.poll import Poll, PollReach
from bot.domain.product import Product
from bot.domain.remittance import Owed, Remittance
from bot.domain.report import Filed, OpenWeeks
from bot.domain.reseller import ResellerPrices
from bot.domain.speaker import Place
from bot.domain.staff import InvitedStaff, StaffMember
from bot.domain.summary import WeeklySummary
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class Today(Query[date]):
    """The speaker's local day."""


@dataclass(frozen=True, slots=True)
class MyPartner(Query[Partner]):
    """The partner the speaker speaks for, on the terms of a week: of the running one, where none is named."""

    week: Week | None = None


@dataclass(frozen=True, slots=True)
class MyPlaces(Query[tuple[Place, ...]]):
    """All places the speaker has."""


@dataclass(frozen=True, slots=True)
class MyOutlets(Query[tuple[Place, ...]]):
    """Where the speaker is a partner: one place in each business, or none where that is not clear yet."""


@dataclass(frozen=True, slots=True)
class Me(Query[int]):
    """The speaker, by the id of the person."""


@dataclass(frozen=True, slots=True)
class MyWeeks(Query[OpenWeeks]):
    """The weeks the speaker's partner may report on."""


@dataclass(frozen=True, slots=True)
class ReportOn(Query[Filed | None]):
    """The newest version of the speaker's partner's report on a week."""

    week: Week


@dataclass(frozen=True, slots=True)
class LatestReport(Query[Filed | None]):
    """The newest report of the speaker's partner on any week."""


@dataclass(frozen=True, slots=True)
class LatestWeek(Query[Week | None]):
    """The newest week that the speaker's partner has reported on."""


@dataclass(frozen=True, slots=True)
class MyAccount(Query[Owed]):
    """What the speaker's partner owes, and what it handed over."""


@dataclass(frozen=True, slots=True)
class MyRecord(Query[PersonalRecord]):
    """What is kept of the speaker."""


@dataclass(frozen=True, slots=True)
class MyStatement(Query[Statement]):
    """The last weeks of the speaker's partner."""


@dataclass(frozen=True, slots=True)
class WeekOf(Query[WeekAccount | None]):
    """The account of one week of the speaker's partner: the nota."""

    week: Week | None = None


@dataclass(frozen=True, slots=True)
class MyArrivals(Query[tuple[Arrival, ...]]):
    """Goods on their way to the speaker's partner."""


@dataclass(frozen=True, slots=True)
class PlacedLately(Query[tuple[Placed, ...]]):
    """What the business has lately sent to any partner, and was not refused; the newest first."""


@dataclass(frozen=True, slots=True)
class UsualGoods(Query[dict[str, Decimal]]):
    """How many of each product came last to the speaker's partner; without those on their way or asked for."""


@dataclass(frozen=True, slots=True)
class TheBusiness(Query[Business]):
    """The business the speaker speaks for."""


@dataclass(frozen=True, slots=True)
class DaysOffAhead(Query[tuple[DaysOff, ...]]):
    """The days off of the business that are not over, as they were taken; the next first."""


@dataclass(frozen=True, slots=True)
class Products(Query[tuple[Product, ...]]):
    """The product list."""


@dataclass(frozen=True, slots=True)
class PricesForResellers(Query[ResellerPrices]):
    """What resellers pay who buy goods outright."""


@dataclass(frozen=True, slots=True)
class CommandWords(Query[frozenset[str]]):
    """Every word that means a command, to anybody."""


@dataclass(frozen=True, slots=True)
class Partners(Query[tuple[PartnerName, ...]]):
    """All partners of the business."""


@dataclass(frozen=True, slots=True)
class Partings(Query[tuple[Parting, ...]]):
    """Every partner of the business that wants to stop or has stopped, the latest last."""


@dataclass(frozen=True, slots=True)
class OnePartner(Query[Partner]):
    """A partner of the owner's business."""

    partner_id: int


@dataclass(frozen=True, slots=True)
class PlaceOf(Query[Place]):
    """Where somebody of a partner of the owner's business speaks from."""

    partner_id: int


@dataclass(frozen=True, slots=True)
class IsAnybodyAt(Query[bool]):
    """Whether somebody of a partner has joined."""

    partner_id: int


@dataclass(frozen=True, slots=True)
class AccountOf(Query[Owed]):
    """What a partner of the owner's business owes."""

    partner_id: int


@dataclass(frozen=True, slots=True)
class EnteredForMe(Query[tuple[Confirming, ...]]):
    """Reports that were entered for the speaker's partner and wait for its yes, the newest week first."""


@dataclass(frozen=True, slots=True)
class EvidenceOf(Query[tuple[Shown, ...]]):
    """The last things that a partner of the owner's has sent along, oldest first."""

    partner_id: int


@dataclass(frozen=True, slots=True)
class WaitingRemittances(Query[tuple[Remittance, ...]]):
    """Money that partners say they handed over, and the owner has not confirmed."""


@dataclass(frozen=True, slots=True)
class ConfirmedRemittances(Query[tuple[Remittance, ...]]):
    """Money of which the owner has lately said that it came, the newest word first."""


@dataclass(frozen=True, slots=True)
class IsRemittance(Query[bool]):
    """Whether a remittance of the business has that number."""

    number: int


@dataclass(frozen=True, slots=True)
class IsAdjustment(Query[bool]):
    """Whether an adjustment of the business has that number."""

    number: int


@dataclass(frozen=True, slots=True)
class ErasureWishes(Query[tuple[ErasureWish, ...]]):
    """Who has asked the owner's business to be forgotten, the oldest wish first."""


@dataclass(frozen=True, slots=True)
class WaitingAdjustments(Query[tuple[Adjustment, ...]]):
    """Corrections of settled weeks that wait for the owner."""


@dataclass(frozen=True, slots=True)
class TheSummary(Query[WeeklySummary]):
    """The owner's week; the running one, or so many weeks before."""

    weeks_back: int = 0


@dataclass(frozen=True, slots=True)
class DoubtfulPeople(Query[tuple[Doubtful, ...]]):
    """People whose number another account uses now."""


@dataclass(frozen=True, slots=True)
class MessageCosts(Query[tuple[PartnerCost, ...]]):
    """What messages cost in the running week and those before it, by partner."""

    weeks: int = 4


@dataclass(frozen=True, slots=True)
class Polls(Query[tuple[Poll, ...]]):
    """The questions that are open, and the one that was closed last; the newest first."""


@dataclass(frozen=True, slots=True)
class IsMentionToBeAsked(Query[bool]):
    """Whether the speaker's partner is to be asked now if its name may stand in the group."""


@dataclass(frozen=True, slots=True)
class ReachOfPolls(Query[PollReach]):
    """How many a question to all partners would reach, and in which way."""


@dataclass(frozen=True, slots=True)
class Staff(Query[tuple[StaffMember, ...]]):
    """Everybody of the staff, by name."""


@dataclass(frozen=True, slots=True)
class OpenInvitations(Query[tuple[OpenInvitation, ...]]):
    """Whom the owner has invited and nobody has come yet, the oldest invitation first."""


@dataclass(frozen=True, slots=True)
class MayTryCode(Query[bool]):
    """Whether the speaker has not tried too many wrong codes of late."""


@dataclass(frozen=True, slots=True)
class CodeFor(Query[Invited | InvitedStaff | TakenBack | None]):
    """What an invite code stands for."""

    code: str


@dataclass(frozen=True, slots=True)
class IsClaim(Query[bool]):
    """Whether a code opens a business."""

    code: str
