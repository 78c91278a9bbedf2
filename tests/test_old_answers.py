"""Conversations that were open under an older version go on under today's: what was answered then still stands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select

from storage import tables
from storage.tables.columns import table_of
from tests.town import Town

STORED = sorted((Path(__file__).parent / "answers").glob("*.json"))
_open = table_of(tables.OpenTalk)
_identities = table_of(tables.Identity)
_members = table_of(tables.Member)


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.stem)
def test_an_open_conversation_goes_on(engine: Engine, path: Path) -> None:
    stored = json.loads(path.read_text(encoding="utf-8"))
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 20 nastar 8")
    town.goes_to("2026-11-21", 16, 5)
    with engine.begin() as connection:
        siti = connection.execute(
            select(_identities.c.identity_id, _members.c.business_id, _members.c.partner_id)
            .join(_members, _members.c.person_id == _identities.c.person_id)
            .where(_identities.c.address == "siti")
        ).one()
        row = {"talk_id": 1, "depth": 1, "name": stored["talk"], "memory": stored["memory"], "touched_at": town.now}
        connection.execute(insert(_open).values(**siti._mapping, **row))
    town.hears("siti")
    assert stored["expects"] in town.says("siti", stored["says"])
