"""Handing over money: the partner says so, the owner confirms it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import choose, hear, money
from bot.ask.books import MyAccount, MyPartner, WaitingRemittances
from bot.conversation import Choice, Heard, Rejected
from bot.domain.remittance import HandedOver, Remittance, RemittanceClosed, RemittanceWord
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, day, days, listed, you, your_name
from bot.texts import money as rupiah
from handlers.understand import Doubt, match_name, read_number


async def hand_over() -> HandedOver | Reply | None:
    """How much was handed over; more than is owed is asked about once."""
    partner = await MyPartner()
    account = await MyAccount()
    asked = _("How much did you hand over, {call}? You owe {total}.").format(call=you(), total=rupiah(account.total))
    amount = await money("amount", asked, listens=True)
    open_amount = account.total - account.unconfirmed
    if amount > open_amount:
        text = _("{amount} is more than the {owed} you still owe. What is it for?")
        choices = (Choice(_("Older weeks, or in advance"), "keep"), Choice(_("I made a mistake"), "wrong"))
        answer = await choose("more", text.format(amount=rupiah(amount), owed=rupiah(max(open_amount, 0))), choices)
        if answer == "wrong":
            return Reply(_("Nothing was noted. Just send the right amount, for example: *setor 100rb*."))
    return HandedOver(partner.id, amount)


def said(remittance: Remittance) -> Said:
    """The partner is told to wait; the owners are asked."""

    def ask_owner() -> Reply:
        text = _("{partner} says: handed over *{amount}* (number {n}). Has it come?")
        return Reply(
            text.format(partner=remittance.partner, amount=rupiah(remittance.amount), n=remittance.number),
            (
                Choice(_("Received"), f"terima {remittance.number}"),
                Choice(_("Not yet"), f"belum masuk {remittance.number}"),
            ),
        )

    text = _("{amount} handed over, noted. It waits for the owner to confirm. Still open: {left}.")
    reply = Reply(text.format(amount=rupiah(remittance.amount), left=rupiah(max(remittance.left, 0))))
    return Said(reply, (Letter(To.OWNERS, ask_owner),))


async def confirm_money() -> RemittanceWord | Reply:
    """`terima 7`: the owner has the money."""
    return await _word(came=True)


async def deny_money() -> RemittanceWord | Reply:
    """`belum masuk 7`: the owner has not got it."""
    return await _word(came=False)


async def _word(*, came: bool) -> RemittanceWord | Reply:
    waiting = await WaitingRemittances()
    if not waiting:
        return Reply(_("No money is waiting for your word, {call}.").format(call=you()))
    choices = [Choice(_waiting_said(one), str(one.number)) for one in waiting]

    def read(heard: Heard) -> int:
        return int(heard.pressed) if heard.pressed else named(heard.text, waiting)

    number = await hear("number", _("Which one?"), read, int, choices=choices, listens=True)
    return RemittanceWord(number, came)


def named(words: str, waiting: Sequence[Remittance]) -> int:
    """The number of the remittance meant: the only one, or by its number, or by the partner's name."""
    if not words and len(waiting) == 1:
        return waiting[0].number
    number = read_number(words)
    if not isinstance(number, Doubt) and number == int(number):
        return int(number)
    meant = match_name(words, [one.partner for one in waiting])
    if len(meant) != 1:
        raise Rejected(_("Please choose one of these."))
    return waiting[meant[0]].number


def _waiting_said(one: Remittance) -> str:
    return f"{one.number} · {one.partner} {rupiah(one.amount)}"


def closed(word: RemittanceClosed) -> Said:
    """The owner sees what is booked; the partner is told, once."""
    one = word.remittance
    figures = {"n": one.number, "partner": one.partner, "amount": rupiah(one.amount), "left": rupiah(max(word.left, 0))}
    if word.again:
        text = (
            _("Number {n} was confirmed before.") if word.came else _("Number {n} was marked as not received before.")
        )
        return Said(Reply(text.format(**figures)))
    if not word.came:
        text = _("Noted: {amount} from {partner} has not come. I have told them.")
        return Said(Reply(text.format(**figures)), (Letter(To.PARTNER, lambda: _not_come(one), one.partner_id),))
    text = _("{amount} from {partner} is booked. Still open: {left}.")
    return Said(Reply(text.format(**figures)), (Letter(To.PARTNER, lambda: _came(word), one.partner_id),))


def _came(word: RemittanceClosed) -> Reply:
    text = _("{amount} has been received, thank you, {name} 🙏 Still open: {left}.")
    told = text.format(amount=rupiah(word.remittance.amount), name=your_name(), left=rupiah(max(word.left, 0)))
    if word.settled:
        weeks = listed([days(week) for week in word.settled])
        told += " " + _("Settled: the week of {weeks}.").format(weeks=weeks)
    return Reply(told)


def _not_come(one: Remittance) -> Reply:
    text = _("The {amount} you handed over on {day} has not arrived yet, {call}. Could you check, please?")
    return Reply(text.format(amount=rupiah(one.amount), day=day(one.said_at), call=you()))
