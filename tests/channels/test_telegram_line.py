"""Lines to a server that answers as servers do, well or badly; no answer is ever taken for that of another request."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from yarl import URL

from bot.channels.telegram.line import BrokenOff, Lines, NoLine

FORM = "application/x-www-form-urlencoded"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
LAST = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlast"


class Cut(bytes):
    """An answer after which the server hangs up."""


@dataclass
class Server:
    """Answers each request with the next of `answers`, whichever line it comes on, a few bytes at a time."""

    answers: list[bytes] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)
    lines: int = 0
    pause: float = 0.0
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.lines += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
                self.asked.append(await reader.readexactly(length))
                await asyncio.sleep(self.pause)
                answer = self.answers.pop(0)
                for at in range(0, len(answer), 7):
                    writer.write(answer[at : at + 7])
                    await asyncio.sleep(0)
                if isinstance(answer, Cut):
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def server(*answers: bytes, pause: float = 0.0) -> AsyncIterator[tuple[Server, Lines]]:
    """A server with its answers, and two lines to it."""
    serving = Server(list(answers), pause=pause)
    listening = await asyncio.start_server(serving.serve, "127.0.0.1", 0)
    serving.port = listening.sockets[0].getsockname()[1]
    lines = Lines(URL(f"http://127.0.0.1:{serving.port}"), 2)
    try:
        yield serving, lines
    finally:
        lines.hang_up()
        listening.close()


async def post(lines: Lines, body: bytes = b"a=b", patience: float = 5.0) -> tuple[int, bytes]:
    return await lines.post(URL("/bot1:A/sendMessage"), FORM, body, patience)


def answered(*answers: bytes, times: int) -> tuple[list[object], Server]:
    """What so many requests bring, one after the other: answers, or the names of what was raised."""

    async def ask() -> tuple[list[object], Server]:
        async with server(*answers) as (serving, lines):
            return [await _outcome(lines) for _ in range(times)], serving

    return asyncio.run(ask())


async def _outcome(lines: Lines) -> object:
    try:
        return await post(lines)
    except (BrokenOff, NoLine) as error:
        return type(error).__name__


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (OK, (200, b"ok")),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", (200, b"abcde")),
        (b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 1\r\n\r\n!", (429, b"!")),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + OK, (200, b"ok")),
        (b"HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n", (204, b"")),
    ],
)
def test_one_line_serves_one_request_after_the_other(answer: bytes, heard: tuple[int, bytes]) -> None:
    got, serving = answered(answer, answer, answer, times=3)
    assert got == [heard] * 3
    assert serving.lines == 1
    assert serving.asked == [b"a=b"] * 3


def test_an_answer_without_a_length_ends_with_its_line() -> None:
    got, serving = answered(Cut(b"HTTP/1.0 200 OK\r\n\r\nall of it"), OK, times=2)
    assert got == [(200, b"all of it"), (200, b"ok")]
    assert serving.lines == 2


def test_a_line_that_the_server_gives_up_is_not_used_again() -> None:
    got, serving = answered(LAST, OK, times=2)
    assert got == [(200, b"last"), (200, b"ok")]
    assert serving.lines == 2


@pytest.mark.parametrize("answer", [Cut(), Cut(OK[:-1]), Cut(OK[:20]), b"nonsense\r\n\r\n"])
def test_a_request_without_its_whole_answer_is_never_taken_for_answered(answer: bytes) -> None:
    got, serving = answered(OK, answer, OK, times=3)
    assert got == [(200, b"ok"), "BrokenOff", (200, b"ok")]
    assert serving.lines == 2


def test_what_nobody_asked_for_is_not_taken_for_the_next_answer() -> None:
    got, _serving = answered(OK + b"HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\noops", OK, times=2)
    assert got == [(200, b"ok"), (200, b"ok")]


def test_without_a_server_nothing_was_sent() -> None:
    async def ask() -> None:
        async with server() as (serving, _lines):
            gone = URL(f"http://127.0.0.1:{serving.port}")
        with pytest.raises(NoLine):
            await post(Lines(gone, 1))

    asyncio.run(ask())


def test_a_server_that_does_not_say_who_it_is_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.line.CONNECT_SECONDS", 0.1)

    async def ask() -> list[bytes]:
        async with server(OK) as (serving, _lines):
            with pytest.raises(NoLine):
                await post(Lines(URL(f"https://127.0.0.1:{serving.port}"), 1))
            return serving.asked

    assert asyncio.run(ask()) == []


def test_whoever_finds_all_lines_taken_waits() -> None:
    async def ask() -> tuple[list[tuple[int, bytes]], Server]:
        async with server(*[OK] * 6, pause=0.05) as (serving, lines):
            return list(await asyncio.gather(*(post(lines, b"%d" % number) for number in range(6)))), serving

    got, serving = asyncio.run(ask())
    assert got == [(200, b"ok")] * 6
    assert serving.lines == 2
    assert sorted(serving.asked) == [b"%d" % number for number in range(6)]


def test_a_line_on_which_an_answer_is_late_is_not_used_again() -> None:
    async def ask() -> tuple[tuple[int, bytes], int]:
        async with server(OK, LAST, pause=0.2) as (serving, lines):
            with pytest.raises(TimeoutError):
                await post(lines, patience=0.1)
            await asyncio.sleep(0.2)
            return await post(lines), serving.lines

    assert asyncio.run(ask()) == ((200, b"last"), 2)
