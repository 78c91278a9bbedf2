"""Names that hold a word of state or of telling: `Keripik Sisa Rasa`, `Keripik Remuk`, `Es Kosong`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.words.goods import DISHES
from handlers.understand.words.vocabulary import ROLES, Sense, phrase_at, sense_of

_TELLING = ROLES | {
    *(Sense.ALL, Sense.EVERY, Sense.EACH, Sense.EXCEPT, Sense.OTHERS, Sense.SOME, Sense.ZERO, Sense.EMPTY, Sense.NOT),
    *(Sense.NONE_THERE, Sense.IS, Sense.PLACED, Sense.STOCK, Sense.ARRIVED, Sense.MORE, Sense.AGAIN, Sense.WISH),
    *(Sense.HEDGE, Sense.WITHDRAWN, Sense.INSTEAD, Sense.NOT_THAT),
}


def tells(word: str) -> bool:
    """Whether a word says by itself how many there are or what became of them."""
    return sense_of(word) in _TELLING


def before_telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name without those at its end that tell: `keripik remuk` may be keripik that broke. All of them
    where a word behind the telling one makes it part of the name (`sisa rasa`), as a dish does (`teh tarik`)."""
    for at, word in enumerate(words):
        if tells(word) and (all(map(tells, words[at:])) or phrase_at(words, at) == (Sense.VAGUE, len(words))):
            return words if words[at - 1 : at + 1] in DISHES else words[:at]
    return words


def stands_in_place(name: tuple[str, ...], said: Sequence[str], word: str, after: str | None) -> bool:
    """Whether a telling word behind those said stands as it does in a name: at its end, or before its next word."""
    return any(
        one == word and tuple(said[-1:]) == name[:at][-1:] and name[at + 1 : at + 2] in ((), (after,))
        for at, one in enumerate(name)
    )
