"""Signals in words: to the owner the reason with its figures, to the partner a kind question about goods or weeks."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.label import label
from bot.domain.money import BASIS_POINTS
from bot.domain.signals import Figures
from bot.domain.signals.all_sold import AllSold
from bot.domain.signals.dependence import Dependence
from bot.domain.signals.gaps import Gaps, Short
from bot.domain.signals.lateness import Lateness
from bot.domain.signals.returns import Returns
from bot.domain.signals.same_number import SameNumber
from bot.domain.signals.silence import Silence
from bot.domain.week import Week
from bot.texts import _, day, days, listed, money, percent, quantity
from handlers.listing import capped, named

MOST_NAMED = 3
"""So many weeks, or gaps, are named in one sentence; of more, the newest."""


def reason(figures: Figures) -> str:
    """Why the owner is told, with the figures behind it; what may well be behind those comes last."""
    match figures:
        case Gaps():
            return _gaps(figures)
        case Silence(weeks):
            text = _("No report for {n} weeks running: {weeks}.")
            return text.format(n=len(weeks), weeks=_named(weeks))
        case Returns():
            return _returns(figures)
        case Lateness():
            return _lateness(figures)
        case SameNumber(weeks, product, unit, sold):
            text = _(
                "{product} sold exactly {sold} {unit}, {n} weeks running ({span}). It may be so, or a rough figure."
            )
            return text.format(
                product=named(product), sold=quantity(sold), unit=_unit(unit), n=len(weeks), span=_span(weeks)
            )
        case AllSold(weeks, sold):
            text = _(
                "Everything sold to the last one, {n} weeks running ({span}), {sold} in the last. "
                "Perhaps more would sell, perhaps what is left was not counted."
            )
            return text.format(n=len(weeks), span=_span(weeks), sold=quantity(sold))
        case Dependence():
            return _dependence(figures)


def _gaps(figures: Gaps) -> str:
    weeks = len({short.week for short in figures.shorts})
    text = _("{n} of the last {all} counts came out short: {shorts}. Perhaps a delivery was short too.")
    newest = [_short(short) for short in figures.shorts[-MOST_NAMED:]]
    return text.format(n=weeks, all=figures.reports, shorts=capped(newest, len(figures.shorts)))


def _short(short: Short) -> str:
    text = _("{week} {product} {missing} {unit}")
    return text.format(
        week=days(short.week), product=named(short.product), missing=quantity(short.missing), unit=_unit(short.unit)
    )


def _returns(figures: Returns) -> str:
    text = _(
        "In {weeks} goods worth {back} of {of} came back or spoiled ({share}); usually {usual} ({sum} of {all} in the "
        "{n} reports before). Perhaps too many were sent."
    )
    return text.format(
        weeks=_named(figures.weeks),
        back=money(figures.back),
        of=money(figures.of),
        share=_share(figures.back, figures.of),
        usual=_share(figures.usual, figures.usual_of),
        sum=money(figures.usual),
        all=money(figures.usual_of),
        n=figures.before,
    )


def _lateness(figures: Lateness) -> str:
    text = _(
        "On time: {n} of the last {of} reports, and {before} of {all} before. Not on time: {weeks}. "
        "Perhaps the day does not suit."
    )
    return text.format(
        n=figures.on_time,
        of=figures.on_time + len(figures.weeks),
        before=figures.on_time_before,
        all=figures.before,
        weeks=_named(figures.weeks),
    )


def _dependence(figures: Dependence) -> str:
    text = _(
        "{share} of what all partners sold in {n} weeks ({span}): {sales} of {of}. Good, but the business hangs on it."
    )
    return text.format(
        share=_share(figures.sales, figures.of),
        n=len(figures.weeks),
        span=_span(figures.weeks),
        sales=money(figures.sales),
        of=money(figures.of),
    )


def kind_question(figures: Figures) -> str:
    """What the partner is asked, without a word about why."""
    match figures:
        case Gaps(shorts):
            text = _(
                "Could we look at the count of {product} in the week of {week} together? It differs by {missing} "
                "{unit}; perhaps I sent too few. Just answer here 🙏"
            )
            newest = shorts[-1]
            return text.format(
                product=named(newest.product),
                week=days(newest.week),
                missing=quantity(newest.missing),
                unit=_unit(newest.unit),
            )
        case Silence(weeks):
            text = _(
                "How are you? The counts of {weeks} have not come yet. If anything is in the way, tell me here, "
                "I will gladly help 🙏"
            )
            return text.format(weeks=_named(weeks))
        case Returns():
            return _(
                "More goods came back lately. What could be better: the goods, the packaging, or fewer at a time? "
                "Just answer here 🙏"
            )
        case Lateness():
            return _("Does the day for the weekly report still suit? If another is easier, just say so here 🙏")
        case SameNumber(product=product):
            text = _(
                "How is {product} going? If there is time this week, please count what is left one by one, so that the "
                "next delivery fits 🙏"
            )
            return text.format(product=named(product))
        case AllSold():
            return _("Everything sells out, thank you! Is it enough, or shall I bring more of something? 🙏")
        case Dependence():
            return _("Things sell very well, thank you! Is there anything you need of me for next month? 🙏")


def _unit(unit: str) -> str:
    return label(unit, 12)


def _named(weeks: Sequence[Week]) -> str:
    """Each week, or of many the first and the last day."""
    return listed([days(week) for week in weeks]) if len(weeks) <= MOST_NAMED else _span(weeks)


def _span(weeks: Sequence[Week]) -> str:
    return _("{first} to {last}").format(first=day(weeks[0].monday), last=day(weeks[-1].sunday))


def _share(part: int, of: int) -> str:
    """A whole per cent; the part of a larger sum."""
    return percent(part * 100 // of * BASIS_POINTS // 100)
