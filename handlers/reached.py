"""What is said when a report brings a month to its target, or a correction takes it below again."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.target import Reckoned
from bot.reply import Letter, Reply, To
from bot.texts import _, money, month_name, quantity, your_name


def reached_said(reckoned: Reckoned) -> str:
    """For the partner: thanks with the true figure, once, and what became of a promised bonus."""
    return "\n".join(_lines(reckoned))


def _lines(reckoned: Reckoned) -> Iterator[str]:
    figures = _figures(reckoned)
    if reckoned.first:
        text = _("🎉 The aim for {month} is reached, {name}: {product} *{sold}* of {quantity} {unit}. Thank you!")
        yield text.format(name=your_name(), **figures)
    if reckoned.bonus > 0:
        yield _("The promised bonus of *{bonus}* is on record.").format(**figures)
    elif reckoned.bonus < 0:
        text = _("{product} stands at {sold} of {quantity} now, so the bonus of {bonus} does not count for the moment.")
        yield text.format(**figures)


def reached_letters(reckoned: Reckoned | None) -> tuple[Letter, ...]:
    """For the owners: a bonus that was booked or taken back."""
    if reckoned is None or not reckoned.bonus:
        return ()

    return (Letter(To.OWNERS, lambda: Reply(told_owner(reckoned))),)


def told_owner(reckoned: Reckoned | None) -> str:
    """What the owners read of it; empty where no bonus is concerned."""
    if reckoned is None or not reckoned.bonus:
        return ""
    text = _("🎉 *{partner}* has reached the aim for {month}: {product} {sold} of {quantity} {unit}.")
    text += "\n" + _("The promised bonus of *{bonus}* is on record.")
    if reckoned.bonus < 0:
        text = _(
            "By a correction of *{partner}*, {product} stands at {sold} of {quantity} for {month}. "
            "The bonus of {bonus} is taken back."
        )
    return text.format(partner=reckoned.target.partner, **_figures(reckoned))


def _figures(reckoned: Reckoned) -> dict[str, str]:
    target = reckoned.target
    return {
        "month": month_name(target.month),
        "product": target.product.name,
        "unit": target.product.unit,
        "sold": quantity(target.sold),
        "quantity": quantity(target.quantity),
        "bonus": money(abs(reckoned.bonus)),
    }
