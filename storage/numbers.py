"""Short numbers by which people refer to things: `terima 7`, `setuju 12`. One row a business."""

from sqlalchemy import select

from storage import tables
from storage.books import Books
from storage.tables.columns import table_of

_counters = table_of(tables.Counter)


def next_number(books: Books) -> int:
    """The next short number of the business; it is held by this transaction until it ends."""
    books.write_once(_counters, {"value": 0})
    mine = books.own(_counters)
    books.run(_counters.update().where(mine).values(value=_counters.c.value + 1))
    return int(books.run(select(_counters.c.value).where(mine)).scalar_one())
