"""What fits on a button that says words as if they were typed."""

from __future__ import annotations

MOST_BYTES = 50
"""So many bytes of words a button can carry besides its own."""


def fits(words: str) -> bool:
    return len(words.encode()) <= MOST_BYTES
