"""Commission that the owner has paid to a partner whose buyers pay the business."""

from __future__ import annotations

from functools import partial

from bot.ask import confirm, hear, words_of
from bot.ask.bank import AccountToPay
from bot.ask.books import AccountOf, OnePartner, Partners
from bot.conversation import Heard, Rejected
from bot.domain.payout import PaidOut, Paying, TooMuch
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, money, your_name
from handlers.bank import pay_to
from handlers.nota import open_said
from handlers.pin import approved
from handlers.sums import unclear_sum, without_sum
from handlers.understand import Whole, read_handed_over
from handlers.whom import nobody_yet, which_partner


async def pay_commission() -> Paying | Reply | None:
    """`bayar komisi joko 60rb`."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    chosen = await which_partner(partners, _("Whose commission did you pay?"), without_sum)
    partner = await OnePartner(chosen.id)
    owed = -(await AccountOf(chosen.id)).total
    if partner.terms.holds_goods:
        text = _("{partner} keeps its share before handing over, so there is no commission to pay.")
        return Reply(text.format(partner=partner.name))
    if owed <= 0:
        return Reply(_("There is no commission open for {partner}.").format(partner=partner.name))
    asked = _("How much did you pay? {owed} is open for {partner}.").format(owed=money(owed), partner=partner.name)
    amount = await hear("amount", asked, partial(_amount, owed), int, listens=True)
    text = _("Commission *{amount}* paid to *{partner}*. {open}\nIs that right?")
    shown = text.format(amount=money(amount), partner=partner.name, open=_left_said(owed - amount))
    shown = "\n".join(part for part in (pay_to(await AccountToPay(partner.id)), shown) if part)
    if not await confirm("sure", shown, edits="amount"):
        return None
    act = _("Commission {amount} to {partner}").format(amount=money(amount), partner=partner.name)
    return await approved(act) or Paying(partner.id, amount)


def _amount(owed: int, said: Heard) -> int:
    amount = read_handed_over(words_of(said))
    if amount is Whole.ALL:
        return owed
    if not isinstance(amount, int) or amount <= 0:
        raise unclear_sum()
    if amount > owed:
        raise Rejected(_("{amount} is more than the commission that is open.").format(amount=money(amount)))
    return amount


def _left_said(left: int) -> str:
    return open_said(-left, holds_goods=False)


def paid(done: PaidOut | TooMuch) -> Said:
    """Both sides read what was paid and what is still open."""
    if isinstance(done, TooMuch):
        text = _("Nothing was booked: the commission open for {partner} is {owed} by now.")
        return Said(Reply(text.format(partner=done.partner, owed=money(done.owed))))
    text = _("Booked: commission {amount} paid to {partner}. {open}")
    reply = Reply(text.format(amount=money(done.amount), partner=done.partner, open=_left_said(done.left)))
    return Said(reply, (Letter(To.PARTNER, lambda: _told(done), done.partner_id),))


def _told(done: PaidOut) -> Reply:
    text = _("{name}, your commission of *{amount}* has been paid out. {open} *nota* shows the lines.")
    return Reply(text.format(name=your_name(), amount=money(done.amount), open=_left_said(done.left)))
