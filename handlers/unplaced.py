"""A report of more than lies there on record: the owner is asked, and nothing is noted before."""

from __future__ import annotations

from functools import partial

from bot.conversation import Choice
from bot.domain.restock import Restocking
from bot.domain.unplaced import Parked
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, quantity, you
from handlers import button
from handlers.restock import placing_words


def parked(report: Parked) -> Said:
    """The partner can send the same counts again, the owners are asked."""
    text = _("I have asked {business}, {call} 🙏 Your report is kept: send it once the goods are noted.")
    said = text.format(business=report.business, call=you())
    return Said(_offering(said, _("Send the report"), report.words), (Letter(To.OWNERS, partial(ask_owner, report)),))


def ask_owner(report: Parked) -> Reply:
    """What is missing on record, with a button that notes it."""
    unplaced = report.unplaced
    text = _("*{partner}* sold {sold} of *{product}*, and {placed} are on record. Nothing is noted yet.")
    if unplaced.brought:
        text = _(
            "*{partner}* sold {sold} of *{product}*, and {placed} are on record: it says that {gap} more were brought "
            "and not noted. Nothing is noted yet."
        )
    said = text.format(
        partner=report.partner,
        sold=quantity(unplaced.sold),
        product=unplaced.product.name,
        placed=quantity(unplaced.sold - unplaced.gap),
        gap=quantity(unplaced.gap),
    )
    placing = placing_words(Restocking(report.partner, ((unplaced.product, unplaced.gap),)))
    return _offering(said, _("Note {n} more").format(n=quantity(unplaced.gap)), placing)


def _offering(said: str, label: str, words: str) -> Reply:
    """A button for the words, or the words themselves where they are too long for one."""
    if not button.fits(words):
        return Reply(f"{said}\n*{words}*")
    return Reply(said, (Choice(label, words),))
