"""The nota: the account of one week, line by line, in a message or as a page to keep."""

from __future__ import annotations

from datetime import date

from bot.ask.books import MyPartner, Today, WeekOf
from bot.domain.account import AccountLine, WeekAccount
from bot.domain.paper import Paper, Row
from bot.domain.partner import Partner
from bot.domain.report import Line, Priced
from bot.reply import Reply
from bot.texts import _, day, days, full_day, money, percent, you
from handlers.damage import charged_said
from handlers.figures import counts_said, lines_said, share_name
from handlers.paper import as_page, asks_for_page, file_name


async def nota() -> Reply:
    """`nota`, `nota pdf`: the account of the newest week, line by line."""
    partner = await MyPartner()
    account = await WeekOf()
    if account is None:
        return Reply(_("Nothing has been booked yet, {call}.").format(call=you()))
    if await asks_for_page():
        text = _("The nota of {week}, to keep:").format(week=days(account.week))
        return Reply(text, paper=nota_paper(account, partner, await Today()))
    return Reply(nota_said(account, partner), (as_page("nota"),))


def nota_said(account: WeekAccount, partner: Partner) -> str:
    """The nota: the report, each booking, and what is still open."""
    holds_goods = partner.terms.holds_goods
    rows = [
        _("*Nota {partner}*, {week}\nfor {business}").format(
            partner=account.partner, week=days(account.week), business=account.business
        )
    ]
    if account.filed:
        priced = account.filed.priced
        rows.append(lines_said(priced))
        rows.append(_("Sales {sales}").format(sales=money(priced.parts.sales)))
        rate, share = percent(priced.terms.partner_bps), money(priced.parts.share)
        rows.append(f"{share_name(partner.kind)} {rate} {share}")
        rows += filter(None, [charged_said(partner, priced)])
    rows += [booking_said(line, holds_goods) for line in account.lines]
    rows.append(open_said(account.balance, holds_goods=holds_goods))
    if account.settled:
        rows.append(_("This week is settled."))
    return "\n".join(rows)


def nota_paper(account: WeekAccount, partner: Partner, today: date) -> Paper:
    """The same as a page: what was sold, how it is parted, what was booked, what is open."""
    holds_goods = partner.terms.holds_goods
    booked = (_booked(line, holds_goods) for line in account.lines)
    settled = _("This week is settled.") if account.settled else ""
    return Paper(
        name=file_name(_("nota"), account.partner, str(account.week)),
        title=_("Nota {week}").format(week=f"{days(account.week)} {account.week.sunday.year}"),
        subtitle=f"{account.business} – {account.partner}",
        made_on=today,
        rows=(
            *(_reported(account.filed.priced, partner) if account.filed else ()),
            *booked,
            Row(open_said(account.balance, holds_goods=holds_goods), settled, "", total=True),
        ),
        foot=_("Drawn up by LaporMitra on {day}.").format(day=full_day(today)),
    )


def _reported(priced: Priced, partner: Partner) -> tuple[Row, ...]:
    lines = (_sold(line, priced.terms.holds_goods) for line in priced.lines if line.counts.placed)
    share_of = f"{share_name(partner.kind)} {percent(priced.terms.partner_bps)}"
    kept = -priced.parts.share if priced.terms.holds_goods else priced.parts.share
    share = Row(share_of, charged_said(partner, priced), money(kept))
    return *lines, Row(_("Sales"), "", money(priced.parts.sales), total=True), share


def _sold(line: Line, holds_goods: bool) -> Row:
    detail = f"{money(line.price)} · {counts_said(line.product, line.counts, holds_goods)}"
    return Row(line.product.name, detail, money(line.parts.sales))


def _booked(line: AccountLine, holds_goods: bool) -> Row:
    kind = _kind_said(line.kind)
    return Row(kind[:1].upper() + kind[1:], full_day(line.day), money(_counted(line, holds_goods)))


def open_said(left: int, *, holds_goods: bool = True) -> str:
    """What is still to be handed over or paid out; `left` is rupiah, negative where the partner is owed."""
    if left > 0:
        text = _("Still open: {amount}.")
    elif left == 0:
        text = _("Nothing is open 👍")
    elif holds_goods:
        text = _("{amount} too much; it counts for the next time.")
    else:
        text = _("Commission not paid out yet: {amount}.")
    return text.format(amount=money(abs(left)))


def booking_said(line: AccountLine, holds_goods: bool) -> str:
    """One booking, with its day and week."""
    return f"• {day(line.day)} {_kind_said(line.kind)} {days(line.week)}: {money(_counted(line, holds_goods))}"


def _counted(line: AccountLine, holds_goods: bool) -> int:
    """What a partner without goods earns counts up, what it is paid counts down."""
    return line.amount if holds_goods else -line.amount


def _kind_said(kind: str) -> str:
    kinds = {
        "report": _("report"),
        "reversal": _("correction, old figures taken back"),
        "correction": _("correction, new figures"),
        "remittance": _("handed over"),
        "not_come": _("money that had not come after all"),
        "adjustment": _("adjustment"),
        "damage": _("damaged goods"),
        "payout": _("commission paid out"),
        "bonus": _("bonus for the aim that was reached"),
        "bonus_back": _("bonus taken back"),
    }
    return kinds[kind]
