"""What every statement of a week is bound to: one business, two Mondays, and the ends of the local week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, Date, Row, Select, bindparam, cast, func
from sqlalchemy import type_coerce as as_type

from bot.domain.week import Week
from storage.books import Books
from storage.tables.columns import Moment

Found: TypeAlias = Row[*tuple[Any, ...]]
Question: TypeAlias = Select[*tuple[Any, ...]]

mine = bindparam("business_id", type_=BigInteger)
monday = bindparam("monday", type_=Date)
monday_before = bindparam("monday_before", type_=Date)
begins = bindparam("begins", type_=Moment)
ends = bindparam("ends", type_=Moment)


def asking(books: Books, week: Week) -> Callable[[Question], Sequence[Found]]:
    """A function that runs one of the statements for that business and week."""
    bound = {
        "business_id": books.business_id,
        "monday": week.monday,
        "monday_before": week.before.monday,
        "begins": datetime.combine(week.monday, time(), books.zone),
        "ends": datetime.combine(week.after.monday, time(), books.zone),
    }
    return lambda question: books.connection.execute(question, bound).all()


def rupiah(amount: Any) -> Any:
    """A sum as a whole number: PostgreSQL makes sums of 64 bits numeric."""
    return cast(func.coalesce(func.sum(amount), 0), BigInteger)


def thousandths(quantity: Any) -> Any:
    """A quantity as it is stored, for adding up before it becomes a Decimal."""
    return as_type(quantity, BigInteger)
