"""Reads, on the walk over a message, words that point at what was said: `ragout sama 7`, `lain nol`, `bak`."""

from __future__ import annotations

from handlers.understand.atoms.atom import BREAKS, Form
from handlers.understand.atoms.number_scan import NumberScan
from handlers.understand.numbers.dialects import speaks_sundanese
from handlers.understand.numbers.number import number_at
from handlers.understand.text.tokens import Kind
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.vocabulary import ROLES, Sense, sense_of

_ALL_THE_SAME = frozenset({"sama", "samo", "sami", "podo", "padha"})
_OTHER = frozenset({"lain", "laen", "liya", "liyo"})
_BUYING = frozenset({"beli", "tuku", "meser", "numbas", "tumbas", "meuli"})
_OF_THE_REST = frozenset({"sisa", "tinggal", "masih", "msh", "hampir", "mau"})
_DITTO = frozenset({"idem", "ditto"})
_CLOSING = words_of("tables")["closing"]
_BREAKING = frozenset({Form.COMMA, Form.STOP, Form.LINE_BREAK, Form.COLON, Sense.AND})
_NONE = frozenset({Sense.NOT, Sense.ZERO, Sense.NONE_THERE})


class ReferringScan(NumberScan):
    """Reads such a word at the place of the walk."""

    def _refers_back(self, word: str) -> bool:
        if word in _ALL_THE_SAME:
            return self._says_again()
        if word in _DITTO:
            return self._repeats()
        if word == "bak":
            return self._calls_sister()
        if word == "karek":
            return speaks_sundanese(self.tokens) and self._skip_to(self.at + 1)
        if word in _OTHER:
            return self._sold_none() and self._add(Sense.OTHERS, self.at + 1)
        if word in _CLOSING and self._ends_stock():
            return self._add(Sense.LEFT, self.at + 1)
        if word == "minus" and self._takes_from_all():
            return self._add(Sense.EXCEPT, self.at + 1)
        if word in _BUYING and self._is_bought():
            self.atoms.pop()
            return self._add(Sense.SOLD, self.at + 1)
        return False

    def _vague(self, end: int) -> bool:
        of_rest = self._text(0) in _OF_THE_REST
        self._add(Sense.VAGUE, end)
        self.atoms[-1] = self.atoms[-1]._replace(definite=of_rest)
        return True

    def _ordinal(self) -> bool:
        """`yang kedua nastar 5`: the word that numbers goods."""
        named = self.at + 1 < len(self.tokens) and self.catalogue.mention_at(self.tokens, self.at + 1) is not None
        return named and self._skip_to(self.at + 1)

    def _repeats(self) -> bool:
        """`jahe laku 4, kunyit idem`: what was said of the product before, if that is one count."""
        named = [at for at, atom in enumerate(self.atoms) if atom.codes]
        if not named[1:] or named[-1] != len(self.atoms) - 1 or not self._ends_clause(self.at + 1):
            return False
        said = [atom for atom in self.atoms[named[-2] + 1 : named[-1]] if atom.what not in _BREAKING]
        if [atom.what for atom in said if atom.what not in ROLES] != [Form.NUMBER]:
            return False
        self.atoms += said
        return self._skip_to(self.at + 1)

    def _calls_sister(self) -> bool:
        """`habis bak`; behind a number it may be a tub."""
        counted = bool(self.atoms) and self.atoms[-1].number is not None
        return not counted and self._add(Sense.ADDRESS, self.at + 1)

    def _says_again(self) -> bool:
        """`mayo 7, ragout sama 7`, `mayo 5 ragout 5 sama semua`: the number said before."""
        last = next((atom.number for atom in reversed(self.atoms) if atom.number is not None), None)
        if last is None:
            return False
        counted = next((atom.number for atom in reversed(self.atoms) if atom.what not in BREAKS), None)
        if sense_of(self._text(1)) is Sense.EVERY and counted and self._ends_clause(self.at + 2):
            return self._skip_to(self.at + 2)
        number = number_at(self.tokens, self.at + 1) if self.atoms[-1].codes else None
        return number is not None and number.value == last.value and self._skip_to(self.at + 1)

    def _sold_none(self) -> bool:
        """`keripik 7, lain nol`."""
        opens = self.at == 0 or self.tokens[self.at - 1].kind is not Kind.WORD
        none = sense_of(self._text(1)) in _NONE
        number = number_at(self.tokens, self.at + 1)
        return opens and (none or (number is not None and number.value == 0))

    def _ends_stock(self) -> bool:
        """`awal 20 akhir 8`: the number behind what there was at first."""
        told = [atom.what for atom in self.atoms if atom.what is not Form.COMMA]
        return told[-2:] == [Sense.PLACED, Form.NUMBER] and self._number_follows()

    def _takes_from_all(self) -> bool:
        """`laku semua minus 3`."""
        return bool(self.atoms) and self.atoms[-1].what is Sense.ALL and self._number_follows()

    def _is_bought(self) -> bool:
        """`pelanggan beli keripik 3`; who wants to buy, or asks for it, has not."""
        bought = sense_of(self._text(-1)) is Sense.BUYER and self._text(-1) not in _BUYING
        mention = self.catalogue.mention_at(self.tokens, self.at + 1) if bought and self._text(1) else None
        return mention is not None and number_at(self.tokens, mention.end) is not None
