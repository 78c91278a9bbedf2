"""Tells the numbers of a list (`1. keripik 14`) from counts (`7.`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from handlers.understand.text.tokens import Kind, Token

_MARKS = frozenset({".", ")"})
_OTHER_MARKS = frozenset({"-", ":", "/"})


class ListNumbers:
    """The numbering of one message. `tells` says whether the token at a place names a product or counts something."""

    def __init__(self, tokens: Sequence[Token], tells: Callable[[int], bool]) -> None:
        self.tokens = tokens
        self.tells = tells
        self.due = 1
        """The number that the next item of the list would have."""

    def past(self, at: int, *, nothing_told: bool) -> int | None:
        """The place after the number of an item, if one stands at `at`. `nothing_told` says that only a greeting stands
        before it."""
        token = self.tokens[at]
        if token.text == "#":
            return self._past_sharp(at)
        if at + 2 >= len(self.tokens) or (token.kind is Kind.WORD and len(token.text) > 1):
            return None
        marked = self._marked(at)
        if token.kind is Kind.WORD:
            return at + 2 if marked and self._begins_line(at) else None
        number = self._ordinal(at)
        if number is None or not (self._follows(at, number, nothing_told) if marked else self._is_parted(at, number)):
            return None
        self.due = number + 1
        return at + 2

    def _past_sharp(self, at: int) -> int | None:
        """`#1 keripik 5`; `#5 keripik` has no other count."""
        glued = at + 1 < len(self.tokens) and self.tokens[at + 1].glued and self._ordinal(at + 1) is not None
        return at + 2 if glued and self._counts_later(at + 2) else None

    def _ordinal(self, at: int) -> int | None:
        token = self.tokens[at]
        short = token.kind is Kind.NUMBER and token.text.isdecimal() and len(token.text) <= 2
        return int(token.text) if short else None

    def _begins_line(self, at: int) -> bool:
        return at == 0 or self.tokens[at - 1].kind is Kind.BREAK

    def _follows(self, at: int, number: int, nothing_told: bool) -> bool:
        """Whether a number with its mark is the next of the list, or begins one."""
        goes_on = self.due > 1 and number == self.due
        begins = number == 1 and nothing_told and not self.tokens[at + 2].glued
        return goes_on or ((self._begins_line(at) or begins) and self._line_tells(at + 2))

    def _is_parted(self, at: int, number: int) -> bool:
        """`1- keripik 5`, `2: nastar 3`: other marks number a line only in their order, and where a count follows."""
        mark = self.tokens[at + 1]
        due = mark.text in _OTHER_MARKS and number == self.due and self._begins_line(at)
        return due and self.tokens[at + 2].kind is Kind.WORD and self._counts_later(at + 2)

    def _marked(self, at: int) -> bool:
        """`1.` and `1)`; dots that trail off (`7...`) mark nothing."""
        mark, after = self.tokens[at + 1], self.tokens[at + 2]
        return mark.text in _MARKS and mark.glued and after.text not in _MARKS

    def _line_tells(self, start: int) -> bool:
        """Whether the line goes on with goods or counts, so that its first number is none: `7. makasih` is seven."""
        for at in range(start, len(self.tokens)):
            if self.tokens[at].kind is Kind.BREAK:
                return False
            if self.tells(at):
                return True
        return False

    def _counts_later(self, start: int) -> bool:
        """Whether the line goes on with a count, up to the next number with its mark."""
        line = takewhile(lambda token: token.kind is not Kind.BREAK and token.text != "#", self.tokens[start:])
        return any(token.kind is Kind.NUMBER for token in line)
