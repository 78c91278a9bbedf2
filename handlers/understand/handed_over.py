"""Reads how much money somebody says was handed over: `sudah tak transfer 255rb ya`, `setor semua`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, StrEnum, auto

from handlers.understand.amounts import read_money
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.numbers.number import Number, number_at
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import Kind, Token, tokens_of
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.vocabulary import Sense, sense_of

_WORDS = words_of("handed_over")
_DONE, _LATER, _WHOLE = _WORDS["done"], _WORDS["later"], _WORDS["whole"]
_ASKING, _WONDERING, _REST, _TAG = _WORDS["asking"], _WORDS["wondering"], _WORDS["rest"], _WORDS["tag"]
_SMALLEST = 1000


class Whole(Enum):
    """No sum was named, but that everything owed was handed over."""

    ALL = auto()


class Mood(StrEnum):
    """How money is spoken of: as handed over, perhaps so, as what is still to come, or in a question or complaint."""

    GIVEN = auto()
    UNSURE = auto()
    LATER = auto()
    ASKED = auto()


def mood_of(text: str) -> Mood:
    """How a message speaks of money; what says nothing else is `GIVEN`."""
    cleaned = clean(text)
    tokens = [] if isinstance(cleaned, Doubt) else [one for one in tokens_of(cleaned) if one.kind is not Kind.BREAK]
    words = [token.text for token in tokens]
    numbers = _numbers(tokens)
    before = words[: numbers[0][0]] if numbers else words
    if not _ASKING.isdisjoint(words) or not _WONDERING.isdisjoint(before):
        return Mood.UNSURE if numbers and not _DONE.isdisjoint(before) else Mood.ASKED
    if _is_later(words) or _not_yet(tokens[: len(before)]):
        return Mood.ASKED if "?" in text and not numbers else Mood.LATER
    asks_back = not numbers and not _WHOLE.isdisjoint(words) and not _TAG.isdisjoint(words)
    return Mood.UNSURE if "?" in text or asks_back else Mood.GIVEN


def _is_later(words: Sequence[str]) -> bool:
    """Whether it is for a day to come; *sisanya besok* says so of the rest alone."""
    rest = next((at for at, word in enumerate(words) if word in _REST), len(words))
    said = words[:rest]
    return not _LATER.isdisjoint(said) or "depan" in said


def read_handed_over(text: str) -> int | Whole | Doubt:
    """Whole rupiah that were handed over, whatever else is said of them; a Doubt for `-100rb`, `belum setor 100rb`."""
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return cleaned
    tokens = [token for token in tokens_of(cleaned) if token.kind is not Kind.BREAK]
    numbers = _numbers(tokens)
    start = numbers[0][0] if numbers else len(tokens)
    if _not_yet(tokens[:start]):
        return Doubt(Reason.NEGATED, text)
    if not numbers:
        said_whole = any(token.text in _WHOLE for token in tokens)
        return Whole.ALL if said_whole else Doubt(Reason.NO_NUMBER, text)
    if len(numbers) > 1:
        return Doubt(Reason.SEVERAL_NUMBERS, text, numbers=tuple(number.value for _, number in numbers))
    return _rupiah(tokens, *numbers[0], text)


def sums_in(text: str) -> list[int]:
    """Every sum of money that is named, in whole rupiah; a number below a thousand is none."""
    cleaned = clean(text)
    tokens = [] if isinstance(cleaned, Doubt) else [one for one in tokens_of(cleaned) if one.kind is not Kind.BREAK]
    values = [number.value for _, number in _numbers(tokens) if number.doubt is None]
    return [int(value) for value in values if value >= _SMALLEST and value == value.to_integral_value()]


def _numbers(tokens: Sequence[Token]) -> list[tuple[int, Number]]:
    """Every number with where it begins."""
    found: list[tuple[int, Number]] = []
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at)
        if number is not None:
            found.append((at, number))
        at = at + 1 if number is None else number.end
    return found


def _not_yet(tokens: Sequence[Token]) -> bool:
    """Whether the words say that it did not happen. Javanese *sudah tak transfer* is what the speaker has done."""
    for at, token in enumerate(tokens):
        done = token.text == "tak" and at > 0 and tokens[at - 1].text in _DONE
        if token.text in _LATER or (sense_of(token.text) is Sense.NOT and not done):
            return True
    return False


def _rupiah(tokens: Sequence[Token], start: int, number: Number, text: str) -> int | Doubt:
    if start > 0 and tokens[start - 1].text in ("-", "–") and tokens[start].glued:
        return Doubt(Reason.SEPARATOR, text)
    if number.doubt is not None:
        return Doubt(number.doubt, text, numbers=number.candidates)
    whole = number.value == number.value.to_integral_value()
    if number.unit is None and whole and (number.money or number.value >= _SMALLEST):
        return int(number.value)
    return read_money(text)
