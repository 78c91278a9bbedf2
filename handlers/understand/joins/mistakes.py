"""Hears that what a person wrote before was wrong, where he does not say what is right: `yang tadi salah bu`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import BREAKS, Atom, Form
from handlers.understand.text.tokens import Token
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.vocabulary import Sense

_WORDS = words_of("mistakes")["words"]
_BESIDE = BREAKS | {Sense.ADDRESS, Sense.DAY, Sense.WHICH, Sense.IS, Sense.WITHDRAWN, Form.COLON}


def tells_of_mistake(tokens: Sequence[Token], atoms: Sequence[Atom]) -> bool:
    """Whether a message says that and nothing else; `maaf kalau ada salah` and `label salah cetak` say other things."""
    kinds = {atom.what for atom in atoms}
    said = any(token.text in _WORDS for token in tokens)
    return said and Sense.INSTEAD in kinds and kinds <= _BESIDE | {Sense.INSTEAD}
