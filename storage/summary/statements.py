"""Eight questions that a week is told from, each about one business and asked once, however many partners it has.

They are built once; a call only binds them.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, not_, select, union

from bot.domain.counts import KINDS
from storage import tables
from storage.shelves import on_consignment
from storage.summary.asking import Question, added_up, begins, ends, mine, monday, monday_before, thousandths
from storage.summary.rows import (
    BookedRow,
    FeedbackRow,
    LineRow,
    PartnerRow,
    RemittanceRow,
    ReportRow,
    SoldRow,
    StockRow,
)
from storage.tables.columns import alike, one_of, table_of

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


def _silence() -> Any:
    """Why a partner may be silent, the first reason that holds; NULL for none."""
    here = and_(_members.c.business_id == mine, _members.c.partner_id == _partners.c.partner_id)
    reached = (
        select(_identities.c.identity_id)
        .join(_members, _members.c.person_id == _identities.c.person_id)
        .where(here, _members.c.ended_at.is_(None))
        .correlate(_partners)
    )

    def everywhere(since: ColumnElement[datetime]) -> ColumnElement[bool]:
        return and_(reached.exists(), not_(reached.where(since.is_(None)).exists()))

    accepted = exists().where(_acceptances.c.business_id == mine, _acceptances.c.partner_id == _partners.c.partner_id)
    reminded = exists().where(
        _prompts.c.business_id == mine,
        one_of(_prompts.c.kind, "reminder_1", "reminder_2", "reminder_by_owner"),
        _prompts.c.recipient_id == _partners.c.partner_id,
        _prompts.c.period == monday,
    )
    return case(
        (not_(accepted), "not_joined"),
        (everywhere(_identities.c.stopped_at), "stopped"),
        (everywhere(_identities.c.unreachable_at), "unreachable"),
        (reminded, "reminded"),
    )


def _everyone() -> Select[*tuple[Any, ...]]:
    """The business beside each of its partners, with what a partner owes; the business alone where there is none."""
    owed = select(added_up(_entries.c.amount)).where(
        _entries.c.business_id == mine, _entries.c.partner_id == _partners.c.partner_id, _entries.c.account == "partner"
    )
    return (
        select(
            _businesses.c.name.label("business"),
            func.coalesce(_partners.c.partner_id, 0).label("partner_id"),
            _partners.c.name,
            _partners.c.kind,
            and_(_partners.c.ended_at.is_(None), _partners.c.leaving_at.is_(None), _partners.c.created_at < ends).label(
                "expected"
            ),
            (_partners.c.created_at < begins).label("older"),
            on_consignment(_partners).label("consignment"),
            _silence().label("silence"),
            owed.scalar_subquery().label("owed"),
        )
        .outerjoin(_partners, _partners.c.business_id == mine)
        .where(_businesses.c.business_id == mine)
    )


EVERYONE = Question(_everyone(), PartnerRow)


def _booked() -> Select[*tuple[Any, ...]]:
    """Rupiah by week and partner, as in Totals. A sale with cash in it is one that the business was paid for."""

    def on(account: str) -> Any:
        return added_up(case((_entries.c.account == account, _entries.c.amount), else_=0))

    each = (
        select(
            _entries.c.week,
            _entries.c.partner_id,
            _transactions.c.kind,
            (-on("sales")).label("sales"),
            on("partner_share").label("share"),
            on("partner").label("partner"),
            on("cash").label("cash"),
            (-on("damage")).label("damage"),
            on("bonus").label("bonus"),
        )
        .join(_transactions, alike(_transactions, _entries, "transaction_id"))
        .where(_entries.c.business_id == mine, _entries.c.week.in_((monday, monday_before)))
        .group_by(_entries.c.week, _entries.c.partner_id, _entries.c.transaction_id, _transactions.c.kind)
        .subquery()
    )
    earned = one_of(each.c.kind, "report", "correction", "adjustment", "damage")
    return select(
        each.c.week,
        each.c.partner_id,
        added_up(each.c.sales).label("sales"),
        added_up(each.c.share).label("share"),
        added_up(case((and_(earned, each.c.cash == 0), each.c.partner), else_=0)).label("due"),
        added_up(case((each.c.kind == "remittance", -each.c.partner), else_=0)).label("handed_over"),
        added_up(case((and_(earned, each.c.cash != 0), -each.c.partner), else_=0)).label("commission_owed"),
        added_up(each.c.damage).label("damage"),
        added_up(each.c.bonus).label("bonus"),
    ).group_by(each.c.week, each.c.partner_id)


BOOKED = Question(_booked(), BookedRow)

REPORTS = Question(
    select(
        _reports.c.week,
        _reports.c.partner_id,
        _reports.c.report_id,
        _reports.c.version,
        _reports.c.nil,
        _reports.c.days_late,
        _reports.c.deal,
        _reports.c.confirmed_at,
    )
    .where(_reports.c.business_id == mine, _reports.c.week.in_((monday, monday_before)))
    .order_by(_reports.c.version),
    ReportRow,
)


def _reported_lines() -> Select[*tuple[Any, ...]]:
    """The lines of every version of the week's reports."""
    of_the_week = select(_reports.c.report_id).where(_reports.c.business_id == mine, _reports.c.week == monday)
    return (
        select(
            _lines.c.report_id,
            _lines.c.code,
            _lines.c.name,
            _lines.c.unit,
            _lines.c.price,
            _lines.c.sales,
            _lines.c.share,
            _lines.c.charge,
            _lines.c.due,
            *(thousandths(_lines.c[kind]).label(kind) for kind in KINDS),
        )
        .where(_lines.c.business_id == mine, _lines.c.report_id.in_(of_the_week))
        .order_by(_lines.c.report_id, _lines.c.line)
    )


LINES = Question(_reported_lines(), LineRow)


def _products_before() -> Select[*tuple[Any, ...]]:
    """What was sold of each product in the week before, by the newest version of each report."""
    newer = _reports.alias("newer")
    superseded = exists().where(
        newer.c.business_id == mine,
        newer.c.partner_id == _reports.c.partner_id,
        newer.c.week == monday_before,
        newer.c.version > _reports.c.version,
    )
    standing = select(_reports.c.report_id).where(
        _reports.c.business_id == mine, _reports.c.week == monday_before, not_(superseded)
    )
    return (
        select(
            _lines.c.code,
            func.max(_lines.c.name).label("name"),
            func.max(_lines.c.unit).label("unit"),
            added_up(thousandths(_lines.c.sold)).label("sold"),
            added_up(_lines.c.sales).label("sales"),
        )
        .where(_lines.c.business_id == mine, _lines.c.report_id.in_(standing))
        .group_by(_lines.c.code)
    )


PRODUCTS_BEFORE = Question(_products_before(), SoldRow)


def _remitted() -> Select[*tuple[Any, ...]]:
    """Money said to be handed over in the week, or that still waits for a word."""
    said = select(_remittances.c.remittance_id).where(
        _remittances.c.business_id == mine, _remittances.c.said_at >= begins, _remittances.c.said_at < ends
    )
    answer = _answers.alias("answer")
    answered_before = exists().where(
        answer.c.business_id == mine, answer.c.remittance_id == _remittances.c.remittance_id
    )
    waiting = select(_remittances.c.remittance_id).where(_remittances.c.business_id == mine, not_(answered_before))
    answered = alike(_answers, _remittances, "remittance_id")
    return (
        select(
            _remittances.c.partner_id,
            _remittances.c.number,
            _remittances.c.amount,
            _remittances.c.said_at,
            _answers.c.came,
            _answers.c.answered_at,
        )
        .outerjoin(_answers, answered)
        .where(
            _remittances.c.business_id == mine,
            _remittances.c.remittance_id.in_(union(said, waiting)),
        )
    )


REMITTANCES = Question(_remitted(), RemittanceRow)

FEEDBACK = Question(
    select(_feedback.c.partner_id, _feedback.c.words)
    .where(_feedback.c.business_id == mine, _feedback.c.said_at >= begins, _feedback.c.said_at < ends)
    .where(_feedback.c.number == 0)
    .order_by(_feedback.c.said_at),
    FeedbackRow,
)


def _stock_now() -> Select[*tuple[Any, ...]]:
    """What lies there by partner and product, at the price of the newest lot that came."""
    quantity = added_up(thousandths(_stock.c.quantity))
    lying = (
        select(_stock.c.partner_id, _stock.c.code, quantity.label("quantity"))
        .where(_stock.c.business_id == mine)
        .group_by(_stock.c.partner_id, _stock.c.code)
        .having(quantity != 0)
        .subquery()
    )
    newest_price = (
        select(_placements.c.price)
        .where(
            _placements.c.business_id == mine,
            _placements.c.partner_id == lying.c.partner_id,
            _placements.c.code == lying.c.code,
            _placements.c.received_at.is_not(None),
        )
        .order_by(_placements.c.received_at.desc(), _placements.c.placement_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            lying.c.partner_id,
            lying.c.code,
            _products.c.name,
            _products.c.unit,
            lying.c.quantity,
            newest_price.label("price"),
        )
        .join(_products, and_(_products.c.business_id == mine, _products.c.code == lying.c.code))
        .order_by(_products.c.position)
    )


STOCK = Question(_stock_now(), StockRow)
