"""Who has not handed over yet: all partners in one list, the largest sum first."""

from __future__ import annotations

from collections import Counter

from bot.ask.books import TheSummary, WaitingRemittances
from bot.domain.summary import PartnerWeek
from bot.reply import Reply
from bot.texts import _, money, you
from handlers.listing import bullets, named, rest
from handlers.whom import nobody_yet

MOST_LISTED = 30
_DEBTS = ("utang", "hutang", "tagihan")
WHO_OWES = (
    *(
        f"{who}{not_yet} {paid}"
        for who in ("", "siapa ", "siapa yang ", "siapa yg ", "yang ", "yg ")
        for not_yet in ("belum", "blm")
        for paid in ("setor", "bayar", "lunas", "transfer")
    ),
    *(f"{who}{debt}" for who in ("siapa punya ", "siapa yang punya ", "siapa yang masih punya ") for debt in _DEBTS),
    *(f"{debt} {all_}mitra" for debt in _DEBTS for all_ in ("", "semua ")),
    *(f"total {debt}" for debt in _DEBTS),
)
ANYBODY = frozenset({"mitra", "semua", "siapa", "warung"})
"""Words in a question about dues that name no partner."""


async def who_owes() -> Reply:
    """`siapa belum setor`, `total utang mitra`: over all weeks, with what waits for the owner's word."""
    summary = await TheSummary()
    if not summary.partners:
        return nobody_yet()
    waiting: Counter[str] = Counter()
    for one in await WaitingRemittances():
        waiting[one.partner] += one.amount
    owing = sorted((one for one in summary.partners if one.outstanding > 0), key=lambda one: -one.outstanding)
    if not owing:
        return Reply(_("Everybody has handed over all that was due, {call} 👍").format(call=you()))
    text = _("Not handed over yet in all: *{total}*")
    total = money(sum(one.outstanding for one in owing))
    lines = [_line(one, waiting[one.name]) for one in owing[:MOST_LISTED]]
    return Reply("\n".join([text.format(total=total), *bullets(lines), *rest(len(owing) - len(lines))]))


def _line(one: PartnerWeek, waiting: int) -> str:
    text = _("{partner} {amount} ({waiting} waits for your word)") if waiting else "{partner} {amount}"
    return text.format(partner=named(one.name), amount=money(one.outstanding), waiting=money(waiting))
