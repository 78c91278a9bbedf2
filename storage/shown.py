"""What stands on somebody's phone: the buttons of the messages sent there last."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from storage import tables
from storage.statements import run
from storage.tables.columns import table_of

_outbox = table_of(tables.Outbox)
MOST_MESSAGES = 20
_LATEST = (
    select(_outbox.c.message)
    .where(_outbox.c.channel == bindparam("on"), _outbox.c.address == bindparam("at"))
    .order_by(_outbox.c.outbox_id.desc())
    .limit(MOST_MESSAGES)
)


def carried_below(connection: Connection, channel: str, address: str, label: str) -> list[str]:
    """What the buttons with that label carry, each once, the newest first."""
    messages = run(connection, _LATEST, {"on": channel, "at": address}).scalars()
    buttons = (button for message in messages for button in message.get("buttons", ()))
    wanted = label.casefold()
    return list(dict.fromkeys(button["carries"] for button in buttons if button["label"].casefold() == wanted))
