"""What asks for the owner's eye in a week, the most pressing kind first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from bot.domain.agreement import Deal
from bot.domain.summary import LookAt
from storage.restocks import Wanted
from storage.summary.lines import Reported, tallied, units
from storage.summary.rows import FeedbackRow, RemittanceRow, StockRow


def concerns(
    names: Mapping[int, str],
    reports: Mapping[int, Reported],
    nil_before: Mapping[int, bool],
    remittances: Iterable[RemittanceRow],
    stock: Iterable[StockRow],
    feedback: Iterable[FeedbackRow],
    wanted: Iterable[Wanted],
    entered: Mapping[int, Decimal],
) -> tuple[LookAt, ...]:
    """Everything to look at, kind by kind, each in the order of the partners' names.

    `entered` has the hours for which reports wait that were entered for partners, by partner.
    """
    named = [(partner_id, names[partner_id], report) for partner_id, report in reports.items()]
    wishes = [row for row in wanted if row.partner_id in names]
    filled_up = {(row.partner_id, row.code) for row in stock} | {(row.partner_id, row.code) for row in wishes}
    return (
        *(it for _, name, report in named for it in _missing(name, report)),
        *_unconfirmed(names, remittances),
        *(LookAt("entered", name, amount=entered[it]) for it, name in names.items() if it in entered),
        *(it for _, name, report in named for it in _corrections(name, report)),
        *(LookAt("nil_twice", name) for it, name, report in named if report.newest.nil and nil_before.get(it)),
        *(LookAt("restock", names[row.partner_id], row.name, row.quantity) for row in wishes),
        *(it for partner_id, name, report in named for it in _sold_out(partner_id, name, report, filled_up)),
        *(LookAt("feedback", names[row.partner_id], row.words) for row in feedback),
    )


def _missing(name: str, report: Reported) -> Iterator[LookAt]:
    if any(line.missing for line in report.lines):
        for tally in tallied(report.lines).values():
            if tally.missing:
                yield LookAt("missing", name, tally.name, units(tally.missing))


def _unconfirmed(names: Mapping[int, str], remittances: Iterable[RemittanceRow]) -> Iterator[LookAt]:
    waiting: dict[int, int] = {}
    for row in remittances:
        if row.came is None:
            waiting[row.partner_id] = waiting.get(row.partner_id, 0) + row.amount
    for partner_id, name in names.items():
        if partner_id in waiting:
            yield LookAt("remittance", name, amount=Decimal(waiting[partner_id]))


def _corrections(name: str, report: Reported) -> Iterator[LookAt]:
    if report.first is report.newest:
        return
    first, now = tallied(report.first_lines), tallied(report.lines)
    for code, tally in {**first, **now}.items():
        sold = now[code].sold if code in now else 0
        before = first[code].sold if code in first else 0
        if sold != before:
            yield LookAt("correction", name, tally.name, units(sold), units(before))


def _sold_out(partner_id: int, name: str, report: Reported, filled_up: set[tuple[int, str]]) -> Iterator[LookAt]:
    """What was sold to the last one, not filled up since and not asked for; where no goods lie, nothing can run out."""
    if report.newest.deal != Deal.CONSIGNMENT or all(line.left for line in report.lines):
        return
    for code, tally in tallied(report.lines).items():
        if tally.sold and not tally.left and (partner_id, code) not in filled_up:
            yield LookAt("sold_out", name, tally.name)
