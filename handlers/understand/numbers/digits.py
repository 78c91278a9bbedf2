"""Reads one numeral written in digits, the Indonesian way: dots group thousands, a comma opens the decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from bot.domain.money import LARGEST
from handlers.understand.doubt import Reason

_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d{1,2})?")
_COMMA = re.compile(r"\d+,\d{1,2}")
_BELOW_ONE = re.compile(r"0[.,]\d{1,3}")
_POINT = re.compile(r"\d+\.\d{1,2}")
_RATIO = re.compile(r"(\d{1,2})/(\d{1,2})")
_AMONG = re.compile(r"(\d{1,3})/(\d{1,3})")
_CENTS = re.compile(r"(?:,-{1,2}|\.-)$")


def read_digits(numeral: str, *, scaled: bool = False) -> Decimal | Reason:
    """The value of a numeral such as `25.000`, `1,5` or `1/2`, or why it has none.

    `scaled` says that a word such as `juta` or `kg` follows, which makes a point a decimal one (`1.5 juta`).
    """
    numeral = _CENTS.sub("", numeral)
    if ratio := _RATIO.fullmatch(numeral):
        return _proper_fraction(int(ratio[1]), int(ratio[2]))
    value = _whole(numeral) if numeral.isdecimal() else _separated(numeral, scaled)
    return Reason.TOO_LARGE if isinstance(value, Decimal) and value > LARGEST else value


def parts_of(numeral: str) -> tuple[Decimal, Decimal] | None:
    """The two numbers of `14/20`, of which the first is not the larger."""
    parts = _AMONG.fullmatch(numeral)
    return (Decimal(parts[1]), Decimal(parts[2])) if parts and int(parts[1]) <= int(parts[2]) else None


def _separated(numeral: str, scaled: bool) -> Decimal | Reason:
    if _BELOW_ONE.fullmatch(numeral):
        return Decimal(numeral.replace(",", "."))
    if _GROUPED.fullmatch(numeral):
        return Reason.SEPARATOR if scaled else Decimal(numeral.replace(".", "").replace(",", "."))
    if numeral[0] == "0" and len(numeral) > 1 and numeral[1].isdigit():
        return Reason.SEPARATOR
    if _COMMA.fullmatch(numeral) or (scaled and _POINT.fullmatch(numeral)):
        return Decimal(numeral.replace(",", "."))
    return Reason.SEPARATOR


def _whole(numeral: str) -> Decimal | Reason:
    """A leading zero is harmless in `05`; `0017` is a number of some other kind."""
    if numeral[0] == "0" and len(numeral) > 2:
        return Reason.SEPARATOR
    return Decimal(numeral) if len(numeral) <= 15 else Reason.TOO_LARGE


def _proper_fraction(above: int, below: int) -> Decimal | Reason:
    """Only a half, thirds and quarters are written so in a shop; 16/11 is a date, 14/20 may be anything."""
    if not 0 < above < below or below not in (2, 3, 4):
        return Reason.SEPARATOR
    return decimal_of(Fraction(above, below)) or Reason.TOO_FINE


def decimal_of(value: Fraction) -> Decimal | None:
    """The exact decimal, or None where the digits would never end."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact if Fraction(exact) == value else None
