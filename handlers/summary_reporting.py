"""Who reported in the owner's week, who did not, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.domain.summary import PartnerWeek, Silence
from bot.texts import _, _n
from handlers.listing import Room, bullets, capped, count, named


def reporting(partners: Sequence[PartnerWeek], room: Room) -> list[str]:
    if not partners:
        return [_("No partner has joined yet. Type *undang* to invite the first one.")]
    reported = [partner for partner in partners if partner.reported_on]
    silent = [partner for partner in partners if partner.silent]
    lines = [_reported(reported, [*reported, *silent], room)] if reported or silent else []
    return [*lines, *_silent(silent, room), *_exempt(partners, room)]


def _reported(reported: Sequence[PartnerWeek], partners: Sequence[PartnerWeek], room: Room) -> str:
    if not reported:
        text = _("*None of {total} {partners} has reported yet.*")
    elif len(partners) == 1:
        text = _("*Reported:* {names}.")
    elif len(reported) == len(partners):
        text = _("*All {total} {partners} have reported, thanks to them:* {names}.")
    else:
        text = _("*{reported} of {total} {partners} reported:* {names}.")
    return text.format(
        reported=count(len(reported)),
        total=count(len(partners)),
        partners=_kind(partners),
        names=capped([_reporter(partner) for partner in reported[: room.names]], len(reported)),
    )


def _kind(partners: Sequence[PartnerWeek]) -> str:
    n = len(partners)
    words = {
        "warung": _n("shop", "shops", n),
        "reseller": _n("reseller", "resellers", n),
        "agent": _n("agent", "agents", n),
    }
    kinds = {partner.kind for partner in partners}
    return words.get(kinds.pop() if len(kinds) == 1 else "", _n("partner", "partners", n))


def _reporter(partner: PartnerWeek) -> str:
    notes = []
    if partner.days_late > 0:
        notes.append(_n("{n} day late", "{n} days late", partner.days_late).format(n=count(partner.days_late)))
    if partner.nil:
        notes.append(_("nothing sold yet"))
    return f"{named(partner.name)} ({', '.join(notes)})" if notes else named(partner.name)


def _silent(silent: Sequence[PartnerWeek], room: Room) -> list[str]:
    reasons = Counter(partner.silence for partner in silent)
    lines = [_silent_for(reason, n, silent, room) for reason, n in reasons.items()]
    if len(lines) < 2:
        return [_("Not yet: {names}.").format(names=line) for line in lines]
    return [_("Not yet:"), *bullets(lines)]


def _silent_for(reason: Silence | None, n: int, silent: Sequence[PartnerWeek], room: Room) -> str:
    names = [named(partner.name) for partner in silent if partner.silence == reason][: room.names]
    why = _silence(reason)
    return f"{capped(names, n)} ({why})" if why else capped(names, n)


def _exempt(partners: Sequence[PartnerWeek], room: Room) -> list[str]:
    """Those who had nothing to report, or were not asked to."""
    texts = {"paused": _("Not asked in these days: {names}."), "no_goods": _("No goods there: {names}.")}
    lines = []
    for silence, text in texts.items():
        names = [named(partner.name) for partner in partners if partner.silence == silence]
        if names and room.concerns:
            lines.append(text.format(names=capped(names[: room.names], len(names))))
    return lines


def _silence(reason: Silence | None) -> str:
    words: dict[Silence | None, str] = {
        "reminded": _("reminded, no answer yet"),
        "unconfirmed": _("gave counts but has not confirmed them"),
        "unreachable": _("our messages do not arrive"),
        "stopped": _("asked for no messages"),
        "not_joined": _("has not accepted the agreement yet"),
    }
    return words.get(reason, "")
