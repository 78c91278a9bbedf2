"""The correction of a settled week in words: what it would change, how that comes about, what was agreed."""

from __future__ import annotations

from decimal import Decimal

from bot.conversation import Choice
from bot.domain.adjustment import Adjusting, Adjustment
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, days, listed, money, percent, quantity, you


def asked(adjustment: Adjustment) -> Said:
    """The partner is told to wait, the owners are asked."""
    text = _("Noted, {call}. It will be set off against the next time once the owner agrees.")
    if not adjustment.asked.terms.holds_goods:
        text = _("Noted, {call}. It will be counted with the next commission once the owner agrees.")

    def ask_owner() -> Reply:
        return Reply(
            _("{partner} corrects a settled week, number {n}.\n{difference}\nDo you agree?").format(
                partner=adjustment.partner, n=adjustment.number, difference=adjusting_said(adjustment.asked)
            ),
            (
                Choice(_("Agree"), f"setuju {adjustment.number}"),
                Choice(_("Refuse"), f"tolak {adjustment.number}"),
            ),
        )

    return Said(Reply(text.format(call=you())), (Letter(To.OWNERS, ask_owner),))


def adjusting_said(adjusting: Adjusting) -> str:
    """What an adjustment would change, with how it comes about."""
    text = _goods_text(adjusting.due) if adjusting.terms.holds_goods else _commission_text(adjusting.due)
    return text.format(week=days(adjusting.week), due=money(abs(adjusting.due)), why=_why(adjusting))


def _goods_text(due: int) -> str:
    if due < 0:
        return _("The week of {week} is settled. *{due}* too much was handed over ({why}).")
    if due == 0:
        return _("The week of {week} is settled, and nothing more is to be handed over ({why}).")
    return _("The week of {week} is settled. *{due}* is still to be handed over ({why}).")


def _commission_text(due: int) -> str:
    """The business owes commission, so a due below zero is more of it."""
    if due < 0:
        return _("The week of {week} is settled. The commission rises by *{due}* ({why}).")
    if due == 0:
        return _("The week of {week} is settled, and the commission stays the same ({why}).")
    return _("The week of {week} is settled. *{due}* of commission too much was paid ({why}).")


def _why(adjusting: Adjusting) -> str:
    change = adjusting.change
    if not adjusting.terms.holds_goods:
        rate, sales = percent(adjusting.terms.partner_bps), money(abs(adjusting.parts.sales))
        return _("{rate} of {sales}").format(rate=rate, sales=sales)
    if not change.spoiled and change.sold:
        return _("{n} {product} {sales} - share {share}").format(
            n=quantity(abs(change.sold)),
            product=adjusting.product.name,
            sales=money(abs(adjusting.parts.sales)),
            share=money(abs(adjusting.parts.share)),
        )
    sold = _("sold {n}: {amount}").format(n=_signed(change.sold), amount=money(adjusting.parts.rest))
    spoiled = _("damaged or expired {n}: {amount}").format(n=_signed(change.spoiled), amount=money(adjusting.charge))
    return f"{adjusting.product.name} {listed([sold, spoiled] if change.sold else [spoiled])}"


def _signed(number: Decimal) -> str:
    return f"+{quantity(number)}" if number > 0 else quantity(number)


def agreed_said(adjusting: Adjusting) -> str:
    """What an adjustment has changed, told to the partner."""
    text = _goods_agreed(adjusting.due) if adjusting.terms.holds_goods else _commission_agreed(adjusting.due)
    names = {"product": adjusting.product.name, "week": days(adjusting.week), "call": you()}
    return text.format(due=money(abs(adjusting.due)), **names)


def _goods_agreed(due: int) -> str:
    if due < 0:
        return _("The correction of {product} ({week}) is agreed, {call}. *{due}* is taken off the next time.")
    if due == 0:
        return _("The correction of {product} ({week}) is agreed, {call}. What you owe stays the same.")
    return _("The correction of {product} ({week}) is agreed, {call}. *{due}* is added to the next time.")


def _commission_agreed(due: int) -> str:
    if due < 0:
        return _("The correction of {product} ({week}) is agreed, {call}. *{due}* is added to the next commission.")
    if due == 0:
        return _("The correction of {product} ({week}) is agreed, {call}. Your commission stays the same.")
    return _("The correction of {product} ({week}) is agreed, {call}. *{due}* is taken off the next commission.")
