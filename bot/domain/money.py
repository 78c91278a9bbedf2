"""Rupiah are whole numbers; a share of them is rounded half up, once, per line."""

from decimal import ROUND_HALF_UP, Decimal

BASIS_POINTS = 10_000
LARGEST = 10**12
"""The largest amount one entry may carry, in rupiah: it keeps every sum within 2^53 for spreadsheets."""


def rupiah(amount: Decimal) -> int:
    """Round an exact amount to whole rupiah, half up."""
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def worth(quantity: Decimal, price: int) -> int:
    """What `quantity` units cost at `price` rupiah each."""
    return rupiah(quantity * price)


def share_of(amount: int, rate_bps: int) -> int:
    """The part of `amount` rupiah that a rate in basis points gives."""
    return rupiah(Decimal(amount * rate_bps) / BASIS_POINTS)
