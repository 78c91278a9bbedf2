"""A bot that knows three neighbours and answers in a few fixed ways, behind the real channel and a real web server."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from itertools import count

import uvicorn
from starlette.applications import Starlette

from bot.channels.message import Attachment, Button, Incoming, Outgoing, Parcel
from bot.channels.simulator import Bubble, Phone, Simulator
from bot.clock import Clock

RINA, SITI, CITRA = "6281100000001", "6281100000002", "6281100000003"
PHONES = [
    Phone(RINA, "Bu Rina", "owner"),
    Phone(SITI, "Bu Siti", "Warung Bu Siti"),
    Phone(CITRA, "Citra", "Citra"),
    Phone("6281100000009", "Kak", "stranger"),
]
BUSINESS = 7_000_000_000_000_000_007
CHART, SHEET = 9_100_000_000_000_000_001, 9_100_000_000_000_000_002
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BUTTONS = (Button("Betul", "yes"), Button("Ubah", "edit"), Button("Batal", "cancel"))

ANSWERS = {
    "report": Outgoing("Keripik laku *14*, nastar laku *5*.\nSetor ke Bu Rina *Rp255.000*. Betul?", BUTTONS),
    "chart": Outgoing("Minggu 16-22 Nov", attachment=Attachment(CHART, "minggu-ini.png", "image/png")),
    "sheet": Outgoing(attachment=Attachment(SHEET, "Ringkasan 2026-W47.xlsx", XLSX)),
}


class Neighbourhood:
    """What a database and a turn would be to the channel. Written on the server's loop, read in its threads."""

    def __init__(self, clock: Clock, chart: bytes) -> None:
        self.clock = clock
        self.files = {CHART: ("minggu-ini.png", "image/png", chart), SHEET: ("Ringkasan 2026-W47.xlsx", XLSX, b"PK12")}
        self.phones = list(PHONES)
        self.bubbles: dict[str, list[Bubble]] = {}
        self.heard: list[Incoming] = []
        self.brought: list[tuple[str, bytes]] = []
        self.failing = False
        self.loop: asyncio.AbstractEventLoop | None = None
        self.simulator = self.new_simulator()
        self._ids = count(8_000_000_000_000_000_000)

    def history(self, address: str) -> list[Bubble]:
        return list(self.bubbles.get(address, []))

    async def file(self, business_id: int, file_id: int) -> tuple[str, str, bytes] | None:
        return self.files.get(file_id) if business_id == BUSINESS else None

    async def move(self, moment: datetime) -> None:
        self.clock.move_to(moment)
        await self.send(SITI, Outgoing("Sore Bu Siti. Berapa yang laku?"))

    async def take(self, incoming: Incoming) -> None:
        """A duplicate is dropped; all else is kept and answered."""
        if self.failing:
            raise ConnectionError("the database is away")
        if incoming.external_id in {earlier.external_id for earlier in self.heard}:
            return
        self.heard.append(incoming)
        attachment = incoming.files[0] if incoming.files else None
        said = Bubble(incoming.external_id, True, incoming.text, self.clock.now(), (), attachment, BUSINESS)
        self.bubbles.setdefault(incoming.address, []).append(said)
        await self.send(incoming.address, self.answer(incoming))

    async def bring(self, address: str, content: bytes) -> Attachment | None:
        """Photos alone are kept."""
        self.brought.append((address, content))
        return Attachment(CHART, "foto.png", "image/png") if content.startswith(b"\x89PNG") else None

    def answer(self, incoming: Incoming) -> Outgoing:
        if incoming.pressed:
            return Outgoing(f"Dicatat: {incoming.pressed}")
        if incoming.text.startswith("MULAI"):
            self.phones.append(Phone(incoming.address, "Dita", "Warung Bu Siti"))
        return ANSWERS.get(incoming.text, Outgoing(f"Anda menulis: {incoming.text}"))

    async def send(self, address: str, message: Outgoing) -> None:
        parcel = self.write(address, message)
        assert await self.simulator.send(parcel) == self.bubbles[address][-1].id

    def write(self, address: str, message: Outgoing) -> Parcel:
        """Keep an answer in the history, as an outbox does before anything is sent."""
        outbox_id, at = next(self._ids), self.clock.now()
        bubble = Bubble(str(outbox_id), False, message.text, at, message.buttons, message.attachment, BUSINESS)
        self.bubbles.setdefault(address, []).append(bubble)
        return Parcel(outbox_id, address, message)

    def say(self, address: str, text: str) -> None:
        """The bot says something by itself; from any thread."""
        assert self.loop
        asyncio.run_coroutine_threadsafe(self.send(address, Outgoing(text)), self.loop).result(5)

    def hang_up(self) -> None:
        """End all streams; from any thread."""
        assert self.loop
        self.loop.call_soon_threadsafe(self.simulator.close)

    def app(self) -> Starlette:
        """A web application with a simulator of its own, as after a restart."""
        self.simulator = self.new_simulator()
        return Starlette(routes=self.simulator.routes(self.take), lifespan=self.lifespan)

    def new_simulator(self) -> Simulator:
        return Simulator(lambda: self.phones, self.history, self.file, self.bring, self.clock, self.move)

    @asynccontextmanager
    async def lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        self.loop = asyncio.get_running_loop()
        yield


@contextmanager
def served(neighbourhood: Neighbourhood, port: int = 0) -> Iterator[str]:
    """The neighbourhood on a port of this machine, 0 for any that is free; its address for a browser."""
    server = uvicorn.Server(uvicorn.Config(neighbourhood.app(), log_level="critical"))
    with socket.create_server(("127.0.0.1", port)) as door:
        thread = threading.Thread(target=server.run, args=([door],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}/"
        server.should_exit = True
        neighbourhood.hang_up()
        thread.join(10)
    assert not thread.is_alive(), "the server waits for a stream that nobody ended"
