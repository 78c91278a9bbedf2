"""A partner says that the report that was entered for it is right."""

from __future__ import annotations

from functools import partial

from bot.ask.books import EnteredForMe
from bot.conversation import OpeningWords
from bot.domain.entering import Confirmed, Confirming
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, days, you, your_name
from handlers.thanks import thanked

RIGHT = ("laporan betul", "laporan benar", "laporannya betul", "laporannya benar")


async def confirm() -> Confirming | Reply:
    """`laporan betul`, or the button below the report, which names its week."""
    waiting, words = await EnteredForMe(), await OpeningWords()
    meant = [one for one in waiting if not words or str(one.week) == words.upper()]
    if meant:
        return meant[0]
    text = _("Nothing is waiting for your yes, {call} 👍 *my report* shows what is on record.")
    return Reply(text.format(call=you()))


def confirmed(done: Confirmed) -> Said:
    """Both sides know that the figures are agreed on."""
    text = _("Thank you, {name} 🙏 The report on {week} is confirmed.")
    said = text.format(name=your_name(), week=days(done.week)) + thanked(done.thanks)
    reply = Reply(said, about=str(done.week))
    return Said(reply, (Letter(To.OWNERS, partial(_tell_owner, done)),))


def _tell_owner(done: Confirmed) -> Reply:
    text = _("✅ *{partner}* confirms the report on {week} that you entered.")
    return Reply(text.format(partner=done.partner, week=days(done.week)))
