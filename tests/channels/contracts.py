"""Payloads and descriptions recorded from the platforms, where this machine has them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(os.environ.get("LAPORMITRA_CONTRACTS", Path(__file__).parents[2] / ".." / "shared" / "contracts"))


def contract(name: str) -> Any:
    """The JSON of one file; the test is skipped where it is not there."""
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{name} is not here: name the folder with payloads of the platforms in LAPORMITRA_CONTRACTS")
    return json.loads(path.read_text(encoding="utf-8"))
