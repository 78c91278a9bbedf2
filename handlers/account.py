"""A partner's own figures at any time: what it owes, what lies there, its reports, and the nota of a week."""

from __future__ import annotations

from bot.ask.bank import AccountToPay
from bot.ask.books import LatestReport, MyAccount, MyArrivals, MyPartner, MyStatement
from bot.domain.account import Statement
from bot.domain.partner import Partner
from bot.domain.placing import goods_of
from bot.domain.remittance import Owed
from bot.domain.week import Week
from bot.reply import Reply
from bot.texts import _, called, days, money, you
from handlers.bank import pay_to
from handlers.damage import charged_said
from handlers.figures import lines_said, share_name
from handlers.goods import goods_in_lines
from handlers.nota import booking_said, open_said


async def balance() -> Reply:
    """`saldo`: what is owed, week by week."""
    partner, account = await MyPartner(), await MyAccount()
    where = pay_to(await AccountToPay()) if account.total > 0 else ""
    if account.total < 0 and not partner.terms.holds_goods:
        where = _("{business} pays it out. Where to? Write *account …*.").format(business=partner.business)
    return Reply("\n".join(part for part in (balance_said(partner, account), where) if part))


def balance_said(partner: Partner, account: Owed) -> str:
    """What a partner owes, or is owed, by week; and what still waits for the owner."""
    if account.total > 0:
        text = _("*{name}*: to hand over *{total}*.")
    elif account.total == 0:
        text = _("*{name}*: everything is settled, nothing open 👍")
    elif partner.terms.holds_goods:
        text = _("*{name}*: *{total}* too much was handed over; it counts for the next time.")
    else:
        text = _("*{name}*: commission not paid out yet *{total}*.")
    rows = [text.format(name=partner.name, total=money(abs(account.total)))]
    holds_goods = partner.terms.holds_goods
    rows += [_week_said(account, week, amount, holds_goods) for week, amount in account.by_week]
    if account.waiting:
        waiting = _("Handed over and waiting for the owner's word: {amount}.")
        rows.append(waiting.format(amount=money(account.unconfirmed)))
    return "\n".join(rows)


def _week_said(account: Owed, week: Week, amount: int, holds_goods: bool) -> str:
    charge, bonus = dict(account.charged).get(week, 0), dict(account.bonuses).get(week, 0)
    text = _("• {week}: {amount} too much") if amount < 0 and holds_goods else "• {week}: {amount}"
    if charge > 0 and amount > 0:
        text = _("• {week}: {amount} (that week's damaged goods: {charge})")
    said = text.format(week=days(week), amount=money(abs(amount)), charge=money(charge))
    return said + (" " + _("(with the bonus of {bonus})").format(bonus=money(bonus)) if bonus else "")


async def stock() -> Reply:
    """`stok`: what lies there, and what is on its way."""
    partner = await MyPartner()
    if not partner.terms.holds_goods:
        return Reply(
            _("No goods lie at your place, {call}: buyers get them from {business}.").format(
                call=you(), business=partner.business
            )
        )
    rows = [_("At *{name}* now:").format(name=partner.name)]
    rows += goods_in_lines(partner.goods) or [_("nothing yet")]
    arrivals = await MyArrivals()
    if arrivals:
        rows.append(_("On the way:"))
        rows += goods_in_lines(goods_of(arrivals))
    return Reply("\n".join(rows))


async def my_report() -> Reply:
    """`laporan saya`: the newest report as it stands."""
    partner = await MyPartner()
    filed = await LatestReport()
    if filed is None:
        return Reply(_("There is no report yet, {call}.").format(call=you()))
    text = _("The report of {name} on {week}, by {person}:\n{lines}\nSales {sales}. {share_of} {share}.")
    shown = text.format(
        name=partner.name,
        week=days(filed.week),
        person=called(filed.person),
        lines=lines_said(filed.priced),
        sales=money(filed.priced.parts.sales),
        share_of=share_name(partner.kind),
        share=money(filed.priced.parts.share),
    )
    return Reply(f"{shown}\n{charged_said(partner, filed.priced)}".rstrip())


async def history() -> Reply:
    """`riwayat`: the last bookings, newest first."""
    partner = await MyPartner()
    statement = await MyStatement()
    if not statement.lines:
        return Reply(_("Nothing has been booked yet, {call}.").format(call=you()))
    head = _("The last bookings of *{name}*:").format(name=partner.name)
    return Reply(f"{head}\n{statement_said(statement, holds_goods=partner.terms.holds_goods)}")


def statement_said(statement: Statement, *, holds_goods: bool) -> str:
    """The bookings line by line, and what is open."""
    rows = [booking_said(line, holds_goods) for line in statement.lines]
    return "\n".join([*rows, open_said(statement.balance, holds_goods=holds_goods)])
