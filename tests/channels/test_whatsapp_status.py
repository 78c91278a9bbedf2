"""What Twilio tells later: in any order, twice, before its own answer, and what is done about a failure."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, update

from storage import receipts, tables
from storage.receipts import Sending
from storage.tables.columns import table_of
from tests.channels.whatsapp_town import RINA, SITI, WhatsAppTown, in_town
from tests.fakes.twilio_rules import Fault, Message

_outbox = table_of(tables.Outbox)
_identities = table_of(tables.Identity)
_costs = table_of(tables.MessageCost)


@pytest.mark.parametrize(
    ("told", "rank"),
    [
        (("queued", "sending", "sent", "delivered", "read"), 6),
        (("sent", "delivered", "failed"), 5),
        (("queued", "sent", "undelivered"), 4),
    ],
)
def test_any_order_of_receipts_comes_to_the_same(engine: Engine, told: tuple[str, ...], rank: int) -> None:
    """Every permutation, each receipt twice in a row and once more at the end, on a row of its own."""
    orders = list(permutations(told))
    with engine.begin() as connection:
        for number, order in enumerate(orders, 1):
            connection.execute(insert(_outbox).values(_row(number)))
            sending, reached = Sending(1, number, 1), 0
            for status in (*(twice for one in order for twice in (one, one)), *order):
                receipts.note(connection, sending, "SM1", status, _row(number)["queued_at"])
                now = connection.execute(select(_outbox.c.status_rank).where(sending.row)).scalar_one()
                assert now >= reached
                reached = now
        rows = connection.execute(select(_outbox.c.status_rank, _outbox.c.delivered_at.is_not(None))).all()
    assert {tuple(row) for row in rows} == {(rank, rank >= receipts.DELIVERED)}
    assert len(rows) == len(orders)


def _row(number: int) -> dict[str, Any]:
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    row = {"business_id": 1, "outbox_id": number, "channel": "whatsapp", "address": SITI, "message": {}}
    return row | {"kind": "reply", "state": "sending", "attempts": 1, "queued_at": moment, "not_before": moment}


async def newest(town: WhatsAppTown, who: str) -> Message:
    await town.settles()
    return town.twilio.at(who)[-1]


def of(engine: Engine, message: Message) -> Any:
    """The outbox row of a message."""
    with engine.connect() as connection:
        return connection.execute(select(_outbox).where(_outbox.c.provider_id == message.sid)).one_or_none()


def test_delivered_and_read_stand_on_the_message(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        message = await newest(town, SITI)
        for status in ("read", "sent", "delivered"):
            assert (await town.twilio.tell(message, status)).status == 200
        row = of(engine, message)
        assert (row.state, row.status_rank) == ("sent", receipts.READ)
        assert row.delivered_at is not None
        assert row.read_at is not None

    in_town(database_url, walk)


def test_a_free_message_that_came_too_late_goes_out_once_as_a_template(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.approves()
        await town.says(SITI, "halo")
        first = await newest(town, SITI)
        for _ in range(3):
            await town.twilio.tell(first, "undelivered", 63016)
        await town.twilio.until(lambda: len(town.twilio.messages) > 2)
        await town.settles()
        [_, again] = [one for one in town.twilio.messages if one.to == f"whatsapp:{SITI}"]
        assert again.template
        await town.twilio.tell(first, "undelivered", 63016)
        await town.twilio.tell(again, "failed", 63016)
        await town.settles()
        assert len(town.twilio.messages) == 3
        assert of(engine, again).state == "failed"

    in_town(database_url, walk)
    with engine.connect() as connection:
        assert connection.execute(select(_costs.c.rupiah).order_by(_costs.c.sent_at)).scalars().first() == 0


def test_somebody_who_opted_out_at_twilio_is_left_alone(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(SITI, "halo")
        message = await newest(town, SITI)
        await town.twilio.tell(message, "failed", 21610)
        assert of(engine, message).state == "failed"

    in_town(database_url, walk)
    with engine.connect() as connection:
        assert connection.execute(select(_identities.c.stopped_at)).scalar_one() is not None


def test_word_that_comes_before_twilios_own_answer_is_kept(database_url: str, engine: Engine) -> None:
    """The message is taken, reported as delivered, and only then does the connection break: it is not sent again."""

    async def walk(town: WhatsAppTown) -> None:
        town.twilio.tells = True
        town.twilio.faults.append(Fault(takes=True, drops=True, delay=0.5))
        await town.says(SITI, "halo")
        await town.settles()
        assert len(town.twilio.at(SITI)) == 1
        row = of(engine, town.twilio.at(SITI)[0])
        assert (row.state, row.status_rank) == ("sent", receipts.DELIVERED)

    in_town(database_url, walk)


def test_a_forged_receipt_changes_nothing(database_url: str, engine: Engine) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.says(RINA, "halo")
        message = await newest(town, RINA)
        form = {"MessageSid": message.sid, "MessageStatus": "failed", "ErrorCode": "21610"}
        assert (await town.twilio.post(message.callback, form, "forged")).status == 403
        for ids in (
            "b=1&n=oops&a=1",
            f"b={10**30}&n=1&a=1",
            f"b=1&n=-{2**63}9&a=1",
            f"b=1&n=1&a={2**31}",
            "b=%00&n=1&a=1",
        ):
            other = f"{town.twilio.hook}/whatsapp/status?{ids}"
            assert (await town.twilio.post(other, form)).status == 200
        assert of(engine, message).status_rank == 0

    in_town(database_url, walk)
    with engine.begin() as connection:
        assert connection.execute(update(_outbox).values(status_rank=0)).rowcount == 1
