"""Serving the web application of a worker until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
from functools import partial
from types import FrameType

import uvicorn
from rich.console import Console

from bot.app import App
from storage import businesses, codes

GARBAGE = 50_000
"""So many new objects bring the garbage collector, in place of Python's 700: under load it took a tenth of the CPU.

At 10,000, which 200 people in one wave often reach, it was 7 %, and is 3 % at this.
"""


async def serve_app(app: App, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM; messages that are being taken are finished first."""
    config = uvicorn.Config(
        app.web(),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        proxy_headers=False,  # nobody asks for a client's address
        timeout_graceful_shutdown=5,
    )
    gc.set_threshold(GARBAGE)
    await StoppableServer(config, app).serve()


class StoppableServer(uvicorn.Server):
    """Ends streams that browsers keep open before it waits for requests to finish."""

    def __init__(self, config: uvicorn.Config, app: App) -> None:
        super().__init__(config)
        self._app = app
        self._loop = asyncio.get_running_loop()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.stop()
        super().handle_exit(sig, frame)

    def stop(self) -> None:
        """Take no more requests; from any thread."""
        for channel in self._app.channels.values():
            self._loop.call_soon_threadsafe(channel.close)
        self.should_exit = True


async def announce_claim(app: App, console: Console) -> None:
    """Print a fresh one-time code with which an owner opens a business, where there is none yet."""
    if await app.store.do(businesses.businesses):
        return
    code = await app.store.do(partial(codes.issue_claim, now=app.clock.now()))
    console.print(f"No business yet. Send this code to the bot to open one: [bold]{code}[/] (once, within 72 hours)")
    if app.config.simulator.enabled:
        console.print(f"The simulator: [bold]http://{app.config.server.host}:{app.config.server.port}[/]")
