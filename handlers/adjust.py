"""The owner's word on the correction of a settled week."""

from __future__ import annotations

from bot.ask import hear
from bot.ask.books import IsAdjustment, WaitingAdjustments
from bot.conversation import Choice, Heard, Rejected
from bot.domain.adjustment import AdjustmentClosed, AdjustmentWord
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, days, you
from handlers.pin import approved
from handlers.reached import reached_letters, reached_said, told_owner
from handlers.settled import agreed_said
from handlers.understand import match_name
from handlers.waiting import no_such, number_in


async def agree() -> AdjustmentWord | Reply:
    """`setuju 12`."""
    return await _word("setuju", agreed=True)


async def refuse() -> AdjustmentWord | Reply:
    """`tolak 12`."""
    return await _word("tolak", agreed=False)


async def _word(command: str, *, agreed: bool) -> AdjustmentWord | Reply:
    waiting = await WaitingAdjustments()
    if not waiting:
        return Reply(_("No correction is waiting for your word, {call}.").format(call=you()))
    choices = [Choice(f"{one.number} · {one.partner} {one.asked.product.name}", str(one.number)) for one in waiting]

    def read(heard: Heard) -> int:
        words = heard.pressed or heard.text
        number = number_in(words)
        if number is not None:
            return number
        meant = match_name(words, [one.partner for one in waiting]) if words else range(len(waiting))
        if len(meant) != 1:
            raise Rejected(_("Please choose one of these."))
        return waiting[meant[0]].number

    number = await hear("number", _("Which one?"), read, int, choices=choices, listens=True)
    if not await IsAdjustment(number):
        return no_such(number, command, choices)
    meant = next((one.label for one in choices if one.value == str(number)), "")
    refused = await approved(meant) if agreed and meant else None
    return refused or AdjustmentWord(number, agreed)


def closed(word: AdjustmentClosed) -> Said:
    """The owner sees what is booked; the partner is told, once."""
    one = word.adjustment
    if word.newer:
        text = _("Number {n} has given way to a newer correction: number {newer}.")
        return Said(Reply(text.format(n=one.number, newer=word.newer)))
    if word.again:
        text = _("Number {n} was agreed before.") if word.agreed else _("Number {n} was refused before.")
        return Said(Reply(text.format(n=one.number)))
    text = _("Agreed and booked: {partner}, {product}.") if word.agreed else _("Refused: {partner}, {product}.")
    said = text.format(partner=one.partner, product=one.asked.product.name)
    reply = Reply("\n".join(filter(None, (said, told_owner(word.reckoned)))))
    letters = (Letter(To.PARTNER, lambda: _told(word), one.asked.partner_id), *reached_letters(word.reckoned))
    return Said(reply, letters)


def _told(word: AdjustmentClosed) -> Reply:
    asked = word.adjustment.asked
    if word.agreed:
        said = agreed_said(asked)
        return Reply(f"{said}\n{reached_said(word.reckoned)}" if word.reckoned else said)
    text = _("The owner does not agree to the correction of {product} ({week}). Let us talk it over, {call}.")
    return Reply(text.format(product=asked.product.name, week=days(asked.week), call=you()))
