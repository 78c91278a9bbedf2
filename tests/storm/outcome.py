"""One storm from beginning to end, and what came of it: faults, and whether it was worth its name."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.storm import oracle
from tests.storm.injector import Injector
from tests.storm.points import STRETCHES, Stretch
from tests.storm.storm import Storm, plain_engine, planned


@dataclass(frozen=True)
class Outcome:
    """What a storm has shown. `repeats` are sends too many, `hits` the sends that a kill cut off."""

    seed: int
    faults: list[str]
    kills: Counter[str]
    messages: int
    copies: int
    cut_off: int
    refused: Counter[int]
    rows: int
    hits: int
    repeats: int
    unknown: list[str]

    @property
    def missed(self) -> list[str]:
        """What did not happen, so that the storm proves nothing about it."""
        stretches = {STRETCHES[point] for point in self.kills if point in STRETCHES}
        missed = [f"no kill {stretch.value}" for stretch in Stretch if stretch not in stretches]
        missed += [] if self.cut_off else ["no delivery was cut off by a kill"]
        missed += [] if self.repeats else ["no kill made a message go out twice"]
        return missed

    def __str__(self) -> str:
        return "\n".join(
            (
                f"seed {self.seed}: {self.kills.total()} kills: {dict(self.kills)}",
                f"{self.messages} messages, {self.copies} copies, {self.cut_off} cut off, refused {dict(self.refused)}",
                f"{self.rows} sends, of which kills hit {self.hits}; {self.repeats} went out twice",
                *(f"unknown, for the owner: {row}" for row in self.unknown),
                *(f"MISSED: {what}" for what in self.missed),
                *(f"FAULT: {fault}" for fault in self.faults),
            )
        )


def weather(url: str, folder: Path, seed: int, workers: int, kills: int, longest_lull: float) -> Outcome:
    """Let a storm rage on a migrated database and judge what is left of it."""
    storm = Storm(url, folder, seed, workers, longest_lull)
    try:
        storm.lull()
        return judged(storm, asyncio.run(storm.rage(planned(kills, seed))))
    except BaseException as error:
        error.add_note(f"the seed was {seed}, the kills {[kill.point for kill in storm.kills]}")
        raise
    finally:
        storm.close()


def judged(storm: Storm, injector: Injector) -> Outcome:
    with plain_engine(storm.url).connect() as connection:
        return Outcome(
            seed=storm.seed,
            faults=oracle.faults(connection, storm, injector),
            kills=Counter(kill.point for kill in storm.kills),
            messages=len(injector.accepted),
            copies=injector.copies,
            cut_off=injector.cut_off,
            refused=Counter(injector.refused),
            rows=len(oracle.outbox(connection)),
            hits=oracle.hits(storm).total(),
            repeats=oracle.repeats(connection, storm),
            unknown=[str(row) for row in oracle.unknown(connection)],
        )
