"""Carrying out what a conversation has decided, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.reply import Reply, Said
from bot.talking.scene import Scene
from bot.talking.talk_kind import TalkKind
from bot.texts import _, you
from storage.remittances import NotAnAmount
from storage.reports import StockMoved, WeekSettled


def carried_out(kind: TalkKind, scene: Scene, decision: Any) -> Callable[[], Said]:
    """Do what was decided, and return how it is told.

    Where the books have moved on so far that it cannot be done, nothing of it stays, and that is told instead.
    """
    act, tell = kind.does[type(decision)]
    try:
        with scene.connection.begin_nested():
            outcome = act(scene, decision)
    except (StockMoved, WeekSettled):
        return _moved
    except NotAnAmount:
        return _no_amount
    return lambda: tell(outcome)


def _moved() -> Said:
    text = _("That no longer fits what is on record, {call}. Please look once more: *stock*, *nota*.")
    return Said(Reply(text.format(call=you())))


def _no_amount() -> Said:
    return Said(Reply(_("That amount cannot be right, {call}. Please check it.").format(call=you())))
