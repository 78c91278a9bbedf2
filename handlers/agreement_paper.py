"""The agreement as a page that both sides keep: who, what, and who accepted it in which words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.agreement import Agreement
from bot.domain.paper import Paper, Section
from bot.domain.partner import Partner
from bot.texts import _, called, clock, full_day
from handlers.agreement_points import Point
from handlers.paper import file_name


def agreement_paper(partner: Partner, agreement: Agreement, points: Sequence[Point], today: date) -> Paper:
    """One page; what is not accepted yet says so."""
    foot = _("Version {n}. Drawn up by LaporMitra on {day}.").format(n=agreement.version, day=full_day(today))
    return Paper(
        name=file_name(_("agreement"), partner.name, str(agreement.version)),
        title=_("Partnership agreement"),
        subtitle=f"{partner.business} – {partner.name}",
        made_on=today,
        sections=(
            _parties(partner),
            _purpose(partner),
            *(Section(point.title, f"{point.text} {point.more}".rstrip()) for point in points),
            _accepted(partner, agreement),
        ),
        foot=foot,
    )


def _parties(partner: Partner) -> Section:
    text = _("*{business}*, who makes the goods, and *{partner}*, who sells them.")
    return Section(_("Between"), text.format(business=partner.business, partner=partner.name))


def _purpose(partner: Partner) -> Section:
    text = _("{partner} sells goods of {business} on consignment, so that both earn by it.")
    if not partner.terms.holds_goods:
        text = _("{partner} finds buyers for {business}, so that both earn by it.")
    return Section(_("Purpose"), text.format(partner=partner.name, business=partner.business))


def _accepted(partner: Partner, agreement: Agreement) -> Section:
    title, accepted = _("Agreed"), agreement.accepted
    if accepted is None:
        return Section(title, _("Offered by {business}, *not accepted yet*.").format(business=partner.business))
    text = _("Offered by {business}. Accepted by *{person}* for {partner} on *{day}* at {time}, in the word “{words}”.")
    said = text.format(
        business=partner.business,
        person=called(accepted.person),
        partner=partner.name,
        day=full_day(accepted.at.date()),
        time=clock(accepted.at),
        words=accepted.words,
    )
    return Section(title, said)
