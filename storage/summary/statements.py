"""The ten questions a week is told from, each about one business and asked once, however many partners it has.

They are built once; a call only binds `business_id`, the Mondays `monday` and `monday_before`, and the local week's
ends as moments: from `begins` until before `ends`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    not_,
    or_,
    select,
)
from sqlalchemy import type_coerce as as_type

from bot.domain.week import Week
from storage import tables
from storage.books import Books
from storage.tables.columns import table_of

_businesses = table_of(tables.Business)
_partners = table_of(tables.Partner)
_acceptances = table_of(tables.Acceptance)
_members = table_of(tables.Member)
_identities = table_of(tables.Identity)
_prompts = table_of(tables.Prompt)
_transactions = table_of(tables.Transaction)
_entries = table_of(tables.Entry)
_reports = table_of(tables.Report)
_lines = table_of(tables.ReportLine)
_remittances = table_of(tables.Remittance)
_answers = table_of(tables.RemittanceAnswer)
_feedback = table_of(tables.Feedback)
_placements = table_of(tables.Placement)
_products = table_of(tables.Product)
_stock = table_of(tables.StockEntry)

_mine: ColumnElement[int] = bindparam("business_id", type_=BigInteger)
_monday: ColumnElement[date] = bindparam("monday", type_=_reports.c.week.type)
_monday_before: ColumnElement[date] = bindparam("monday_before", type_=_reports.c.week.type)
_begins: ColumnElement[datetime] = bindparam("begins", type_=_partners.c.created_at.type)
_ends: ColumnElement[datetime] = bindparam("ends", type_=_partners.c.created_at.type)


Found: TypeAlias = Row[*tuple[Any, ...]]
Question: TypeAlias = Select[*tuple[Any, ...]]


def asking(books: Books, week: Week) -> Callable[[Question], Sequence[Found]]:
    """A function that runs one of the statements here for that business and week."""
    bound = {
        "business_id": books.business_id,
        "monday": week.monday,
        "monday_before": week.before.monday,
        "begins": datetime.combine(week.monday, time(), books.zone),
        "ends": datetime.combine(week.after.monday, time(), books.zone),
    }
    return lambda question: books.connection.execute(question, bound).all()


def _rupiah(amount: Any) -> Any:
    """A sum as a whole number: PostgreSQL makes sums of 64 bits numeric."""
    return cast(func.coalesce(func.sum(amount), 0), BigInteger)


def _thousandths(quantity: Any) -> Any:
    """A quantity as it is stored, for adding up before it becomes a Decimal."""
    return as_type(quantity, BigInteger)


def _silence() -> Any:
    """Why a partner may be silent, the first reason that holds; NULL for none."""
    here = and_(_members.c.business_id == _mine, _members.c.partner_id == _partners.c.partner_id)
    reached = (
        select(_identities.c.identity_id)
        .join(_members, _members.c.person_id == _identities.c.person_id)
        .where(here, _members.c.ended_at.is_(None))
        .correlate(_partners)
    )
    accepted = exists().where(_acceptances.c.business_id == _mine, _acceptances.c.partner_id == _partners.c.partner_id)
    reminded = exists().where(
        _prompts.c.business_id == _mine,
        _prompts.c.kind.in_(("reminder_1", "reminder_2", "reminder_by_owner")),
        _prompts.c.recipient_id == _partners.c.partner_id,
        _prompts.c.period == _monday,
    )
    return case(
        (not_(accepted), "not_joined"),
        (and_(reached.exists(), not_(reached.where(_identities.c.stopped_at.is_(None)).exists())), "stopped"),
        (reminded, "reminded"),
    )


BUSINESS = select(_businesses.c.name).where(_businesses.c.business_id == _mine)

PARTNERS = select(
    _partners.c.partner_id,
    _partners.c.name,
    _partners.c.kind,
    and_(_partners.c.ended_at.is_(None), _partners.c.created_at < _ends).label("expected"),
    (_partners.c.created_at < _begins).label("older"),
    _silence().label("silence"),
).where(_partners.c.business_id == _mine)


def _booked() -> Question:
    """Rupiah by week and partner, as in Totals. A sale with cash in it is one that the business was paid for."""

    def on(account: str) -> Any:
        return _rupiah(case((_entries.c.account == account, _entries.c.amount), else_=0))

    each = (
        select(
            _entries.c.week,
            _entries.c.partner_id,
            _transactions.c.kind,
            (-on("sales")).label("sales"),
            on("partner_share").label("share"),
            on("partner").label("partner"),
            on("cash").label("cash"),
        )
        .join(
            _transactions,
            and_(
                _transactions.c.business_id == _entries.c.business_id,
                _transactions.c.transaction_id == _entries.c.transaction_id,
            ),
        )
        .where(_entries.c.business_id == _mine, _entries.c.week.in_((_monday, _monday_before)))
        .group_by(_entries.c.week, _entries.c.partner_id, _entries.c.transaction_id, _transactions.c.kind)
        .subquery()
    )
    earned = each.c.kind.in_(("report", "correction", "adjustment"))
    return select(
        each.c.week,
        each.c.partner_id,
        _rupiah(each.c.sales).label("sales"),
        _rupiah(each.c.share).label("share"),
        _rupiah(case((and_(earned, each.c.cash == 0), each.c.partner), else_=0)).label("due"),
        _rupiah(case((each.c.kind == "remittance", -each.c.partner), else_=0)).label("handed_over"),
        _rupiah(case((and_(earned, each.c.cash != 0), -each.c.partner), else_=0)).label("commission_owed"),
    ).group_by(each.c.week, each.c.partner_id)


BOOKED = _booked()

BALANCES = (
    select(_entries.c.partner_id, _rupiah(_entries.c.amount).label("amount"))
    .where(_entries.c.business_id == _mine, _entries.c.account == "partner")
    .group_by(_entries.c.partner_id)
)

REPORTS = (
    select(
        _reports.c.partner_id,
        _reports.c.week,
        _reports.c.report_id,
        _reports.c.version,
        _reports.c.nil,
        _reports.c.days_late,
        _reports.c.deal,
        _reports.c.confirmed_at,
    )
    .where(_reports.c.business_id == _mine, _reports.c.week.in_((_monday, _monday_before)))
    .order_by(_reports.c.version)
)

_of_report = and_(_lines.c.business_id == _reports.c.business_id, _lines.c.report_id == _reports.c.report_id)

COUNTS = slice(8, 14)
"""Where a row of LINES has its counts, in the order of Counts."""

LINES = (
    select(
        _lines.c.report_id,
        _lines.c.code,
        _lines.c.name,
        _lines.c.unit,
        _lines.c.price,
        _lines.c.sales,
        _lines.c.share,
        _lines.c.due,
        *(
            _thousandths(_lines.c[kind]).label(kind)
            for kind in ("sold", "left", "returned", "damaged", "expired", "missing")
        ),
    )
    .join(_reports, _of_report)
    .where(_reports.c.business_id == _mine, _reports.c.week == _monday)
    .order_by(_lines.c.report_id, _lines.c.line)
)


def _products_before() -> Question:
    """What was sold of each product in the week before, by the newest version of each report."""
    newer = _reports.alias("newer")
    superseded = exists().where(
        newer.c.business_id == _mine,
        newer.c.partner_id == _reports.c.partner_id,
        newer.c.week == _monday_before,
        newer.c.version > _reports.c.version,
    )
    return (
        select(
            _lines.c.code,
            func.max(_lines.c.name).label("name"),
            func.max(_lines.c.unit).label("unit"),
            _rupiah(_thousandths(_lines.c.sold)).label("sold"),
            _rupiah(_lines.c.sales).label("sales"),
        )
        .join(_reports, _of_report)
        .where(_reports.c.business_id == _mine, _reports.c.week == _monday_before, not_(superseded))
        .group_by(_lines.c.code)
    )


PRODUCTS_BEFORE = _products_before()

REMITTANCES = (
    select(_remittances.c.partner_id, _remittances.c.amount, _remittances.c.said_at, _answers.c.came)
    .add_columns(_answers.c.answered_at)
    .outerjoin(
        _answers,
        and_(
            _answers.c.business_id == _remittances.c.business_id,
            _answers.c.remittance_id == _remittances.c.remittance_id,
        ),
    )
    .where(
        _remittances.c.business_id == _mine,
        or_(
            _answers.c.came.is_(None),
            and_(_remittances.c.said_at >= _begins, _remittances.c.said_at < _ends),
        ),
    )
    .order_by(_remittances.c.said_at, _remittances.c.number)
)

FEEDBACK = (
    select(_feedback.c.partner_id, _feedback.c.words)
    .where(_feedback.c.business_id == _mine, _feedback.c.said_at >= _begins, _feedback.c.said_at < _ends)
    .order_by(_feedback.c.said_at)
)


def _stock_now() -> Question:
    """What lies there by partner and product, at the price of the newest lot that came."""
    quantity = _rupiah(_thousandths(_stock.c.quantity))
    lying = (
        select(_stock.c.partner_id, _stock.c.code, quantity.label("quantity"))
        .where(_stock.c.business_id == _mine)
        .group_by(_stock.c.partner_id, _stock.c.code)
        .having(quantity != 0)
        .subquery()
    )
    newest_price = (
        select(_placements.c.price)
        .where(
            _placements.c.business_id == _mine,
            _placements.c.partner_id == lying.c.partner_id,
            _placements.c.code == lying.c.code,
            _placements.c.received_at.is_not(None),
        )
        .order_by(_placements.c.received_at.desc(), _placements.c.placement_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return select(
        lying.c.partner_id,
        lying.c.code,
        _products.c.name,
        _products.c.unit,
        lying.c.quantity,
        newest_price.label("price"),
    ).join(_products, and_(_products.c.business_id == _mine, _products.c.code == lying.c.code))


STOCK = _stock_now()
