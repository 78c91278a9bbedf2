"""The weekly report: what was sold, said back in digits, and confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from bot.ask import choose, confirm
from bot.ask.books import Me, MyArrivals, MyPartner, ReportOn
from bot.conversation import Choice, Json, OpeningWords, Rejected
from bot.domain.adjustment import Adjusting
from bot.domain.counts import NOTHING, Counts
from bot.domain.partner import Partner
from bot.domain.report import Filed, Filing, Priced, SalesReport, as_reported, price
from bot.domain.restock import Restocking
from bot.domain.unplaced import Parked, Unplaced
from bot.domain.week import Week
from bot.reply import Letter, Reply, Said
from bot.texts import _, days, money, quantity, you, your_name
from handlers.arrival import nothing_here
from handlers.bank import pay_to
from handlers.categories import judged
from handlers.correct import changes, corrected, on_record, open_change
from handlers.counting import Counted, Edited, as_answer, count, over
from handlers.evidence import photo_wished
from handlers.feedback import feedback_letter, noted_beside
from handlers.figures import lines_said, nil_said, said_back
from handlers.goods import goods_said
from handlers.more import ADD, add_or_replace, sold_since
from handlers.reached import reached_letters, reached_said
from handlers.restock import restock_letter
from handlers.shelf import as_line, fitting
from handlers.thanks import thanked
from handlers.understand import Intent, Reading, Reason, before_money_to_come, read_report
from handlers.weeks import which_week


async def report_sales() -> SalesReport | Adjusting | Parked | Reply | None:
    """A first report on a week; where there is one already, the writer sees it and decides."""
    week = await which_week("week")
    partner = await MyPartner(week)
    if partner.ended:
        text = _("The partnership with {business} is over, {call}: there is nothing to report any more 🙏")
        return Reply(text.format(business=partner.business, call=you()))
    filed = await ReportOn(week)
    if filed:
        return await _report_again(as_reported(partner, filed), filed)
    if partner.terms.holds_goods and not partner.goods:
        return nothing_here(partner.business, await MyArrivals())
    counted = await count("lines", partner, _invitation(partner, week))
    if counted.unplaced:
        return _parked(partner, counted, counted.unplaced)
    asked = nil_said(partner, week) if counted.nil else said_back(partner, week, price(partner, counted.counts))
    if counted.wished:
        text = _("{asked}\nAnd I pass on that you ask for {goods}.")
        asked = text.format(asked=asked, goods=goods_said(partner.goods_by_code(counted.wished)))
    asked = "\n".join([asked, *_beside_takings(await OpeningWords(), price(partner, counted.counts))])
    edits = {"lines": as_answer(Edited(_said(counted)))}
    heard = partial(_change, partner, counted)
    if not await confirm("sure", asked, edits=edits, heard=heard, answer_in=before_money_to_come, about=str(week)):
        return None
    priced = price(partner, counted.counts)
    return _with_asides(SalesReport(partner.id, week, priced), partner, counted)


def _beside_takings(opening: str, priced: Priced) -> Iterator[str]:
    """How far takings that were told before the counts are from what these come to."""
    told = read_report(opening, (), {}).questions
    takings = [int(doubt.numbers[0]) for doubt in told if doubt.reason is Reason.MONEY_ONLY and doubt.numbers]
    if takings and takings[-1] not in {priced.parts.sales, priced.due}:
        apart = abs(takings[-1] - priced.parts.sales)
        yield _("You said {takings} before: {apart} apart.").format(takings=money(takings[-1]), apart=money(apart))


def _parked(partner: Partner, counted: Counted, unplaced: Unplaced) -> Parked:
    """The counts in words that say them again, once the owner has noted what is missing."""
    words = " ".join(_in_words(code, counts) for code, counts in counted.named().items())
    return Parked(partner.name, partner.business, unplaced, f"lapor {words}")


def _in_words(code: str, counts: Counts) -> str:
    losses = (
        ("retur", counts.returned),
        ("rusak", counts.damaged),
        ("basi", counts.expired),
        ("hilang", counts.missing),
    )
    lost = "".join(f" {word} {quantity(number)}" for word, number in losses if number)
    return f"{code} {quantity(counts.sold)}" if not lost else f"{code} laku {quantity(counts.sold)}{lost}"


def _invitation(partner: Partner, week: Week) -> str:
    goods = goods_said(partner.goods)
    if not goods:
        text = _("{name}, the report on *{week}*: how many of each were sold?")
        return text.format(name=your_name(), week=days(week))
    text = _("{name}, the report on *{week}*. You had: {goods}. How many were sold?")
    return text.format(name=your_name(), week=days(week), goods=goods)


def _change(partner: Partner, counted: Counted, words: str) -> dict[str, Json | None] | None:
    """A change typed instead of a yes: `eh 13`, `nastar 6`, `salah, keripik 14 bukan 15`, or half of one."""
    try:
        changed = changes(words, partner, counted.counts)
    except Rejected:
        half = open_change(words, partner)
        if half is None:
            raise
        return {"lines": as_answer(over(_said(counted), half))}
    if not changed:
        return None
    merged = replace(counted, counts=counted.counts | changed, unnamed=counted.unnamed - set(changed), nil=False)
    return {"lines": as_answer(_said(merged))}


def _said(counted: Counted) -> Reading:
    """A message that says the same as what was counted."""
    lines = tuple(as_line(code, counts) for code, counts in counted.named().items())
    return Reading(Intent.REPORT, () if counted.nil else lines, asides=counted.asides)


async def _report_again(partner: Partner, filed: Filed) -> SalesReport | Adjusting | Parked | Reply | None:
    """A second report on a week changes nothing by itself: whoever gave the first corrects it, others decide."""
    before = filed.counts()
    by_me = filed.person_id == await Me()
    standing = _standing(partner, filed, by_me=by_me)
    more = sold_since(await OpeningWords(), partner) if by_me else {}
    added = _added(partner, before, more) if more and before.keys() >= more.keys() else None
    if added:
        answer = await add_or_replace(partner, before, more, added)
        return await corrected(partner, filed, before | (added if answer == ADD else _in_place(partner, before, more)))
    counted = await count("lines", partner, standing + "\n" + _("What should it be?"), before if by_me else {})
    if counted.unplaced:
        return _parked(partner, counted, counted.unplaced)
    replaced = before | counted.named()
    if replaced == before:
        return await on_record()
    if not by_me:
        added = _added(partner, before, counted.named())
        answer = await choose("again", standing, _ways_out(partner, filed, counted, added), binds=True)
        if answer == "keep":
            return Reply(_("Good, the report of {person} stands.").format(person=filed.person))
        replaced = added if answer == "add" and added else replaced
    result = await corrected(partner, filed, replaced)
    return _with_asides(result, partner, counted) if isinstance(result, SalesReport) else result


def _standing(partner: Partner, filed: Filed, *, by_me: bool) -> str:
    text = _("*{partner}*: there is a report by {person} on {week} already:\n{lines}")
    if by_me:
        text = _("*{partner}*: you have reported on {week} already, {call}:\n{lines}")
    lines = lines_said(filed.priced)
    return text.format(partner=partner.name, person=filed.person, week=days(filed.week), lines=lines, call=you())


def _ways_out(partner: Partner, filed: Filed, counted: Counted, added: dict[str, Counts] | None) -> list[Choice]:
    """Keep the first report, replace it, or, where so much lay there, add to it."""
    sold = _sold_said(partner, counted)
    choices = [
        Choice(_("Keep the report of {person}").format(person=filed.person), "keep", ("pakai",)),
        Choice(_("Replace it with {counts}").format(counts=sold), "replace", ("ganti",)),
    ]
    if added:
        choices.append(Choice(_("Add {counts}").format(counts=sold), "add", ("tambah",)))
    return choices


def _with_asides(report: SalesReport, partner: Partner, counted: Counted) -> SalesReport:
    """A report with what was said beside the counts."""
    return replace(
        report,
        nil=counted.nil,
        learned=counted.learned,
        feedback=judged(counted.feedback) if counted.feedback else None,
        handed_over=counted.handed_over,
        restock=partner.goods_by_code(counted.wished),
    )


def _in_place(partner: Partner, before: dict[str, Counts], more: dict[str, Counts]) -> dict[str, Counts]:
    """The same counts with what was sold put in place of what was said before."""
    changed = {code: replace(before[code], sold=counts.sold, left=NOTHING) for code, counts in more.items()}
    return {code: fitting(partner.shelf(code), partner, counts) for code, counts in changed.items()}


def _added(partner: Partner, before: dict[str, Counts], more: dict[str, Counts]) -> dict[str, Counts] | None:
    """Both reports together; None where that is more than lay there."""
    try:
        return before | {code: _sum(partner, code, before[code], counts) for code, counts in more.items()}
    except Rejected:
        return None


def _sum(partner: Partner, code: str, one: Counts, other: Counts) -> Counts:
    return fitting(partner.shelf(code), partner, replace(one + other, left=NOTHING))


def _sold_said(partner: Partner, counted: Counted) -> str:
    return goods_said(partner.goods_by_code({code: counts.sold for code, counts in counted.named().items()}))


def filed(filing: Filing) -> Said:
    """Thanks, and what is owed now. A late report is thanked for all the same."""
    report = filing.report
    text = _("Thank you, {name} 🙏 The report on {week} is on record.")
    if report.replaces:
        text = _("The report on {week} is corrected, {name} 🙏")
    thanks = text.format(name=your_name(), week=days(report.week)) + thanked(filing.thanks)
    if filing.balance > 0:
        thanks += "\n" + _("To hand over in all: *{due}*.").format(due=money(filing.balance))
        thanks += f"\n{pay_to(filing.account)}" if filing.account else ""
    elif filing.balance < 0:
        text = _("Your commission so far, still to be paid to you: *{due}*.")
        if report.priced.terms.holds_goods:
            text = _("Too much handed over so far: *{due}*. It counts for the next time.")
        thanks += "\n" + text.format(due=money(-filing.balance))
    thanks += f"\n{reached_said(filing.reckoned)}" if filing.reckoned else ""
    thanks += "" if report.replaces else photo_wished(report.priced)
    thanks += f"\n{noted_beside(filing.kept)}" if filing.kept and filing.kept.number else ""
    letters = (*_letters(filing), *reached_letters(filing.reckoned))
    if report.handed_over:
        thanks += "\n" + _("About the money you handed over: shall I note it too?")
        note = Choice(_("Yes, note it"), f"setor {report.handed_over}")
        return Said(Reply(thanks, (note,), about=str(report.week)), letters)
    return Said(Reply(thanks, about=str(report.week)), letters)


def _letters(filing: Filing) -> Iterator[Letter]:
    """What the owners are told at once."""
    if filing.kept:
        yield feedback_letter(filing.kept)
    if filing.report.restock:
        yield restock_letter(Restocking(filing.partner, filing.report.restock))
