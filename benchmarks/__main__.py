"""What `make bench` runs: every measurement, or those that ARGS names (`make bench ARGS="replay turn"`)."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from rich.console import Console

from benchmarks import announcement, crowd, growth, peers, replay, start, summary, turn

MEASURES: dict[str, Callable[[Console], None]] = {
    "replay": replay.main,
    "turn": turn.main,
    "crowd": crowd.main,
    "announcement": announcement.main,
    "growth": growth.main,
    "start": start.main,
    "summary": summary.main,
    "peers": peers.main,
}


def main(names: list[str]) -> None:
    """Measure one after the other, and say beside each figure how busy the machine was with other things."""
    console = Console(width=120)
    unknown = set(names) - set(MEASURES)
    if unknown:
        raise SystemExit(f"nobody measures {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}")
    for name in names or list(MEASURES):
        console.rule(f"{name} (load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)")
        started = time.perf_counter()
        MEASURES[name](console)
        console.print(f"[dim]{time.perf_counter() - started:.0f} s[/]")


if __name__ == "__main__":
    main(sys.argv[1:])
