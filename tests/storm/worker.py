"""A worker that can be told to die at a named point: the product's own `mitra serve`, with its functions wrapped."""

from __future__ import annotations

import os
import secrets
import threading
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine.default import DefaultDialect

import bot.app
import bot.commands.serve
import bot.drawing.chart
import bot.sending.delivery
import storage.claims
import storage.outbox
from bot import cli
from bot.channels.message import Parcel
from bot.channels.telegram import Telegram
from bot.clock import Clock
from bot.sending.delivery import Delivery
from bot.talking import turn
from storage import inbox
from storage.claims import Claimed
from storage.tables import columns
from tests.storm.crowd import FRIDAY
from tests.storm.points import Orders

OFTEN = 0.1
"""Seconds after which workers look at leases again: the storm lets those of the dead run out at once."""
IMPORTED_LATE = (bot.commands.serve, bot.drawing.chart)
"""What the product imports when it is needed is imported here before workers are forked."""


class Transaction(threading.local):
    """What the transaction of this thread has done so far: taken a message, closed an outbox row."""

    def __init__(self) -> None:
        self.does: set[str] = set()


def serve(config: Path, orders: Orders, log: Path, began: datetime) -> None:
    """Run `mitra serve` until killed. The storm began at `began`, which is Friday morning to the workers."""
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(out, 1)
    os.dup2(out, 2)
    os.environ["PGAPPNAME"] = session_name(os.getpid())
    put(columns, _worker=secrets.randbits(12) << 10)  # drawn when the module is imported, which was before the fork
    put(bot.sending.delivery, TRY_SECONDS=OFTEN, RENEW_SECONDS=OFTEN)
    put(bot.app, Clock=partial(Clock, FRIDAY - began))
    transaction = Transaction()
    lay_in_turn(orders, transaction)
    lay_in_commit(orders, transaction)
    lay_in_delivery(orders, transaction)
    cli.serve(config)


def session_name(pid: int) -> str:
    """What PostgreSQL calls the sessions of a worker."""
    return f"storm-{pid}"


def lay_in_turn(orders: Orders, transaction: Transaction) -> None:
    """Points before and within a turn. A message that comes again is received, and passes no other."""
    take_turn, keep = turn.take_turn, inbox.keep

    def taking(connection: Connection, **given: Any) -> list[Claimed]:
        orders.passes("received")
        held = take_turn(connection, **given)
        if "turn" in transaction.does:
            orders.passes("decided")
        return held

    def keeping(connection: Connection, *given: Any) -> bool:
        is_new = keep(connection, *given)
        if is_new:
            transaction.does.add("turn")
            orders.passes("kept")
        return is_new

    put(bot.app, take_turn=taking)
    put(inbox, keep=keeping)


def lay_in_commit(orders: Orders, transaction: Transaction) -> None:
    """Points around the commit of what has taken a message, and of what has closed a row of the outbox."""
    around = {"turn": ("committing", "committed"), "close": ("marking", "marked")}
    commit, rollback = DefaultDialect.do_commit, DefaultDialect.do_rollback

    def committing(dialect: DefaultDialect, connection: Any) -> None:
        done, transaction.does = transaction.does, set()
        for what in sorted(done):
            orders.passes(around[what][0])
        commit(dialect, connection)
        for what in sorted(done):
            orders.passes(around[what][1])

    def rolling_back(dialect: DefaultDialect, connection: Any) -> None:
        transaction.does = set()
        rollback(dialect, connection)

    put(DefaultDialect, do_commit=committing, do_rollback=rolling_back)


def lay_in_delivery(orders: Orders, transaction: Transaction) -> None:
    """Points around handing over, claiming, sending and closing."""
    hand_over, send = Delivery.hand_over, Telegram.send
    claim, close_sent = storage.claims.claim, storage.outbox.close_sent

    def handing_over(delivery: Delivery, held: Iterable[Claimed]) -> None:
        held = list(held)
        passes_with(held, orders, "handing_over")
        hand_over(delivery, held)
        passes_with(held, orders, "handed_over")

    def claiming(connection: Connection, *given: Any, **named: Any) -> list[Claimed]:
        held = claim(connection, *given, **named)
        passes_with(held, orders, "claimed")
        return held

    async def sending(channel: Telegram, parcel: Parcel) -> str:
        orders.passes("sending")
        provider_id = await send(channel, parcel)
        orders.passes("sent")
        return provider_id

    def closing(connection: Connection, *given: Any, **named: Any) -> None:
        orders.passes("closing")
        transaction.does.add("close")
        close_sent(connection, *given, **named)

    put(Delivery, hand_over=handing_over)
    put(Telegram, send=sending)
    put(storage.claims, claim=claiming)
    put(storage.outbox, close_sent=closing)


def passes_with(held: list[Claimed], orders: Orders, point: str) -> None:
    """Pass a point that is one only where there is something to send."""
    if held:
        orders.passes(point)


def put(owner: Any, **names: Any) -> None:
    """Put something else in the place of what a module or class has under these names."""
    for name, instead in names.items():
        setattr(owner, name, instead)
