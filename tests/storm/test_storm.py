"""The kill test: a kill at each named point and at two random instants; with `make storm` a hundred kills."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from sqlalchemy import make_url

from tests.storm.outcome import weather
from tests.storm.points import STRETCHES
from tests.storm.storm import RANDOM_INSTANTS

WORKERS = {"sqlite": 1, "postgresql": 3}
SHORT = len(STRETCHES) + RANDOM_INSTANTS
SHORT_LULL, LONG_LULL = 0.4, 2.5
KILLS, SEED = "STORM_KILLS", "STORM_SEED"
"""The environment may ask for more kills, or for the seed of a storm that is to be seen again."""
SHORT_SEED = 759551
"""Of the storm that once brought messages out of order; a long one takes a seed of its own."""


def test_killed_workers_lose_nothing_and_book_nothing_twice(database_url: str, tmp_path: Path) -> None:
    kills = int(os.environ.get(KILLS) or SHORT)
    seed = int(os.environ.get(SEED) or (SHORT_SEED if kills == SHORT else secrets.randbelow(10**6)))
    workers = WORKERS[make_url(database_url).get_backend_name()]
    outcome = weather(database_url, tmp_path, seed, workers, kills, SHORT_LULL if kills == SHORT else LONG_LULL)
    print(outcome)
    assert not outcome.faults, outcome
    assert not outcome.missed, outcome
    assert outcome.repeats <= outcome.hits, outcome
