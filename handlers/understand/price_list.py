"""Reads what a business sells out of one message: `keripik pisang 10rb per bungkus / nastar 40rb toples`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.domain.product import Product
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.numbers.number import Number, number_at
from handlers.understand.packs import HOLDS, PackSize, read_pack
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import Kind, Token, fold, tokens_of
from handlers.understand.words.units import unit_of
from handlers.understand.words.vocabulary import Sense, sense_of

DEFAULT_UNIT = "buah"

_ITEM_BREAK = re.compile(r"\n|;|\s/\s|,(?!\d|-)\s*|\s\|\s|(?<=[^\W\d_])\.\s")
_ORDINAL = re.compile(r"^\s*(?:[-*•·–]\s*|\d{1,2}\s*[.)]\s*(?!\d))")
_SMALL_PRICE = 1000
_MEASURES = frozenset({"kg", "ons", "gram", "liter", "ml"})
_AROUND = frozenset({"per", "se", "seharga", "harganya", "harga", "hrg", "@", "=", ":", "-", "–", ".", "*", "/", "!"})


@dataclass(frozen=True, slots=True)
class PriceLine:
    """One product: its price in whole rupiah per `unit`."""

    name: str
    price: int
    unit: str
    words: str
    packs: tuple[PackSize, ...] = ()


def read_price_list(text: str) -> tuple[tuple[PriceLine, ...], tuple[Doubt, ...]]:
    """The products of a message with their prices, and a doubt for each item that is not clear."""
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return (), (cleaned,)
    lines: list[PriceLine] = []
    doubts: list[Doubt] = []
    for item in _items(cleaned):
        read = _read_item(item)
        if isinstance(read, PriceLine):
            lines.append(read)
        elif read is not None:
            doubts.append(read)
    return tuple(lines), tuple(doubts)


def _items(text: str) -> list[str]:
    pieces = (_ORDINAL.sub("", piece).strip(" .,") for piece in _ITEM_BREAK.split(text))
    return [part for piece in pieces if piece for part in _after_each_price(piece)]


def _after_each_price(piece: str) -> list[str]:
    """A piece with several prices is cut after each price and its unit, and what its pack holds."""
    tokens = tokens_of(piece)
    cuts = [0]
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at)
        if number is None or not _is_price(number, tokens, at):
            at = at + 1 if number is None else number.end
            continue
        at = _past_unit(tokens, number.end)
        if at < len(tokens) and tokens[at].text not in HOLDS:
            cuts.append(tokens[at].start)
    return [piece[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(piece)], strict=True)]


def _is_price(number: Number, tokens: Sequence[Token], at: int) -> bool:
    return number.unit is None and (number.money or number.value >= _SMALL_PRICE or _price_word(tokens, at - 1))


def _price_word(tokens: Sequence[Token], at: int) -> bool:
    return at >= 0 and (sense_of(tokens[at].text) is Sense.PRICE or tokens[at].text == "@")


def _past_unit(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and (tokens[at].text in _AROUND or _unit_in(tokens[at]) or _is_filler(tokens[at])):
        at += 1
    one = number_at(tokens, at) if at < len(tokens) else None
    return _past_unit(tokens, one.end) if one and one.unit and one.value == 1 else at


def _unit_in(token: Token) -> str:
    """The unit that a word is, or that it is one of: *bungkus*, *sebungkus*; empty where it is none."""
    word = token.text
    return next((unit for unit in (word, word.removeprefix("se")) if unit_of(unit)), "")


def _is_filler(token: Token) -> bool:
    return token.kind is Kind.WORD and sense_of(token.text) in (Sense.FILLER, Sense.ADDRESS)


def _read_item(item: str) -> PriceLine | Doubt | None:
    """One product; what its pack holds stands behind its price: `nastar 40rb toples isi 12 per dus`."""
    tokens = tokens_of(item)
    ends = [number_at(tokens, at) for at in range(len(tokens))]
    priced = [at for at, number in enumerate(ends) if number is not None and _is_price(number, tokens, at)]
    holds = [token.start for token in tokens[priced[0] :] if token.text in HOLDS] if priced else []
    line = _read_price(item[: holds[0]].strip() if holds else item)
    if not holds or not isinstance(line, PriceLine):
        return line
    pack = read_pack(item[holds[0] :], Product("", line.name, line.unit, line.price))
    return pack if isinstance(pack, Doubt) else replace(line, words=item, packs=(pack,))


def _read_price(item: str) -> PriceLine | Doubt | None:
    tokens = tokens_of(item)
    prices: list[tuple[int, Number]] = []
    for at in range(len(tokens)):
        number = number_at(tokens, at)
        if number is not None and (not prices or at >= prices[-1][1].end):
            prices.append((at, number))
    money = [(at, number) for at, number in prices if _is_price(number, tokens, at)]
    if not prices:
        talk = all(_is_filler(token) or token.kind is Kind.MARK for token in tokens)
        return None if talk else Doubt(Reason.NO_NUMBER, item)
    if len(money) != 1:
        return Doubt(Reason.COUNT_OR_MONEY, item, numbers=tuple(number.value for _, number in prices))
    at, number = money[0]
    end = _past_unit(tokens, number.end)
    others = [other for where, other in prices if not at <= where < end]
    if number.doubt is not None or any(other.unit not in _MEASURES or other.doubt for other in others):
        return Doubt(number.doubt or Reason.SEVERAL_NUMBERS, item, numbers=(number.value,))
    return _priced(item, tokens, at, number)


def _priced(item: str, tokens: Sequence[Token], at: int, number: Number) -> PriceLine | Doubt:
    first = at - 1 if _price_word(tokens, at - 1) else at
    end = _past_unit(tokens, number.end)
    name = _name(item, tokens[:first]) or _name(item, tokens[end:])
    leftover = tokens[end:] if _name(item, tokens[:first]) else []
    value = number.value if number.money or number.value >= _SMALL_PRICE else number.value * 1000
    if not name or leftover or value != int(value):
        return Doubt(Reason.UNKNOWN_WORDS, item)
    units = [unit for unit in map(_unit_in, tokens[number.end : end]) if unit]
    return PriceLine(name, int(value), _unit_name(units[0]) if units else DEFAULT_UNIT, item)


def _name(item: str, tokens: Sequence[Token]) -> str:
    words = [token for token in tokens if token.kind in (Kind.WORD, Kind.NUMBER)]
    return item[words[0].start : words[-1].end].strip() if words else ""


def _unit_name(word: str) -> str:
    """Pieces keep the word the owner uses; every other unit its common name."""
    unit = unit_of(word)
    if unit == "piece":
        return {"pc": "pcs", "bj": "biji", "bh": "buah"}.get(word, word)
    return unit or word


def product_code(name: str, taken: Collection[str]) -> str:
    """A code of three letters that tells the product: `KRP` for Keripik Pisang, `KCG` for Kacang."""
    words = [re.sub("[^a-z]", "", fold(word)) for word in name.split()]
    letters = [_skeleton(word) for word in words if word] or ["x"]
    candidates = [letters[0][:3], *(letters[0][:2] + other[:1] for other in letters[1:])]
    candidates += [letters[0][:1] + other[:2] for other in letters[1:]]
    candidates += [letters[0][:2] + last for last in letters[0][2:]]
    for candidate in candidates:
        code = candidate.upper().ljust(3, "X")
        if code not in taken:
            return code
    start = letters[0][:2].upper().ljust(2, "X")
    return next(code for number in range(2, 10_000) if (code := f"{start}{number}") not in taken)


def _skeleton(word: str) -> str:
    """First letter and consonants; *ng* and *ny* sound as one."""
    spoken = word.replace("ng", "g").replace("ny", "y")
    consonants = spoken[:1] + re.sub("[aeiou]", "", spoken[1:])
    return consonants if len(consonants) >= 3 else spoken
