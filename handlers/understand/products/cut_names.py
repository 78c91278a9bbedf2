"""Writes out names that are cut short all through a list: `ris 44 lem 31 dad 29`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.products.catalogue import Catalogue
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.vocabulary import ROLES, SENSES, Sense

_FEWEST = 3
"""Of fewer names and counts, one that is cut short may be another word."""
_SHORTEST = 3
_PARTING = frozenset({",", ".", ":", ";", "="})
_COUNTED = ROLES | {
    Sense.ALL,
    Sense.EVERY,
    Sense.TOTAL,
    Sense.MONEY,
    Sense.REMIT,
    Sense.PRICE,
    Sense.PLACED,
    Sense.STOCK,
}
_TELLING = frozenset(
    word[:end] for word, sense in SENSES.items() if sense in _COUNTED for end in range(_SHORTEST, len(word) + 1)
)
"""What a word that is cut short may be as well: `sis 4`, `tot 75`."""


def written_out(tokens: Sequence[Token], catalogue: Catalogue) -> Sequence[Token]:
    """The tokens with whole names, where the message is nothing but words and counts in turn and each word names, or
    begins the name of, one product that no other word names. Anything else stays as it is."""
    said = [token for token in tokens if token.kind is not Kind.BREAK and token.text not in _PARTING]
    names, counts = said[::2], said[1::2]
    if len(names) < _FEWEST or len(names) != len(counts):
        return tokens
    if any(token.kind is not Kind.WORD for token in names) or any(not token.text.isdecimal() for token in counts):
        return tokens
    found = [_opening(token.text, catalogue) for token in names]
    if len({code for code, _ in filter(None, found)}) < len(names):
        return tokens
    whole = {token.start: opening[1] for token, opening in zip(names, found, strict=True) if opening}
    return [token._replace(text=whole.get(token.start, token.text)) for token in tokens]


def _opening(word: str, catalogue: Catalogue) -> tuple[str, str] | None:
    """The one product that a word is or begins the name of, with the name's first word."""
    whole = {call.words[0] for call in catalogue.calls if call.words == (word,)}
    cut = len(word) >= _SHORTEST and word not in _TELLING
    found = {
        (call.code, call.words[0])
        for call in catalogue.calls
        if call.words and (call.words[0] == word if whole else cut and call.words[0].startswith(word))
    }
    return found.pop() if len({code for code, _ in found}) == 1 else None
