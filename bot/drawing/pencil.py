"""Drawing in a process of its own: loading what it needs takes seconds and memory, at nobody's cost but its own.

Sketches go in as JSON, one a line; each comes back as the length of its file in eight bytes, and the file. A drawing
that fails ends the process, and so does the end of what goes in: it cannot outlive the server, whatever ends that.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Any

from pydantic_core import from_json, to_json

from bot.drawing.sketch import Sketch

COMMAND = (sys.executable, "-m", "bot.drawing.pencil")
IDLE_SECONDS = 30.0
"""So long the process waits for another sketch: the summaries of one morning come close together."""
NICE = 10
"""On a machine with one core the server goes first."""
LONGEST_SECONDS = 60.0
"""A drawing that takes longer will never be done."""


class NotDrawn(Exception):
    """The process that draws has ended or took too long: its last words are in the log."""


class Pencil:
    """Draws one sketch at a time, in a process that is started when it is needed."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._idle: asyncio.TimerHandle | None = None

    async def draw(self, sketch: dict[str, Any]) -> bytes:
        """The file that a stored sketch shows; raises NotDrawn."""
        async with self._turn:
            try:
                async with asyncio.timeout(LONGEST_SECONDS):
                    drawn = await _drawn_by(await self._taken_up(), sketch)
            except (TimeoutError, EOFError, OSError) as error:
                await self.put_down()
                raise NotDrawn(f"{type(error).__name__}: {error}") from error
            except asyncio.CancelledError:
                await self.put_down()
                raise
            self._idle = asyncio.get_running_loop().call_later(IDLE_SECONDS, self._let_end)
            return drawn

    async def put_down(self) -> None:
        """End the process, if there is one; what it was drawing is not drawn."""
        process, self._process = self._process, None
        if self._idle:
            self._idle.cancel()
        if process:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def _taken_up(self) -> Process:
        if self._idle:
            self._idle.cancel()
        if self._process and _stdin(self._process).is_closing():
            await self.put_down()
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                *COMMAND, stdin=PIPE, stdout=PIPE, start_new_session=True
            )
        return self._process

    def _let_end(self) -> None:
        """Nothing has been drawn for a while: with nothing more to read the process ends by itself."""
        if self._process:
            _stdin(self._process).close()


async def _drawn_by(process: Process, sketch: dict[str, Any]) -> bytes:
    _stdin(process).write(to_json(sketch) + b"\n")
    await _stdin(process).drain()
    assert process.stdout
    length = int.from_bytes(await process.stdout.readexactly(8), "big")
    return await process.stdout.readexactly(length)


def _stdin(process: Process) -> asyncio.StreamWriter:
    assert process.stdin
    return process.stdin


def main() -> None:
    """Draw what is read until there is no more. Whatever a library prints goes to the log, not between the files."""
    os.nice(NICE)
    files = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for line in sys.stdin.buffer:
        drawn = Sketch.read(from_json(line)).drawn()
        files.write(len(drawn).to_bytes(8, "big") + drawn)
        files.flush()


if __name__ == "__main__":
    main()
