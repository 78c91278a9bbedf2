"""The web simulator: phones in a browser that talk to the bot as people would, with a clock that can be moved."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote
from zoneinfo import ZoneInfo

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

import bot.simulator
from bot.channels.message import Attached, Attachment, Button, Incoming, Limits, Parcel, Take
from bot.clock import Clock
from bot.domain.business import WESTERN
from bot.simulator import guard
from bot.simulator.news import News

PAGE = Path(bot.simulator.__file__).parent / "page"
FARTHEST_MOVE = timedelta(days=400)
SHOWN_IN_PLACE = {"image/png", "image/jpeg", "image/webp", "image/gif"}
"""Media types a browser shows by itself; all else is offered as a download, an SVG too, as it can hold scripts."""

STOPS = (("prompt", 5, time(16)), ("summary", 0, time(7)), ("reminder", 0, time(9)))
"""Where the clock can be moved to: what happens then, the weekday from Monday as 0, and the local time."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One person's phone. `label` is the name of the outlet, or the role of somebody who has none."""

    address: str
    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message as a phone shows it; `mine` was said by the phone's owner. `business_id` is whose attachment it is.

    `id` is the external id of what was said, and the outbox id of an answer: the same at every reading.
    """

    id: str
    mine: bool
    text: str
    at: datetime
    buttons: tuple[Button, ...] = ()
    attachment: Attachment | None = None
    business_id: int = 0


Phones: TypeAlias = Callable[[], list[Phone]]
"""The people of this channel, the owner first."""

History: TypeAlias = Callable[[str], list[Bubble]]
"""Everything said at one address, oldest first, with the answer that is just being sent."""

Files: TypeAlias = Callable[[int, int], Awaitable[tuple[str, str, bytes] | None]]
"""Name, media type and content of a file by business and file id."""

Bring: TypeAlias = Callable[[str, bytes], Awaitable[Attachment | None]]
"""Keeps a file that is sent from an address; None where it is not kept."""

Move: TypeAlias = Callable[[datetime], Awaitable[None]]
"""Sets the clock and does all that falls due until then; ValueError for a moment that is past."""


class Simulator:
    """The channel and its page. Phones and history may block, and are read in worker threads."""

    def __init__(
        self,
        phones: Phones,
        history: History,
        file: Files,
        bring: Bring,
        clock: Clock,
        move: Move,
    ) -> None:
        self._phones = phones
        self._history = history
        self._file = file
        self._bring = bring
        self._clock = clock
        self._move = move
        self._moving = asyncio.Lock()
        self._news = News()

    @property
    def name(self) -> str:
        return "simulator"

    @property
    def limits(self) -> Limits:
        return Limits(text=4096, buttons=10)

    def routes(self, take: Take) -> list[BaseRoute]:
        async def say(request: Request) -> Response:
            return await self._say(request, take)

        async def bring(request: Request) -> Response:
            return await self._take_file(request, take)

        near = [Middleware(guard.NearOnly)]
        route = partial(Route, middleware=near)
        return [
            route("/", self._page),
            Mount("/simulator/page", Assets(directory=PAGE), middleware=near),
            route("/simulator/phones", self._list_phones),
            route("/simulator/history/{address}", self._read_history),
            route("/simulator/say", say, methods=["POST"]),
            route("/simulator/bring", bring, methods=["POST"]),
            route("/simulator/events", self._listen),
            route("/simulator/files/{business_id:int}/{file_id:int}", self._fetch_file),
            route("/simulator/clock", self._read_clock),
            route("/simulator/clock", self._move_clock, methods=["POST"]),
        ]

    async def receive(self, take: Take) -> None:
        """Nothing to wait for: messages come in by the routes."""

    async def send(self, parcel: Parcel) -> str:
        """Tell the pages that show this phone; its history already holds the message. Cannot fail."""
        self._news.changed(parcel.address)
        return str(parcel.outbox_id)

    def close(self) -> None:
        """End the streams of all pages, so that the server can stop at once."""
        self._news.close()

    async def _page(self, request: Request) -> Response:
        return FileResponse(PAGE / "index.html", headers=guard.PAGE_HEADERS)

    async def _list_phones(self, request: Request) -> Response:
        phones = await asyncio.to_thread(self._phones)
        return _json([{"address": it.address, "name": it.name, "label": it.label} for it in phones])

    async def _read_history(self, request: Request) -> Response:
        address = guard.address_of(request.path_params["address"])
        bubbles = await asyncio.to_thread(self._history, address)
        return _json([_shown(bubble) for bubble in bubbles])

    async def _say(self, request: Request, take: Take) -> Response:
        said = await guard.read(request, guard.Said)
        if not said.text.strip() and said.pressed is None:
            raise HTTPException(400, "Say something, or press a button.")
        await take(
            Incoming(
                channel=self.name,
                external_id=said.id,
                address=said.address,
                sent_at=self._clock.now(),
                text=said.text,
                pressed=said.pressed,
            )
        )
        self._news.changed(said.address)
        return _json({"id": said.id})

    async def _take_file(self, request: Request, take: Take) -> Response:
        """A photo, a document or a voice note, with what was typed beside it."""
        said, content = await guard.read_file(request)
        kept = await self._bring(said.address, content)
        attached = sort_of(request.headers.get("content-type", ""))
        files = (kept,) if kept else ()
        incoming = Incoming(
            self.name, said.id, said.address, self._clock.now(), said.text, attached=attached, files=files
        )
        await take(incoming)
        self._news.changed(said.address)
        return _json({"id": said.id})

    async def _listen(self, request: Request) -> Response:
        addresses = guard.addresses_of(request)
        if self._news.full:
            raise HTTPException(503, "Too many pages are open; close one.")
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._news.stream(addresses), media_type="text/event-stream", headers=headers)

    async def _fetch_file(self, request: Request) -> Response:
        ids = guard.key_of(request, "business_id"), guard.key_of(request, "file_id")
        found = await self._file(*ids)
        if found is None:
            raise HTTPException(404, "There is no such file.")
        return _file(*found)

    async def _read_clock(self, request: Request) -> Response:
        return self._clock_face()

    async def _move_clock(self, request: Request) -> Response:
        wished = (await guard.read(request, guard.Move)).to
        if wished > self._clock.now() + FARTHEST_MOVE:
            raise HTTPException(400, f"The clock moves {FARTHEST_MOVE.days} days ahead at most.")
        if self._moving.locked():
            raise HTTPException(409, "The clock is being moved already.")
        async with self._moving:
            await self._move_to(wished)
        self._news.clock_moved()
        return self._clock_face()

    async def _move_to(self, moment: datetime) -> None:
        try:
            await self._move(moment)
        except ValueError as error:
            raise HTTPException(409, f"The clock cannot be moved: {error}.") from error

    def _clock_face(self) -> Response:
        now = self._clock.now()
        stops = sorted((next_after(now, weekday, at, WESTERN), kind) for kind, weekday, at in STOPS)
        return _json(
            {
                "now": now.isoformat(),
                "zone": WESTERN.key,
                "stops": [{"kind": kind, "at": at.isoformat()} for at, kind in stops],
            }
        )


class Assets(StaticFiles):
    """Scripts, styles and pictures of the page, with the headers of the page."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(guard.PAGE_HEADERS)
        return response


def sort_of(media_type: str) -> Attached:
    """What somebody sends, as its browser calls it."""
    kinds = {"image": Attached.PHOTO, "audio": Attached.VOICE}
    return kinds.get(media_type.partition("/")[0], Attached.DOCUMENT)


def next_after(now: datetime, weekday: int, at: time, zone: ZoneInfo) -> datetime:
    """The first moment after `now` at which it is `at` on that weekday in `zone`; Monday is 0."""
    today = now.astimezone(zone).date()
    first = datetime.combine(today + timedelta(days=(weekday - today.weekday()) % 7), at, zone)
    return first if first > now else first + timedelta(days=7)


def _shown(bubble: Bubble) -> dict[str, object]:
    """A bubble as the page reads it. Ids are text: a number of 63 bits does not fit into JavaScript's."""
    return {
        "id": bubble.id,
        "mine": bubble.mine,
        "text": bubble.text,
        "at": bubble.at.isoformat(),
        "buttons": [{"label": button.label, "carries": button.carries} for button in bubble.buttons],
        "attachment": _attached(bubble.business_id, bubble.attachment) if bubble.attachment else None,
    }


def _attached(business_id: int, attachment: Attachment) -> dict[str, object]:
    return {
        "url": f"/simulator/files/{business_id}/{attachment.file_id}",
        "name": attachment.name,
        "picture": attachment.media_type in SHOWN_IN_PLACE,
    }


def _file(name: str, media_type: str, content: bytes) -> Response:
    place = "inline" if media_type in SHOWN_IN_PLACE else "attachment"
    disposition = f"{place}; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=media_type, headers={**guard.FILE_HEADERS, "Content-Disposition": disposition})


def _json(content: object) -> JSONResponse:
    return JSONResponse(content, headers={"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"})
