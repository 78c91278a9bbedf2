"""Taking back money that was said to be handed over by mistake, before the owner has said a word about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.ask import confirm, hear, words_of
from bot.ask.books import MyAccount
from bot.conversation import Heard, OpeningWords
from bot.domain.remittance import Remittance, Withdrawal, Withdrawn
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, day, money, you
from handlers.nota import open_said
from handlers.remit import ask_owner
from handlers.sums import unclear_sum
from handlers.understand.handed_over import sums_in

NOT_HANDED_OVER = tuple(
    f"{no} {money}"
    for no in ("batal", "batalkan", "batalin", "gak jadi", "ga jadi", "nggak jadi", "tidak jadi", "hapus")
    for money in ("setor", "setoran")
)
HANDED_OVER_WRONG = tuple(
    words
    for money in ("setor", "setoran", "setorannya")
    for words in (
        f"{money} salah",
        f"{money} tadi salah",
        f"{money} yang tadi salah",
        f"salah {money}",
        f"ralat {money}",
    )
)


async def withdraw_money() -> Withdrawal | Reply | None:
    """`batal setor`: the newest that waits, or the one whose sum is named."""
    waiting = (await MyAccount()).waiting
    if not waiting:
        return _nothing_waits()
    one = _meant(waiting, sums_in(await OpeningWords()))
    text = _("Shall I take back the {amount} of {day} (number {n})?")
    asked = text.format(amount=money(one.amount), day=day(one.said_at), n=one.number)
    return Withdrawal(one.number) if await confirm("sure", asked) else None


async def replace_money() -> Withdrawal | Reply | None:
    """`setoran tadi salah, harusnya 50rb`: another sum in place of the one that waits."""
    waiting = (await MyAccount()).waiting
    if not waiting:
        return _nothing_waits()
    one = _meant(waiting, sums_in(await OpeningWords()))
    asked = _("How much should it be, {call}, instead of {amount}?").format(call=you(), amount=money(one.amount))
    amount = await hear("amount", asked, partial(_other_than, one.amount), int, listens=True)
    text = _("Instead of {before} (number {n}): *{amount}*. Is that right?")
    asked = text.format(before=money(one.amount), n=one.number, amount=money(amount))
    return Withdrawal(one.number, amount) if await confirm("sure", asked, edits="amount") else None


def _nothing_waits() -> Reply:
    text = _(
        "No money of yours waits for the owner's word, {call}. What the owner has confirmed, only the owner changes."
    )
    return Reply(text.format(call=you()))


def _meant(waiting: Sequence[Remittance], sums: Sequence[int]) -> Remittance:
    return next((one for one in reversed(waiting) if one.amount in sums), waiting[-1])


def _other_than(before: int, said: Heard) -> int:
    sums = [amount for amount in sums_in(words_of(said)) if amount != before]
    if len(sums) != 1:
        raise unclear_sum()
    return sums[0]


def withdrawn(done: Withdrawn) -> Said:
    """Both sides read what is taken back and what stands in its place; or that the owner was faster."""
    one, instead = done.remittance, done.instead
    figures = {"n": one.number, "amount": money(one.amount), "open": open_said(done.left)}
    if done.too_late:
        return Said(Reply(_("Number {n} has the owner's word already, so it stands.").format(**figures)))
    text = _("The {amount} (number {n}) is taken back. {open}")
    if instead:
        text = _("Instead of {amount}, {instead} is noted. It waits for the owner to confirm. {open}")
    told = text.format(**figures, instead=money(instead.amount if instead else 0))
    return Said(Reply(told), (Letter(To.OWNERS, partial(_owner_told, done)),))


def _owner_told(done: Withdrawn) -> Reply:
    one = done.remittance
    text = _("{partner} takes back number {n}: {amount} was a mistake.")
    told = text.format(partner=one.partner, n=one.number, amount=money(one.amount))
    if done.instead is None:
        return Reply(told)
    asked = ask_owner(done.instead)
    return Reply(f"{told}\n{asked.text}", asked.choices)
