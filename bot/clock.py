"""The time as the machine takes it; a visitor of the simulator may move it forward."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass(slots=True)
class Clock:
    """Real time plus what it was moved by."""

    ahead: timedelta = field(default_factory=timedelta)

    def now(self) -> datetime:
        """The aware instant, in UTC."""
        return datetime.now(UTC) + self.ahead

    def move_to(self, moment: datetime) -> None:
        """Go on from `moment`; it may not lie in the past of this clock."""
        if moment < self.now():
            raise ValueError(f"the clock stands at {self.now()} and does not go back to {moment}")
        self.ahead = moment - datetime.now(UTC)
