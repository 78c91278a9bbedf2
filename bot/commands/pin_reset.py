"""`mitra pin reset`: the host takes a forgotten PIN away, and the person chooses a new one in the chat."""

from __future__ import annotations

from datetime import datetime

from rich.console import Console
from rich.markup import escape
from sqlalchemy import Connection

from bot.clock import Clock
from bot.config import Config
from storage import pins
from storage.database import up_to_date


def reset_pin(config: Config, words: str, console: Console) -> bool:
    """Take away the PIN of the one person of that name or address; False where it is nobody, or more than one."""
    with up_to_date(config.database) as connection:
        found = _reset(connection, words, Clock().now())
    for one in found:
        console.print(escape(f"{one.name} · {', '.join(one.addresses)}"), highlight=False)
    if len(found) == 1:
        console.print("The PIN is deleted. A new one is chosen in the chat, with *pin*.")
    elif found:
        console.print("Several people are called so: name an address instead.")
    else:
        console.print(escape(f"Nobody with a PIN is called {words}, or writes from there."))
    return len(found) == 1


def _reset(connection: Connection, words: str, now: datetime) -> list[pins.PinHolder]:
    """Everybody who may be meant; the PIN is gone where that is one person."""
    found = pins.holders(connection, words)
    if len(found) == 1:
        pins.choose(connection, found[0].person_id, "", now)
    return found
