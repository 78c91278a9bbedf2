"""One business's week, read from the books in a fixed number of statements."""

from storage.summary.weekly import weekly

__all__ = ["weekly"]
