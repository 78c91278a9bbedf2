"""The one reaction to each way in which sending fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.channels.message import Blocked, OutsideWindow, Refused, SendFailed, Throttled, Unreachable
from storage.claims import Claimed

MOST_TRIES = 8
LONGEST_WAIT = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a message: its state, how long it waits, and whether its address is given up."""

    state: str
    wait: timedelta = timedelta()
    failures: int = 0
    gives_up_address: bool = False


def _throttled(claimed: Claimed, error: SendFailed) -> Outcome:
    assert isinstance(error, Throttled)
    return Outcome("retry", timedelta(seconds=error.after_seconds))


def _unreachable(claimed: Claimed, error: SendFailed) -> Outcome:
    """Whether it went out is not known: what may be said twice is sent again, what may not is left at that."""
    return Outcome("unknown") if claimed.careful else _later(claimed)


def _outside(claimed: Claimed, error: SendFailed) -> Outcome:
    """The channel sends its approved words on the second try."""
    return Outcome("failed") if claimed.failures else _later(claimed)


REACTIONS: dict[type[SendFailed], Callable[[Claimed, SendFailed], Outcome]] = {
    Throttled: _throttled,
    Unreachable: _unreachable,
    OutsideWindow: _outside,
    Blocked: lambda claimed, error: Outcome("failed", gives_up_address=True),
    Refused: lambda claimed, error: Outcome("failed"),
}


def reaction(claimed: Claimed, error: SendFailed) -> Outcome:
    """What to do about a failure. A message that was throttled waits as often as it must, others give up in time."""
    return REACTIONS[type(error)](claimed, error)


def _later(claimed: Claimed) -> Outcome:
    """Again after twice the time. Attempts that were throttled, or died with their worker, do not count."""
    failures = claimed.failures + 1
    if failures >= MOST_TRIES:
        return Outcome("failed")
    return Outcome("retry", min(timedelta(seconds=2**failures), LONGEST_WAIT), failures)
