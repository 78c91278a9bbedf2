"""Asked before a long talk is given up: what was answered so far would be lost."""

from __future__ import annotations

from bot.ask import chosen, hear, words_of
from bot.conversation import Choice, Heard, NoChoice
from bot.domain.giving_up import GivenUp
from bot.reply import Reply
from bot.texts import _, you
from handlers.understand import read_yes_no

MOST_LOST = 2
"""A talk with more answers than these does not end without asking."""
GO_ON, GIVE_UP = "go on", "give up"


async def give_up() -> GivenUp | Reply:
    """Whether a talk with many answers shall really end."""
    asked = _("Cancel, {call}? What you have answered so far would be lost.").format(call=you())
    if await hear("sure", asked, _answer, str, choices=_choices()) == GIVE_UP:
        return GivenUp()
    return Reply(_("Good, {call}, we go on.").format(call=you()))


def _choices() -> tuple[Choice, ...]:
    return (
        Choice(_("Go on"), GO_ON, ("lanjut", "lanjutkan", "terus", "jangan", "jangan batal")),
        Choice(_("Cancel"), GIVE_UP, ("batal", "batalkan", "hapus")),
    )


def _answer(heard: Heard) -> str:
    try:
        return chosen(heard, _choices())
    except NoChoice:
        yes = read_yes_no(words_of(heard))
        if yes is None:
            raise
        return GIVE_UP if yes else GO_ON


def given_up() -> Reply:
    """To whoever has ended a talk, or answered it with a no."""
    return Reply(_("Good, {call}. Nothing was noted.").format(call=you()))


def nothing_open() -> Reply:
    """To `batal` where no talk is being held."""
    return Reply(_("There is nothing to cancel, {call}.").format(call=you()))
