"""Statements that are built once: SQLAlchemy words them for each database, the driver's own cursor runs them.

SQLAlchemy takes 58 function calls to run a statement that is ready on SQLite, this takes 13. So what every message
asks goes this way; what is seldom asked, or put together anew each time, goes SQLAlchemy's, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, NoReturn, TypeAlias

from sqlalchemy import ColumnElement, Connection, Dialect, Executable
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

Bound: TypeAlias = Mapping[str, Any]
Convert: TypeAlias = Callable[[Any], Any]


class Rows(list[Any]):
    """What a statement found: tuples whose values have names. `rowcount` is how many rows it changed."""

    __slots__ = ("rowcount",)
    rowcount: int

    def first(self) -> Any:
        """The first row; None where there is none."""
        return self[0] if self else None

    def one_or_none(self) -> Any:
        """The only row; None where there is none. Raises MultipleResultsFound."""
        if len(self) > 1:
            raise MultipleResultsFound(f"{len(self)} rows where one was expected")
        return self.first()

    def one(self) -> Any:
        """The only row. Raises NoResultFound or MultipleResultsFound."""
        if not self:
            raise NoResultFound("no row where one was expected")
        return self.one_or_none()

    def scalars(self) -> list[Any]:
        """The first value of each row."""
        return [row[0] for row in self]


def run(connection: Connection, statement: Executable, bound: Bound) -> Rows:
    """Run a statement within the connection's transaction. It is kept for ever, so it must be one that was built once.

    Raises what SQLAlchemy would raise.
    """
    return _worded(connection, statement).run(connection, bound)


def run_for_each(connection: Connection, statement: Executable, several: Sequence[Bound]) -> None:
    """Run a statement once for each of these."""
    if several:
        _worded(connection, statement).run_for_each(connection, several)


def _worded(connection: Connection, statement: Executable) -> Worded:
    if not connection.in_transaction():
        connection.begin()
    dialect = connection.dialect
    found = _ready.get((statement, dialect.name))
    if found is None:
        found = _ready[statement, dialect.name] = Worded(statement, dialect)
    return found


class Worded:
    """A statement in the words of one database, and how its values are written and read there."""

    def __init__(self, statement: Executable, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)  # type: ignore[attr-defined]
        assert isinstance(compiled, SQLCompiler)
        columns: Mapping[str, ColumnElement[Any]] = dict(getattr(statement, "exported_columns", {}))
        binds = {name: compiled.binds[name] for name in compiled.bind_names.values()}
        self._words = str(compiled)
        self._ordered = _taken_in(compiled.positiontup)
        self._constants = {name: one.value for name, one in binds.items() if not one.required}
        self._writers = _kept((name, _writer(one.type, dialect)) for name, one in binds.items())
        self._readers = _kept((place, _reader(one.type, dialect)) for place, one in enumerate(columns.values()))
        self._finds = bool(columns)
        self._row = _row_of(columns.keys())
        self._read = self._converted if self._readers else self._row

    def run(self, connection: Connection, bound: Bound) -> Rows:
        driver: Any = connection.connection.dbapi_connection
        try:
            cursor = driver.execute(self._words, self._written(bound))
            found = cursor.fetchall() if self._finds else ()
        except connection.dialect.loaded_dbapi.Error as error:
            self._fail(connection, error)
        rows = Rows(map(self._read, found))
        rows.rowcount = cursor.rowcount
        return rows

    def run_for_each(self, connection: Connection, several: Sequence[Bound]) -> None:
        try:
            connection.connection.cursor().executemany(self._words, [self._written(bound) for bound in several])
        except connection.dialect.loaded_dbapi.Error as error:
            self._fail(connection, error)

    def _written(self, bound: Bound) -> Any:
        """The values as the driver takes them: in the order of the question marks, or by name where it knows names."""
        values = {**self._constants, **bound}
        for name, write in self._writers:
            values[name] = write(values[name])
        return self._ordered(values) if self._ordered else values

    def _converted(self, found: Sequence[Any]) -> Any:
        values = list(found)
        for place, read in self._readers:
            values[place] = read(values[place])
        return self._row(values)

    def _fail(self, connection: Connection, error: Any) -> NoReturn:
        """Raise SQLAlchemy's error for the driver's own; a connection that is gone is not used again."""
        dialect = connection.dialect
        is_gone = dialect.is_disconnect(error, connection.connection.dbapi_connection, None)
        if is_gone:
            connection.invalidate(error)
        base = dialect.loaded_dbapi.Error
        raise DBAPIError.instance(
            self._words, None, error, base, connection_invalidated=is_gone, dialect=dialect
        ) from error


_ready: dict[tuple[Executable, str], Worded] = {}


def _kept(converts: Iterable[tuple[Any, Convert | None]]) -> list[tuple[Any, Convert]]:
    """Those values that have to be converted."""
    return [(which, convert) for which, convert in converts if convert]


def _taken_in(order: Sequence[str] | None) -> Convert | None:
    """Takes values by name into that order; None where the driver knows names."""
    if order is None:
        return None
    return itemgetter(*order) if len(order) > 1 else lambda values: [values[name] for name in order]


def _writer(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _reader(kind: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)


def _row_of(names: Iterable[str]) -> Convert:
    """Makes tuples whose values have these names."""
    named = {name: property(itemgetter(place)) for place, name in enumerate(names)}
    return partial(tuple.__new__, type("Row", (tuple,), {"__slots__": (), **named}))
