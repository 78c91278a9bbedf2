"""Words in which somebody is named, and what stands in their place once that person is forgotten."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import Column, Table, select, update

from storage.books import Books


def blank(books: Books, table: Table, words: Column[Any], names: Collection[str], erased: str) -> None:
    """Put `erased` in place of all words in a column of the business that hold one of the names as whole words."""
    said = books.run(select(words).where(books.own(table), words != "").distinct()).scalars().all()
    for naming in [one for one in said if _names_one(names, one)]:
        books.run(update(table).where(books.own(table), words == naming).values({words: erased}))


def _names_one(names: Collection[str], words: str) -> bool:
    return any(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) for name in names)
