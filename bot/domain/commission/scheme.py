"""What a commission scheme has to answer."""

from typing import Protocol


class Scheme(Protocol):
    """A way to part the money of a sale. `key` is stored in agreements and never changes."""

    @property
    def key(self) -> str: ...

    def share(self, sales: int, rate_bps: int) -> int:
        """The partner's part of one line's sales, in rupiah, rounded once."""
        ...
