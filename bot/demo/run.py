"""`mitra demo`: play the four weeks, print what the owner gets, and go on serving the simulator."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bot.app import App, build
from bot.channels.message import Attachment, Outgoing
from bot.clock import Clock
from bot.config import Config
from bot.demo.play import CHANNEL, Play, first_monday
from bot.demo.script import four_weeks
from bot.demo.show import Screen, bold
from storage import transcript
from storage.database import wipe_sqlite

FOLDER = Path("var/demo")
DATABASE = FOLDER / "lapormitra.sqlite3"
PACE_SECONDS = 0.12
"""A breath between steps, for somebody who watches."""


async def play(console: Console, *, slowly: bool) -> App:
    """Play the whole script on a fresh database and return the app, with its clock where the play ended."""
    wipe_sqlite(DATABASE)
    now = datetime.now(UTC)
    monday = first_monday(now)
    app = build(Config(database=f"sqlite:///{DATABASE}"), Clock(monday - now))
    screen = Screen(console)
    steps = list(four_weeks())
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Kue Bu Rina", total=len(steps))
        played = Play(app, screen.show, monday)
        for step in steps:
            await played.do(step)
            progress.advance(task)
            await asyncio.sleep(PACE_SECONDS if slowly else 0)
    return app


async def show_summary(app: App, console: Console) -> None:
    """The last summary as the owner got it: its text, and the paths of chart and sheet."""
    rows = await app.store.do(partial(transcript.answered, channel=CHANNEL, address="rina"))
    messages = [Outgoing.read(row.message) for row in rows if row.kind == "summary"]
    console.rule("Ringkasan")
    console.print(bold([message.text for message in messages if message.text][-1]))
    console.print()
    for attachment in [message.attachment for message in messages if message.attachment][-2:]:
        console.print(f"→ {await _save(app, attachment)}", style="bold", highlight=False)


async def _save(app: App, attachment: Attachment) -> Path:
    """Write a kept file beside the demo's database."""
    path = FOLDER / attachment.name
    path.write_bytes(await app.drawing.content(attachment))
    return path
