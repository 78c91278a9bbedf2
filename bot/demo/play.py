"""Plays the script: messages go in where a channel would put them, and what comes out is read from the outbox."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.app import App
from bot.channels.message import Incoming, Outgoing
from bot.demo.script import CAST, Claims, Heading, Joins, Says, Step, Taps, Until
from storage import codes, transcript

CHANNEL = "simulator"
ZONE = ZoneInfo("Asia/Jakarta")
ANSWERING = timedelta(seconds=40)


@dataclass(frozen=True, slots=True)
class Line:
    """One bubble of the play: who said it or sees it, and who else sees the same."""

    who: str
    mine: bool
    message: Outgoing
    at: datetime
    also: tuple[str, ...] = ()


@dataclass
class Play:
    """A play in progress on an app whose clock stands at the first Monday morning."""

    app: App
    show: Callable[[Line | Heading], None]
    monday: datetime
    _seen: dict[str, int] = field(default_factory=dict)

    async def do(self, step: Step) -> None:
        """Play one step, and show what it brings to every phone."""
        match step:
            case Heading():
                self.show(step)
            case Says(who, text):
                await self._say(who, text)
            case Taps(who, label):
                await self._tap(who, label)
            case Claims(who):
                await self._say(who, await self._claim())
            case Joins(who):
                await self._say(who, f"MULAI {await self._invited()}")
            case Until(day, hour, minute):
                moment = self.monday + timedelta(days=day, hours=hour - self.monday.hour, minutes=minute)
                await self.app.move(max(moment, self.app.clock.now() + timedelta(seconds=1)))
        await self._show_new()

    async def _claim(self) -> str:
        return await self.app.store.do(partial(codes.issue_claim, now=self.app.clock.now()))

    async def _say(self, who: str, text: str, pressed: str | None = None) -> None:
        now = self.app.clock.now()
        self.show(Line(who, True, Outgoing(text), now))
        await self.app.take(Incoming(CHANNEL, uuid.uuid4().hex, who, now, text, pressed, name=CAST[who]))
        await self.app.delivery.send_all()
        self.app.clock.move_to(now + ANSWERING)

    async def _tap(self, who: str, label: str) -> None:
        for message in reversed(await self._messages(who)):
            for button in message.message.buttons:
                if button.label == label:
                    await self._say(who, label, button.carries)
                    return
        raise LookupError(f"{who} sees no button {label!r}")

    async def _invited(self) -> str:
        """The code in the newest invitation on the owner's phone."""
        texts = [line.message.text for line in await self._messages("rina")]
        newest = next(text for text in reversed(texts) if "*MULAI " in text)
        return newest.split("*MULAI ")[1][: codes.LENGTH]

    async def _messages(self, who: str) -> list[Line]:
        rows = await self.app.store.do(partial(transcript.answered, channel=CHANNEL, address=who))
        return [Line(who, False, Outgoing.read(row.message), row.queued_at) for row in rows]

    async def _show_new(self) -> None:
        new: list[Line] = []
        for who in CAST:
            messages = await self._messages(who)
            new += messages[self._seen.get(who, 0) :]
            self._seen[who] = len(messages)
        for line in _together(sorted(new, key=lambda line: line.at)):
            self.show(line)


def _together(lines: list[Line]) -> list[Line]:
    """The same words to several people, as one line to all of them."""
    grouped: dict[tuple[datetime, Outgoing], Line] = {}
    for line in lines:
        known = grouped.get((line.at, line.message))
        grouped[line.at, line.message] = replace(known, also=(*known.also, line.who)) if known else line
    return list(grouped.values())


def first_monday(now: datetime) -> datetime:
    """Monday, 8 o'clock, four weeks before the Monday whose summary is the newest."""
    local = now.astimezone(ZONE)
    monday = local.replace(hour=8, minute=0, second=0, microsecond=0) - timedelta(days=local.weekday())
    if local < monday:
        monday -= timedelta(days=7)
    return monday - timedelta(days=28)
