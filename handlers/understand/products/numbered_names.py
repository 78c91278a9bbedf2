"""Numerals that belong to the name of a product (`Mie Level 5`, `Kopi 3in1`) and are never its count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from handlers.understand.text.tokens import Kind, Token, tokens_of
from handlers.understand.words.goods import NUMBERING
from handlers.understand.words.numerals import DIGITS, SCALES
from handlers.understand.words.units import UNITS

_NO_NAME_BEFORE = frozenset(SCALES) | {"x", "×", "@", "k", "an"}
"""What makes of the numeral before it an amount or a count."""


class NamedNumeral(NamedTuple):
    """A numeral inside a name, with the words around it and the unit of the size it gives."""

    code: str
    text: str
    before: str
    after: str | None
    unit: str | None


def words_of_name(name: str) -> tuple[str, ...]:
    """The words and numerals of a name; the unit of a size (`250 g`) is left out, `onde2` is said twice."""
    words: list[str] = []
    tokens = tokens_of(name)
    for at, token in enumerate(tokens):
        sized = bool(at) and tokens[at - 1].kind is Kind.NUMBER and token.text in UNITS
        if token.kind in (Kind.WORD, Kind.NUMBER) and not sized:
            words.append(words[-1] if repeats_word(tokens, at) else token.text)
    return tuple(words)


def repeats_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether a 2 glued to a word says that word twice."""
    token = tokens[at]
    return at > 0 and token.text == "2" and token.glued and tokens[at - 1].kind is Kind.WORD


def numerals_of_name(code: str, name: str) -> list[NamedNumeral]:
    if not any(map(str.isdecimal, name)):
        return []
    tokens = [token for token in tokens_of(name) if token.kind in (Kind.WORD, Kind.NUMBER)]
    words = [token.text for token in tokens]
    found: list[NamedNumeral] = []
    for at, token in enumerate(tokens):
        if token.kind is not Kind.NUMBER or repeats_word(tokens, at):
            continue
        unit = UNITS.get(words[at + 1]) if at + 1 < len(words) else None
        rest = words[at + 1 + (unit is not None) :]
        found.append(NamedNumeral(code, token.text, words[at - 1] if at else "", rest[0] if rest else None, unit))
    return found


def numeral_text(token: Token) -> str | None:
    """The digits of a numeral or of a digit word: `kacang dua kelinci` is *Kacang 2 Kelinci*."""
    if token.kind is Kind.NUMBER:
        return token.text
    return str(DIGITS[token.text]) if token.text in DIGITS else None


def stands_in_name(numeral: NamedNumeral, follower: Token | None, spelled: Callable[[str], str | None]) -> bool:
    """Whether a numeral said right after the word before it in the name is that of the name.

    One that ends the name is, unless another unit follows (`sirup 1 botol` of *Sirup 1 Liter*); one in the midst of
    the name is where the name goes on, or where nothing says that it counts.
    """
    if follower is None or follower.kind not in (Kind.WORD, Kind.NUMBER, Kind.MARK):
        return True
    if follower.text in _NO_NAME_BEFORE:
        return False
    unit = UNITS.get(follower.text)
    if numeral.unit is not None:
        return unit in (None, numeral.unit)
    if numeral.after is not None:
        return spelled(follower.text) == numeral.after
    return True


def names_another(numerals: Iterable[NamedNumeral], before: str, text: str) -> bool:
    """`mie level 3` beside *Mie Level 5* is another article."""
    if before not in NUMBERING:
        return False
    texts = {numeral.text for numeral in numerals if numeral.before == before and numeral.unit is None}
    return bool(texts) and text not in texts
