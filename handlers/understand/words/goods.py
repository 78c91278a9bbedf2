"""Things that small producers sell: a name listed here is never taken for a slip in the name of another."""

from collections.abc import Container, Iterable, Sequence

from handlers.understand.words.lexicon import phrases_of, words_of

OTHER_GOODS = words_of("goods")["others"]
DISHES = frozenset(phrases_of("dishes")["names"])
"""Names in two words of which the second means something else by itself: `teh tarik`, `sambal kari`."""
GENERAL = words_of("goods")["general"]
"""Words for any of many things: alone they name none of several."""
NUMBERING = words_of("goods")["numbering"]
"""Words whose number says which one: `isi 3`, `level 5`."""

_SAME = {word: line[0] for line in phrases_of("spellings")["of_goods"] for word in line}


KINDS = {line[0]: frozenset(line[1:]) for line in phrases_of("kinds")["of_goods"]}
"""`jamu`: what else in a shop is one, though its name does not say so."""


def spellings_among(word: str, words: Iterable[str]) -> list[str]:
    """Those of `words` that are spellings of the thing that `word` names."""
    return [other for other in words if _SAME[word] == _SAME.get(other)] if word in _SAME else []


def is_kind(pair: Sequence[str], named: Container[str]) -> bool:
    """`jamu jahe`, where of the two only jahe stands in a name of those sold."""
    return pair[0] in KINDS and pair[-1] in KINDS[pair[0]] and pair[-1] in named and pair[0] not in named
