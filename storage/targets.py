"""Monthly targets: proposed by rule or set by the owner, answered by the partner, reckoned with every report."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, bindparam, delete, exists, not_, select

from bot.domain.month import Month
from bot.domain.product import Product
from bot.domain.target import Aiming, Proposal, Reckoned, Target, TargetWord, aim
from bot.domain.thanks import Reason, Thanks
from bot.domain.week import Week
from storage import bonuses, ledger, products, tables, thanks
from storage.books import Books, mine
from storage.businesses import business
from storage.month_sales import Sold, sold, weeks_reported
from storage.prompts import once_for_all
from storage.tables.columns import alike, new_id, table_of

_targets = table_of(tables.Target)
_answers = table_of(tables.TargetAnswer)
_reached = table_of(tables.TargetReached)
_partners = table_of(tables.Partner)
LEAST_WEEKS = 3
"""After fewer reported weeks in the month before, nothing is proposed."""

_ANY = (
    select(_targets.c.target_id)
    .where(
        _targets.c.business_id == mine,
        _targets.c.partner_id == bindparam("partner_id"),
        _targets.c.month == bindparam("month"),
    )
    .limit(1)
)


def propose(
    books: Books, month: Month, zone: str, home: str, *, after: int, most: int
) -> tuple[list[int], list[Proposal]]:
    """Propose an aim to the next partners of a zone; whom it was thought of for, and what is proposed.

    The rule: of the product that brought in most in the month before, a tenth more than was sold then, rounded up.
    Nothing is proposed to a partner that has a target, or that reported on fewer than LEAST_WEEKS weeks of it.
    """
    claimed = once_for_all(
        books,
        "target_proposal",
        month.first,
        (zone,),
        home,
        (not_(_has_one(month)),),
        after=after,
        most=most,
    )
    weeks = weeks_reported(books, month.before, claimed)
    enough = [partner_id for partner_id in claimed if weeks.get(partner_id, 0) >= LEAST_WEEKS]
    best = _best_sold(sold(books, month.before, enough))
    for partner_id, (code, before) in best.items():
        ledger.hold(books, partner_id)
        row = {"code": code, "quantity": aim(before.quantity), "bonus": 0, "set_by": None}
        _write(books, partner_id, month, 1, row)
    proposed = [one for one in _found(books, month, list(best)) if not one.by_owner]
    return claimed, [Proposal(one, best[one.partner_id][1].quantity) for one in proposed]


def _best_sold(by_partner: Mapping[int, Mapping[str, Sold]]) -> dict[int, tuple[str, Sold]]:
    """The product that brought in most, with what was sold of it; partners that sold nothing are left out."""
    best = {one: max(by_code.items(), key=lambda item: (item[1].sales, item[0])) for one, by_code in by_partner.items()}
    return {partner_id: item for partner_id, item in best.items() if item[1].quantity > 0 and item[1].sales > 0}


def _has_one(month: Month, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a partner of the enclosing statement has a target for the month, of which all of `which` is true."""
    return exists().where(alike(_targets, _partners, "partner_id"), _targets.c.month == month.first, *which)


def _write(books: Books, partner_id: int, month: Month, version: int, row: dict[str, Any]) -> None:
    """Write a version down, unless it is there already."""
    key = {"target_id": new_id(), "partner_id": partner_id, "month": month.first, "version": version}
    books.write_once(_targets, key | row | {"set_at": books.now})


def set_by_owner(books: Books, aiming: Aiming, person_id: int) -> Target:
    """Put the owner's target in the place of the one there is this month; one that was reached stands."""
    month = Month.of(books.today)
    ledger.hold(books, aiming.partner_id)
    before = _rows(books, month, (aiming.partner_id,))
    if any(row.reached_at for row in before):
        return _found(books, month, (aiming.partner_id,))[0]
    row = {"code": aiming.product.code, "quantity": aiming.quantity, "bonus": aiming.bonus, "set_by": person_id}
    _write(books, aiming.partner_id, month, max((row.version for row in before), default=0) + 1, row)
    return _found(books, month, (aiming.partner_id,))[0]


def answer(books: Books, word: TargetWord, person_id: int) -> Target:
    """Keep a partner's word on a target in place of its former one; the target as it stands now."""
    target = word.target
    books.run(delete(_answers).where(books.own(_answers, target_id=target.id)))
    row = {"target_id": target.id, "agreed": word.agreed, "quantity": word.quantity}
    books.write(_answers, row | {"answered_by": person_id, "answered_at": books.now})
    return _found(books, target.month, (target.partner_id,))[0]


def this_month(books: Books) -> tuple[Target, ...]:
    """The targets of all partners that go on, by name."""
    return _found(books, Month.of(books.today))


def of_partner(books: Books, partner_id: int) -> Target | None:
    """A partner's target of this month, if it has one."""
    return next(iter(_found(books, Month.of(books.today), (partner_id,))), None)


def sold_this_month(books: Books, partner_id: int) -> dict[str, Decimal]:
    """How many a partner has sold this month, by product code."""
    counted = sold(books, Month.of(books.today), (partner_id,))[partner_id]
    return {code: one.quantity for code, one in counted.items()}


def halfway(books: Books, day: date, zone: str, home: str, *, after: int, most: int) -> tuple[list[int], list[Target]]:
    """Claim the look at how far the next partners of a zone are; for whom it was, and the targets still to be met.

    One that was set on that day or after it is told of for the first time then, and that is enough.
    """
    month, midnight = Month.of(day), datetime.combine(day, time(), ZoneInfo(zone))
    aims = _has_one(month, _targets.c.set_at < midnight)
    claimed = once_for_all(books, "target_progress", month.first, (zone,), home, (aims,), after=after, most=most)
    targets = _found(books, month, claimed)
    return claimed, [one for one in targets if one.is_followed and one.missing and not one.reached]


def reckon(books: Books, partner_id: int, week: Week, act: str) -> Reckoned | None:
    """See what a report or an adjustment about a week, named by `act`, does to the target of its month.

    1. It follows the booking of the act in the same transaction, so the partner's account is held.
    2. Reached for the first time, it is noted, and is what the week is thanked for. A bonus that does not stand is
       booked.
    3. Not reached any more, a bonus that stands is taken back while its week is open.

    None where nothing has changed, and where the partner has not agreed to it and no bonus is promised.
    """
    month = Month.of_week(week)
    if books.ask(_ANY, partner_id=partner_id, month=month.first).first() is None:
        return None
    (target,) = _found(books, month, (partner_id,))
    if not target.agreed and not target.bonus:
        return None
    standing = _standing_bonus(books, target)
    if target.missing:
        if target.reached:
            thanks.forget_target(books, partner_id, month)
        taken = bonuses.take_back(books, target, standing) if standing else 0
        return Reckoned(target, bonus=taken) or None
    row = {"target_id": target.id, "sold": target.sold, "bonus_id": None, "reached_at": books.now}
    first = books.write_once(_reached, row)
    if first:
        thanks.note(books, partner_id, Thanks(Reason.TARGET, 1, week))
    booked = 0 if standing else bonuses.book(books, target, week, act)
    return Reckoned(target, first, booked) or None


def _standing_bonus(books: Books, target: Target) -> int | None:
    return books.run(select(_reached.c.bonus_id).where(books.own(_reached, target_id=target.id))).scalar_one_or_none()


def _found(books: Books, month: Month, partner_ids: Collection[int] | None = None) -> tuple[Target, ...]:
    """The newest targets of a month, of these partners or of all that go on, by the partners' names."""
    rows = _rows(books, month, partner_ids)
    if not rows:
        return ()
    listed = {product.code: product for product in products.products(books)}
    counted = sold(books, month, [row.partner_id for row in rows])
    name = business(books.connection, books.business_id).name
    return tuple(_read(row, name, month, listed[row.code], counted[row.partner_id][row.code]) for row in rows)


def _rows(books: Books, month: Month, partner_ids: Collection[int] | None) -> Sequence[Any]:
    newer = _targets.alias("newer")
    replaced = exists().where(alike(newer, _targets, "partner_id", "month"), newer.c.version > _targets.c.version)
    which = _targets.c.partner_id.in_(partner_ids) if partner_ids is not None else _partners.c.ended_at.is_(None)
    return books.run(
        select(
            _targets,
            _partners.c.name,
            _answers.c.agreed,
            _answers.c.quantity.label("agreed_quantity"),
            _reached.c.reached_at,
        )
        .join(_partners, alike(_partners, _targets, "partner_id"))
        .outerjoin(_answers, alike(_answers, _targets, "target_id"))
        .outerjoin(_reached, alike(_reached, _targets, "target_id"))
        .where(books.own(_targets, month=month.first), which, not_(replaced))
        .order_by(_partners.c.name, _targets.c.partner_id)
    ).all()


def _read(row: Any, business_name: str, month: Month, product: Product, counted: Sold) -> Target:
    return Target(
        row.target_id,
        row.partner_id,
        row.name,
        business_name,
        month,
        product,
        row.agreed_quantity if row.agreed else row.quantity,
        row.bonus,
        row.set_by is not None,
        row.agreed,
        counted.quantity,
        row.reached_at is not None,
    )
