"""The owner's summary of a week beside what the model adds up."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from bot.domain.summary import LineWeek, PartnerWeek, Totals
from bot.domain.week import Week
from bot.texts import money, speaking
from handlers.summary import summary_text
from storage.books import Books
from storage.summary import weekly
from tests.ledger.model import Account


def summary_agrees(books: Books, weeks_back: int, accounts: Sequence[Account]) -> None:
    """`accounts` are the models of the business's partners, in the order in which they joined."""
    week = Week.of(books.today - timedelta(weeks=weeks_back))
    summary = weekly(books, week)
    named = {f"Warung {n}": account for n, account in enumerate(accounts)}
    for name, account in named.items():
        told = [partner for partner in summary.partners if partner.name == name]
        _partner_agrees(told, account, week)
        _lines_agree([line for line in summary.lines if line.partner == name], account, week)
    assert summary.totals == Totals(
        **{figure: sum(a.weeks[week.monday][figure] for a in accounts) for figure in FIGURES}
    )
    with speaking("id"):
        text = summary_text(summary)
        assert money(summary.totals.sales) in text or not summary.partners
        assert text == summary_text(weekly(books, week))


FIGURES = tuple(asdict(Totals()))


def _partner_agrees(told: Sequence[PartnerWeek], account: Account, week: Week) -> None:
    booked = Totals(**account.weeks[week.monday])
    assert [partner.totals for partner in told] in ([booked], [] if booked == Totals() else [booked])
    assert all(partner.outstanding == sum(account.owed.values()) for partner in told)
    assert bool(told and told[0].reported_on) is (week.monday in account.reports)


def _lines_agree(lines: Sequence[LineWeek], account: Account, week: Week) -> None:
    """The lines come to the report as it stands; what was adjusted since is no line of it."""
    report = account.reports.get(week.monday, {})
    found = {what: sum(getattr(line, what) for line in lines) for what in ("sales", "share", "charge")}
    assert found == {what: report.get(what, 0) for what in found}
