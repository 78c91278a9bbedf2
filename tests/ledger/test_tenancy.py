"""Every statement on a business's table names the business, and every key begins with it."""

from pathlib import Path

import pytest
from sqlalchemy import PrimaryKeyConstraint, Table, UniqueConstraint
from sqlmodel import SQLModel

from storage import tables
from storage.tables.columns import table_of
from tests.layout import ROOT
from tests.ledger.tenancy import BELONG_TO_NOBODY, MAY_LOOK_ACROSS, tenant_models, unbound

START = """
from storage import tables
from storage.tables.columns import table_of
_entries = table_of(tables.Entry)
_people = table_of(tables.Person)
"""
WITHOUT = [
    "def f(books): return books.run(select(_entries.c.amount))",
    "def f(books, n): return books.run(select(_entries.c.amount).where(_entries.c.partner_id == n))",
    "def f(books): books.run(_entries.delete())",
    "def f(books): books.run(delete(_entries).where(_entries.c.amount == 0))",
    "def f(books): books.run(_entries.update().values(amount=0))",
    "def f(c): return c.execute(select(_people.c.name).join(_entries, _entries.c.line == 1))",
    "def f(b): return b.run(select(_entries.c.amount))\ndef amount(b): return _entries.c.business_id == b.business_id",
    "_ALL = select(_entries.c.amount).order_by(_entries.c.line)",
    "_ALL = select(_entries.c.business_id)\ndef f(c, business_id): return run(c, _ALL, {})",
]
MINE = "def mine(books): return _entries.c.business_id == books.business_id\n"
OWN = "def own(table): return table.c.business_id == 1\n"
WITH = [
    "def f(books): return books.run(select(_entries.c.amount).where(_entries.c.business_id == books.business_id))",
    "def f(connection): return connection.execute(select(_people.c.name))",
    "def f(books): books.write(_entries, {})",
    MINE + "def f(books): books.run(delete(_entries).where(mine(books)))",
    OWN + "def f(books): books.run(delete(_entries).where(own(_entries)))",
    "def f(c): return c.execute(select(_people.c.name).join(_entries, alike(_entries, _people)))",
    "def f(books): return books.run(select(_entries.c.amount).where(books.own(_entries, line=1)))",
    "_MINE = select(_entries.c.amount).where(_entries.c.business_id == mine)\n_ONE = _MINE.where(_entries.c.line == 1)",
]


def modules() -> list[tuple[str, Path]]:
    paths = [path for path in (ROOT / "storage").rglob("*.py") if not {"migrations", "tables"} & set(path.parts)]
    return [(".".join(path.relative_to(ROOT / "storage").with_suffix("").parts), path) for path in sorted(paths)]


def faults() -> list[str]:
    return [fault for name, path in modules() for fault in unbound(name, path.read_text(encoding="utf-8"))]


def test_every_statement_names_the_business() -> None:
    assert faults() == []


def test_every_exception_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    named = set(MAY_LOOK_ACROSS)
    monkeypatch.setattr("tests.ledger.tenancy.MAY_LOOK_ACROSS", {})
    assert named == {fault.partition(" ")[0] for fault in faults()}


def test_statements_are_found_at_all() -> None:
    assert {"ledger", "reports", "stock"} <= {name for name, _ in modules()}
    assert {"Entry", "Transaction", "Report", "StockEntry", "Outbox"} <= tenant_models()


@pytest.mark.parametrize("source", WITHOUT)
def test_a_statement_without_the_business_is_found(source: str) -> None:
    assert len(unbound("sample", START + source)) == 1


@pytest.mark.parametrize("source", WITH)
def test_a_statement_with_the_business_is_not(source: str) -> None:
    assert unbound("sample", START + source) == []


def test_an_exception_holds_for_one_table_of_one_function() -> None:
    source = START.replace("Entry", "Invite") + "def invitation(c):\n    c.execute(select(_entries.c.code_hash))"
    assert unbound("codes", source) == []
    assert len(unbound("other", source)) == 1
    assert len(unbound("codes", source.replace("Invite", "Partner"))) == 1
    assert all(", " in why for why in MAY_LOOK_ACROSS.values())


@pytest.mark.parametrize("name", sorted(set(tables.__all__) - BELONG_TO_NOBODY))
def test_every_key_begins_with_the_business(name: str) -> None:
    model = getattr(tables, name)
    assert issubclass(model, SQLModel)
    assert [key for key in _keys(table_of(model)) if key[0] != "business_id"] == []


def _keys(table: Table) -> list[list[str]]:
    """Column names of the primary key, and of every unique constraint and index."""
    constraints = [c for c in table.constraints if isinstance(c, UniqueConstraint | PrimaryKeyConstraint)]
    found = [[column.name for column in constraint.columns] for constraint in constraints]
    return found + [[column.name for column in index.columns] for index in table.indexes if index.unique]
