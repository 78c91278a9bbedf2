"""Who has not reported, and one more prompt to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.ask import confirm, hear
from bot.ask.books import Partners, TheSummary
from bot.conversation import Choice, Heard
from bot.domain.partner import PartnerName
from bot.domain.reminding import Reminded, Reminding
from bot.domain.summary import WeeklySummary
from bot.reply import Reply, Said
from bot.texts import _, _n, days, listed, you
from handlers.prompts import reminding
from handlers.understand.courtesy import unsoftened
from handlers.whom import nobody_yet, partner_named

_WHO = ("", "siapa ", "siapa yang ", "siapa yg ", "yang ", "yg ")
WHO_IS_SILENT = tuple(f"{who}{not_yet} lapor" for who in _WHO for not_yet in ("belum", "blm"))
"""The words that ask it."""
EVERYBODY = frozenset({"semua", "semuanya", "mereka"})


async def silent() -> Reply:
    """`siapa belum lapor`."""
    summary = await TheSummary()
    names = _silent(summary)
    if not summary.partners:
        return nobody_yet()
    if not names:
        return _all_reported(summary)
    text = _("Not reported yet for {week}: {names}.").format(week=days(summary.week), names=listed(names))
    return Reply(text, (Choice(_("Remind them"), "ingatkan"),))


def _silent(summary: WeeklySummary) -> list[str]:
    return [partner.name for partner in summary.partners if partner.silent]


def _all_reported(summary: WeeklySummary) -> Reply:
    if _is_paused(summary):
        text = _("Nobody is asked for a report in {week}, {call}: *days off* shows why.")
        return Reply(text.format(week=days(summary.week), call=you()))
    if not summary.awaited:
        return Reply(_("No goods lie at any partner's yet, {call}, so nobody has to report.").format(call=you()))
    return Reply(_("Everybody has reported for {week}, {call} 👍").format(week=days(summary.week), call=you()))


def _is_paused(summary: WeeklySummary) -> bool:
    return any(partner.silence == "paused" for partner in summary.partners)


async def remind() -> Reminding | Reply | None:
    """`ingatkan`, `ingatkan eko`: one more prompt to those who are silent, or to one of them."""
    summary = await TheSummary()
    partners = await Partners()
    names = _silent(summary)
    if not summary.partners:
        return nobody_yet()
    if not names or _is_paused(summary):
        return _all_reported(summary)
    one = await hear("who", _("Whom shall I remind?"), partial(_whom, partners), int, choices=_choices(), listens=True)
    if one:
        name = next(partner.name for partner in partners if partner.id == one)
        if name not in names:
            return _not_silent(summary, name)
        names = [name]
    asked = _("Shall I remind {names}?").format(names=listed(names[:10]))
    return Reminding(summary.week, one) if await confirm("sure", asked) else None


def _not_silent(summary: WeeklySummary, name: str) -> Reply:
    text = _("That partner has reported for {week} already, {call} 👍")
    if any(partner.name == name and partner.silence == "no_goods" for partner in summary.partners):
        text = _("No goods lie at {name}'s, {call}, so there is nothing to report for {week}.")
    return Reply(text.format(week=days(summary.week), call=you(), name=name))


def _choices() -> tuple[Choice, ...]:
    return (Choice(_("Everybody who is silent"), "0"),)


def _whom(partners: Sequence[PartnerName], said: Heard) -> int:
    """The id of the partner named; 0 for everybody."""
    words = "" if said.pressed else unsoftened(said.text)
    if not words or words.casefold() in EVERYBODY:
        return 0
    return partners[partner_named(words, partners)].id


def reminded(done: Reminded) -> Said:
    n = len(done.partner_ids)
    if not n:
        return Said(Reply(_("They were reminded before, {call}; once a week is enough.").format(call=you())))
    reply = Reply(_n("I have reminded {n} partner.", "I have reminded {n} partners.", n).format(n=n))
    return Said(reply, tuple(reminding(done.week, one) for one in done.partner_ids))
