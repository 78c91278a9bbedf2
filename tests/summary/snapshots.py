"""Texts that a person reads in the diff; REWRITE_SNAPSHOTS=1 writes them anew."""

import os
from pathlib import Path

SNAPSHOTS = Path(__file__).parent / "__snapshots__"


def assert_snapshot(name: str, text: str) -> None:
    path = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("REWRITE_SNAPSHOTS"):
        path.write_text(f"{text}\n", encoding="utf-8")
    assert path.exists(), f"no snapshot {path.name}: run the test once with REWRITE_SNAPSHOTS=1 and read it"
    assert f"{text}\n" == path.read_text(encoding="utf-8")
