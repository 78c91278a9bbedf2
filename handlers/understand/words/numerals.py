"""Number words: Indonesian in full, the regional words heard in shops, and the slang of money."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from handlers.understand.words.units import UNITS

_DIGITS = {
    1: "satu atu siji setunggal hiji ciek sada seddi ceddi besik settong siki sikok",
    2: "dua loro duo due rua dadua duwa dhua",
    3: "tiga tige telu tigo tilu tolu tallu tellu tello talu lhee",
    4: "empat ampat papat sekawan opat ampek appa eppa empt empa peuet",
    5: "lima lime limo gangsal lema limong",
    6: "enam nem enem genep anam onom annang enneng ennem anem nenem nam",
    7: "tujuh tuju pitu tujuah petto tjuh tujoh",
    8: "delapan wolu dalapan lapan ualu arua kutus dlapan sangantuju ballu bellu walu",
    9: "sembilan songo sanga sambilan salapang asera smbilan sia sikureung",
}
LINKED = {
    "rong": 2, "telung": 3, "tigang": 3, "patang": 4, "kawan": 4, "limang": 5, "gangsal": 5, "nem": 6, "nemang": 6,
    "pitung": 7, "wolung": 8, "songong": 9, "sangang": 9, "kalih": 2,
}  # fmt: skip
"""Javanese digits as they are said before what they count: `rong puluh`, `telung ewu`, `patang bungkus`."""

_FIXED = {
    0: "nol",
    10: "sepuluh sapolo sapoloh siploh sedoso sapuluh sampulu sapuluah seppulo sampulo dasa spuluh sepulu sepuloh",
    11: "sebelas sewelas sabelas sabaleh sblas sablas sabellas sawalas saboleh solas",
    12: "rolas roras",
    13: "telulas",
    14: "patbelas",
    15: "limolas limalas",
    16: "nembelas",
    17: "pitulas",
    18: "wolulas walulas",
    19: "songolas sangalas",
    20: "rongpuluh",
    21: "selikur",
    22: "rolikur",
    23: "telulikur",
    24: "patlikur",
    25: "selawe salawe salawi selangkung selae",
    26: "nemlikur",
    27: "pitulikur",
    28: "wolulikur",
    29: "songolikur",
    30: "telungpuluh",
    40: "patangpuluh",
    50: "seket",
    60: "sewidak swidak",
    70: "pitungpuluh",
    80: "wolungpuluh",
    90: "sangangpuluh",
}
_HUNDREDS = {100: "seratus satus saratus serratus", 200: "rongatus", 300: "telungatus", 500: "limangatus"}
_MULTIPLIERS = {10: "puluh puluah puloh plh pulu doso dasa", 10**2: "ratus atus rts"}
_BELAS = frozenset(["belas", "welas", "walas", "baleh", "bellas", "blas"])
_SCALES = {
    10**3: "ribu rb rbu rebu ewu ribuh",
    10**6: "juta jt jta juto yuta",
    10**9: "miliar milyar",
    10**12: "triliun trilyun",
}
_ONE_SCALES = {
    10**3: "seribu sewu sarebu saribu serebu",
    10**6: "sejuta sajuta cetiau cetiao",
    10**9: "semiliar semilyar",
    10**12: "setriliun setrilyun",
}
SLANG_MONEY = {"gopek": 500, "seceng": 1_000, "goceng": 5_000, "ceban": 10_000, "noban": 20_000, "goban": 50_000}
"""Money words with one value in use, in rupiah."""

VAGUE = frozenset({"belasan", "puluhan", "ratusan", "ribuan", "jutaan", "lusinan", "seratusan", "sepuluhan"})
"""Words for about so many."""

TWO_VALUED = {
    "gocap": (50, 50_000),
    "cepek": (100, 100_000),
    "jigo": (25, 25_000),
    "pego": (150, 150_000),
    "salapan": (8, 9),
    "m": (10**6, 10**9),
    "t": (10**9, 10**12),
}
"""Words with two values in use: *salapan* is nine in Bandung and eight in Padang."""

_PARTS = {
    "setengah": "0.5",
    "stengah": "0.5",
    "stngh": "0.5",
    "stgh": "0.5",
    "stngah": "0.5",
    "setgh": "0.5",
    "stgah": "0.5",
    "stengh": "0.5",
    "setenga": "0.5",
    "stenga": "0.5",
    "setngah": "0.5",
    "separuh": "0.5",
    "separo": "0.5",
    "satengah": "0.5",
    "sapalih": "0.5",
    "seperempat": "0.25",
    "saparapat": "0.25",
    "seprempat": "0.25",
    "seprapat": "0.25",
    "saprapat": "0.25",
    "prapat": "0.25",
}


def _by_word(table: dict[int, str]) -> dict[str, int]:
    return {word: value for value, words in table.items() for word in words.split()}


DIGITS = _by_word(_DIGITS)
FIXED = _by_word(_FIXED)
HUNDREDS = _by_word(_HUNDREDS)
MULTIPLIERS = _by_word(_MULTIPLIERS)
SCALES = _by_word(_SCALES)
ONE_SCALES = _by_word(_ONE_SCALES)
PARTS = {word: Decimal(value) for word, value in _PARTS.items()}
SCALES_ABOUT = {f"{word}an": scale for word, scale in SCALES.items()}
"""`10 ribuan`, `10rban`: about so much, or what sells for it."""

ONES_ABOUT = {f"{word}an": value for word, value in (ONE_SCALES | SLANG_MONEY).items()}
"""`seribuan`, `gopekan`."""

TENS = frozenset(MULTIPLIERS) | _BELAS
"""Words that make tens, hundreds or a teen of the digit before them."""

NUMBER_WORDS = frozenset().union(
    DIGITS, LINKED, FIXED, HUNDREDS, MULTIPLIERS, _BELAS, SCALES, ONE_SCALES, SLANG_MONEY, PARTS
)


class Spelled(NamedTuple):
    """A number in words: its value and how many words it took."""

    value: Decimal
    length: int
    short: bool = False
    """`sejuta dua ratus`: by the words 1.000.200, but people mean 1.200.000."""


def read_words(words: Sequence[str]) -> Spelled | None:
    """The number that `words` begins with, as long as can be; None if it begins with none.

    A word may be a whole number in digits before a scale: `25 ribu`, `2 ratus`.
    """
    slang = SLANG_MONEY.get(words[0]) if words else None
    if slang is not None:
        return Spelled(Decimal(slang), 1)
    spelled = _whole_number(words)
    if spelled is None:
        return _fraction_of(words)
    return _with_half(words, spelled)


def _whole_number(words: Sequence[str]) -> Spelled | None:
    """Groups of three digits, largest scale first, each scale at most once."""
    total = taken = 0
    largest: int | None = None
    scales: list[int] = []
    short = False
    while taken < len(words):
        group = _scaled_group(words, taken, largest)
        if group is None:
            break
        scales.append(largest := group[2])
        total += group[0]
        taken = group[1]
        if largest == 1:
            short = _leaves_scale_out(scales)
            break
    return Spelled(Decimal(total), taken, short) if taken else None


def _leaves_scale_out(scales: Sequence[int]) -> bool:
    """`sejuta dua ratus` for 1.200.000: the scale of the last part goes unsaid."""
    return len(scales) == 2 and scales[0] > 1000


def _scaled_group(words: Sequence[str], start: int, below: int | None) -> tuple[int, int, int] | None:
    """One group with its scale, which must be smaller than `below`: value, next position, scale."""
    one = ONE_SCALES.get(words[start])
    if one is not None:
        return (one, start + 1, one) if below is None or one < below else None
    value, end = _below_thousand(words, start)
    if end == start:
        return None
    scale = SCALES.get(words[end], 1) if end < len(words) else 1
    if below is not None and (scale >= below or (value == 0 and scale == 1)):
        return None
    return value * scale, end + (scale > 1), scale


def _below_thousand(words: Sequence[str], start: int) -> tuple[int, int]:
    hundreds, at = _times(words, start, 100, HUNDREDS)
    tens, end = _below_hundred(words, at)
    return hundreds + tens, end


def _below_hundred(words: Sequence[str], start: int) -> tuple[int, int]:
    if start < len(words) and words[start] in FIXED:
        return FIXED[words[start]], start + 1
    tens, at = _times(words, start, 10, {})
    if at > start:
        digit = DIGITS.get(words[at]) if at < len(words) else None
        return (tens + digit, at + 1) if digit else (tens, at)
    digit = _digit(words, start)
    follower = words[start + 1] if start + 1 < len(words) else ""
    if digit and digit < 10 and follower in _BELAS:
        return 10 + digit, start + 2
    if digit is None or (words[start].isdecimal() and follower not in SCALES):
        return 0, start
    return digit, start + 1


def _times(words: Sequence[str], start: int, unit: int, fixed: dict[str, int]) -> tuple[int, int]:
    """`dua puluh`, `seratus`: a digit and the word for 10 or 100, or a fixed word."""
    if start < len(words) and words[start] in fixed:
        return fixed[words[start]], start + 1
    digit = _digit(words, start)
    if digit and digit < 10 and start + 1 < len(words) and MULTIPLIERS.get(words[start + 1]) == unit:
        return digit * unit, start + 2
    return 0, start


def _digit(words: Sequence[str], at: int) -> int | None:
    if at >= len(words):
        return None
    word = words[at]
    if word in LINKED and at + 1 < len(words) and _is_counted(words[at + 1]):
        return LINKED[word]
    return int(word) if word.isdecimal() and len(word) <= 3 else DIGITS.get(word)


def _is_counted(word: str) -> bool:
    return word in MULTIPLIERS or word in SCALES or word in UNITS or word in _BELAS


def _with_half(words: Sequence[str], spelled: Spelled) -> Spelled:
    """`satu setengah`, `sejuta setengah`, `satu koma lima juta`, `tiga perempat`."""
    value, at, _ = spelled
    rest = words[at : at + 3]
    if not rest:
        return spelled
    if rest[0] == "perempat" and value in (1, 3):
        return Spelled(value / 4, at + 1)
    if rest[0] == "koma" and len(rest) > 1 and rest[1] in DIGITS | {"nol": 0}:
        return _scaled(words, value + Decimal(DIGITS.get(rest[1], 0)) / 10, at + 2)
    part = PARTS.get(rest[0])
    if part is None or spelled.short:
        return spelled
    if words[at - 1] in ONE_SCALES:
        return Spelled(value + part * ONE_SCALES[words[at - 1]], at + 1)
    return _scaled(words, value + part, at + 1) if value < 1000 else spelled


def _fraction_of(words: Sequence[str]) -> Spelled | None:
    """`setengah`, `setengah juta`."""
    part = PARTS.get(words[0]) if words else None
    return None if part is None else _scaled(words, part, 1)


def _scaled(words: Sequence[str], value: Decimal, at: int) -> Spelled:
    scale = SCALES.get(words[at]) if at < len(words) else None
    return Spelled(value, at) if scale is None else Spelled(value * scale, at + 1)


@lru_cache(maxsize=4096)
def unglued(word: str) -> tuple[str, ...]:
    """The number words that `word` is glued from (`duapuluhlima`), or nothing."""
    if not 6 <= len(word) <= 40:
        return ()
    for end in range(len(word) - 3, 2, -1):
        head, tail = word[:end], word[end:]
        if head in NUMBER_WORDS:
            rest = (tail,) if tail in NUMBER_WORDS or tail in _BELAS else unglued(tail)
            if rest:
                return (head, *rest)
    return ()
