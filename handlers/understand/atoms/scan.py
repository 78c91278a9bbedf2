"""The walk over the tokens of a message: where it is, and the atoms found so far."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from handlers.understand.atoms.atom import BREAKS, Atom, Form
from handlers.understand.numbers.list_numbers import ListNumbers
from handlers.understand.numbers.number import Number, number_at
from handlers.understand.products.catalogue import Catalogue
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.vocabulary import ROLES, Sense, phrase_at, sense_of

_POLITE = frozenset({"bu", "pak", "kak", "mas", "mbak", "bun", "ya", "yah", "nih", "sih", "kok", "juga", "jg", "maaf"})

_TALK = frozenset(
    {None, Sense.FILLER, Sense.PRAISE, Sense.FUTURE, Sense.WISH, Sense.TIME_UNIT, Sense.AGAIN, Sense.IS, Sense.LEFT}
)
"""What words say that tell neither how many goods there are nor that any were lost."""
_MONEY = frozenset({Sense.MONEY, Sense.REMIT, Form.AMOUNT})


class Scan:
    """Tokens, and what was made of those before `at`."""

    def __init__(self, tokens: Sequence[Token], catalogue: Catalogue) -> None:
        self.tokens = tokens
        self.texts = tuple(token.text for token in tokens)
        self.glues_counts = _glues_counts(tokens)
        self.catalogue = catalogue
        self.atoms: list[Atom] = []
        self.at = 0
        self.told = False
        """A product, a number or a role was read."""
        self.list_numbers = ListNumbers(tokens, self._tells)
        self.addressed = False
        """The last word was `bu`, `warung` or the like, so that a name may follow."""
        self.beside = False
        """The last words said where, when, why or by whom."""

    def _add(self, what: Form | Sense, end: int, codes: tuple[str, ...] = (), number: Number | None = None) -> bool:
        first, last = self.tokens[self.at], self.tokens[end - 1]
        day = " ".join(self.texts[self.at : end]) if what is Sense.DAY else ""
        self.atoms.append(Atom(what, first.start, last.end, codes, number, first.glued, day=day))
        self.at = end
        self.addressed = what is Sense.ADDRESS
        self.beside = False
        self.told = self.told or bool(codes) or number is not None or what in ROLES
        return True

    def _skip_to(self, end: int) -> bool:
        self.at = end
        self.addressed = False
        return True

    def _aside(self) -> bool:
        return self._skip_to(self.at + 1)

    def _date(self) -> bool:
        return self._add(Form.DATE, self.at + 1)

    def _line_break(self) -> bool:
        return self._add(Form.LINE_BREAK, self.at + 1)

    def _text(self, offset: int) -> str:
        at = self.at + offset
        return self.texts[at] if 0 <= at < len(self.texts) else ""

    def _ends_clause(self, end: int) -> bool:
        """Whether a clause ends at `end`, but for a word of politeness."""
        rest = takewhile(lambda token: token.kind in (Kind.WORD, Kind.NUMBER), self.tokens[end:])
        return all(token.text in _POLITE for token in rest)

    def _talk_follows(self) -> bool:
        """Whether the clause goes on, not of money, with nothing but talk: no count, no product, no other role."""
        clause = takewhile(lambda atom: atom.what not in BREAKS, reversed(self.atoms))
        if not _MONEY.isdisjoint(atom.what for atom in clause):
            return False
        words = list(takewhile(lambda token: token.kind in (Kind.WORD, Kind.NUMBER), self.tokens[self.at :]))
        said = [at for at, token in enumerate(words, self.at) if token.text not in _POLITE]
        return bool(said) and all(self._sense_at(at) in _TALK and not self._tells(at) for at in said)

    def _sense_at(self, at: int) -> Sense | None:
        phrase = phrase_at(self.texts, at)
        return phrase[0] if phrase else sense_of(self.texts[at])

    def _number_follows(self) -> bool:
        return number_at(self.tokens, self.at + 1) is not None

    def _tells(self, at: int) -> bool:
        """Whether the token at `at` names a product or counts something."""
        numbered = self.tokens[at].kind is Kind.NUMBER or number_at(self.tokens, at) is not None
        return numbered or self.catalogue.mention_at(self.tokens, at) is not None


def _glues_counts(tokens: Sequence[Token]) -> bool:
    """Whether the writer glues counts to words (`nastar5`), so that a glued 2 is a count as well."""
    return any(
        token.glued and token.kind is Kind.NUMBER and token.text != "2" and before.kind is Kind.WORD
        for before, token in pairwise(tokens)
    )
