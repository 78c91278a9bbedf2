"""What is sold, by whom and on what terms, and what became of the goods."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, counted, key, moment


class Product(SQLModel, table=True):
    __tablename__ = "product"
    business_id: int = key()
    code: str = Field(primary_key=True)
    name: str
    unit: str
    position: int
    retired_at: datetime | None = moment(None)


class ProductAlias(SQLModel, table=True):
    """Another word for a product, learned once a person has said so. A word forgotten and learned anew is a version."""

    __tablename__ = "product_alias"
    business_id: int = key()
    alias: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    code: str
    learned_at: datetime = moment()
    learned_by: int = big()


class ForgottenAlias(SQLModel, table=True):
    """A version of another word for a product that holds no more."""

    __tablename__ = "forgotten_alias"
    business_id: int = key()
    alias: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    forgotten_at: datetime = moment()
    forgotten_by: int = big()


class Pack(SQLModel, table=True):
    """How many of a product's own unit are in one pack of it; the newest version counts."""

    __tablename__ = "pack"
    business_id: int = key()
    code: str = Field(primary_key=True)
    unit: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    size: Decimal = counted()
    said_at: datetime = moment()
    said_by: int = big()


class Price(SQLModel, table=True):
    """Rupiah per unit for a tier, from a minimum quantity and a local day on."""

    __tablename__ = "price"
    business_id: int = key()
    code: str = Field(primary_key=True)
    tier: str = Field("retail", primary_key=True)
    from_quantity: Decimal = Field(Decimal(0), primary_key=True, sa_type=counted().sa_type)
    valid_from: date = Field(primary_key=True)
    amount: int = big()


class Partner(SQLModel, table=True):
    """An outlet that sells for the business. `zone` is its own where it differs from the business's.

    Since `leaving_at` it wants to stop, and is asked for nothing more; at `ended_at` all was settled.
    """

    __tablename__ = "partner"
    business_id: int = key()
    partner_id: int = key()
    name: str
    kind: str
    phone: str | None = None
    zone: str | None = None
    created_at: datetime = moment()
    leaving_at: datetime | None = moment(None)
    ended_at: datetime | None = moment(None)


class PartingReason(SQLModel, table=True):
    """Why a partner stops, as an owner has said; the newest counts, where the partner has not gone on since."""

    __tablename__ = "parting_reason"
    business_id: int = key()
    partner_id: int = key()
    said_at: datetime = Field(primary_key=True, sa_type=moment().sa_type)
    reason: str
    said_by: int = big()


class Agreement(SQLModel, table=True):
    """One version of the terms with a partner. Rates are basis points of sales.

    It runs to the day `until`, or for so many months from its acceptance; 0 has no end.
    """

    __tablename__ = "agreement"
    business_id: int = key()
    partner_id: int = key()
    version: int = Field(primary_key=True)
    deal: str
    scheme: str
    rate_bps: int
    whose: str
    damage_bearer: str
    months: int
    until: date | None = None
    pay_days: int | None = None
    offered_at: datetime = moment()


class Acceptance(SQLModel, table=True):
    """A named person's yes to one version of an agreement, in the words that person used, and its last day by it."""

    __tablename__ = "acceptance"
    business_id: int = key()
    partner_id: int = key()
    version: int = Field(primary_key=True)
    person_id: int = big()
    words: str
    accepted_at: datetime = moment()
    ends_on: date | None = None


class Placement(SQLModel, table=True):
    """Goods handed to a partner on consignment, at the price of that moment. They count once they are received."""

    __tablename__ = "placement"
    __table_args__ = (Index(None, "business_id", "partner_id", "code", "received_at"),)
    business_id: int = key()
    placement_id: int = key()
    number: int
    partner_id: int = big()
    code: str
    quantity: Decimal = counted()
    price: int = big()
    placed_at: datetime = moment()
    placed_by: int = big()
    received_at: datetime | None = moment(None)
    received_by: int | None = big(None)
    refused_at: datetime | None = moment(None)


class Restock(SQLModel, table=True):
    """Goods of one product that a partner asks for."""

    __tablename__ = "restock"
    __table_args__ = (Index(None, "business_id", "partner_id", "code"),)
    business_id: int = key()
    restock_id: int = key()
    code: str = Field(primary_key=True)
    partner_id: int = big()
    quantity: Decimal = counted()
    asked_by: int = big()
    asked_at: datetime = moment()


class StockEntry(SQLModel, table=True):
    """One movement of goods at a partner's; stock is the sum. Never changed: a correction takes back and adds anew."""

    __tablename__ = "stock_entry"
    __table_args__ = (Index(None, "business_id", "partner_id", "code", "quantity"),)
    business_id: int = key()
    cause_id: int = key()
    code: str = Field(primary_key=True)
    partner_id: int = big()
    quantity: Decimal = counted()
    kind: str
    recorded_at: datetime = moment()


class Report(SQLModel, table=True):
    """One version of a partner's report on one week (its Monday), on the terms of that time."""

    __tablename__ = "report"
    __table_args__ = (
        UniqueConstraint("business_id", "partner_id", "week", "version"),
        Index(None, "business_id", "week"),
    )
    business_id: int = key()
    report_id: int = key()
    partner_id: int = big()
    week: date
    version: int
    nil: bool = False
    days_late: int = 0
    deal: str
    scheme: str
    rate_bps: int
    whose: str
    damage_bearer: str
    entered_by: int = big()
    confirmed_at: datetime = moment()


class EnteredReport(SQLModel, table=True):
    """A version of a report that the house entered for a partner, and the partner's own yes to it, once it has come."""

    __tablename__ = "entered_report"
    business_id: int = key()
    report_id: int = key()
    confirmed_at: datetime | None = moment(None)
    confirmed_by: int | None = big(None)


class ReportLine(SQLModel, table=True):
    """What became of one product at one price. Name, unit, price and rate as they were; amounts in rupiah."""

    __tablename__ = "report_line"
    business_id: int = key()
    report_id: int = key()
    line: int = Field(primary_key=True)
    code: str
    name: str
    unit: str
    price: int = big()
    rate_bps: int
    sold: Decimal = counted()
    left: Decimal = counted()
    returned: Decimal = counted()
    damaged: Decimal = counted()
    expired: Decimal = counted()
    missing: Decimal = counted()
    sales: int = big()
    share: int = big()
    charge: int = big()
    due: int = big()
