"""Thanks with the true figure: in private with the report that brought it, and in short to owners and groups."""

from __future__ import annotations

from bot.domain.thanks import Reason, Thanks
from bot.texts import _, _n, days, money, you


def thanked(thanks: Thanks | None) -> str:
    """The line after the thanks for a report; empty where there is none. A target reached has words of its own."""
    if thanks is None:
        return ""
    texts = {
        Reason.YEARS: _n(
            "🌟 We have worked together for *{n} year* now, {call}. Thank you for staying with us!",
            "🌟 We have worked together for *{n} years* now, {call}. Thank you for staying with us!",
            thanks.count,
        ),
        Reason.ON_TIME: _("🌟 *{n} reports in a row*, all of them on time, {call}. Thank you, that helps a lot!"),
        Reason.BEST_WEEK: _(
            "🌟 *{sales}* sold in the week of {week}: your best of {n} weeks, {call}. Thank you, well done!"
        ),
    }
    text = texts[thanks.reason]
    return "\n" + text.format(n=thanks.count, call=you(), sales=money(thanks.sales), week=days(thanks.week))


def thanked_for(thanks: Thanks) -> str:
    """What somebody was thanked for, to others: counts of weeks and years, never of goods or money."""
    texts = {
        Reason.YEARS: _n("{n} year together", "{n} years together", thanks.count),
        Reason.ON_TIME: _("{n} reports on time in a row"),
        Reason.BEST_WEEK: _("its best of {n} weeks"),
        Reason.TARGET: _("its aim of the month reached"),
    }
    return texts[thanks.reason].format(n=thanks.count)
