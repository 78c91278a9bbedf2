"""Tells whose goods are spoken of: `punya bu Tini` and `warung sebelah` are not the writer's."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.words.goods import OTHER_GOODS
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.vocabulary import Sense, sense_of

_NAMES = words_of("names")
_OWNED, _PLACES = _NAMES["owned"], _NAMES["places"]
_GOODS = words_of("goods")["general"] | {"dagangan", "titipan"}
_PEOPLE = frozenset({"orang", "org"})
NEIGHBOURS = _NAMES["neighbours"]
NOT_NAMES = frozenset(OTHER_GOODS) | NEIGHBOURS
"""Words that after `bu` or `warung` are no name of a person or place."""


def names_owner(texts: Sequence[str], at: int) -> bool:
    """`punya bu Tini`, `bu Tini punya`, `warung orang`: the word at `at` says that goods are somebody's."""
    if texts[at] in _PEOPLE:
        return at > 0 and texts[at - 1] in _PLACES | _OWNED | _GOODS
    if texts[at] not in _OWNED:
        return False
    after = texts[at + 1] if at + 1 < len(texts) else ""
    called = at > 1 and sense_of(texts[at - 2]) is Sense.ADDRESS and sense_of(texts[at - 1]) is None
    return called or sense_of(after) is Sense.ADDRESS
