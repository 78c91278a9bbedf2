"""Adds up what was sold at several places: `laku 6 di pasar 2 di rumah`."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.numbers.number import Number, number_at
from handlers.understand.products.catalogue import Catalogue
from handlers.understand.text.tokens import Kind, Token
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.owners import NEIGHBOURS
from handlers.understand.words.vocabulary import ROLES, Sense, sense_of

AT_PLACES = frozenset({"di", "lewat", "lwt", "via", "dari"})
_PARTING = frozenset({"+", "dan", "sama"})
_STORING = words_of("adjuncts")["storing"]
"""Where goods lie that are not sold."""
_CHANNELS = words_of("adjuncts")["channels"]
_AMONG = (("diantaranya",), ("di", "antaranya"))
_LEADING = frozenset({Sense.WHICH, Sense.SOLD})
_CLOSING = frozenset({Kind.MARK, Kind.BREAK})
_SAID_OF_GOODS = ROLES | {Sense.ALL, Sense.NOT, Sense.EACH, Sense.WISH, Sense.ASK, Sense.ZERO, Sense.EMPTY}


def counts_by_place(tokens: Sequence[Token], start: int, catalogue: Catalogue) -> Number | None:
    """The sum of the counts from `start` to the end of the clause, each with its own place; None for any other."""
    numbers: list[Number] = []
    places: set[str] = set()
    at = start
    while (number := number_at(tokens, at)) is not None and not number.doubt and not number.money:
        place = _place(tokens, number.end, catalogue)
        if place is None:
            return None
        numbers.append(number)
        places.add(place)
        at = number.end + 2
        after = at
        while after < len(tokens) and tokens[after].text in _PARTING:
            after += 1
        at = after if number_at(tokens, after) is not None and _place_follows(tokens, after) else at
    closed = at >= len(tokens) or tokens[at].kind in _CLOSING
    if not closed or not 1 < len(numbers) == len(places) or len({number.unit for number in numbers}) > 1:
        return None
    return numbers[0]._replace(value=sum((number.value for number in numbers[1:]), numbers[0].value), end=at)


def end_of_part(tokens: Sequence[Token], at: int) -> int | None:
    """Where `di antaranya lewat shopee` ends, which says of a part how it was sold; None where no such begins."""
    end = next((at + len(words) for words in _AMONG if _texts(tokens, at, len(words)) == words), at)
    among = end > at
    while end < len(tokens) and (tokens[end].text in AT_PLACES or sense_of(tokens[end].text) in _LEADING):
        end += 1
    told = among and end < len(tokens) and tokens[end].text in _CHANNELS
    return end + 1 if told and (end + 1 == len(tokens) or tokens[end + 1].kind in _CLOSING) else None


def _texts(tokens: Sequence[Token], at: int, width: int) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[at : at + width])


def _place_follows(tokens: Sequence[Token], at: int) -> bool:
    number = number_at(tokens, at)
    return number is not None and number.end < len(tokens) and tokens[number.end].text in AT_PLACES


def _place(tokens: Sequence[Token], at: int, catalogue: Catalogue) -> str | None:
    """The word of a place behind `di` that sells: no goods, nor what became of them, nor somebody else's stall."""
    if at + 1 >= len(tokens) or tokens[at].text not in AT_PLACES or tokens[at + 1].kind is not Kind.WORD:
        return None
    word = tokens[at + 1].text
    named = catalogue.mention_at(tokens, at + 1, fuzzy=True) is not None
    elsewhere = named or word in NEIGHBOURS or word in _STORING
    return None if elsewhere or sense_of(word) in _SAID_OF_GOODS else word
