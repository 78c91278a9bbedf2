"""Reads codes that hold digits (`K01`, `NS2`), which are names as a whole and no counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handlers.understand.text.tokens import Kind, Token, fold

_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")


class NumberedCodes:
    """Those of the codes of a business that hold letters and digits."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes: dict[str, str] = {}
        ambiguous: set[str] = set()
        for code in filter(is_numbered, codes):
            short = _spelled(code)
            ambiguous |= {short} & self._codes.keys()
            self._codes[short] = code
        for short in ambiguous:
            del self._codes[short]

    def at(self, tokens: Sequence[Token], start: int) -> tuple[str, int] | None:
        """The code that is written at `start` in one go, `k1` for `K01` too, and the token after it."""
        if not self._codes or tokens[start].kind not in (Kind.WORD, Kind.NUMBER) or tokens[start].glued:
            return None
        end = start + 1
        while end < len(tokens) and tokens[end].glued and tokens[end].kind in (Kind.WORD, Kind.NUMBER):
            end += 1
        code = self._codes.get(_spelled("".join(token.text for token in tokens[start:end])))
        return None if code is None else (code, end)


def is_numbered(code: str) -> bool:
    return any(char.isdigit() for char in code) and any(char.isalpha() for char in code)


def _spelled(code: str) -> str:
    return _LEADING_ZEROS.sub("", fold(code))
