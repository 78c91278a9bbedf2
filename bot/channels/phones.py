"""The simulator on the real database: its phones are the people who wrote from it, its bubbles the inbox and outbox."""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, Engine

from bot.channels.brought import Brought
from bot.channels.message import Attachment, Incoming, Outgoing
from bot.channels.simulator import Bubble, Move, Phone, Simulator
from bot.clock import Clock
from bot.drawing.drawing import Drawing
from bot.store import Store
from bot.talking.turn import INCOMING
from storage import files, transcript
from storage.database import for_reading

NAME = "simulator"


def simulator_on(engine: Engine, store: Store, clock: Clock, drawing: Drawing, move: Move) -> Simulator:
    """The simulator, reading beside the writer."""
    reader = for_reading(engine)
    bring = partial(_bring, Brought(store, clock, NAME))
    return Simulator(partial(_phones, reader), partial(_history, reader), partial(_file, drawing), bring, clock, move)


def _phones(reader: Engine) -> list[Phone]:
    with reader.connect() as connection:
        return [Phone(one.address, one.name, one.partner or one.role) for one in transcript.people_on(connection, NAME)]


def _history(reader: Engine, address: str) -> list[Bubble]:
    with reader.connect() as connection:
        said = [_said(connection, INCOMING.validate_python(row)) for row in transcript.said(connection, NAME, address)]
        answered = [_answered(row) for row in transcript.answered(connection, NAME, address)]
    return sorted([*said, *answered], key=lambda bubble: bubble.at)


def _said(connection: Connection, incoming: Incoming) -> Bubble:
    """What came along is shown where it lies by now, and not any more once it is deleted."""
    file = incoming.files[0] if incoming.files else None
    business_id = files.business_of(connection, file.file_id) if file else None
    shown = file if business_id is not None else None
    return Bubble(
        incoming.external_id, True, incoming.text, incoming.sent_at, attachment=shown, business_id=business_id or 0
    )


def _answered(row: transcript.Answered) -> Bubble:
    message = Outgoing.read(row.message)
    business_id = message.attachment.business_id if message.attachment else 0
    return Bubble(
        str(row.outbox_id), False, message.text, row.queued_at, message.buttons, message.attachment, business_id
    )


async def _file(drawing: Drawing, business_id: int, file_id: int) -> tuple[str, str, bytes] | None:
    kept = await drawing.file(business_id, file_id)
    return (kept.name, kept.media_type, kept.content or b"") if kept else None


async def _bring(brought: Brought, address: str, content: bytes) -> Attachment | None:
    home = await brought.home_of(address)
    return None if home is None else await brought.keep(home, content, f"{address}-file")
