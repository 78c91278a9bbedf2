"""The weekly report to several businesses at once: one message, one yes, each in its own books."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.ask import choose, confirm, hear, words_of
from bot.ask.books import MyOutlets, MyPartner, MyPlaces, ReportOn
from bot.ask.elsewhere import At, elsewhere
from bot.ask.person import stored_as
from bot.conversation import Choice, Fact, Heard, Json, Question, Rejected
from bot.domain.joint_report import JointFiling, JointReport
from bot.domain.report import Filed, Filing, Priced, SalesReport, price
from bot.domain.speaker import Place
from bot.domain.week import Week
from bot.reply import Reply, Said
from bot.texts import _, days, either, money, your_name
from handlers.correct import changes
from handlers.counting import Counted, for_the_owner, handed_over, heard_from, settled
from handlers.figures import lines_said, sums_said
from handlers.goods import goods_said
from handlers.menu import passing_on
from handlers.reached import reached_said
from handlers.shelf import as_line
from handlers.thanks import thanked
from handlers.understand import Doubt, Intent, Reading, Reason
from handlers.weeks import which_week
from handlers.whose_goods import Outlet, Parted, Whose, buildable, part


@dataclass(frozen=True, slots=True)
class Draft:
    """What one business is told. Where there is a report on that week already, it stands, and nothing else is told."""

    outlet: Outlet
    week: Week
    counted: Counted
    standing: Filed | None = None

    @property
    def priced(self) -> Priced:
        return price(self.outlet.partner, self.counted.counts)


async def report_to_each() -> JointReport | Reply | None:
    """`keripik 10 sambal 4` where these are two producers' goods."""
    outlets = await _outlets()
    parted = await _everything(outlets)
    readings = dict(parted.readings)
    for n, whose in enumerate(parted.whose):
        owner = await _owner(f"lines.whose.{n}", whose, outlets)
        readings[owner.mark] = _more(readings.get(owner.mark), whose.words, owner)
    drafts = [
        await elsewhere(outlet.place, f"lines.{outlet.mark}", _draft(outlet, readings[outlet.mark]))
        for outlet in outlets
        if outlet.mark in readings
    ]
    said = "\n\n".join(_said_back(draft) for draft in drafts)
    new = [draft for draft in drafts if draft.standing is None]
    if not new:
        return Reply(said)
    asked = _("{reports}\n\nIs all of that right?").format(reports=said)
    if not await confirm("sure", asked, edits="lines", heard=partial(_change, drafts, parted)):
        return None
    reports = tuple((draft.outlet.place, _report(draft)) for draft in new)
    return JointReport(reports, for_the_owner(parted.asides), handed_over(parted.asides))


async def _outlets() -> tuple[Outlet, ...]:
    """The outlets spoken for when the talk began, but for those the person has left since."""
    then = await Fact("outlets", MyOutlets(), stored_as(tuple[Place, ...]))
    now = {place.mark: place for place in await MyPlaces()}
    places = [now[place.mark] for place in then if place.mark in now]
    return tuple([Outlet(place, await At(place, MyPartner())) for place in places])


def _everything(outlets: Sequence[Outlet]) -> Question[Parted]:
    goods = "\n".join(f"*{one.place.business}*: {goods_said(one.partner.goods)}" for one in outlets)
    asked = _("{name}, you had:\n{goods}\nHow many were sold?").format(name=your_name(), goods=goods)

    def read(heard: Heard) -> Parted:
        parted = buildable(part(words_of(heard), outlets), outlets)
        if not parted.readings and not parted.whose:
            raise Rejected(_("I did not find any counts in that."))
        return parted

    return hear("lines", asked, read, Parted, listens=True)


async def _owner(key: str, whose: Whose, outlets: Sequence[Outlet]) -> Outlet:
    among = [outlet for outlet in outlets if outlet.mark in whose.marks]
    choices = [Choice(outlet.place.business, str(n)) for n, outlet in enumerate(among)]
    names = either([f"*{outlet.place.business}*" for outlet in among])
    asked = _("{businesses}: whose product is “{words}”?").format(businesses=names, words=whose.words)
    return among[int(await choose(key, asked, choices))]


def _more(reading: Reading | None, words: str, outlet: Outlet) -> Reading:
    """What is said of an outlet's goods, with words that turned out to be about them too."""
    more = heard_from(outlet.partner, words)
    if reading is None:
        return more
    lines = {line.product: line for line in (*reading.lines, *more.lines)}
    twice = {line.product for line in reading.lines} & {line.product for line in more.lines}
    repeated = tuple(Doubt(Reason.REPEATED, words, about=code) for code in twice)
    certain = tuple(line for code, line in lines.items() if code not in twice)
    return replace(reading, lines=certain, questions=(*reading.questions, *more.questions, *repeated))


async def _draft(outlet: Outlet, reading: Reading) -> Draft:
    week = await which_week("week")
    partner = await MyPartner(week)
    filed = await ReportOn(week)
    if filed:
        return Draft(outlet, week, Counted({}), filed)
    return Draft(Outlet(outlet.place, partner), week, await settled("counts", partner, reading, parks=False))


def _said_back(draft: Draft) -> str:
    """One business's part: the report as it will be filed, or the one that stands."""
    name, week, filed = draft.outlet.place.business, days(draft.week), draft.standing
    if filed:
        text = _("*{business}*, {week}: there is a report by {person} already, and it stays. *correct* changes it.")
        said = text.format(business=name, week=week, person=filed.person)
        return f"{said}\n{lines_said(filed.priced)}"
    partner, priced = draft.outlet.partner, draft.priced
    return f"*{name}* · {partner.name}, {week}\n{lines_said(priced)}\n{sums_said(partner, priced)}"


def _change(drafts: Sequence[Draft], parted: Parted, words: str) -> dict[str, Json | None] | None:
    """Changes typed instead of a yes: `eh sambal 5`, `keripik 14 bukan 15`; None where they speak of no goods."""
    new = [draft for draft in drafts if draft.standing is None]
    outlets = [draft.outlet for draft in new]
    said = buildable(part(words, outlets), outlets)
    if said.whose:
        raise Rejected(_("I did not find what to change in that."))
    if not said.readings:
        return None
    readings = dict(parted.readings)
    for draft in new:
        mark, counts = draft.outlet.mark, draft.counted.counts
        if mark in said.readings:
            about_it = words if len(said.readings) == 1 else "\n".join(line.words for line in said.readings[mark].lines)
            counts = counts | changes(about_it, draft.outlet.partner, counts)
        readings[mark] = Reading(Intent.REPORT, tuple(as_line(code, one) for code, one in counts.items()))
    changed = replace(parted, readings=readings, whose=())
    return {"lines": stored_as(Parted).dump_python(changed, mode="json")}


def _report(draft: Draft) -> SalesReport:
    return SalesReport(draft.outlet.partner.id, draft.week, draft.priced, learned=draft.counted.learned)


def filed(filing: JointFiling) -> Said:
    """Thanks, and what each business is owed now."""
    rows = ["\n".join(_filed(place, one)) + thanked(one.thanks) for place, one in filing.filings]
    rows.append(_("That is on record now. Thank you, {name} 🙏").format(name=your_name()))
    choices = []
    if filing.feedback:
        rows.append(_("“{words}”: which owner shall I tell?").format(words=filing.feedback))
        choices.append(Choice(_("Tell the owner"), passing_on(filing.feedback)))
    if filing.handed_over:
        rows.append(_("About the money you handed over: shall I note it too?"))
        choices.append(Choice(_("Yes, note it"), f"setor {filing.handed_over}"))
    return Said(Reply("\n".join(rows), tuple(choices)))


def _filed(place: Place, filing: Filing) -> Iterator[str]:
    yield _due_said(place, filing)
    if filing.reckoned:
        yield reached_said(filing.reckoned)


def _due_said(place: Place, filing: Filing) -> str:
    names = {"business": place.business, "week": days(filing.report.week), "due": money(abs(filing.balance))}
    if filing.balance > 0:
        return _("*{business}*, {week}. To hand over in all: *{due}*.").format(**names)
    if filing.balance < 0:
        return _("*{business}*, {week}. Your commission so far, still to be paid to you: *{due}*.").format(**names)
    return "*{business}*, {week}".format(**names)
