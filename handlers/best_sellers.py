"""What sells best: the running week, and the one before it."""

from __future__ import annotations

from bot.ask.books import TheSummary
from bot.domain.summary import WeeklySummary
from bot.reply import Reply
from bot.texts import _, days, you
from handlers.summary import sold_said

MOST_LISTED = 5
BEST = tuple(
    f"{what}{best}"
    for what in ("", "yang ", "apa yang ", "produk ", "produk yang ")
    for best in ("paling laku", "paling laris", "terlaris")
)


async def best_sellers() -> Reply:
    """`paling laku`."""
    told = [_told(summary) for summary in (await TheSummary(), await TheSummary(1))]
    if not any(told):
        return Reply(_("Nothing has been sold this week or last week yet, {call}.").format(call=you()))
    return Reply("\n\n".join(filter(None, told)))


def _told(summary: WeeklySummary) -> str:
    """The best of a week by what they brought in; empty where nothing was sold."""
    sold = [product for product in summary.products if product.counts.sold]
    if not sold:
        return ""
    head = _("Sold best in the week of {week}:").format(week=days(summary.week))
    lines = [f"{n}. {sold_said(one, compared=False)}" for n, one in enumerate(sold[:MOST_LISTED], 1)]
    return "\n".join([head, *lines])
