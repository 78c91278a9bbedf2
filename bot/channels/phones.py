"""The simulator on the real database: its phones are the people who wrote from it, its bubbles the inbox and outbox."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Engine

from bot.channels.message import Incoming, Outgoing
from bot.channels.simulator import Bubble, Move, Phone, Simulator
from bot.clock import Clock
from bot.drawing import Drawing
from bot.turn import INCOMING
from storage import chat
from storage.database import for_reading

NAME = "simulator"


def simulator_on(engine: Engine, clock: Clock, drawing: Drawing, move: Move) -> Simulator:
    """The simulator, reading beside the writer."""
    reader = for_reading(engine)
    return Simulator(partial(_phones, reader), partial(_history, reader), partial(_file, drawing), clock, move)


def _phones(reader: Engine) -> list[Phone]:
    with reader.connect() as connection:
        return [Phone(one.address, one.name, one.partner or one.role) for one in chat.people_on(connection, NAME)]


def _history(reader: Engine, address: str) -> list[Bubble]:
    with reader.connect() as connection:
        said = [_said(INCOMING.validate_python(row)) for row in chat.said(connection, NAME, address)]
        answered = [_answered(row) for row in chat.answered(connection, NAME, address)]
    return sorted([*said, *answered], key=lambda bubble: bubble.at)


def _said(incoming: Incoming) -> Bubble:
    return Bubble(incoming.external_id, True, incoming.text, incoming.sent_at)


def _answered(row: chat.Answered) -> Bubble:
    message = Outgoing.read(row.message)
    business_id = message.attachment.business_id if message.attachment else 0
    return Bubble(
        str(row.outbox_id), False, message.text, row.queued_at, message.buttons, message.attachment, business_id
    )


async def _file(drawing: Drawing, business_id: int, file_id: int) -> tuple[str, str, bytes] | None:
    kept = await drawing.file(business_id, file_id)
    return (kept.name, kept.media_type, kept.content or b"") if kept else None
