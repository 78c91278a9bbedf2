"""Cuts a clean text into words, numbers, breaks and marks, and sets aside what only looks like a count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple


class Kind(Enum):
    __hash__ = object.__hash__

    WORD = auto()
    NUMBER = auto()
    """A numeral in digits, separators and all."""
    MARK = auto()
    """A single sign such as `+` or `,`."""
    BREAK = auto()
    """A line break."""
    ASIDE = auto()
    """A phone number, an address on the web, a time, a percentage: digits that count nothing."""
    DATE = auto()


class Token(NamedTuple):
    kind: Kind
    text: str
    """Folded: lower case, without accents and apostrophes."""
    start: int
    end: int
    """Where it stands in the clean text."""
    glued: bool
    """No space before it."""


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agt agu ags agst",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_ON = r"\b(?:tgl|tanggal|tggl)\.?"
_UNTIL = rf"\s?(?:-|–|s/d|sd|sampai|sampe|hingga)\s?(?:{_ON}\s?)?"
_DAY = r"\d{1,2}(?!\d)(?:/\d{1,2}(?!\d)(?:/\d{2,4})?)?"
_PIECES = "biji|bks|botol|btl|bungkus|pcs|toples|tpls"
"""Units before which *tgl* is short for *tinggal*: `tgl 6 btl`."""
_LEXEME = re.compile(
    rf"""
    [^\S\n]*+
  (?:
    (?P<HEADER> ^\[\d{{1,2}}[/.]\d{{1,2}}[^\]\n]{{0,24}}\] )
  | (?P<WEB> https?://\S+ | www\.\S+ | (?<![\w.])[\w.+-]{{1,64}}+@[a-z0-9-]{{1,64}}\.[a-z.]{{2,20}} )
  | (?P<HANDLE> (?<!\w)@[a-z_]\w* )
  | (?P<PHONE> (?<![\w.,]) (?: \+?62[\s-]?8 | 08 ) \d{{2,4}} (?: [\s.-]?\d{{2,5}} ){{2,4}} (?!\d) )
  | (?P<DATE>
        \d{{4}}-\d{{2}}-\d{{2}} (?!\d)
      | (?<!\d)\d{{1,2}} (?P<PART>[/.-]) \d{{1,2}} (?P=PART) (?:20)?\d{{2}} (?!\d|[.,]\d)
      | (?: {_ON}\s? )? (?<![\d.,/])\d{{1,2}} (?: {_UNTIL}\d{{1,2}} )? [\s/-]? (?:{_MONTH})\b (?:\s?(?:20)\d{{2}}\b)?
      | \b(?:per|laporan)\s\d{{1,2}}/\d{{1,2}}(?![\d/])
      | {_ON}\s?{_DAY} (?! [^\W\d_] | \s(?:{_PIECES})\b ) (?: {_UNTIL}{_DAY} )?
    )
  | (?P<TIME>
        \b(?:jam|pukul|jm|pkl)\.?\s?\d{{1,2}}(?:[.:]\d{{2}})?(?!\d)
      | (?<![\d.,])\d{{1,2}}[.:]\d{{2}}\s?(?:wib|wita|wit)\b
      | (?<![\w.,:])\d{{1,2}}:\d{{2}}(?!\d)
    )
  | (?P<PERCENT> \d+(?:[.,]\d+)?\s?% )
  | (?P<NUMBER> \d+ (?: [.,/]\d+ | \s?koma\s? (?:\d|[27]5) (?!\d|[.,/]\d) )* (?: ,-{{1,2}}(?!\d) | ,--? | \.-(?!\d) )? )
  | (?P<WORD> [^\W\d_]+2(?:an|nya|in)\b | [^\W\d_]+ (?: ['’`][^\W\d_]+ )* )
  | (?P<BREAK> \n )
  | (?P<MARK> [^\w\s] )
  )
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_SPOKEN_COMMA = re.compile(r"\s?koma\s?")
_KINDS = {
    "HEADER": Kind.ASIDE,
    "WEB": Kind.ASIDE,
    "HANDLE": Kind.ASIDE,
    "PHONE": Kind.ASIDE,
    "DATE": Kind.DATE,
    "TIME": Kind.ASIDE,
    "PERCENT": Kind.ASIDE,
    "NUMBER": Kind.NUMBER,
    "WORD": Kind.WORD,
    "BREAK": Kind.BREAK,
    "MARK": Kind.MARK,
}


MOST_TOKENS = 300
"""Fifty products with all that became of them come to no more; what does takes over 50 ms to read."""


def tokens_of(text: str) -> list[Token]:
    """The tokens of a clean text in order; an emoji or other picture between two words parts them as a comma does."""
    found: list[Token] = []
    end = 0
    pictured = False
    for match in _LEXEME.finditer(text):
        name = str(match.lastgroup)
        kind, lexeme, (start, past) = _KINDS[name], match[name], match.span(name)
        if kind is Kind.MARK and not _means_something(lexeme):
            pictured = True
            continue
        if pictured and found and found[-1].kind is kind is Kind.WORD:
            found.append(Token(Kind.MARK, ",", end, end, glued=False))
        pictured = False
        folded = fold(lexeme)
        if kind is Kind.NUMBER and "koma" in folded:
            folded = _SPOKEN_COMMA.sub(",", folded)
        found.append(Token(kind, folded, start, past, start == end and start > 0))
        end = past
    return found


def _means_something(mark: str) -> bool:
    return mark in "+-–—*/=:;,.?!()[]&@~<>±#%×|" or (not mark.isascii() and unicodedata.category(mark) == "Sm")


def fold(word: str) -> str:
    """Lower case, accents and apostrophes dropped: `Sésa` and `sesa`, `ma'af` and `maaf` are one word."""
    if word.isascii():
        return word.replace("'", "").replace("`", "").lower()
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(char for char in plain if not unicodedata.combining(char) and char not in "'’`")


def opens_code(tokens: Sequence[Token], at: int) -> bool:
    """`15 M01`, `12 KL1`: a count, and the code of what is counted next."""
    glued = at + 1 < len(tokens) and tokens[at + 1].glued and tokens[at + 1].kind is Kind.NUMBER
    return glued and not tokens[at].glued
