"""Reads the corpus and judges each message: exact, asked or wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path

from handlers.understand import Doubt, Line, Reading, read_number, read_report, read_yes_no
from tests.understand.shops import SHOPS

HERE = Path(__file__).parent
REPORT_KINDS = (
    "plain", "words", "units", "states", "nil", "money", "corrections", "mixed", "products", "voices", "layout",
    "traps", "weeks", "blind", "blind2", "blind3", "blind4", "blind5", "blind6", "blind7",
    "blind8", "blind9", "blind10", "blind11", "blind12", "blind13", "blind14", "blind15", "blind16",
    "blind17", "blind18", "blind19", "neighbours", "structure",
)  # fmt: skip

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
    lines = {
        code: _counts(counts)
        for code, _, counts in (p.partition(" ") for p in parts if re.match("[A-Z][A-Z0-9]{2} ", p))
    }
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
