"""Businesses, people and how they are reached. A person and an identity belong to no business; all else does."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from storage.tables.columns import big, key, moment


class Business(SQLModel, table=True):
    """A producer: the tenant. The report day counts from Monday as 0, its time is minutes after local midnight."""

    __tablename__ = "business"
    business_id: int = key()
    name: str
    zone: str = "Asia/Jakarta"
    report_weekday: int = 5
    report_minute: int = 16 * 60
    partner_bps: int = 2500
    asks_on_holidays_since: datetime | None = moment(None)
    created_at: datetime = moment()


class DaysOff(SQLModel, table=True):
    """Days on which a business asks for no reports. They end before the day on which they were taken back."""

    __tablename__ = "days_off"
    business_id: int = key()
    days_off_id: int = key()
    first: date
    last: date
    said_at: datetime = moment()
    said_by: int = big()
    taken_back_on: date | None = None
    taken_back_by: int | None = big(None)


class Person(SQLModel, table=True):
    """A human. `call` is how the person is addressed: Bu, Pak, Kak, or nothing."""

    __tablename__ = "person"
    person_id: int = key()
    name: str
    call: str = ""
    language: str = "id"


class Identity(SQLModel, table=True):
    """One address of a person on one channel, and which partner it speaks for today where it could be several.

    `holder` is the account behind an address that may change hands. Where another one shows up behind it, that is
    `claimed_by`, and since `suspended_at` the address speaks for nobody until an owner has said who it is, which is
    noted as `confirmed_at`. One that was silent for long is suspended too, with nobody claiming it.
    """

    __tablename__ = "identity"
    __table_args__ = (UniqueConstraint("channel", "address"), Index(None, "person_id"))
    identity_id: int = key()
    person_id: int = big()
    channel: str
    address: str
    holder: str = ""
    claimed_by: str = ""
    suspended_at: datetime | None = moment(None)
    confirmed_at: datetime | None = moment(None)
    last_inbound_at: datetime | None = moment(None)
    stopped_at: datetime | None = moment(None)
    unreachable_at: datetime | None = moment(None)
    speaks_business_id: int | None = big(None)
    speaks_partner_id: int | None = big(None)
    speaks_on: date | None = None


class Member(SQLModel, table=True):
    """A person's place in a business: owner or staff (with partner 0), or someone of one partner."""

    __tablename__ = "member"
    __table_args__ = (Index(None, "person_id"),)
    business_id: int = key()
    partner_id: int = key()
    person_id: int = key()
    role: str
    since: datetime = moment()
    ended_at: datetime | None = moment(None)


class Consent(SQLModel, table=True):
    """A person's yes to what is stored and why; `wording` names the version of the text that was shown."""

    __tablename__ = "consent"
    person_id: int = key()
    wording: str = Field(primary_key=True)
    given_at: datetime = moment()


class Erasure(SQLModel, table=True):
    """A person's wish to be forgotten by a business, and when an owner saw to it."""

    __tablename__ = "erasure"
    business_id: int = key()
    partner_id: int = key()
    person_id: int = key()
    asked_at: datetime = moment()
    erased_at: datetime | None = moment(None)
    erased_by: int | None = big(None)


class Claim(SQLModel, table=True):
    """The host's one-time code with which an owner opens a business; only its hash is kept."""

    __tablename__ = "claim"
    code_hash: str = Field(primary_key=True)
    expires_at: datetime = moment()
    used_at: datetime | None = moment(None)
    used_by: int | None = big(None)


class Invite(SQLModel, table=True):
    """The owner's one-time code with which a person joins a partner, or with partner 0 the staff; its hash is kept.

    `name` is whom it is for, where that is not the partner.
    """

    __tablename__ = "invite"
    __table_args__ = (Index(None, "code_hash"),)
    business_id: int = key()
    code_hash: str = Field(primary_key=True)
    partner_id: int = big()
    name: str = ""
    expires_at: datetime = moment()
    used_at: datetime | None = moment(None)
    used_by: int | None = big(None)
    withdrawn_at: datetime | None = moment(None)
    withdrawn_by: int | None = big(None)


class WrongCode(SQLModel, table=True):
    """One try of a code that does not exist, so that guessing can be slowed down."""

    __tablename__ = "wrong_code"
    identity_id: int = key()
    tried_at: datetime = Field(primary_key=True, sa_type=moment().sa_type)
