"""Groups: the owner binds one with a code; it hears announcements and a recap without money, and is not read."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.group import Binding, BindingCode
from bot.domain.summary import WeeklySummary
from bot.reply import Reply, Said
from bot.texts import _, _n, days, quantity, you
from handlers.listing import capped
from handlers.thanks import thanked_for

MOST_NAMES = 10
"""So many partners are thanked by name in one recap."""


async def bind_group() -> Binding:
    """`grup`: a code to say in the group."""
    return Binding()


def coded(made: BindingCode) -> Said:
    text = _(
        "To let announcements go to a Telegram group, {call}:\n1. Add me to the group.\n"
        "2. Write there: */ikat {code}*\n\nThe code works once, within three days. "
        "I do not read what is said in the group, and never show money there."
    )
    return Said(Reply(text.format(call=you(), code=made.code)))


def bound(business: str) -> Reply:
    """To the group itself."""
    text = _("This group now hears from *{business}* 🙏 I do not read your talk; figures stay in private chats.")
    return Reply(text.format(business=business))


def not_bound() -> Reply:
    return Reply(_("That code does not work. The owner gets a new one by writing *grup* to me in private."))


def in_private(link: str) -> Reply:
    """To any command in a group."""
    text = _("Please write to me in private, so that figures stay between us 🙏")
    return Reply(f"{text} {link}".strip())


def recap(summary: WeeklySummary) -> Reply:
    """The week for everybody to read: who took part and what went well; no names of the silent, and no money."""
    lines = [_("The week {days} at *{business}*:").format(days=days(summary.week), business=summary.business)]
    if summary.awaited:
        reported = sum(partner.reported_on is not None for partner in summary.partners)
        text = _n("{n} of {all} partner has reported 🙏", "{n} of {all} partners have reported 🙏", reported)
        lines.append(text.format(n=reported, all=len(summary.awaited)))
    else:
        lines.append(_("Nobody had to report 🙏"))
    best = next((product for product in summary.products if product.counts.sold > Decimal(0)), None)
    if best:
        text = _("Sold best: {product}")
        lines.append(text.format(product=f"*{best.name}* {quantity(best.counts.sold)} {best.unit}"))
    return Reply("\n".join([*lines, *_thanks(summary), _("Thank you all!")]))


def _thanks(summary: WeeklySummary) -> list[str]:
    """Whom the week's thanks were for, of those who let the group read of it."""
    named = [f"*{it.partner}* ({thanked_for(it.thanks)})" for it in summary.thanked if it.public]
    text = _("Special thanks to {names}.")
    return [text.format(names=capped(named[:MOST_NAMES], len(named)))] if named else []
