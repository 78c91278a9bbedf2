"""What asks for the owner's eye in a week, the most pressing kind first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from bot.domain.agreement import Deal
from bot.domain.summary import LookAt
from storage.summary.found import Found
from storage.summary.lines import Reported, tallied, units
from storage.summary.rows import RemittanceRow


def concerns(it: Found, now: datetime) -> tuple[LookAt, ...]:
    """Everything to look at, kind by kind, each in the order of the partners' names."""
    names = it.names
    named = [(partner_id, names[partner_id], report) for partner_id, report in it.reports.items()]
    wishes = [row for row in it.wanted if row.partner_id in names]
    filled_up = {(row.partner_id, row.code) for row in it.stock} | {(row.partner_id, row.code) for row in wishes}
    return (
        *(LookAt("nota", name) for one, name in names.items() if one in it.notas),
        *(look_at for _, name, report in named for look_at in _missing(name, report)),
        *_unconfirmed(names, it.remittances),
        *(LookAt("entered", names[one], amount=_hours(now - it.entered[one])) for one in names if one in it.entered),
        *(look_at for _, name, report in named for look_at in _corrections(name, report)),
        *(LookAt("nil_twice", name) for one, name, report in named if report.newest.nil and it.nil_before.get(one)),
        *(LookAt("unsure", names[row.partner_id]) for row in it.unsure if row.partner_id in names),
        *(LookAt("unsure", row.group) for row in it.unsure if row.group),
        *(LookAt("restock", names[row.partner_id], row.name, row.quantity) for row in wishes),
        *(look_at for one, name, report in named for look_at in _sold_out(one, name, report, filled_up)),
        *(LookAt("over", one.partner) for one in it.over),
        *(LookAt("complaint", one.partner, one.words, Decimal(one.age_days)) for one in it.complaints),
        *(LookAt("feedback", names[row.partner_id], row.words) for row in it.feedback),
    )


def _hours(time: timedelta) -> Decimal:
    return Decimal(time // timedelta(hours=1))


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
