"""A message that did not arrive is said again without upsetting the order of its chat."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Connection, Engine, select, update

from storage import claims, outbox, receipts, tables
from storage.claims import Claimed
from storage.database_clock import database_now
from storage.receipts import Sending
from storage.tables.columns import table_of
from tests.fakes.channel import NOW, row

_outbox = table_of(tables.Outbox)


@pytest.fixture
def lost(engine: Engine) -> Sending:
    """A message that was sent, and of which it is told now that it did not arrive; another one stands behind it."""
    with engine.begin() as connection:
        [held] = outbox.post(connection, [row("a", "lost")], NOW, "me")
        outbox.close(connection, held, "sent", provider_id="x", status_rank=receipts.FAILED)
        outbox.post(connection, [row("a", "younger")], NOW)
    return Sending(held.business_id, held.outbox_id, held.attempts)


def said_again(connection: Connection, lost: Sending) -> None:
    receipts.send_again(connection, lost, "not delivered", timedelta())


def claimed(connection: Connection) -> list[str]:
    """The texts of what may go out now."""
    connection.execute(update(_outbox).values(not_before=database_now(connection) - timedelta(seconds=1)))
    return [text_of(one) for one in claims.claim(connection, ["fake"], "me")]


def text_of(claimed: Claimed) -> str:
    return str(claimed.message["text"])


def test_it_goes_before_what_still_waits(engine: Engine, lost: Sending) -> None:
    with engine.begin() as connection:
        said_again(connection, lost)
        assert claimed(connection) == ["lost"]
        assert claimed(connection) == []


@pytest.mark.parametrize("became", ["sending", "sent", "unknown"])
def test_it_goes_after_what_has_gone_out(engine: Engine, lost: Sending, became: str) -> None:
    with engine.begin() as connection:
        [younger] = claims.claim(connection, ["fake"], "me")
        if became != "sending":
            outbox.close(connection, younger, became)
        said_again(connection, lost)
        said_again(connection, lost)
    with engine.begin() as connection:
        if became == "sending":
            assert claimed(connection) == []
            outbox.close(connection, younger, "sent")
        assert claimed(connection) == ["lost"]
        ids = connection.execute(select(_outbox.c.outbox_id).where(_outbox.c.state == "sending")).scalars().all()
    assert min(ids) > younger.outbox_id


def test_nobody_claims_what_stands_behind_it_meanwhile(engine: Engine, lost: Sending) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer")
    with engine.begin() as telling:
        said_again(telling, lost)
        with engine.begin() as claiming:
            assert claims.claim(claiming, ["fake"], "me") == []
    with engine.begin() as connection:
        assert claimed(connection) == ["lost"]


def test_it_is_not_said_again_for_ever(engine: Engine, lost: Sending) -> None:
    """How often it was tried goes with it, whichever row it is in."""
    with engine.begin() as connection:
        [younger] = claims.claim(connection, ["fake"], "me")
        outbox.close(connection, younger, "sent")
        said_again(connection, lost)
        connection.execute(update(_outbox).values(not_before=NOW))
        [again] = claims.claim(connection, ["fake"], "me")
    assert again.attempts > lost.attempt
