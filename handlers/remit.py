"""Handing over money: the partner says so, the owner confirms it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.ask import choose, hear, words_of
from bot.ask.bank import AccountToPay
from bot.ask.books import ConfirmedRemittances, IsRemittance, MyAccount, MyPartner, WaitingRemittances
from bot.conversation import Choice, Heard, OpeningWords, Rejected
from bot.domain.partner import Partner
from bot.domain.remittance import HandedOver, Owed, Remittance, RemittanceClosed, RemittanceWord, Reversal
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, day, days, listed, money, you, your_name
from handlers.account import balance, balance_said
from handlers.bank import pay_to
from handlers.nota import open_said
from handlers.phrases import glued
from handlers.pin import approved
from handlers.reverse_money import reverse_money, take_back
from handlers.sums import unclear_sum, without_sum
from handlers.take_money import is_unsaid, nothing_waits, take_money
from handlers.understand import Whole, match_name, read_handed_over
from handlers.understand.handed_over import Mood, mood_of
from handlers.waiting import no_such, number_in

CAME = ("terima setoran", "terima", "catat setoran", "catat uang", "catat uang masuk")
AROUND = glued("already", "handing_over", "polite", "madam", "mine", "just_now", "only")
SMALL = re.compile(rf"(?:{AROUND}[ .]*)*([1-9]\d{{1,2}})(?:[ .]*{AROUND})*[ .!]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Thousands:
    """A small number that may be meant in thousands of rupiah: `setor 100`."""

    count: int


async def hand_over() -> HandedOver | Reply | None:
    """How much was handed over; the same sum twice, or more than is owed, is asked about once."""
    partner = await MyPartner()
    account = await MyAccount()
    if not partner.terms.holds_goods:
        return _nothing_to_hand_over(partner, account)
    asked = _("How much did you hand over, {call}? You owe {total}.")
    asked = asked.format(call=you(), total=money(max(account.total, 0)))
    asked = "\n".join(part for part in (asked, pay_to(await AccountToPay())) if part)
    open_amount = account.total - account.unconfirmed
    read = partial(_amount, open_amount)
    found = await hear("amount", asked, read, int | Mood | Thousands, listens=True, insists=False)
    if isinstance(found, Mood):
        return await _not_handed_over(found)
    amount = found.count * 1_000 if isinstance(found, Thousands) else found
    unsure = isinstance(found, Thousands) or mood_of(await OpeningWords()) is Mood.UNSURE
    if unsure and not await _is_handed_over(amount):
        return await _not_handed_over(Mood.LATER)
    before = next((one for one in account.waiting if one.amount == amount), None)
    if before and not await _is_another(before):
        return Reply(_("Good, {call}. It stays noted once.").format(call=you()))
    if amount > open_amount and not await _is_meant(amount, open_amount):
        return Reply(_("Nothing was noted. Just send the right amount, for example: *handed over 100k*."))
    return HandedOver(partner.id, amount)


def _nothing_to_hand_over(partner: Partner, account: Owed) -> Reply:
    text = _("Buyers pay {business}, {call}, so there is nothing for you to hand over 🙏")
    balance = balance_said(partner, account)
    return Reply(f"{text.format(business=partner.business, call=you())}\n{balance}")


async def _not_handed_over(mood: Mood) -> Reply:
    """What a question, a complaint or a promise gets: the bill, and how to say that the money is on its way."""
    bill = await balance()
    if mood is Mood.ASKED:
        return Reply("\n".join([bill.text, _("*nota* shows the lines.")]))
    later = _("Good, {call}. Once it is handed over, write for example *handed over 100k*.").format(call=you())
    return Reply("\n".join([later, bill.text]))


def _amount(open_amount: int, said: Heard) -> int | Mood | Thousands:
    words = words_of(said)
    mood = mood_of(words)
    if mood in (Mood.ASKED, Mood.LATER):
        return mood
    amount = read_handed_over(words)
    if amount is Whole.ALL and open_amount > 0:
        return open_amount
    small = SMALL.fullmatch(words)
    if small and not isinstance(amount, int):
        return Thousands(int(small[1]))
    if not isinstance(amount, int) or amount <= 0:
        raise unclear_sum()
    return amount


async def _is_handed_over(amount: int) -> bool:
    choices = (
        Choice(_("Correct"), "yes", ("sudah", "udah", "sdh")),
        Choice(_("Not handed over yet"), "no", ("belum", "blm", "tidak")),
    )
    asked = _("Has {amount} been handed over, {call}?").format(amount=money(amount), call=you())
    return await choose("given", asked, choices, yes="yes") == "yes"


async def _is_another(before: Remittance) -> bool:
    text = _("{amount} of {day} is noted already and waits for the owner. Is this another one?")
    choices = (Choice(_("Yes, another one"), "another", ("ya", "beda")), Choice(_("No, the same"), "same", ("tidak",)))
    asked = text.format(amount=money(before.amount), day=day(before.said_at))
    return await choose("another", asked, choices) == "another"


async def _is_meant(amount: int, open_amount: int) -> bool:
    text = _("{amount} is more than the {owed} you still owe. What is it for?")
    choices = (Choice(_("Older weeks, or in advance"), "keep"), Choice(_("I made a mistake"), "wrong"))
    asked = text.format(amount=money(amount), owed=money(max(open_amount, 0)))
    return await choose("more", asked, choices) == "keep"


def said(remittance: Remittance) -> Said:
    """The partner is told to wait; the owners are asked."""
    text = _("{amount} handed over, noted. It waits for the owner to confirm. {open}")
    reply = Reply(text.format(amount=money(remittance.amount), open=open_said(remittance.left)))
    return Said(reply, (Letter(To.OWNERS, partial(ask_owner, remittance)),))


def ask_owner(remittance: Remittance) -> Reply:
    """Has it come?"""
    text = _("{partner} says: handed over *{amount}* (number {n}). Has it come?")
    return Reply(
        text.format(partner=remittance.partner, amount=money(remittance.amount), n=remittance.number),
        (
            Choice(_("It came"), f"terima {remittance.number}"),
            Choice(_("Not yet"), f"belum masuk {remittance.number}"),
        ),
    )


async def confirm_money() -> RemittanceWord | HandedOver | Reply | None:
    """`terima 7`: the owner has the money; `terima setoran siti 255rb`, also where nobody said so before."""
    if is_unsaid(await OpeningWords(), await WaitingRemittances()):
        return await take_money()
    return await _word("terima", came=True)


async def deny_money() -> RemittanceWord | Reversal | Reply | None:
    """`belum masuk 7`: the owner has not got it; where she said before that she has, that is taken back."""
    if not await WaitingRemittances():
        return await reverse_money()
    word = await _word("belum masuk", came=False)
    if isinstance(word, RemittanceWord):
        before = next((one for one in await ConfirmedRemittances() if one.number == word.number), None)
        return await take_back(before) if before else word
    return word


async def _word(command: str, *, came: bool) -> RemittanceWord | Reply:
    waiting = await WaitingRemittances()
    if not waiting:
        return nothing_waits()
    choices = [Choice(_waiting_said(one), str(one.number)) for one in waiting]

    def read(heard: Heard) -> int:
        return int(heard.pressed) if heard.pressed else named(heard.text, waiting)

    number = await hear("number", _("Which one?"), read, int, choices=choices, listens=True)
    if not await IsRemittance(number):
        return no_such(number, command, choices)
    meant = next((one for one in waiting if one.number == number), None)
    refused = await approved(_waiting_said(meant)) if came and meant else None
    return refused or RemittanceWord(number, came)


def named(words: str, waiting: Sequence[Remittance]) -> int:
    """The number of the remittance meant: a number, the only one that waits, or by the partner's name and the sum."""
    number = number_in(words)
    amount = read_handed_over(words)
    sums = {one.amount for one in waiting}
    if number is not None and (amount not in sums or number in {one.number for one in waiting}):
        return number
    name = without_sum(words)
    meant = [one for one in waiting if not isinstance(amount, int) or one.amount == amount]
    if name:
        meant = [meant[at] for at in match_name(name, [one.partner for one in meant])]
    if len(meant) != 1:
        raise Rejected(_("Please choose one of these."))
    return meant[0].number


def _waiting_said(one: Remittance) -> str:
    return f"{one.number} · {one.partner} {money(one.amount)}"


def closed(word: RemittanceClosed) -> Said:
    """The owner sees what is booked; the partner is told, once."""
    one = word.remittance
    figures = {"n": one.number, "partner": one.partner, "amount": money(one.amount), "open": open_said(word.left)}
    if word.again:
        text = (
            _("Number {n} was confirmed before.") if word.came else _("Number {n} was marked as not received before.")
        )
        return Said(Reply(text.format(**figures)))
    if not word.came:
        text = _("Noted: {amount} from {partner} has not come. I have told them.")
        return Said(Reply(text.format(**figures)), (Letter(To.PARTNER, lambda: _not_come(one), one.partner_id),))
    text = _("{amount} from {partner} is booked. {open}")
    return Said(Reply(text.format(**figures)), (Letter(To.PARTNER, lambda: _came(word), one.partner_id),))


def _came(word: RemittanceClosed) -> Reply:
    text = _("{amount} has been received, thank you, {name} 🙏 {open}")
    told = text.format(amount=money(word.remittance.amount), name=your_name(), open=open_said(word.left))
    if word.settled:
        weeks = listed([days(week) for week in word.settled])
        told += " " + _("Settled: the week of {weeks}.").format(weeks=weeks)
    return Reply(told)


def _not_come(one: Remittance) -> Reply:
    text = _("The {amount} you handed over on {day} has not arrived yet, {call}. Could you check, please?")
    return Reply(text.format(amount=money(one.amount), day=day(one.said_at), call=you()))
