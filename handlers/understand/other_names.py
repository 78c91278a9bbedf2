"""What may be another name of a product, and what means something else already."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.domain.product import Product
from handlers.understand.answers import read_yes_no
from handlers.understand.numbers.number import number_at
from handlers.understand.products.catalogue import catalogue_of
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import Kind, Token, tokens_of
from handlers.understand.words.units import UNITS
from handlers.understand.words.vocabulary import Sense, sense_of

MOST_WORDS = 4
_SAYS_LITTLE = frozenset({None, Sense.FILLER, Sense.ADDRESS})


class Means(Enum):
    """What a word means already, so that it can be no name."""

    NOTHING_READABLE = auto()
    NUMBER = auto()
    WORD = auto()
    """A word of reports and answers: `sisa`, `habis`, `ya`, `bungkus`."""
    COMMAND = auto()
    PRODUCT = auto()


@dataclass(frozen=True, slots=True)
class Clash:
    """Why some words cannot be a name; `product` is the name of the product that they mean."""

    means: Means
    product: str = ""


def clash(words: str, code: str, products: Sequence[Product], commands: Collection[str]) -> Clash | None:
    """What keeps words from being another name of the product with that code; None where nothing does."""
    tokens = _tokens(words)
    if not 0 < len(tokens) <= MOST_WORDS or not all(token.kind in (Kind.WORD, Kind.NUMBER) for token in tokens):
        return Clash(Means.NOTHING_READABLE)
    if any(number_at(tokens, at) for at in range(len(tokens))):
        return Clash(Means.NUMBER)
    said = " ".join(token.text for token in tokens)
    if any(said == command or said.startswith(f"{command} ") for command in commands):
        return Clash(Means.COMMAND)
    if _means_something(said, tokens):
        return Clash(Means.WORD)
    other = _other(tokens, code, products)
    return Clash(Means.PRODUCT, other.name) if other else None


def called(words: str, products: Sequence[Product]) -> tuple[tuple[Product, ...], str]:
    """The products that the first words name, and the words after them."""
    cleaned = clean(words)
    tokens = tokens_of(cleaned) if isinstance(cleaned, str) else []
    catalogue = catalogue_of(tuple(products))
    mention = catalogue.mention_at(tokens, 0, fuzzy=True) if tokens else None
    if mention is None or not isinstance(cleaned, str):
        return (), words
    return tuple(catalogue.products[code] for code in mention.codes), cleaned[tokens[mention.end - 1].end :]


def _tokens(words: str) -> Sequence[Token]:
    cleaned = clean(words)
    return tokens_of(cleaned) if isinstance(cleaned, str) else []


def _means_something(said: str, tokens: Sequence[Token]) -> bool:
    senses = {sense_of(token.text) for token in tokens}
    silent = None not in senses or all(token.text in UNITS for token in tokens)
    return silent or not senses <= _SAYS_LITTLE or read_yes_no(said) is not None


def _other(tokens: Sequence[Token], code: str, products: Sequence[Product]) -> Product | None:
    """Another product that the words name, whole or with slips."""
    others = tuple(product for product in products if product.code != code)
    mention = catalogue_of(others).mention_at(tokens, 0, fuzzy=True)
    if mention is None or mention.end < len(tokens):
        return None
    return next(product for product in others if product.code in mention.codes)
