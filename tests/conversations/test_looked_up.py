"""What a partner's message looks up is found by the partner, however many others the business has."""

import pytest
from sqlalchemy import Connection

from storage.statements import Bound, Rows, Worded
from tests.town import Town

OF_PARTNERS = ("agreement", "ledger_entry", "outbox", "partner", "placement", "report", "restock", "stock_entry")
SAID = ("lapor", "keripik 5 nastar 2", "ralat keripik 6", "ya", "batal", "saldo", "stok", "entah", "sudah datang")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The words of every statement that was built once and is run in this test."""
    words: set[str] = set()
    run = Worded.run

    def noted(self: Worded, connection: Connection, bound: Bound) -> Rows:
        words.add(self._words)
        return run(self, connection, bound)

    monkeypatch.setattr(Worded, "run", noted)
    return words


def test_nothing_of_a_partner_is_looked_for_among_all_partners(town: Town, asked: set[str]) -> None:
    if town.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by what it has counted")
    for text in SAID:
        town.says("siti", text)
    assert len(asked) > len(SAID)
    assert [(step, words) for words in asked for step in plan(town, words) if reads_all(step)] == []


def plan(town: Town, words: str) -> list[str]:
    """How SQLite goes about a statement, step by step."""
    with town.engine.connect() as connection:
        explained = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {words}", (None,) * words.count("?"))
        return [row[-1] for row in explained]


def reads_all(step: str) -> bool:
    verb, table, *_how = step.split()
    alone = step.endswith(("(business_id=?)", "(business_id=?) LEFT-JOIN"))
    return table in OF_PARTNERS and (verb == "SCAN" or alone)
