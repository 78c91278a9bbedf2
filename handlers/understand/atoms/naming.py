"""Turns tokens into atoms: the products, numbers and telling words of a message, without what says nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from handlers.understand.atoms.adjuncts import FOR_WHAT, clause_tells, opens_adjunct, says_after, tells_of_giving
from handlers.understand.atoms.atom import BREAKS, Atom, Form
from handlers.understand.atoms.labels import ORDINALS, end_of_label, names_day
from handlers.understand.atoms.marks import MARKS
from handlers.understand.atoms.other_numbers import SUNDAY, times_price
from handlers.understand.atoms.small_word_scan import SmallWordScan
from handlers.understand.atoms.trailing import end_of_talk
from handlers.understand.doubt import Reason
from handlers.understand.numbers.number import Number, number_at
from handlers.understand.numbers.signs import digits_glued_at, looks_negative, more_or_less, silent_signs
from handlers.understand.products.catalogue import Catalogue, Mention
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.goods import DISHES, OTHER_GOODS, is_kind
from handlers.understand.words.owners import NEIGHBOURS, NOT_NAMES
from handlers.understand.words.units import GOODS_TOO
from handlers.understand.words.vocabulary import ROLES, Sense, glued_count, ordinary, phrase_at, sense_of, slip_of

_CROSSES = frozenset({"x", "×"})
_TIMES = _CROSSES | {"*", "@", "="}
_BOUGHT = frozenset({"dibeli", "dibeliin", "kabeuli"})
_DEFINITE = ("nya", "nye", "nyo", "ne", "na")
_CASH = frozenset({"uang", "uangnya", "duit", "duitnya", "uange", "duite"})
_SENDING = frozenset({"kirim", "dikirim", "kirimkan", "dikirimkan", "kukirim", "titip", "dititip", "antar", "diantar"})
_GLUED_WORDS = frozenset({"n", "x", "y", "k"})
_LIKE_DIGITS = frozenset("oil")
_MAYBE_ADJUNCTS = frozenset({None, Sense.BUYER, Sense.ARRIVED, Sense.PLACED})
_TURNING = frozenset({Sense.NOT, Sense.NOT_THAT, Sense.IS, Sense.WHICH, Sense.EXCEPT})
"""What hangs on the word behind it, also on an ordinary one: `tidak ada kabar` is not `tidak ada`."""


def atoms_of(tokens: Sequence[Token], catalogue: Catalogue) -> list[Atom]:
    """The atoms of a message in order. Fillers are dropped, list ordinals and labels too."""
    return _Scan(tokens, catalogue).run()


class _Scan(SmallWordScan):
    """One walk over the tokens."""

    def run(self) -> list[Atom]:
        while self.at < len(self.tokens):
            for read in _READERS[self.tokens[self.at].kind]:
                if read(self):
                    break
            else:
                self.at += 1
        return self.atoms

    def _list_number(self) -> bool:
        end = self.list_numbers.past(self.at, nothing_told=not self.told)
        return end is not None and self._skip_to(end)

    def _label(self) -> bool:
        """`ke-2`, `no 12`, and short names of days."""
        if names_day(self.tokens, self.at):
            return self._add(Sense.DAY, self.at + 1)
        if self.texts[self.at] in ORDINALS:
            return self._ordinal()
        end = end_of_label(self.tokens, self.at, nothing_told=not self.told)
        return end is not None and self._skip_to(end)

    def _times_sign(self) -> bool:
        token = self.tokens[self.at]
        multiplies = token.text in _TIMES and (times_price(self.tokens, self.at) or self._stands_before_count(token))
        return multiplies and self._skip_to(self.at + 1)

    def _sign(self) -> bool:
        token = self.tokens[self.at]
        if width := silent_signs(self.tokens, self.at):
            return self._skip_to(self.at + width)
        if token.text == "@":
            return self._add(Sense.EACH, self.at + 1)
        if (width := more_or_less(self.tokens, self.at)) > 0:
            return self._add(Sense.HEDGE, self.at + width)
        if token.text in ("-", "–") and self._stands_for_nothing(token):
            return self._add(Form.NUMBER, self.at + 1, number=Number(Decimal(0), self.at + 1, doubt=Reason.NO_NUMBER))
        if token.text in ("-", "–") and looks_negative(self.tokens, self.at):
            number = number_at(self.tokens, self.at + 1)
            if number is not None:
                return self._add(Form.NUMBER, number.end, number=number._replace(doubt=Reason.NEGATED))
        return token.text in MARKS and self._mark(token, MARKS[token.text])

    def _stands_before_count(self, token: Token) -> bool:
        """`keripik x14`: a sign between a product and its number, which multiplies nothing."""
        named = bool(self.atoms) and self.atoms[-1].what is Form.PRODUCT and bool(self.atoms[-1].codes)
        number = number_at(self.tokens, self.at + 1) if named and token.text in _CROSSES else None
        return number is not None and self._text_at(number.end) not in _CROSSES

    def _mark(self, token: Token, mark: Form | Sense) -> bool:
        """A question ends where its mark stands."""
        self._add(mark, self.at + 1)
        if mark is Sense.ASK:
            self.atoms.append(Atom(Form.STOP, token.end, token.end))
        return True

    def _stands_for_nothing(self, token: Token) -> bool:
        """`sisa -`: a stroke where a number is due."""
        told = bool(self.atoms) and (self.atoms[-1].what in ROLES or self.atoms[-1].what is Form.PRODUCT)
        last = self.at + 1 >= len(self.tokens) or self._text(1) in ("\n", ",", ";", ".")
        return told and last and not token.glued

    def _phrase(self) -> bool:
        """Several words that mean one thing."""
        found = phrase_at(self.texts, self.at)
        if found is None or (found[0] is Sense.HEDGE and number_at(self.tokens, self.at) is not None):
            return False
        sense, end = found
        if sense is Sense.SETTING and self._is_after():
            self.atoms.pop()
        if sense is Sense.VAGUE:
            return self._vague(end)
        if sense is Sense.NONE_THERE:
            return self._none_there(end)
        if sense is Sense.FILLER:
            return self._skip_to(end)
        whole = sense is Sense.ALL and Sense.EVERY in map(sense_of, self.texts[self.at : end])
        self._add(sense, end)
        self.atoms[-1] = self.atoms[-1]._replace(definite=whole)
        return True

    def _known_product(self) -> bool:
        pair = self.texts[self.at : self.at + 2]
        mention = self.catalogue.mention_at(self.tokens, self.at)
        ours = mention is not None and mention.end > self.at + 1
        if pair in DISHES and not (ours or self.catalogue.sells(*pair)):
            return self._another_product(self.at + 2)
        if is_kind(pair, self.catalogue.codes_by_word):
            return self._skip_to(self.at + 1)
        if mention is not None and not mention.codes:
            return self._another_product(mention.end)
        mention = mention or self._size()
        return mention is not None and self._add(Form.PRODUCT, mention.end, codes=mention.codes)

    def _size(self) -> Mention | None:
        """`yang 250 laku 3`, `60 ml laku 13`, `kopi kecil 5`: a size that names one of several products."""
        sorting = sense_of(self._text(-1)) is Sense.WHICH or self._text(-1) == "nang"
        sizes = self.catalogue.sizes
        if not (sorting or sizes.families):
            return None
        near = next((atom.codes for atom in reversed(self.atoms) if atom.codes), ())
        if self.tokens[self.at].kind is Kind.NUMBER:
            found = sizes.said_in_digits(self.tokens, self.at, near, sorting=sorting)
            return found and Mention(*found)
        last = self.atoms[-1] if self.atoms else None
        beside = last is not None and last.codes and last.end == self.tokens[self.at - 1].end
        opens = last is not None and last.what in BREAKS and self._number_follows()
        code = sizes.said_in_words(self._text(0), near) if sorting or beside or opens else None
        return None if code is None else Mention((code,), self.at + 1)

    def _another_product(self, end: int) -> bool:
        self._add(Form.PRODUCT, end)
        self.atoms[-1] = self.atoms[-1]._replace(another=True)
        return True

    def _word(self) -> bool:
        token = self.tokens[self.at]
        if token.kind is not Kind.WORD:
            return False
        if self._mistyped_digits(token) or self._refers_back(token.text) or self._small_word(token):
            return True
        sense = Sense.REMIT if self._sends_money() else sense_of(token.text)
        if token.text in SUNDAY and self._number_follows():
            sense = Sense.DAY
        if sense is None and (glued := glued_count(token.text)) is not None:
            return self._add(Form.NUMBER, self.at + 1, number=Number(glued, self.at + 1, doubt=Reason.UNKNOWN_WORDS))
        if sense is Sense.SETTING and self._text(-1) in FOR_WHAT:
            sense = None
        if sense in _MAYBE_ADJUNCTS and (self._adjunct(token) or (sense is None and self._trailing_talk())):
            return True
        return self._unknown(token) if sense is None else self._known(token, sense)

    def _known(self, token: Token, sense: Sense) -> bool:
        """A word that has a sense of its own."""
        if sense is Sense.NONE_THERE:
            return self._none_there(self.at + 1)
        if sense in (Sense.FILLER, Sense.TIME_UNIT, Sense.PEOPLE):
            return self._skip_to(self.at + 1)
        self._add(sense, self._past_echo())
        if token.text in _BOUGHT:
            self.atoms[-1] = self.atoms[-1]._replace(bought=True)
        if sense is Sense.NOT:
            self.atoms[-1] = self.atoms[-1]._replace(definite=self._ends_clause(self.at))
        if sense is Sense.LEFT and token.text.endswith(_DEFINITE):
            sense = Sense.REST if self._talk_follows() else sense
            self.atoms[-1] = self.atoms[-1]._replace(what=sense, definite=True)
        return True

    def _past_echo(self) -> int:
        """The place after a word that is said twice: `pecah-pecah`."""
        twice = self._text(1) == "-" and self._text(2) == self._text(0)
        return self.at + 3 if twice else self.at + 1

    def _sends_money(self) -> bool:
        """`uangnya sudah saya kirim`; any other `kirim` asks for goods."""
        last = self.atoms[-1] if self.atoms and self.texts[self.at] in _SENDING else None
        if last is None or last.what is not Sense.MONEY:
            return False
        return any(token.start == last.start and token.text in _CASH for token in self.tokens[: self.at])

    def _none_there(self, end: int) -> bool:
        token = self.tokens[self.at]
        self.atoms.append(Atom(Sense.NOT, token.start, token.end))
        return self._add(Sense.IS, end)

    def _mistyped_digits(self, token: Token) -> bool:
        if len(token.text) == 1 and digits_glued_at(self.tokens, self.at + 1):
            return self._add(Form.PRODUCT, self.at + 1)
        return self._skip_to(self.at + 1) if self._ends_in_letters(token) else False

    def _ends_in_letters(self, token: Token) -> bool:
        """`1O`, `2l`, `1 o`: nobody knows the number; `14 o iya` is an exclamation."""
        last = self.atoms[-1] if self.atoms else None
        if last is None or last.number is None or self.tokens[self.at - 1].kind is not Kind.NUMBER:
            return False
        glued = (
            token.glued and token.text not in _GLUED_WORDS and (len(token.text) == 1 or set(token.text) <= _LIKE_DIGITS)
        )
        if not glued and (token.text != "o" or sense_of(self._text(1)) is Sense.FILLER):
            return False
        self.atoms[-1] = last._replace(number=last.number._replace(doubt=Reason.STRANGE_DIGITS), end=token.end)
        return True

    def _unknown(self, token: Token) -> bool:
        """A word with a slip in it, a name after `bu`, or a word nobody knows."""
        last = self.atoms[-1] if self.atoms else None
        unit = token.text.removesuffix("nya")
        unit = unit if unit in self.catalogue.units else unit.removesuffix("an")
        measures = unit in self.catalogue.units or unit in GOODS_TOO
        if last is not None and last.number is not None and measures and not last.number.unit:
            self.atoms[-1] = last._replace(number=last.number._replace(unit=unit), end=token.end)
            return self._skip_to(self.at + 1)
        named = self.addressed and token.text not in NOT_NAMES and not token.text.endswith("nya")
        buyer = self._text(-2) in _BOUGHT or not self._number_follows()
        if named and buyer and not self.catalogue.sounds_like_product(token.text):
            return self._skip_to(self.at + 1)
        mention, sense = self._slip(token)
        turned = (last is not None and last.what in _TURNING) or self._text(-1) in FOR_WHAT
        everyday = None if turned else ordinary(token.text)
        after = self._is_after() and not (mention or sense)
        if after:
            self.atoms.pop()
        if mention is None and everyday is not None:
            silent = everyday is Sense.FILLER and not after
            return self._skip_to(self.at + 1) if silent else self._add(Sense.TOPIC, self.at + 1)
        if mention is not None and sense is None and everyday is None:
            return self._add(Form.PRODUCT, mention.end, codes=mention.codes)
        if sense is not None and mention is None:
            return self._add(sense, self.at + 1)
        self._add(Form.PRODUCT, self.at + 1)
        good, theirs = token.text in OTHER_GOODS, token.text in NEIGHBOURS
        self.atoms[-1] = self.atoms[-1]._replace(good=good, theirs=theirs, given=tells_of_giving(token.text))
        return True

    def _is_after(self) -> bool:
        """`habis pulang kampung` says when; the `habis` before it sells nothing."""
        sold_out = bool(self.atoms) and self.atoms[-1].what is Sense.ALL and sense_of(self._text(-1)) is Sense.ALL
        return sold_out and says_after(self._text(0))

    def _slip(self, token: Token) -> tuple[Mention | None, Sense | None]:
        """The product and the sense that the word may be a slip of."""
        mention = self.catalogue.mention_at(self.tokens, self.at, fuzzy=True)
        return mention, slip_of(token.text) if token.text not in OTHER_GOODS else None

    def _adjunct(self, token: Token) -> bool:
        """An unknown word that says where, when, why or by whom."""
        opens = self.beside or opens_adjunct(self.texts, self.at, self.atoms)
        if not opens or self._number_follows() or token.text in OTHER_GOODS or any(self._slip(token)):
            return False
        while self.atoms[-1].what in (Sense.CAUSE, Sense.NOT):
            self.atoms.pop()
        self._skip_to(self.at + 1)
        self.beside = True
        return True

    def _trailing_talk(self) -> bool:
        """Words that explain a loss at the end of its clause, none of which may name what the shop sells."""
        bracketed = bool(self.atoms) and self.atoms[-1].what is Form.OPEN
        end = end_of_talk(self.texts, self.at, clause_tells(self.atoms[-3:-1] if bracketed else self.atoms))
        named = any(self.catalogue.mention_at(self.tokens, at, fuzzy=True) for at in range(self.at, end))
        return end > self.at and not named and self._skip_to(end)


_READERS: dict[Kind, tuple[Callable[[_Scan], bool], ...]] = {
    Kind.WORD: (
        *(_Scan._list_number, _Scan._label, _Scan._times_sign, _Scan._phrase, _Scan._known_product),
        *(_Scan._short_of_all, _Scan._number, _Scan._word),
    ),
    Kind.NUMBER: (_Scan._list_number, _Scan._phrase, _Scan._known_product, _Scan._number),
    Kind.MARK: (_Scan._list_number, _Scan._times_sign, _Scan._sign, _Scan._phrase, _Scan._number),
    Kind.BREAK: (_Scan._line_break,),
    Kind.ASIDE: (_Scan._aside,),
    Kind.DATE: (_Scan._date,),
}
"""What a token of each kind may begin, in the order in which it is tried."""
