"""Figures as they are said back: everything that will count, in digits, before it counts."""

from __future__ import annotations

from bot.domain.counts import Counts
from bot.domain.partner import Kind, Partner
from bot.domain.product import Product
from bot.domain.report import Line, Priced
from bot.domain.week import Week
from bot.texts import _, days, money, percent, you
from handlers.damage import charged_said
from handlers.goods import amount, goods_said


def said_back(partner: Partner, week: Week, priced: Priced) -> str:
    """A whole report, line by line, with its sums."""
    text = _("{head}\n{lines}\n{sums}\nIs that right?")
    return text.format(head=head(partner, week), lines=lines_said(priced), sums=sums_said(partner, priced))


def nil_said(partner: Partner, week: Week) -> str:
    """A week in which nothing was sold, with what must then still be there."""
    stock = goods_said(partner.goods)
    if not stock:
        return _("{head}\nNothing was sold this week, {call} (0)?").format(head=head(partner, week), call=you())
    text = _("{head}\nNothing was sold this week, {call} (0). Still there: {stock}?")
    return text.format(head=head(partner, week), call=you(), stock=stock)


def head(partner: Partner, week: Week) -> str:
    return _("*{partner}*, {week}").format(partner=partner.name, week=days(week))


def lines_said(priced: Priced) -> str:
    """One line for each product, and for each price where a product has more than one."""
    codes = [line.product.code for line in priced.lines]
    shown = [line for line in priced.lines if line.counts.placed]
    return "\n".join(_line_said(line, codes.count(line.product.code) > 1, priced.terms.holds_goods) for line in shown)


def _line_said(line: Line, several_prices: bool, holds_goods: bool) -> str:
    name = f"{line.product.name} ({money(line.price)})" if several_prices else line.product.name
    return f"• {name}: {counts_said(line.product, line.counts, holds_goods)}"


def counts_said(product: Product, counts: Counts, holds_goods: bool) -> str:
    """`laku *14* sisa 6`: what was sold, and whatever else there is."""
    besides = (
        (counts.returned, _("returned {n}")),
        (counts.damaged, _("damaged {n}")),
        (counts.expired, _("expired {n}")),
        (counts.missing, _("not found {n}")),
    )
    texts = [(counts.sold, _("sold *{n}*")), *(one for one in besides if one[0])]
    if holds_goods:
        texts.append((counts.left, _("left {n}")))
    return " ".join(text.format(n=amount(product, n)) for n, text in texts)


def sums_said(partner: Partner, priced: Priced) -> str:
    """Sales, the partner's share, who bears what was damaged, and what is to be handed over or paid."""
    if not priced.terms.holds_goods:
        text = _("Sales {sales}. {share_of} {rate} *{share}*, paid by {business}.")
    elif priced.charge:
        text = _(
            "Sales {sales}. {share_of} {rate} *{share}*.\n{charged}\n"
            "To hand over to {business} *{due}* ({rest} + {charge})."
        )
    else:
        text = _("Sales {sales}. {share_of} {rate} *{share}*. To hand over to {business} *{due}*.")
    charged = charged_said(partner, priced)
    sums = text.format(
        sales=money(priced.parts.sales),
        share_of=share_name(partner.kind),
        rate=percent(priced.terms.partner_bps),
        share=money(priced.parts.share),
        business=partner.business,
        due=money(priced.due),
        rest=money(priced.parts.rest),
        charge=money(priced.charge),
        charged=charged,
    )
    return sums if priced.charge or not charged else f"{sums}\n{charged}"


def share_name(kind: Kind) -> str:
    """`Bagian warung`."""
    names = {
        Kind.WARUNG: _("The shop's share"),
        Kind.RESELLER: _("The reseller's share"),
        Kind.AGENT: _("Commission"),
    }
    return names[kind]


def difference_said(partner: Partner, before: Priced, after: Priced) -> str:
    """What a correction changes: counts, sales, share, damage and what is to be handed over, old and new."""
    old, new = before.counts(), after.counts()
    products = {line.product.code: line.product for line in (*before.lines, *after.lines)}
    changed = [
        _change_said(products[code], old.get(code, Counts()), new[code], after.terms.holds_goods)
        for code in new
        if old.get(code, Counts()) != new[code]
    ]
    if not after.terms.holds_goods:
        text = _("{changes}.\nSales {sales}, {share_of} {share}.")
    elif (before.parts, before.charge, before.due) == (after.parts, after.charge, after.due):
        text = _("{changes}.\nThe money stays as it is: to hand over *{same}*.")
    elif before.charge or after.charge:
        text = _("{changes}.\nSales {sales}, {share_of} {share}, damaged goods {charge}, to hand over {due}.")
    else:
        text = _("{changes}.\nSales {sales}, {share_of} {share}, to hand over {due}.")
    return text.format(
        changes=", ".join(changed),
        sales=_moved(before.parts.sales, after.parts.sales),
        share_of=share_name(partner.kind).lower(),
        share=_moved(before.parts.share, after.parts.share, bold=not after.terms.holds_goods),
        charge=_moved(before.charge, after.charge),
        due=_moved(before.due, after.due, bold=True),
        same=money(after.due),
    )


def _moved(before: int, after: int, *, bold: bool = False) -> str:
    """`Rp50.000 → *Rp40.000*`."""
    return f"{money(before)} → *{money(after)}*" if bold else f"{money(before)} → {money(after)}"


def _change_said(product: Product, old: Counts, new: Counts, holds_goods: bool) -> str:
    """What was sold, before and after; all counts where as much was sold as before."""
    if old.sold == new.sold:
        return f"{product.name}: {counts_said(product, new, holds_goods)}"
    text = _("{product} {old} → *{new}*")
    return text.format(product=product.name, old=amount(product, old.sold), new=amount(product, new.sold))
