"""What it takes to replay a conversation of 20 questions up to the last one: no input, no output, no database."""

from __future__ import annotations

import time
from statistics import median

from rich.console import Console

from bot.ask.person import text
from bot.conversation import Heard, Query
from bot.replay import Finished, Memory, replay

QUESTIONS, ROUNDS = 20, 2_000
MOST_MS = 0.1


def main(console: Console) -> None:
    ms = replay_ms()
    console.print(f"replay of {QUESTIONS} questions: {ms:.3f} ms, {ms / MOST_MS:.2f} of the {MOST_MS} ms it may take")


async def interview() -> list[str]:
    return [await text(f"question_{number}", f"And number {number}?") for number in range(QUESTIONS)]


def replay_ms() -> float:
    """Median milliseconds of CPU for hearing the last answer, with all others given before."""
    before = {f"question_{number}": f"answer {number}" for number in range(QUESTIONS - 1)}
    times = []
    for _ in range(ROUNDS):
        memory = Memory(answers=dict(before))
        started = time.thread_time()
        end = replay(interview, memory, _no_books, Heard("the last answer"))
        times.append(time.thread_time() - started)
        if not isinstance(end, Finished):
            raise AssertionError(f"the conversation stands at {end}")
    return median(times) * 1_000


def _no_books(query: Query[object]) -> object:
    raise AssertionError(f"nobody asked for {query}")
