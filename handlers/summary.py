"""The owner's week in words: one message that is read in half a minute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.label import label
from bot.domain.summary import Concern, LookAt, PartnerWeek, ProductWeek, Thanked, WeeklySummary
from bot.texts import _, _n, days, money, percent, quantity
from handlers.complaints import age_said
from handlers.listing import Room, bullets, capped, count, named, rest
from handlers.summary_reporting import reporting
from handlers.thanks import thanked_for

LONGEST = 1_600
"""The longest WhatsApp message Twilio takes, in UTF-16 units."""

ROOMS = (Room(8, 8, 5, 200), Room(6, 6, 4, 140), Room(4, 4, 3, 100), Room(2, 3, 2, 80), Room(1, 0, 0, 0))
"""From a usual week to one of 10,000 partners with long names: the first whose text fits is sent."""

PRESSING: tuple[Concern, ...] = (
    "nota",
    "missing",
    "remittance",
    "entered",
    "correction",
    "nil_twice",
    "unsure",
    "restock",
    "sold_out",
    "over",
)
LONGEST_WAIT_HOURS = 48
"""So long a partner is given to say whether a report that was entered for it is right."""
HUNDREDFOLD = 100 * 10_000


def summary_text(summary: WeeklySummary) -> str:
    """The week for the owner, at most 1,600 characters in any business; `*bold*` is our neutral mark."""
    text = ""
    for room in ROOMS:
        text = _told(summary, room)
        if _length(text) <= LONGEST:
            break
    return text


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _told(summary: WeeklySummary, room: Room) -> str:
    parts = (
        [_title(summary)],
        reporting(summary.partners, room),
        _money(summary),
        _products(summary, room),
        _concerns(summary.look_at, room),
        _feedback(summary.look_at, room),
        _thanked(summary.thanked, room),
        [_commands(summary)],
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _title(summary: WeeklySummary) -> str:
    return _("Hello! This is the week {days} at *{business}*.").format(
        business=named(summary.business), days=days(summary.week)
    )


def _money(summary: WeeklySummary) -> list[str]:
    totals, before = summary.totals, summary.before
    lines = [_sales(summary)]
    if totals.share or totals.due:
        lines.append(_("Partners' share: {amount}").format(amount=money(totals.share)))
        if totals.damage:
            lines.append(_("Damaged goods charged: {amount}").format(amount=money(totals.damage)))
        if totals.paid_directly > 0:
            lines.append(_("Paid to you by the buyers: {amount}").format(amount=money(totals.paid_directly)))
        lines.append(_("Due: {amount}").format(amount=money(totals.due)))
    if totals.due or totals.handed_over:
        then = _(" (the week before {amount})").format(amount=money(before.handed_over)) if before else ""
        lines.append(_("Handed over: {amount}").format(amount=money(totals.handed_over)) + then)
    return [*lines, *_bonuses(summary), *_still_due(summary.partners), *_commission(summary.partners)]


def _bonuses(summary: WeeklySummary) -> list[str]:
    """What was promised for a target and is booked now, by whom it was won."""
    winners = [partner for partner in summary.partners if partner.totals.bonus]
    if not winners:
        return []
    names = capped([named(partner.name) for partner in winners[:2]], len(winners))
    return [_("Bonus for aims reached: {amount} ({names})").format(amount=money(summary.totals.bonus), names=names)]


def _sales(summary: WeeklySummary) -> str:
    if not summary.partners:
        return _("Nothing sold has been reported.")
    sales = _("Sales: *{amount}*").format(amount=money(summary.totals.sales))
    if summary.before is None:
        return sales
    return _("{sales}, {change}").format(sales=sales, change=_change(summary.totals.sales, summary.before.sales))


def _change(now: int, before: int) -> str:
    if now == before:
        return _("the same as the week before")
    text = _("up {amount} from the week before") if now > before else _("down {amount} from the week before")
    return text.format(amount=money(abs(now - before)) + _percent(abs(now - before), before))


def _percent(change: int, before: int) -> str:
    """Whole percents, and nothing where they would say nothing: from zero, under one half, beyond a hundredfold."""
    rate_bps = (200 * change + before) // (2 * before) * 100 if before > 0 else 0
    return f" ({percent(rate_bps)})" if 0 < rate_bps < HUNDREDFOLD else ""


def _still_due(partners: Sequence[PartnerWeek]) -> list[str]:
    owing = [partner.outstanding for partner in partners if partner.outstanding > 0]
    if not owing:
        return []
    text = _n(
        "Not handed over yet, all weeks: {amount} ({n} partner)",
        "Not handed over yet, all weeks: {amount} ({n} partners)",
        len(owing),
    )
    return [text.format(amount=money(sum(owing)), n=count(len(owing)))]


def _commission(partners: Sequence[PartnerWeek]) -> list[str]:
    unpaid = [partner for partner in partners if partner.on_commission and partner.outstanding < 0]
    if not unpaid:
        return []
    amount = money(-sum(partner.outstanding for partner in unpaid))
    names = capped([named(partner.name) for partner in unpaid[:2]], len(unpaid))
    return [_("Commission not paid yet, all weeks: *{amount}* ({names})").format(amount=amount, names=names)]


def _products(summary: WeeklySummary, room: Room) -> list[str]:
    offered = [product for product in summary.products if product.counts.placed > 0]
    if not offered or offered[0].counts.sold == 0:
        return []
    compared = summary.before is not None
    best, slow = offered[0], offered[-1]
    lines = [_("Sold best: {product}").format(product=sold_said(best, compared=compared))]
    if slow.sales < best.sales and room.concerns:
        lines.append(_("Sold slowest: {product}").format(product=sold_said(slow, compared=compared) + _left(slow)))
    return lines


def sold_said(product: ProductWeek, *, compared: bool) -> str:
    """`*Nastar* 5 toples (Rp200.000)`, and where it is `compared`, the change from the week before."""
    unit, sold, before = label(product.unit, 12), product.counts.sold, product.sold_before
    text = _("*{product}* {quantity} {unit} ({sales})").format(
        product=named(product.name), quantity=quantity(sold), unit=unit, sales=money(product.sales)
    )
    if not compared or sold == before:
        return text
    change = _(", up {quantity}") if sold > before else _(", down {quantity}")
    return text + change.format(quantity=quantity(abs(sold - before)))


def _left(product: ProductWeek) -> str:
    if not product.counts.left:
        return ""
    return _("; {quantity} {unit} left").format(quantity=quantity(product.counts.left), unit=label(product.unit, 12))


def _concerns(look_at: Sequence[LookAt], room: Room) -> list[str]:
    pressing = sorted((it for it in look_at if it.kind in PRESSING), key=lambda it: PRESSING.index(it.kind))
    if not pressing:
        return []
    lines = [_concern(it) for it in pressing[: room.concerns]]
    return [_("*To look at*"), *bullets(lines), *rest(len(pressing) - len(lines))]


def _concern(it: LookAt) -> str:
    texts: dict[Concern, str] = {
        "nota": _("{partner}: sent a photo or a voice note in place of the report, not entered yet"),
        "missing": _("{partner}: {product} short by {quantity}, not found yet"),
        "remittance": _("{partner}: says {amount} was handed over, waiting for you to confirm"),
        "entered": _("{partner}: has not said yet whether the report you entered is right"),
        "correction": _("{partner}: corrected {product} from {before} to {quantity}"),
        "nil_twice": _("{partner}: nothing sold two weeks running"),
        "unsure": _("{partner}: may not have got your announcement; it is not sent twice, so please ask"),
        "restock": _("{partner}: asks for {product} {quantity}"),
        "sold_out": _("{partner}: {product} is sold out, could be filled up"),
        "over": _("{partner}: the agreement has run out and goes on as it is; *extend* makes a new one"),
    }
    text = texts[it.kind]
    if it.kind == "entered" and it.amount >= LONGEST_WAIT_HOURS:
        text = _("{partner}: the report you entered is *not confirmed*, no answer within 2 days")
    return text.format(
        partner=named(it.partner),
        product=named(it.detail),
        quantity=quantity(it.amount),
        before=quantity(it.before),
        amount=money(int(it.amount)),
    )


def _feedback(look_at: Sequence[LookAt], room: Room) -> list[str]:
    """Open complaints, the oldest first, and what else was said."""
    said = [it for kind in ("complaint", "feedback") for it in look_at if it.kind == kind]
    if not said:
        return []
    lines = [_sentence(it, room) for it in said[: room.sentences]]
    return [_("*Partners say*"), *bullets(lines), *rest(len(said) - len(lines))]


def _sentence(it: LookAt, room: Room) -> str:
    text = _("{partner}: “{words}”")
    if it.kind == "complaint":
        text = _("{partner}: “{words}” (complaint, {age})")
    words = label(it.detail, room.sentence)
    return text.format(partner=named(it.partner), words=words, age=age_said(int(it.amount)))


def _thanked(thanked: Sequence[Thanked], room: Room) -> list[str]:
    """Whom I have thanked, so that the owner may do so in person."""
    if not thanked or not room.sentences:
        return []
    names = [f"{named(it.partner)} ({thanked_for(it.thanks)})" for it in thanked[: room.sentences]]
    text = _("Thanked by me: {names}. A word from you will please them too.")
    return [text.format(names=capped(names, len(thanked)))]


def _commands(summary: WeeklySummary) -> str:
    """The replies that make sense now, in the words the owner would type."""
    commands = ["*excel*"]
    if any(it.kind == "complaint" for it in summary.look_at):
        commands.insert(0, "*keluhan*")
    if any(partner.silent for partner in summary.partners):
        commands.insert(0, "*ingatkan*")
    if summary.partners:
        commands.insert(0, f"*detail {_called(_foremost(summary), summary.partners)}*")
    return _("Reply: {commands}").format(commands=", ".join(commands))


def _foremost(summary: WeeklySummary) -> str:
    """The partner the owner is most likely to ask about."""
    return summary.look_at[0].partner if summary.look_at else summary.partners[0].name


def _called(name: str, partners: Iterable[PartnerWeek]) -> str:
    """A partner's last name alone where it is a word no other partner shares: `siti` for Warung Siti."""
    last = _last_word(name)
    alone = all(partner.name == name or _last_word(partner.name) != last for partner in partners)
    return last if alone and last.isalpha() else named(name).casefold()


def _last_word(name: str) -> str:
    return named(name).casefold().split()[-1]
