"""The evaluation every three months: five short questions to each side, and what both agree on after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Literal

from bot.ask import few_words, hear, words_of
from bot.ask.books import MyPartner, OnePartner, Partners
from bot.ask.evaluations import EvaluationOf, MyEvaluation, WaitingEvaluations
from bot.conversation import Choice, Heard, NoChoice, OpeningWords, Question, Rejected, Revised
from bot.domain.evaluation import (
    BEST,
    TOPICS,
    WORST,
    Agreeing,
    Evaluated,
    Evaluating,
    Evaluation,
    Mark,
    Marks,
    Side,
    Topic,
)
from bot.domain.partner import Partner
from bot.domain.template import Approved, Template
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, day, you, your_name
from handlers.change_terms import CHANGING
from handlers.counting import heard_from
from handlers.evaluation_said import (
    CHANGE,
    OPENING,
    first_said,
    later_said,
    marks_said,
    question_said,
    result_letters,
    result_reply,
)
from handlers.marks import LONGEST, Marked, marks_named, read_marks
from handlers.phrases import phrases
from handlers.understand import AsideKind, read_yes_no
from handlers.understand.courtesy import puts_off, says_nothing, unsoftened
from handlers.whom import nobody_yet, one_first, which_partner

EVALUATING = (OPENING, "evalusi", "evaluasinya", *(f"{word} {OPENING}" for word in ("isi", "mulai", "hasil", "lihat")))
AGREED = (CHANGE, "catat kesepakatan")
LATER: Literal["later"] = "later"
SKIP = "skip"
SENT, UNCHANGED = phrases("sending"), phrases("unchanged")
Answer = Mark | Literal["later"]


async def evaluate() -> Evaluating | Reply:
    """`evaluasi`, `evaluasi 4 4 3 5 ya`: a partner's answers, or what came of its last evaluation."""
    evaluation = await MyEvaluation()
    if evaluation is None:
        return _none_yet()
    return await _answered(evaluation, Side.PARTNER, await MyPartner(), str.strip)


async def evaluate_partner() -> Evaluating | Reply:
    """`evaluasi siti`, `evaluasi siti 5 4 4 5 ya`: the same of an owner, about one partner."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    if puts_off(await OpeningWords()):
        return later_said()
    waiting, names = await WaitingEvaluations(), [partner.name for partner in partners]
    waiting_first = sorted(partners, key=lambda one: one.id not in waiting)
    chosen = await which_partner(waiting_first, _("With which partner?"), partial(_name_in, names))
    evaluation = await EvaluationOf(chosen.id)
    if evaluation is None:
        return _none_yet()
    return await _answered(evaluation, Side.OWNER, await OnePartner(chosen.id), partial(_behind_name, names))


def _none_yet() -> Reply:
    text = _("There was no evaluation yet, {call}: I ask for one every three months from the first agreement on.")
    return Reply(text.format(call=you()))


def _name_in(names: Sequence[str], words: str) -> str:
    """The name that words begin with; nothing where they begin with a mark."""
    apart = one_first(words, names)
    return apart[1] if apart else "" if words[:1].isdigit() else words.strip()


def _behind_name(names: Sequence[str], words: str) -> str:
    apart = one_first(words, names)
    return apart[0] if apart else words.strip()


async def _answered(
    evaluation: Evaluation, side: Side, partner: Partner, said_in: Callable[[str], str]
) -> Evaluating | Reply:
    """The five answers of a side, a word besides, and whether that may be told; or how the evaluation stands."""
    if not evaluation.waits_for(side):
        return result_reply(evaluation, side) if evaluation.closed else _waits(evaluation, side)
    given: list[tuple[Topic, Mark]] = []
    for topic in TOPICS[side]:
        answer = await _question(evaluation, side, topic, partner, said_in)
        if not isinstance(answer, Mark):
            return later_said()
        given.append((topic, answer))
    besides = await _besides(evaluation, side, partner, Marks(tuple(given), told=True), said_in)
    marks = Marks((*given, (Topic.WORDS, Mark(words=besides))))
    told = bool(marks.words) and await _may_be_told(evaluation, side, marks)
    return Evaluating(evaluation.partner_id, evaluation.period, side, Marks(marks.given, told))


def _waits(evaluation: Evaluation, side: Side) -> Reply:
    text = _(
        "The answers of {mine} are noted, {call} 🙏 As soon as {other} has answered, and on {day} at the latest, both "
        "see what came of it."
    )
    mine, other = (_other(evaluation, one) for one in (*(set(Side) - {side}), side))
    return Reply(text.format(mine=mine, call=you(), other=other, day=day(evaluation.closes)))


def _other(evaluation: Evaluation, side: Side) -> str:
    """Who answers on the other side."""
    return evaluation.business if side is Side.PARTNER else evaluation.partner


def _question(
    evaluation: Evaluation, side: Side, topic: Topic, partner: Partner, said_in: Callable[[str], str]
) -> Question[Answer]:
    asked, is_first = question_said(topic), topic is TOPICS[side][0]

    def read(heard: Heard) -> Answer:
        if heard.pressed is not None:
            return _pressed(heard.pressed)
        words = said_in(words_of(heard))
        return LATER if puts_off(words) else _mark(words, side, topic, partner)

    text = f"{first_said(evaluation)}\n\n{asked}" if is_first else asked
    return hear(topic, text, read, Answer, choices=_choices(topic), listens=is_first, insists=False, again=asked)


def _choices(topic: Topic) -> tuple[Choice, ...]:
    """The marks in their order, so that the number of a button is its mark."""
    worst, best = (_("no"), _("yes")) if topic is Topic.GOING_ON else (_("poor"), _("very good"))
    ends = {WORST: f"{WORST} {worst}", BEST: f"{BEST} {best}"}
    marks = [Choice(ends.get(number, str(number)), str(number)) for number in range(WORST, BEST + 1)]
    return (*marks, Choice(_("Skip"), SKIP), Choice(_("Later"), LATER))


def _pressed(value: str) -> Answer:
    if value == LATER:
        return LATER
    return Mark(int(value)) if value.isdecimal() else Mark()


def _mark(words: str, side: Side, asked: Topic, partner: Partner) -> Mark:
    """The mark for what is asked; Revised where a message holds more than that, NoChoice where it holds none."""
    marked = read_marks(words, TOPICS[side], asked)
    if not marked and read_yes_no(words) is False:
        return Mark()
    beside = any(mark.words for mark in marked.values())
    if not marked or (beside and _is_meant_otherwise(words, partner)):
        text = _("A number from {worst} to {best}, please; *skip* passes it, *later* puts it off.")
        raise NoChoice(text.format(worst=WORST, best=BEST))
    if marked.keys() == {asked}:
        return marked[asked]
    raise _revised(marked)


def _is_meant_otherwise(words: str, partner: Partner) -> bool:
    """Whether a message counts goods, or tells of money that was handed over."""
    reading = heard_from(partner, words)
    counts = bool(reading.lines) and not reading.questions
    return counts or any(aside.kind is AsideKind.REMITTANCE for aside in reading.asides)


def _revised(marked: Marked) -> Revised:
    """The answers of several questions at once."""
    return Revised({topic: mark.words if topic is Topic.WORDS else asdict(mark) for topic, mark in marked.items()})


def _besides(
    evaluation: Evaluation, side: Side, partner: Partner, marks: Marks, said_in: Callable[[str], str]
) -> Question[str]:
    """A word besides; what was marked is said back, and may be corrected: `harga 3`."""

    def read(heard: Heard) -> str:
        if heard.pressed == SKIP:
            return ""
        words = words_of(heard)
        if says_nothing(words) or unsoftened(words) in SENT or _goes_on(words, said_in):
            return ""
        corrected = marks_named(words, TOPICS[side])
        if corrected:
            raise _revised(corrected)
        if _is_meant_otherwise(words, partner):
            raise Rejected(_("That reads like a report."))
        return few_words(LONGEST, heard)

    text = _("{marks}\nIs there a word for {other} besides, {call}? Just write it, or send it without.")
    asked = text.format(marks=marks_said(your_name(), marks), other=_other(evaluation, side), call=you())
    return hear(Topic.WORDS, asked, read, str, choices=(Choice(_("Send"), SKIP),))


def _goes_on(words: str, said_in: Callable[[str], str]) -> bool:
    """Whether an owner goes on to a partner with `evaluasi tini`: nobody is to read that as a word for them."""
    opening, _space, rest = words.partition(" ")
    return opening.casefold() in EVALUATING and said_in(rest) != rest.strip()


def _may_be_told(evaluation: Evaluation, side: Side, marks: Marks) -> Question[bool]:
    """Whether the other side may read what was said; the marks it reads in any case."""
    yes, no = Choice(_("They may"), "yes"), Choice(_("Rather not"), "no")

    def read(heard: Heard) -> bool:
        answer = heard.pressed == yes.value if heard.pressed else read_yes_no(words_of(heard))
        if answer is None:
            raise NoChoice(_("Please choose one of these."))
        return answer

    said = "\n".join(f"“{words}”" for words in marks.words)
    text = _("{words}\nMay {other} read that, {call}? If not, I show the marks alone.")
    asked = text.format(words=said, other=_other(evaluation, side), call=you())
    return hear("told", asked, read, bool, choices=(yes, no))


def kept(done: Evaluated) -> Said:
    """Where both have answered now, each reads what came of it; else only that the answers are noted."""
    evaluation, side = done.evaluation, done.side
    if not evaluation.closed:
        return Said(_waits(evaluation, side))
    return Said(result_reply(evaluation, side), result_letters(evaluation) if done.first else ())


async def agreed_change() -> Agreeing | Reply:
    """`kesepakatan evaluasi siti kirim dua kali seminggu`: what both agreed to change, in a sentence, or nothing."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    names = [partner.name for partner in partners]
    chosen = await which_partner(partners, _("With which partner?"), partial(_name_in, names))
    evaluation = await EvaluationOf(chosen.id)
    if evaluation is None:
        return _none_yet()
    if not evaluation.closed:
        return _waits(evaluation, Side.OWNER)
    asked = _("What have you agreed on with *{partner}*? One sentence, or *nothing*.").format(partner=chosen.name)
    choices = (Choice(_("Nothing"), SKIP),)
    change = await hear("change", asked, partial(_change, names), str, choices=choices, listens=True)
    return Agreeing(evaluation, change)


def _change(names: Sequence[str], heard: Heard) -> str:
    if heard.pressed == SKIP:
        return ""
    words = _behind_name(names, few_words(LONGEST, heard))
    if not words:
        raise NoChoice("")
    return "" if says_nothing(words) or unsoftened(words) in UNCHANGED else words


def agreed(done: Agreeing) -> Said:
    """The owner can go on to change the terms, which is the only way to change them; the partner reads the sentence."""
    evaluation = done.evaluation
    if not done.words:
        return Said(Reply(_("All right, {call}: nothing changes.").format(call=you())))
    text = _("Noted: “{words}”. {partner} knows. Should the share or the damage rule change too, tap below.")
    said = text.format(words=done.words, partner=evaluation.partner)
    change = Choice(_("Change the agreement"), f"{CHANGING[1]} {evaluation.partner.casefold()}")
    return Said(Reply(said, (change,)), (Letter(To.PARTNER, partial(_tell, done), evaluation.partner_id),))


def _tell(done: Agreeing) -> Reply:
    business = done.evaluation.business
    text = _(
        "{name}, {business} has noted what was agreed on after the evaluation: “{words}”. If that is not right, write "
        "*feedback …*."
    )
    said = text.format(name=your_name(), business=business, words=done.words)
    approved = Template(Approved.ANNOUNCEMENT, (your_name(), business, done.words))
    return Reply(said, template=approved)
