"""The workers of a storm: each a real process with a port of its own, started again whenever it has died."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import socket
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.fakes.telegram import TOKEN
from tests.storm import worker
from tests.storm.injector import PATH, SECRET
from tests.storm.points import Orders

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([worker.__name__])
"""Workers are forked from a process that has imported the product: a start costs no imports, and a kill is a kill."""
STOP_SECONDS = 15.0
POLL_SECONDS = 0.01


@dataclass
class Fleet:
    """So many workers on one database. `folder` keeps their settings and what they log."""

    url: str
    api_url: str
    folder: Path
    orders: Orders
    size: int
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    ports: list[int] = field(default_factory=list)
    _running: list[ForkServerProcess] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ports = [free_port() for _ in range(self.size)]
        self._running = [self._start(port) for port in self.ports]

    async def is_ready(self, seconds: float) -> None:
        """Wait until one of them at least accepts connections."""
        async with asyncio.timeout(seconds):
            while not any([await listens(port) for port in self.ports]):  # noqa: ASYNC110 - a port tells nobody
                await asyncio.sleep(POLL_SECONDS)

    def kill(self, place: int) -> None:
        self._running[place].kill()

    async def next_death(self, seconds: float) -> int:
        """The id of the next worker that was killed; another is started in its place at once."""
        async with asyncio.timeout(seconds):
            while all(process.is_alive() for process in self._running):  # noqa: ASYNC110 - a process tells nobody
                await asyncio.sleep(POLL_SECONDS)
        place = next(place for place, process in enumerate(self._running) if not process.is_alive())
        dead = self._running[place]
        assert dead.exitcode == -signal.SIGKILL, f"a worker ended by itself: {dead.exitcode}\n{self.log()}"
        self._running[place] = self._start(self.ports[place])
        return dead.pid or 0

    def stop(self) -> None:
        """Tell all to end, and kill those that do not."""
        for process in self._running:
            process.terminate()
        for process in self._running:
            process.join(STOP_SECONDS)
            process.kill()
            process.join()

    def log(self) -> str:
        return "\n".join(path.read_text() for path in sorted(self.folder.glob("*.log")))

    def _start(self, port: int) -> ForkServerProcess:
        config = self.folder / f"{port}.toml"
        config.write_text(self._settings(port))
        given = (config, self.orders, config.with_suffix(".log"), self.began)
        process = FORKS.Process(target=worker.serve, args=given, daemon=True)
        process.start()
        return process

    def _settings(self, port: int) -> str:
        return f"""
            database = "{self.url}"
            [server]
            port = {port}
            [simulator]
            enabled = false
            [telegram]
            token = "{TOKEN}"
            mode = "webhook"
            webhook_path = "{PATH}"
            secret_token = "{SECRET}"
            api_base_url = "{self.api_url}"
            messages_per_second = 1000
        """


async def listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
