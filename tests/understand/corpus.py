"""Reads the corpus and judges each message: exact, asked or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path

from bot.domain.product import Product
from handlers.understand import Doubt, Line, Reading, read_number, read_report, read_yes_no

HERE = Path(__file__).parent
REPORT_KINDS = (
    "plain", "words", "units", "states", "nil", "money", "corrections", "mixed", "products", "voices", "layout",
    "traps", "weeks", "blind", "blind2", "blind3", "blind4", "blind5", "blind6",
)  # fmt: skip

KERIPIK = Product("KRP", "Keripik Pisang", "bungkus", 10_000, ("kripik",))
NASTAR = Product("NST", "Nastar 250 g", "toples", 40_000)
KACANG = Product("KCG", "Kacang", "kg", 60_000)
SAMBAL = Product("SMB", "Sambal Ibu", "botol", 25_000)
SNACKS = (
    Product("RSL", "Risol", "biji", 2_500),
    Product("LMP", "Lemper", "biji", 3_000),
    Product("DDR", "Dadar Gulung", "biji", 2_000),
    Product("BKW", "Bakwan", "biji", 1_500),
)


@dataclass(frozen=True, slots=True)
class Shop:
    """What a partner may sell and what lies there."""

    products: tuple[Product, ...]
    placements: Mapping[str, Decimal]


def _shop(products: tuple[Product, ...], **placed: int) -> Shop:
    return Shop(products, {code: Decimal(quantity) for code, quantity in placed.items()})


SHOPS = {
    "r": _shop((KERIPIK, NASTAR, KACANG), KRP=20, NST=8),
    "k": _shop((KERIPIK, NASTAR, KACANG), KRP=20, NST=8, KCG=5),
    "1": _shop((KERIPIK,), KRP=20),
    "w": _shop((KERIPIK, SAMBAL), KRP=20, SMB=12),
    "d": _shop(
        (
            Product("KPM", "Keripik Pisang Manis", "bungkus", 10_000, ("kripik", "keripik pisang", "krpk")),
            Product("KPA", "Keripik Pisang Asin", "bungkus", 10_000),
        ),
        KPM=10,
        KPA=10,
    ),
    "l": _shop((Product("DNT", "Donat", "lusin", 30_000),), DNT=10),
    "j": _shop(SNACKS, RSL=50, LMP=40, DDR=30, BKW=60),
    "m": _shop(
        (
            Product("TEH", "Teh Melati", "pak", 8_000),
            Product("KPS", "Kopi Susu", "botol", 12_000),
            Product("RTC", "Roti Coklat", "bungkus", 5_000),
            Product("RTK", "Roti Keju", "bungkus", 6_000),
        ),
        TEH=24,
        KPS=30,
        RTC=40,
        RTK=25,
    ),
    "s": _shop(
        (
            Product("ABK", "Abon Sapi 100 g", "pcs", 20_000),
            Product("ABB", "Abon Sapi 250 g", "pcs", 45_000),
            Product("MDU", "Madu 250 ml", "botol", 60_000),
            Product("GLA", "Gula Aren", "kg", 30_000),
            Product("TLR", "Telur Asin", "butir", 4_000),
        ),
        ABK=15,
        ABB=10,
        MDU=12,
        GLA=10,
        TLR=60,
    ),
    "b": _shop(
        (
            Product("KBW", "Kue Bawang", "toples", 25_000),
            Product("STK", "Stik Keju", "toples", 30_000),
            Product("DDL", "Dodol Garut", "kotak", 20_000),
            Product("KLM", "Kue Lumpur", "biji", 3_000),
        ),
        KBW=18,
        STK=12,
        DDL=16,
        KLM=50,
    ),
    "a": _shop(
        (Product("BWG", "Bawang Goreng", "pak", 15_000), Product("RGN", "Rengginang", "bungkus", 12_000), KACANG)
    ),
}

_FIELDS = {
    "s": "sold", "l": "left", "r": "returned", "d": "damaged", "x": "expired", "m": "missing", "a": "amount",
}  # fmt: skip


class Verdict(Enum):
    EXACT = "exact"
    ASKED = "asked"
    """Something clear was asked about all the same."""
    WRONG = "wrong"
    """A number was booked, or nothing asked, against what was meant."""


@dataclass(frozen=True, slots=True)
class Meant:
    """One acceptable reading: `intent` is report, nil or other; `ask` that a question is due."""

    intent: str
    lines: Mapping[str, Mapping[str, Decimal]]
    ask: bool


@dataclass(frozen=True, slots=True)
class Case:
    kind: str
    text: str
    shop: str
    meant: tuple[Meant, ...]

    @property
    def clear(self) -> bool:
        return not any(meant.ask for meant in self.meant)


def cases(kind: str) -> Iterator[Case]:
    """The messages of one kind. `\\n` in a text is a line break, `\\t` a tab, `|` parts readings that are both fine."""
    for row in (HERE / f"{kind}.tsv").read_text("utf-8").splitlines():
        text, shop, expected = row.split("\t")[0:3] if row.count("\t") == 2 else row.rsplit("\t", 2)
        yield Case(
            kind,
            text.replace("\\n", "\n").replace("\\t", "\t"),
            shop,
            tuple(_meant(choice) for choice in expected.split("|")),
        )


def _meant(expected: str) -> Meant:
    parts = [part.strip() for part in expected.split(";")]
    ask = "ask" in parts
    lines = {code: _counts(counts) for code, _, counts in (p.partition(" ") for p in parts if re.match("[A-Z]{3} ", p))}
    return Meant("nil" if "nil" in parts else "other" if "other" in parts else "report", lines, ask)


def _counts(counts: str) -> dict[str, Decimal]:
    return {_FIELDS[count[0]]: Decimal(count[1:]) for count in counts.split()}


def read(case: Case) -> Reading:
    shop = SHOPS[case.shop]
    return read_report(case.text, shop.products, shop.placements)


def judge(case: Case, reading: Reading) -> Verdict:
    """The best verdict over the readings that are fine."""
    verdicts = [_judge(meant, reading) for meant in case.meant]
    return next(verdict for verdict in Verdict if verdict in verdicts)


def _judge(meant: Meant, reading: Reading) -> Verdict:
    booked = {line.product: booked_counts(line) for line in reading.lines}
    if any(meant.lines.get(code) != counts for code, counts in booked.items()):
        return Verdict.WRONG
    if meant.ask:
        return Verdict.EXACT if reading.must_ask and set(booked) == set(meant.lines) else _short(reading)
    same_intent = reading.intent.value == meant.intent
    if not reading.must_ask and same_intent and set(booked) == set(meant.lines):
        return Verdict.EXACT
    return _short(reading)


def _short(reading: Reading) -> Verdict:
    """Too little was read: a question makes good for it, silence does not."""
    return Verdict.ASKED if reading.must_ask else Verdict.WRONG


def booked_counts(line: Line) -> dict[str, Decimal]:
    values = {field: getattr(line, field) for field in _FIELDS.values()}
    return {field: Decimal(value) for field, value in values.items() if value is not None}


def judge_number(text: str, expected: str) -> Verdict:
    number = read_number(text)
    if isinstance(number, Doubt):
        return Verdict.EXACT if expected == "ask" else Verdict.ASKED
    return Verdict.EXACT if expected != "ask" and number == Decimal(expected) else Verdict.WRONG


def judge_answer(text: str, expected: str) -> Verdict:
    answer = read_yes_no(text)
    if answer == {"yes": True, "no": False, "-": None}[expected]:
        return Verdict.EXACT
    return Verdict.ASKED if answer is None else Verdict.WRONG


def pairs(kind: str) -> Iterator[tuple[str, str]]:
    """Text and expectation of the files that have no shop: numbers and answers."""
    for row in (HERE / f"{kind}.tsv").read_text("utf-8").splitlines():
        text, _, expected = row.rpartition("\t")
        yield text, expected
