"""The named points on a message's way at which a worker may die, and when a worker is to die there.

An order to die is a file named after a point; the worker that passes the point takes the file and is gone. So of
several workers one dies, and the file that it leaves behind tells where.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Stretch(Enum):
    """Where on its way a message is."""

    RECEIVED = "before the commit"
    COMMITTED = "between commit and send"
    SENT = "between send and mark"
    MARKED = "after the mark"


STRETCHES = {
    "received": Stretch.RECEIVED,
    "kept": Stretch.RECEIVED,
    "decided": Stretch.RECEIVED,
    "committing": Stretch.RECEIVED,
    "committed": Stretch.COMMITTED,
    "handing_over": Stretch.COMMITTED,
    "handed_over": Stretch.COMMITTED,
    "claimed": Stretch.COMMITTED,
    "sending": Stretch.COMMITTED,
    "sent": Stretch.SENT,
    "closing": Stretch.SENT,
    "marking": Stretch.SENT,
    "marked": Stretch.MARKED,
}
"""Every point in the order in which a message passes them."""


@dataclass(frozen=True)
class Orders:
    """Orders to die, in a folder that the workers share with whoever gives them."""

    folder: Path

    def give(self, point: str) -> None:
        """The next worker that passes the point dies there."""
        (self.folder / point).touch()

    def passes(self, point: str) -> None:
        """Die, if there is an order to."""
        try:
            (self.folder / point).rename(self._taken(point, os.getpid()))
        except FileNotFoundError:
            return
        os.kill(os.getpid(), signal.SIGKILL)

    def obeyed(self, point: str, pid: int) -> bool:
        """Whether it was this worker that died at the point."""
        return self._taken(point, pid).exists()

    def _taken(self, point: str, pid: int) -> Path:
        return self.folder / f"{point}.{pid}"
