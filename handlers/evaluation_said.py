"""How an evaluation reads: the invitation, the questions, and what came of it. A mark never accuses anybody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.conversation import Choice
from bot.domain.evaluation import BEST, TOPICS, WORST, Due, Evaluation, Facts, Mark, Marks, Period, Side, Topic
from bot.domain.template import Approved, Template
from bot.reply import Letter, Reply, To
from bot.texts import _, _n, day, listed, money, percent, you, your_name
from handlers.listing import bullets, capped, named

OPENING = "evaluasi"
PUT_OFF = f"{OPENING} nanti"
CHANGE = "kesepakatan evaluasi"
MOST_NAMED = 8


def topic_said(topic: Topic) -> str:
    """What a mark is for, within a sentence."""
    return {
        Topic.GOODS: _("the goods"),
        Topic.PRICE: _("the prices"),
        Topic.DELIVERY: _("delivery"),
        Topic.REPORTS: _("the reports"),
        Topic.REMITTANCES: _("handing over money"),
        Topic.SELLING: _("selling and display"),
        Topic.COMMUNICATION: _("communication"),
        Topic.GOING_ON: _("going on together"),
    }[topic]


def question_said(topic: Topic) -> str:
    """One question, with what the ends of the scale mean."""
    if topic is Topic.GOING_ON:
        return _("*Going on together*? *yes*, *no*, or {worst} to {best}.").format(worst=WORST, best=BEST)
    text = _("How do you find *{topic}*? {worst} (poor) to {best} (very good).")
    return text.format(topic=topic_said(topic), worst=WORST, best=BEST)


def head_said(evaluation: Evaluation) -> str:
    """Between whom, and over which time."""
    text = _("📋 *{partner}* and {business}, {period}")
    return text.format(partner=evaluation.partner, business=evaluation.business, period=_days(evaluation.period))


def first_said(evaluation: Evaluation) -> str:
    """What the five questions are about, and how they can be answered, before the first of them."""
    text = _(
        "{head}. Five short questions, one by one or all at once, with words where you like: *4 4 3 5 yes*. *skip* "
        "passes one, *later* puts it off."
    )
    return text.format(head=head_said(evaluation))


def _days(period: Period) -> str:
    return f"{day(period.begins)} – {day(period.last)}"


def result_said(evaluation: Evaluation) -> str:
    """The facts, what each side has said, and what both have agreed to change."""
    lines = [head_said(evaluation), *bullets(_facts(evaluation.facts))]
    names = {Side.PARTNER: evaluation.partner, Side.OWNER: evaluation.business}
    for side, name in names.items():
        marks = evaluation.by(side)
        lines.append(marks_said(name, marks) if marks else _("{name} has not answered.").format(name=name))
    lines.append(_("Figures and marks are there to talk about; they reproach nobody 🙏"))
    if evaluation.change:
        lines.append(_("Agreed: “{words}”").format(words=evaluation.change))
    return "\n".join(lines)


def marks_said(name: str, marks: Marks) -> str:
    """`Dari Warung Bu Siti: barang 4, harga 3 (“kemahalan”), mau lanjut ya`; words only where they may be told."""
    shown = [(topic, mark if marks.told else Mark(mark.number)) for topic, mark in marks.given]
    said = ", ".join(_mark(topic, mark) for topic, mark in shown if mark.number) or _("no marks")
    besides = [f"“{mark.words}”" for _topic, mark in shown if mark.words and not mark.number]
    return "\n".join([_("From {name}: {marks}").format(name=name, marks=said), *besides])


def _mark(topic: Topic, mark: Mark) -> str:
    number = str(mark.number)
    if topic is Topic.GOING_ON:
        number = {WORST: _("no"), BEST: _("yes")}.get(mark.number, number)
    return f"{topic_said(topic)} {number}" + (f" (“{mark.words}”)" if mark.words else "")


def _facts(facts: Facts) -> list[str]:
    """One line for each thing that the books can tell; what did not come up is left out."""
    lines = []
    if facts.weeks:
        on_time = _("reported on time {on_time}/{weeks}").format(on_time=facts.on_time, weeks=facts.weeks)
        late = _n("{n} late", "{n} late", facts.late).format(n=facts.late)
        lines.append(f"{on_time} ({late})" if facts.late else on_time)
    if facts.lost_percent is not None:
        lines.append(_("returned, damaged or expired {rate}").format(rate=percent(facts.lost_percent * 100)))
    if facts.gaps:
        lines.append(_n("goods not found {n} time", "goods not found {n} times", facts.gaps).format(n=facts.gaps))
    if facts.owed:
        lines.append(_("paid in full {paid}/{owed} weeks").format(paid=facts.paid, owed=facts.owed))
    months = [f"{_days(month)} {money(amount)}" for month, amount in facts.sales]
    return [*lines, _("sales {months}").format(months=", ".join(months))]


def result_reply(evaluation: Evaluation, side: Side) -> Reply:
    """The result as one side reads it; the owner can note what was agreed."""
    choices: tuple[Choice, ...] = ()
    if side is Side.OWNER:
        name = evaluation.partner.casefold()
        choices = (Choice(_("Note what was agreed"), f"{CHANGE} {name}"),)
    ready = _("Your evaluation is ready: write *evaluation* to read it")
    approved = Template(Approved.ANNOUNCEMENT, (your_name(), evaluation.business, ready))
    return Reply(result_said(evaluation), choices, template=approved if side is Side.PARTNER else None)


def result_letters(evaluation: Evaluation) -> tuple[Letter, Letter]:
    """The result to both sides."""
    return (
        Letter(To.PARTNER, partial(result_reply, evaluation, Side.PARTNER), evaluation.partner_id),
        Letter(To.OWNERS, partial(result_reply, evaluation, Side.OWNER)),
    )


def invitation(due: Due, business: str) -> Letter:
    """What a partner is invited by, and reminded by."""
    return Letter(To.PARTNER, partial(_to_partner, due, business), due.partner_id)


def _to_partner(due: Due, business: str) -> Reply:
    text = _(
        "{name}, it is time for our three-monthly evaluation with {business} 🙏 Five short questions, answered by a "
        "number: {topics}. There is time until {day}."
    )
    topics = listed([topic_said(topic) for topic in TOPICS[Side.PARTNER]])
    said = text.format(name=your_name(), business=business, topics=topics, day=day(due.closes))
    asked = _("five short questions about working together; write *evaluation* to answer")
    approved = Template(Approved.ANNOUNCEMENT, (your_name(), business, asked))
    return Reply(said, (Choice(_("Begin"), OPENING), Choice(_("Later"), PUT_OFF)), template=approved)


def owners_invitation(dues: Sequence[Due]) -> Letter:
    """What owners are invited by, and reminded by: one letter for all partners."""
    return Letter(To.OWNERS, partial(_to_owners, dues))


def _to_owners(dues: Sequence[Due]) -> Reply:
    text = _n(
        "{call}, it is time for the three-monthly evaluation with {names}: five short questions about the partner, "
        "until {day}. The partner is asked as well.",
        "{call}, it is time for the three-monthly evaluation with {names}: five short questions about each partner, "
        "until {day}. The partners are asked as well.",
        len(dues),
    )
    names = [named(due.partner) for due in dues[:MOST_NAMED]]
    closes = min(due.closes for due in dues)
    said = text.format(call=your_name(), names=capped(names, len(dues)), day=day(closes))
    labels = [_("Begin")] if len(dues) == 1 else names
    begin = [Choice(label, f"{OPENING} {due.partner.casefold()}") for label, due in zip(labels, dues, strict=False)]
    return Reply(said, (*begin, Choice(_("Later"), PUT_OFF)))


def later_said() -> Reply:
    text = _("All right, {call}. Whenever it suits you: *evaluation*.")
    return Reply(text.format(call=you()))
