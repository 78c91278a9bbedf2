"""`mitra summary`: the owner's week, printed or sent now."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from sqlalchemy import Connection

from bot.app import build
from bot.config import Config
from bot.demo.show import bold
from bot.domain.business import Business
from bot.domain.week import Week
from bot.reply import Letter, To
from bot.sending.mail import Mail
from bot.texts import speaking
from handlers.prompts import owners_summary
from handlers.summary import summary_text
from storage import businesses
from storage import summary as summaries
from storage.books import Books


async def summarise(config: Config, week: str, name: str, console: Console, *, send: bool) -> None:
    """Print the summary of a week, and send it to the owners too where that is asked for."""
    named = _week(week) if week else None
    app = build(config)
    found = _one([one for one in await app.store.do(businesses.businesses) if not name or one.name == name])
    now = app.clock.now()
    chosen = named or Week.of(now.astimezone(ZoneInfo(found.zone)).date()).before

    def work(connection: Connection) -> str:
        books = Books(connection, found.id, now, ZoneInfo(found.zone))
        summary = summaries.weekly(books, chosen)
        if send:
            mail = Mail(books)
            mail.deliver([Letter(To.OWNERS, partial(owners_summary, summary))], "summary")
            mail.post()
        with speaking("id"):
            return summary_text(summary)

    console.print(bold(await app.store.do(work)))
    if send:
        await app.delivery.send_all()
    await app.close()


def _week(label: str) -> Week:
    try:
        return Week.parse(label)
    except ValueError:
        raise typer.BadParameter(f"“{label}” is no week. Write it as 2026-W47: the year, -W, its number.") from None


def _one(found: list[Business]) -> Business:
    if not found:
        raise typer.BadParameter("There is no such business. `mitra doctor` lists them, `mitra serve` opens the first.")
    if len(found) > 1:
        raise typer.BadParameter("Name one business: --business 'Kue Bu Rina'. `mitra doctor` lists them.")
    return found[0]
