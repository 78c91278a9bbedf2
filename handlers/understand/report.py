"""Reads a weekly report out of one message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bot.domain.product import Product
from handlers.understand.atoms.atom import Form
from handlers.understand.atoms.naming import atoms_of
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.facts.agreement import agreed
from handlers.understand.facts.equation import line_of
from handlers.understand.facts.gathering import Gathered, gathered
from handlers.understand.facts.totals import Totals, cuts_told
from handlers.understand.joins.deductions import deductions_told
from handlers.understand.joins.each import each_told
from handlers.understand.joins.each_but import each_but_told
from handlers.understand.joins.joining import joined
from handlers.understand.joins.mistakes import tells_of_mistake
from handlers.understand.joins.others import others_named
from handlers.understand.joins.thousands import thousands_counted
from handlers.understand.line import Line
from handlers.understand.numbers.restatements import said_once
from handlers.understand.parts.certainty import made_certain
from handlers.understand.parts.part import Part, asides_of
from handlers.understand.parts.splitting import Split, split
from handlers.understand.parts.strangers import strangers_heard
from handlers.understand.products.catalogue import Catalogue, catalogue_of
from handlers.understand.products.cut_names import written_out
from handlers.understand.reading import AsideKind, Intent, Reading
from handlers.understand.text.clean import clean
from handlers.understand.text.headed_rows import lists_paired, rows_headed
from handlers.understand.text.said_dates import said_dates
from handlers.understand.text.tables import untabled
from handlers.understand.text.talk_behind import talk_parted
from handlers.understand.text.ticks import crossed_counted
from handlers.understand.text.tokens import MOST_TOKENS, Token, tokens_of
from handlers.understand.words.vocabulary import Sense

READINGS_KEPT = 16
"""The question that is asked and whatever else a message may open read the same words, within one turn."""


def read_report(text: str, products: Sequence[Product], placements: Mapping[str, Decimal] | None = None) -> Reading:
    """Read a message of a partner. `placements` gives what lies there by product code, in the product's unit.
    Of a product that is not in it nobody keeps count, so nothing is derived or checked; 0 says that none was placed.
    """
    if not text:
        return Reading(Intent.OTHER)  # a conversation opened by its name offers that to its questions at each replay
    return _reading(text, tuple(products), tuple((placements or {}).items()))


@lru_cache(READINGS_KEPT)
def _reading(text: str, products: tuple[Product, ...], lying: tuple[tuple[str, Decimal], ...]) -> Reading:
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return Reading(Intent.UNCLEAR, questions=(cleaned,))
    cleaned = crossed_counted(lists_paired(rows_headed(untabled(cleaned))))
    tokens = said_once(tokens_of(cleaned))
    if len(tokens) > MOST_TOKENS:
        return Reading(Intent.UNCLEAR, questions=(Doubt(Reason.TOO_LONG),))
    said = _Said(cleaned, tokens, dict(lying))
    catalogue = catalogue_of(products)
    reading = _read(said, catalogue)
    if catalogue.ends_may_tell:
        reading = agreed(reading, _read(said, catalogue_of(products, ends_tell=True)))
    if catalogue.telling_ends and not catalogue.telling_ends.isdisjoint(token.text for token in tokens):
        reading = agreed(reading, _read(said, catalogue_of(products, ends_name=True)))
    return reading


class _Said(NamedTuple):
    """A clean text, cut into tokens, and what lies at the writer's by product code."""

    text: str
    tokens: Sequence[Token]
    placements: Mapping[str, Decimal]


def _read(said: _Said, catalogue: Catalogue) -> Reading:
    text, placements = said.text, said.placements
    lying = [code for code in catalogue.products if placements.get(code)]
    tokens = talk_parted(written_out(said.tokens, catalogue))
    atoms = each_but_told(others_named(atoms_of(tokens, catalogue), lying), lying)
    atoms = each_told(atoms, len(lying or catalogue.products))
    atoms = deductions_told(thousands_counted(atoms, catalogue, placements), placements)
    parted = split(joined(atoms), text)
    parts = made_certain(strangers_heard(parted.parts))
    found = gathered(parts, text, catalogue, placements)
    lines, doubts = _lines(found, catalogue, placements)
    totals = Totals(parted.totals, found.amounts, catalogue, cuts_told(said.tokens))
    lines, doubts = totals.taken_out(lines, doubts)
    doubts += _whole_message_doubts(parted, found, totals.doubts(lines, bool(found.doubts), text), text)
    if not (lines or doubts or found.nothing):
        doubts += _sales_left_open(parts, text)
        doubts += [Doubt(Reason.UNKNOWN_WORDS, text)] if tells_of_mistake(said.tokens, atoms) else []
    return Reading(
        intent=_intent(found, lines, doubts),
        lines=() if len(set(parted.weeks)) > 1 else tuple(lines),
        questions=tuple(doubts),
        week=parted.weeks[0] if parted.weeks else None,
        dates=tuple(date for atom in parted.dates for date in said_dates(text[atom.start : atom.end])),
        total=totals.of_all(lines),
        asides=asides_of(parts, text),
    )


def _lines(found: Gathered, catalogue: Catalogue, placements: Mapping[str, Decimal]) -> tuple[list[Line], list[Doubt]]:
    """The lines of products that no question concerns, in the order of the catalogue, and all questions."""
    lines: list[Line] = []
    doubts = list(found.doubts)
    doubted = found.doubted()
    for code, product in catalogue.products.items():
        if code not in found.facts or code in doubted:
            continue
        outcome = line_of(product, found.facts[code], placements.get(code), " … ".join(found.words[code]))
        if isinstance(outcome, Doubt):
            doubts.append(outcome)
        elif outcome is not None:
            lines.append(outcome)
            doubts += _sold_untold(outcome)
    return lines, doubts


def _sold_untold(line: Line) -> list[Doubt]:
    """What is left where nobody keeps count does not say how much was sold."""
    untold = line.left is not None and line.sold is None
    return [Doubt(Reason.COUNT_MISSING, line.words, line.product, line=line)] if untold else []


def _whole_message_doubts(parted: Split, found: Gathered, of_totals: Sequence[Doubt], text: str) -> list[Doubt]:
    doubts: list[Doubt] = []
    if len(set(parted.weeks)) > 1:
        doubts.append(Doubt(Reason.TWO_WEEKS, text))
    numbers = [atom.number for atom in parted.totals] + [fact.number for fact in found.amounts]
    unclear = [number for number in numbers if number is not None and number.doubt is not None]
    doubts += [Doubt(number.doubt, text, numbers=number.candidates) for number in unclear if number.doubt]
    if found.nothing and not found.slack and (found.facts or found.doubts):
        doubts.append(Doubt(Reason.NEGATED, found.nothing))
    return [*doubts, *of_totals]


_OVERHEARD = (AsideKind.FEEDBACK, AsideKind.WISH)


def _sales_left_open(parts: Sequence[Part], text: str) -> list[Doubt]:
    """`hana lakoe sapue`: words of sales, or of none, beside some that nobody knows, where no more is told."""
    heard = [part for part in parts if part.kind in _OVERHEARD and _speaks_of_sales(part)]
    return [Doubt(Reason.UNKNOWN_WORDS, text[part.start : part.end].strip()) for part in heard]


def _speaks_of_sales(part: Part) -> bool:
    kinds = {atom.what for atom in part.atoms}
    return Sense.ZERO in kinds or kinds == {Form.PRODUCT, Sense.SOLD}


def _intent(found: Gathered, lines: Sequence[Line], doubts: Sequence[Doubt]) -> Intent:
    if lines:
        return Intent.REPORT
    if doubts:
        partly = any(doubt.line is not None or doubt.reason is Reason.MONEY_ONLY for doubt in doubts)
        return Intent.REPORT if partly else Intent.UNCLEAR
    return Intent.NIL if found.nothing else Intent.OTHER
