"""What every statement of a week is bound to: one business, two Mondays, and the ends of the local week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from sqlalchemy import BigInteger, Date, Select, bindparam, cast, func
from sqlalchemy import type_coerce as as_type

from bot.domain.week import Week
from storage.books import Books
from storage.tables.columns import Moment

Row = TypeVar("Row", bound=NamedTuple)


@dataclass(frozen=True, slots=True)
class Question(Generic[Row]):
    """A statement, and the rows it finds. SQLAlchemy's own rows look up each name anew, ten times slower."""

    statement: Select[*tuple[Any, ...]]
    row: type[Row]

    def __post_init__(self) -> None:
        if tuple(self.statement.selected_columns.keys()) != self.row._fields:
            raise TypeError(f"{self.row.__name__} is not what is selected: {self.statement.selected_columns.keys()}")


class Ask(Protocol):
    def __call__(self, question: Question[Row], /) -> list[Row]: ...


mine = bindparam("business_id", type_=BigInteger)
monday = bindparam("monday", type_=Date)
monday_before = bindparam("monday_before", type_=Date)
begins = bindparam("begins", type_=Moment)
ends = bindparam("ends", type_=Moment)


def asking(books: Books, week: Week) -> Ask:
    """A function that asks a question about that business and week."""
    bound = {
        "business_id": books.business_id,
        "monday": week.monday,
        "monday_before": week.before.monday,
        "begins": datetime.combine(week.monday, time(), books.zone),
        "ends": datetime.combine(week.after.monday, time(), books.zone),
    }

    def ask(question: Question[Row]) -> list[Row]:
        return [question.row(*row) for row in books.connection.execute(question.statement, bound).all()]

    return ask


def added_up(amount: Any) -> Any:
    """A sum as a whole number: PostgreSQL makes sums of 64 bits numeric."""
    return cast(func.coalesce(func.sum(amount), 0), BigInteger)


def thousandths(quantity: Any) -> Any:
    """A quantity as it is stored, for adding up before it becomes a Decimal."""
    return as_type(quantity, BigInteger)
