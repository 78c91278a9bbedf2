"""Corrections of settled weeks: the closed report stands, the difference is booked in the first open week."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, exists, func, not_, select

from bot.domain.adjustment import Adjusting, Adjustment, AdjustmentClosed, AdjustmentWord, Change
from bot.domain.agreement import Deal, Parts
from bot.domain.counts import NOTHING
from bot.domain.product import Product
from bot.domain.week import Week
from storage import ledger, settlements, stock, tables
from storage.books import Books
from storage.numbers import next_number
from storage.remittances import NoSuchNumber
from storage.tables.columns import Quantity, alike, new_id, table_of
from storage.terms import terms_columns, terms_in

_adjustments = table_of(tables.Adjustment)
_answers = table_of(tables.AdjustmentAnswer)
_reports = table_of(tables.Report)
_lines = table_of(tables.ReportLine)
_partners = table_of(tables.Partner)
CHANGED = tuple(one.name for one in fields(Change))


def ask(books: Books, asked: Adjusting, person_id: int) -> Adjustment:
    """Write down an adjustment that waits for the owner; nothing is booked.

    One that still waits on the same product of the report gives way to it, refused by the one who asks anew; the
    same one again is returned as it is. ValueError where a count would come to fewer than none.
    """
    ledger.hold(books, asked.partner_id)
    if any(count < NOTHING for count in _standing(books, asked)):
        raise ValueError(f"fewer than none: {asked}")
    before = _waiting_on(books, asked)
    if before and (_change(before), before.price) == (asked.change, asked.price):
        return _read(_row(books, before.number))
    if before:
        answer(books, AdjustmentWord(before.number, agreed=False), person_id)
    number = _write(books, asked, person_id)
    return _read(_row(books, number))


def _write(books: Books, asked: Adjusting, person_id: int) -> int:
    """Write an adjustment down, and return the number that both sides refer to."""
    number = next_number(books)
    row = {
        "adjustment_id": new_id(),
        "number": number,
        "partner_id": asked.partner_id,
        "report_id": asked.report_id,
        "code": asked.product.code,
        "price": asked.price,
        "sold": asked.change.sold,
        "damaged": asked.change.damaged,
        "expired": asked.change.expired,
        "sales": asked.parts.sales,
        "share": asked.parts.share,
        "charge": asked.charge,
        "due": asked.due,
        "asked_by": person_id,
        "asked_at": books.now,
    }
    books.write(_adjustments, row)
    return number


def _standing(books: Books, asked: Adjusting) -> tuple[Decimal, ...]:
    """What was sold, damaged and expired of the product by that report, with what was agreed on since and is asked."""
    reported = books.run(
        select(*_sums(_lines)).where(books.own(_lines, report_id=asked.report_id, code=asked.product.code))
    ).one()
    changes = (_change(reported), agreed_on(books, asked.report_id).get(asked.product.code, Change()), asked.change)
    return tuple(sum((getattr(one, kind) for one in changes), NOTHING) for kind in CHANGED)


def _sums(table: Any) -> list[Any]:
    """What of a table is changed by adjustments, each added up."""
    return [func.sum(table.c[kind], type_=Quantity).label(kind) for kind in CHANGED]


def _change(row: Any) -> Change:
    return Change(*(getattr(row, kind) or NOTHING for kind in CHANGED))


def agreed_on(books: Books, report_id: int) -> dict[str, Change]:
    """How a report was changed since, by product code, as the owner agreed."""
    rows = books.run(
        select(_adjustments.c.code, *_sums(_adjustments))
        .join(_answers, alike(_answers, _adjustments, "adjustment_id"))
        .where(books.own(_adjustments, report_id=report_id), _answers.c.agreed)
        .group_by(_adjustments.c.code)
    )
    return {row.code: _change(row) for row in rows}


def _waiting_on(books: Books, asked: Adjusting) -> Any:
    """The adjustment that waits on the same product of the same report, if there is one."""
    return books.run(
        select(_adjustments).where(
            books.own(_adjustments, report_id=asked.report_id, code=asked.product.code), not_(_answered())
        )
    ).one_or_none()


def _answered() -> ColumnElement[bool]:
    """Whether the owner has said a word on an adjustment of the enclosing statement."""
    return exists().where(alike(_answers, _adjustments, "adjustment_id"))


def answer(books: Books, word: AdjustmentWord, person_id: int) -> AdjustmentClosed:
    """Record the owner's word, and book the difference where it agrees. The first word stands. Raises NoSuchNumber."""
    row = _row(books, word.number)
    ledger.hold(books, row.partner_id)
    week = settlements.open_from(books, row.partner_id, Week.of(books.today)).monday
    first = books.write_once(
        _answers,
        {
            "adjustment_id": row.adjustment_id,
            "agreed": word.agreed,
            "week": week,
            "answered_by": person_id,
            "answered_at": books.now,
        },
    )
    if first and word.agreed:
        _book(books, row, week)
    agreed = word.agreed if first else _agreed(books, row.adjustment_id)
    newer = 0 if first else _newer(books, row)
    return AdjustmentClosed(_read(row), agreed, not first, ledger.balance(books, row.partner_id), newer=newer)


def _newer(books: Books, row: Any) -> int:
    """The number of the adjustment that this one gave way to; 0 where the owner answered it."""
    given_way = (
        select(_adjustments.c.number)
        .join(_answers, alike(_answers, _adjustments) & (_answers.c.answered_at == _adjustments.c.asked_at))
        .where(
            books.own(_adjustments, report_id=row.report_id, code=row.code),
            _adjustments.c.number > row.number,
            _adjustments.c.asked_by == _answers.c.answered_by,
            _answers.c.adjustment_id == row.adjustment_id,
        )
    )
    return books.run(given_way).scalar_one_or_none() or 0


def _book(books: Books, row: Any, week: date) -> None:
    cause = ledger.Cause("adjustment", row.adjustment_id)
    sale = ledger.sale(Parts(row.sales, row.share), Deal(row.deal), week)
    if sale:
        ledger.book(books, row.partner_id, f"adjustment:{row.adjustment_id}", cause, sale)
    damage = ledger.damage(row.charge, week)
    if damage:
        cause = ledger.Cause("damage", row.adjustment_id)
        ledger.book(books, row.partner_id, f"damage:{row.adjustment_id}", cause, damage)
    if row.deal == Deal.CONSIGNMENT:
        stock.move(books, row.partner_id, row.adjustment_id, "adjustment", {row.code: -_change(row).gone})


def _agreed(books: Books, adjustment_id: int) -> bool:
    asked = select(_answers.c.agreed).where(books.own(_answers, adjustment_id=adjustment_id))
    return bool(books.run(asked).scalar_one())


def waiting(books: Books) -> tuple[Adjustment, ...]:
    """Adjustments on which the owner has not said a word, oldest first."""
    numbers = books.run(
        select(_adjustments.c.number).where(books.own(_adjustments), not_(_answered())).order_by(_adjustments.c.number)
    ).scalars()
    return tuple(_read(_row(books, number)) for number in numbers.all())


def is_there(books: Books, number: int) -> bool:
    """Whether an adjustment of the business has that number."""
    mine = books.own(_adjustments, number=number)
    return books.run(select(_adjustments.c.adjustment_id).where(mine)).first() is not None


def _row(books: Books, number: int) -> Any:
    found = books.run(
        select(
            _adjustments,
            _partners.c.name.label("partner"),
            _reports.c.week,
            *terms_columns(_reports),
            _lines.c.name.label("product"),
            _lines.c.unit,
        )
        .join(_partners, alike(_partners, _adjustments, "partner_id"))
        .join(_reports, alike(_reports, _adjustments, "report_id"))
        .join(_lines, alike(_lines, _adjustments, "report_id", "code"))
        .where(books.own(_adjustments, number=number))
        .order_by(_lines.c.line)
        .limit(1)
    ).one_or_none()
    if found is None:
        raise NoSuchNumber(number)
    return found


def _read(row: Any) -> Adjustment:
    product = Product(row.code, row.product, row.unit, row.price)
    asked = Adjusting(
        row.partner_id,
        row.report_id,
        Week(row.week),
        product,
        row.price,
        terms_in(row),
        _change(row),
        Parts(row.sales, row.share),
        row.charge,
        row.due,
    )
    return Adjustment(row.number, row.partner, asked)
