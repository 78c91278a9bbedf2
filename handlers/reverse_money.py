"""The owner said too early that money came: her word is taken back, and the partner owes it again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.ask import confirm
from bot.ask.books import AccountOf, ConfirmedRemittances
from bot.conversation import OpeningWords
from bot.domain.remittance import Remittance, Reversal, Reversed
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, day, days, listed, money, you, your_name
from handlers.nota import open_said
from handlers.pin import approved
from handlers.understand import match_name
from handlers.understand.handed_over import sums_in
from handlers.waiting import number_in

NOT_COME = ("belum masuk", "uangnya belum masuk", "ternyata belum masuk", "uangnya ternyata belum masuk")
TAKEN_BACK = (
    *(f"{no} {came}" for no in ("batal", "batalkan", "batalin", "salah") for came in ("terima", "terima setoran")),
    *(f"{oops}{not_come}" for oops in ("eh ", "eh salah ", "eh salah, ", "salah ", "salah, ") for not_come in NOT_COME),
)


async def reverse_money() -> Reversal | Reply | None:
    """`batal terima`, `eh salah, uangnya belum masuk`: the newest that was confirmed, or the one that is named."""
    one = _meant(await ConfirmedRemittances(), await OpeningWords())
    if one is None:
        text = _("You have confirmed no such money, {call}, so there is nothing to take back.")
        return Reply(text.format(call=you()))
    return await take_back(one)


async def take_back(one: Remittance) -> Reversal | Reply | None:
    """Ask for a yes with the figures, and for the PIN where there is one."""
    account = await AccountOf(one.partner_id)
    text = _(
        "Take back that *{amount}* came from {partner} (number {n}, {day})? To hand over is then *{total}* in all."
    )
    asked = text.format(
        amount=money(one.amount),
        partner=one.partner,
        n=one.number,
        day=day(one.said_at),
        total=money(max(account.total + one.amount, 0)),
    )
    if not await confirm("sure", asked):
        return None
    return await approved(f"{one.number} · {one.partner} {money(one.amount)}") or Reversal(one.number)


def _meant(confirmed: Sequence[Remittance], words: str) -> Remittance | None:
    """The newest of them that the words may mean; words that name no partner mean any."""
    number, sums = number_in(words), sums_in(words)
    if number is not None:
        return next((one for one in confirmed if one.number == number), None)
    named = match_name(words, [one.partner for one in confirmed]) or range(len(confirmed))
    return next((confirmed[at] for at in sorted(named) if not sums or confirmed[at].amount in sums), None)


def taken_back(done: Reversed) -> Said:
    """Both sides read what is owed now."""
    one = done.remittance
    figures = {"n": one.number, "partner": one.partner, "amount": money(one.amount), "open": open_said(done.left)}
    if done.stands:
        text = _("Number {n} can no longer be taken back, {call}: the week that it paid was corrected since.")
        return Said(Reply(text.format(n=one.number, call=you())))
    if done.again:
        return Said(Reply(_("Number {n} was marked as not received before.").format(**figures)))
    text = _("Taken back: {amount} from {partner} (number {n}) is booked no more. {open}{reopened}")
    told = text.format(**figures, reopened=_reopened_said(done))
    return Said(Reply(told), (Letter(To.PARTNER, partial(_told, done), one.partner_id),))


def _reopened_said(done: Reversed) -> str:
    if not done.reopened:
        return ""
    weeks = listed([days(week) for week in done.reopened])
    return " " + _("No longer settled: the week of {weeks}.").format(weeks=weeks)


def _told(done: Reversed) -> Reply:
    one = done.remittance
    text = _(
        "{name}, the {amount} of {day} (number {n}) has not come after all: it was confirmed by mistake. "
        "{open}{reopened}\nCould you check, please? Once it is there, write for example *handed over {amount}*."
    )
    figures = {"amount": money(one.amount), "day": day(one.said_at), "n": one.number, "name": your_name()}
    return Reply(text.format(**figures, open=open_said(done.left), reopened=_reopened_said(done)))
