"""What `mitra doctor` has found out about one thing, as one line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `mend` says what to do about it, or what to know of it where it is well."""

    well: bool
    what: str
    mend: str = ""

    @property
    def mark(self) -> str:
        if not self.well:
            return "✗"
        return "!" if self.mend else "✓"

    def line(self) -> str:
        return f"{self.mark} {self.what}" + (f" → {self.mend}" if self.mend else "")
