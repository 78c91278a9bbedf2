"""Tells the numbers of a list (`1. keripik 14`) from counts (`7.`)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlers.understand.tokens import Kind, Token

_MARKS = frozenset({".", ")"})


class ListNumbers:
    """The numbering of one message. `tells` says whether the token at a place names a product or counts something."""

    def __init__(self, tokens: Sequence[Token], tells: Callable[[int], bool]) -> None:
        self.tokens = tokens
        self.tells = tells
        self.due = 1
        """The number that the next item of the list would have."""

    def opens(self, at: int, *, nothing_told: bool) -> bool:
        """Whether the token at `at` numbers an item. `nothing_told` says that only a greeting stands before it."""
        token = self.tokens[at]
        if at + 2 >= len(self.tokens) or not self._marked(at):
            return False
        first = at == 0 or self.tokens[at - 1].kind is Kind.BREAK
        if token.kind is Kind.WORD:
            return first and len(token.text) == 1
        if token.kind is not Kind.NUMBER or not token.text.isdecimal() or len(token.text) > 2:
            return False
        number = int(token.text)
        goes_on = self.due > 1 and number == self.due
        begins = number == 1 and nothing_told and not self.tokens[at + 2].glued
        if not goes_on and not ((first or begins) and self._line_tells(at + 2)):
            return False
        self.due = number + 1
        return True

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
