"""Reads, on the walk over a message, words whose meaning hangs on what stands around them."""

from __future__ import annotations

from decimal import Decimal

from handlers.understand.atoms.atom import Form
from handlers.understand.atoms.marks import SPOKEN_MARKS
from handlers.understand.atoms.other_numbers import BECOMES, THE_OTHER_ONE, changes_into, follows_amount
from handlers.understand.atoms.referring_scan import ReferringScan
from handlers.understand.numbers.number import Number, number_at
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.owners import names_owner
from handlers.understand.words.units import unit_of
from handlers.understand.words.vocabulary import ROLES, Sense, sense_of

_ALIKE = (("2",), ("sama",), ("-", "sama"))


class SmallWordScan(ReferringScan):
    """Reads a small word at the place of the walk."""

    def _small_word(self, token: Token) -> bool:
        """Words whose meaning hangs on the next one."""
        if token.text in SPOKEN_MARKS:
            return self._add(SPOKEN_MARKS[token.text], self.at + 1)
        if token.text == "sama" and (width := self._both_alike()):
            return self._add(Sense.EACH, self.at + width)
        if token.text in ("paling", "plg") and self._names_best_seller():
            return self._skip_to(self.at + 2)
        if token.text == "sis" and self.told and self._number_follows():
            return self._add(Form.PRODUCT, self.at + 1)
        if self._reaches():
            return self._skip_to(self.at + 1)
        if token.text in BECOMES and self._corrects():
            return self._add(Sense.INSTEAD, self.at + 1)
        if token.text == "per":
            return self._per()
        if token.text in THE_OTHER_ONE and not (self._number_follows() or follows_amount(self.atoms)):
            return self._add(Form.NUMBER, self.at + 1, number=Number(Decimal(1), self.at + 1))
        if token.text in ("dari", "dr") and self._number_follows():
            return self._add(Sense.FROM if changes_into(self.tokens, self.at) else Sense.PLACED, self.at + 1)
        return self._somebody_elses() if names_owner(self.texts, self.at) else False

    def _both_alike(self) -> int:
        """How many tokens `sama2`, `sama-sama` take before a count or its role; 0 where they say something else."""
        for again in _ALIKE:
            end = self.at + 1 + len(again)
            counts = end < len(self.texts) and (sense_of(self.texts[end]) in ROLES or number_at(self.tokens, end))
            if counts and self.texts[self.at + 1 : end] == again and (again != ("2",) or self.tokens[end - 1].glued):
                return 1 + len(again)
        return 0

    def _names_best_seller(self) -> bool:
        """`paling laku keripik 14`; `paling laku 14` is *at most*."""
        named = self.at + 2 < len(self.tokens) and self.catalogue.mention_at(self.tokens, self.at + 2) is not None
        return named and sense_of(self._text(1)) is Sense.SOLD

    def _corrects(self) -> bool:
        """`ralat 35 jadi 33`."""
        told = [atom.what for atom in self.atoms]
        return Sense.INSTEAD in told and told[-1] is Form.NUMBER and self._number_follows()

    def _somebody_elses(self) -> bool:
        self._add(Form.PRODUCT, self.at + 1)
        self.atoms[-1] = self.atoms[-1]._replace(theirs=True)
        return True

    def _per(self) -> bool:
        """`per bungkus` is a price's unit, `per 20 november` a date; `per hari` makes a rate."""
        if unit_of(self._text(1)):
            return self._skip_to(self.at + 2)
        dated = self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].kind is Kind.DATE
        return self._skip_to(self.at + 1) if dated else self._add(Sense.RATE, self.at + 1)
