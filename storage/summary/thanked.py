"""Who was thanked in a week and for what, and whether a group may read of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, func, not_, select

from bot.domain.thanks import Reason
from storage import tables
from storage.summary.asking import Question, added_up, mine, monday
from storage.summary.rows import ThankedRow
from storage.tables.columns import table_of

_thanks = table_of(tables.Thanks)
_mentions = table_of(tables.Mention)
_reports = table_of(tables.Report)
_lines = table_of(tables.ReportLine)


def _thanked() -> Select[*tuple[Any, ...]]:
    """Without a best week that a correction has left with fewer sales since."""
    allowed = (
        select(_mentions.c.allowed)
        .where(_mentions.c.business_id == mine, _mentions.c.partner_id == _thanks.c.partner_id)
        .order_by(_mentions.c.said_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    newest = (
        select(_reports.c.report_id)
        .where(
            _reports.c.business_id == mine,
            _reports.c.partner_id == _thanks.c.partner_id,
            _reports.c.week == _thanks.c.about,
        )
        .order_by(_reports.c.version.desc())
        .limit(1)
        .correlate(_thanks)
        .scalar_subquery()
    )
    sold = (
        select(added_up(_lines.c.sales))
        .where(_lines.c.business_id == mine, _lines.c.report_id == newest)
        .scalar_subquery()
    )
    return select(
        _thanks.c.partner_id,
        _thanks.c.reason,
        _thanks.c.number,
        _thanks.c.about,
        func.coalesce(allowed, False).label("public"),
    ).where(
        _thanks.c.business_id == mine,
        _thanks.c.week == monday,
        not_(and_(_thanks.c.reason == Reason.BEST_WEEK, sold < _thanks.c.sales)),
    )


THANKED = Question(_thanked(), ThankedRow)
