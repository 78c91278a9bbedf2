"""`mitra whatsapp confirm`: the host says that a number is still the same person's, where no owner can."""

from __future__ import annotations

from datetime import datetime

from rich.console import Console
from sqlalchemy import Connection

from bot.clock import Clock
from bot.config import Config
from bot.domain.speaker import Role, in_full
from storage import holders, people
from storage.businesses import books_of
from storage.database import up_to_date

CHANNEL = "whatsapp"


def vouch(config: Config, number: str, console: Console) -> bool:
    """Let a number that is in doubt speak again; False where it is not, or where an owner has to say so."""
    with up_to_date(config.database) as connection:
        refusal = _confirm(connection, number, Clock().now())
    console.print(refusal or f"{number} is the same person's: it can write again.", highlight=False)
    return not refusal


def _confirm(connection: Connection, number: str, now: datetime) -> str:
    """Confirm, or say why not."""
    found = holders.suspended_at(connection, CHANNEL, number)
    if found is None:
        return f"{number} is not in doubt. Write it in full, such as +6281200000000."
    identity_id, business_ids = found
    able = [people.readers(books_of(connection, one, now), Role.OWNER) for one in business_ids]
    if able and all(able):
        names = ", ".join(sorted({in_full(one.call, one.name) for owners in able for one in owners}))
        return f"{names} can say so in the chat: *orang sama*. The host does it only where no owner can."
    holders.confirm(connection, identity_id, now)
    return ""
