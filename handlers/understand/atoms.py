"""Turns tokens into atoms: the products, numbers and telling words of a message, without what says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from handlers.understand.atom import Atom, Form
from handlers.understand.catalogue import Catalogue
from handlers.understand.doubt import Reason
from handlers.understand.goods import OTHER_GOODS
from handlers.understand.number import Number, number_at
from handlers.understand.tokens import Kind, Token
from handlers.understand.units import unit_of
from handlers.understand.vocabulary import PHRASES, ROLES, Sense, glued_count, sense_of, slip_of

_MARKS: dict[str, Form | Sense] = {
    ",": Form.COMMA, ";": Form.STOP, ".": Form.STOP, "!": Form.STOP, "|": Form.STOP, "(": Form.OPEN, ")": Form.COMMA,
    "[": Form.OPEN, "]": Form.COMMA, ":": Form.COLON, "?": Sense.ASK, "+": Sense.AND, "&": Sense.AND, "/": Sense.AND,
}  # fmt: skip
_SPOKEN_MARKS = {"koma": Form.COMMA, "titik": Form.STOP}
"""Marks that dictation spells out."""

_TIMES = frozenset({"x", "×", "*", "@", "="})
_BEFORE_LABEL_NUMBERS = frozenset(
    {"ke", "no", "nomor", "nomer", "rt", "rw", "gang", "gg", "blok", "km", "lantai", "nmr"}
)
_SUNDAY = frozenset({"minggu", "mgg", "mggu"})
_LARGE = 1000
"""From here on a bare number may be money."""


def atoms_of(tokens: Sequence[Token], catalogue: Catalogue) -> list[Atom]:
    """The atoms of a message in order. Fillers are dropped, list ordinals and labels too."""
    return _Scan(tokens, catalogue).run()


class _Scan:
    """One walk over the tokens."""

    def __init__(self, tokens: Sequence[Token], catalogue: Catalogue) -> None:
        self.tokens = tokens
        self.texts = tuple(token.text for token in tokens)
        self.glues_counts = _glues_counts(tokens)
        self.catalogue = catalogue
        self.atoms: list[Atom] = []
        self.at = 0
        self.ordinal = 1
        self.addressed = False
        """The last word was `bu`, `warung` or the like, so that a name may follow."""

    def run(self) -> list[Atom]:
        while self.at < len(self.tokens):
            known = self._label() or self._sign() or self._phrase() or self._known_product()
            if not (known or self._number() or self._word()):
                self.at += 1
        return self.atoms

    def _add(self, what: Form | Sense, end: int, codes: tuple[str, ...] = (), number: Number | None = None) -> bool:
        first, last = self.tokens[self.at], self.tokens[end - 1]
        self.atoms.append(Atom(what, first.start, last.end, codes, number, first.glued))
        self.at = end
        self.addressed = what is Sense.ADDRESS
        return True

    def _skip_to(self, end: int) -> bool:
        self.at = end
        self.addressed = False
        return True

    def _text(self, offset: int) -> str:
        at = self.at + offset
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _label(self) -> bool:
        """Ordinals of a list, `ke-2`, `no 12`, and digits that count nothing."""
        token = self.tokens[self.at]
        if token.kind is Kind.ASIDE:
            return self._skip_to(self.at + 1)
        if token.kind is Kind.DATE:
            return self._add(Form.DATE, self.at + 1)
        if self._opens_list_item(token):
            self.ordinal = int(token.text) + 1 if token.text.isdecimal() else self.ordinal
            return self._skip_to(self.at + 2)
        if token.text in _BEFORE_LABEL_NUMBERS:
            width = 2 if self._text(1) in ("-", ".") else 1
            at = self.at + width
            if at < len(self.tokens) and self.tokens[at].kind is Kind.NUMBER:
                return self._skip_to(at + 1)
        return False

    def _opens_list_item(self, token: Token) -> bool:
        """`1. keripik 14` on a line of its own, or the next number of a list that runs on."""
        mark = self._text(1)
        if mark not in (".", ")") or not self.tokens[self.at + 1].glued or self.at + 2 >= len(self.tokens):
            return False
        first = self.at == 0 or self.tokens[self.at - 1].kind is Kind.BREAK
        if token.kind is Kind.WORD:
            return first and len(token.text) == 1
        if token.kind is not Kind.NUMBER or not token.text.isdecimal() or len(token.text) > 2:
            return False
        return first or (self.ordinal > 1 and int(token.text) == self.ordinal)

    def _sign(self) -> bool:
        token = self.tokens[self.at]
        if token.kind is Kind.BREAK:
            return self._add(Form.LINE_BREAK, self.at + 1)
        if token.text in _TIMES and self._times_price(self.at):
            return self._skip_to(self.at + 1)
        if token.kind is not Kind.MARK:
            return False
        if token.text == "." and self._text(1) == ".":
            return self._skip_to(self.at + 2)
        if token.text == "@":
            return self._add(Sense.EACH, self.at + 1)
        if token.text in ("-", "–") and self._stands_for_nothing(token):
            return self._add(Form.NUMBER, self.at + 1, number=Number(Decimal(0), self.at + 1, doubt=Reason.NO_NUMBER))
        if token.text in ("-", "–") and self._looks_negative(token):
            number = number_at(self.tokens, self.at + 1)
            if number is not None:
                return self._add(Form.NUMBER, number.end, number=number._replace(doubt=Reason.NEGATED))
        form: Form | Sense | None = _MARKS.get(token.text)
        return self._add(form, self.at + 1) if form is not None else False

    def _stands_for_nothing(self, token: Token) -> bool:
        """`sisa -`: a stroke where a number is due."""
        told = bool(self.atoms) and (self.atoms[-1].what in ROLES or self.atoms[-1].what is Form.PRODUCT)
        last = self.at + 1 >= len(self.tokens) or self._text(1) in ("\n", ",", ";", ".")
        return told and last and not token.glued

    def _looks_negative(self, token: Token) -> bool:
        after_word = self.at > 0 and self.tokens[self.at - 1].kind is Kind.WORD
        return after_word and not token.glued and self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].glued

    def _phrase(self) -> bool:
        """Several words that mean one thing."""
        sense = None
        for words, candidate in PHRASES.get(self.tokens[self.at].text, ()):
            if self._begins(self.at, words):
                sense, length = candidate, len(words)
                break
        if sense is None:
            return False
        return self._skip_to(self.at + length) if sense is Sense.FILLER else self._add(sense, self.at + length)

    def _known_product(self) -> bool:
        mention = self.catalogue.mention_at(self.tokens, self.at)
        return mention is not None and self._add(Form.PRODUCT, mention.end, codes=mention.codes)

    def _number(self) -> bool:
        number = number_at(self.tokens, self.at)
        if number is None:
            return False
        if self._text_at(number.end) in ("x", "×") and not self._times_price(number.end):
            return self._times(number)
        if self._counts_something_else(number) and not self._names_sunday(number.end):
            return (
                self._skip_to(number.end + 1)
                if not self._spans_weeks(number.end)
                else self._add(Sense.RATE, number.end + 1)
            )
        if self._is_plural(number):
            return self._plural(number)
        money = number.money or (number.unit is None and number.value >= _LARGE)
        return self._add(Form.AMOUNT if money else Form.NUMBER, number.end, number=number)

    def _is_plural(self, number: Number) -> bool:
        """`kue2`: a 2 glued to a word repeats it, unless the writer glues other numbers too."""
        token = self.tokens[self.at]
        if token.text != "2" or not token.glued or self.at == 0 or self.tokens[self.at - 1].kind is not Kind.WORD:
            return False
        return number.end == self.at + 1 and not self.glues_counts

    def _plural(self, number: Number) -> bool:
        last = self.atoms[-1] if self.atoms else None
        beside = last is not None and last.end == self.tokens[self.at].start
        if beside and last is not None and (last.what in ROLES or last.codes):
            return self._add(Form.NUMBER, number.end, number=number._replace(doubt=Reason.DOUBLED))
        return self._skip_to(number.end)

    def _counts_something_else(self, number: Number) -> bool:
        """`5 orang`, `3 hari`, `2x`: no goods. `5 hari ini` is five, today."""
        if number.end >= len(self.tokens) or number.unit or number.money:
            return False
        token = self.tokens[number.end]
        if any(self._begins(number.end, words) for words, _ in PHRASES.get(token.text, ())):
            return False
        return token.kind is Kind.WORD and sense_of(token.text) in (Sense.TIME_UNIT, Sense.PEOPLE, Sense.BUYER)

    def _text_at(self, at: int) -> str:
        return self.texts[at] if at < len(self.texts) else ""

    def _times_price(self, at: int) -> bool:
        """`14 x 10rb` is a count and its price."""
        factor = number_at(self.tokens, at + 1)
        return factor is not None and (factor.money or factor.value >= _LARGE)

    def _times(self, number: Number) -> bool:
        """`2 x 5` may be ten, or five twice over; `2x` alone counts occasions."""
        factor = number_at(self.tokens, number.end + 1)
        if factor is None:
            return self._skip_to(number.end + 1)
        return self._add(Form.NUMBER, factor.end, number=number._replace(doubt=Reason.SEVERAL_NUMBERS))

    def _spans_weeks(self, at: int) -> bool:
        """`dua minggu`, `3 bulan`: what was sold in that time is not what was sold in one week."""
        return self.texts[at] in _SUNDAY or self.texts[at] in ("bulan", "bln", "tahun", "thn")

    def _names_sunday(self, at: int) -> bool:
        """`sabtu 4 minggu 6`: *minggu* before a number is the day, not weeks."""
        return self.texts[at] in _SUNDAY and number_at(self.tokens, at + 1) is not None

    def _begins(self, at: int, words: tuple[str, ...]) -> bool:
        return self.texts[at : at + len(words)] == words

    def _word(self) -> bool:
        token = self.tokens[self.at]
        if token.kind is not Kind.WORD:
            return False
        if len(token.text) == 1 and self._glued_to_digits():
            return self._add(Form.PRODUCT, self.at + 1)
        if token.text in _SPOKEN_MARKS:
            return self._add(_SPOKEN_MARKS[token.text], self.at + 1)
        if token.text == "per":
            return self._per()
        if token.text in ("dari", "dr") and number_at(self.tokens, self.at + 1) is not None:
            return self._add(Sense.PLACED, self.at + 1)
        sense = sense_of(token.text)
        if token.text in _SUNDAY and self._number_follows():
            sense = Sense.DAY
        if sense is None and (glued := glued_count(token.text)) is not None:
            return self._add(Form.NUMBER, self.at + 1, number=Number(glued, self.at + 1, doubt=Reason.UNKNOWN_WORDS))
        if sense is None:
            return self._unknown(token)
        if sense in (Sense.FILLER, Sense.TIME_UNIT, Sense.PEOPLE):
            return self._skip_to(self.at + 1)
        return self._add(sense, self.at + 1)

    def _glued_to_digits(self) -> bool:
        """`O14`, `l4`: a letter that may be a digit mistyped."""
        at = self.at + 1
        return at < len(self.tokens) and self.tokens[at].glued and self.tokens[at].kind is Kind.NUMBER

    def _per(self) -> bool:
        """`per bungkus` is a price's unit, `per 20 november` a date; `per hari` makes a rate."""
        if unit_of(self._text(1)):
            return self._skip_to(self.at + 2)
        dated = self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].kind is Kind.DATE
        return self._skip_to(self.at + 1) if dated else self._add(Sense.RATE, self.at + 1)

    def _unknown(self, token: Token) -> bool:
        """A word with a slip in it, a name after `bu`, or a word nobody knows."""
        last = self.atoms[-1] if self.atoms else None
        if last is not None and last.number is not None and token.text in self.catalogue.units and not last.number.unit:
            self.atoms[-1] = last._replace(number=last.number._replace(unit=token.text), end=token.end)
            return self._skip_to(self.at + 1)
        named = self.addressed and token.text not in OTHER_GOODS and not token.text.endswith("nya")
        if named and not self._number_follows():
            return self._skip_to(self.at + 1)
        mention = self.catalogue.mention_at(self.tokens, self.at, fuzzy=True)
        sense = slip_of(token.text) if token.text not in OTHER_GOODS else None
        if mention is not None and sense is None:
            return self._add(Form.PRODUCT, mention.end, codes=mention.codes)
        if sense is not None and mention is None:
            return self._add(sense, self.at + 1)
        self._add(Form.PRODUCT, self.at + 1)
        self.atoms[-1] = self.atoms[-1]._replace(good=token.text in OTHER_GOODS)
        return True

    def _number_follows(self) -> bool:
        return number_at(self.tokens, self.at + 1) is not None


def _glues_counts(tokens: Sequence[Token]) -> bool:
    """Whether the writer glues counts to words (`nastar5`), so that a glued 2 is a count as well."""
    return any(
        token.glued and token.kind is Kind.NUMBER and token.text != "2" and before.kind is Kind.WORD
        for before, token in pairwise(tokens)
    )
