"""Counting with a partner: one message for everything, or one product at a time, until no doubt is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial

from bot.ask import chosen, hear, words_of
from bot.ask.changing import Changing
from bot.ask.person import stored_as
from bot.conversation import Choice, Heard, Json, Question, Rejected, Revised
from bot.domain.counts import NOTHING, Counts
from bot.domain.partner import Partner, Shelf
from bot.domain.unplaced import Unplaced
from bot.texts import _
from handlers.doubts import can_settle, settle
from handlers.goods import goods_said
from handlers.sentences import sentence
from handlers.shelf import beside, by_now, complete, one, with_losses
from handlers.understand import Aside, AsideKind, Doubt, Intent, Reading, Reason, read_report
from handlers.wishes import in_codes, wished

ONE_BY_ONE = "one by one"
NIL = "nil"
NOT_COUNTED: Mapping[str, Counts] = {}


@dataclass(frozen=True, slots=True)
class Counted:
    """Counts of every product that lies there, the words learned for products, and what was said beyond counts."""

    counts: dict[str, Counts]
    unnamed: frozenset[str] = frozenset()
    """Products that were not spoken of: nothing of them was sold."""
    learned: tuple[tuple[str, str], ...] = ()
    feedback: str = ""
    nil: bool = False
    handed_over: str = ""
    wished: dict[str, Decimal] = field(default_factory=dict)
    """Goods that are to be sent again, by product code."""
    asides: tuple[Aside, ...] = ()
    """All that was said beside the counts, to be kept where the counts are changed."""
    unplaced: Unplaced | None = None
    """Goods that the owner has to be asked about before any of this can be filed."""

    def named(self) -> dict[str, Counts]:
        return {code: counts for code, counts in self.counts.items() if code not in self.unnamed}


@dataclass(frozen=True, slots=True)
class Edited:
    """What was said before a person chose to change it; what is not said anew stays."""

    said: Reading


async def count(key: str, partner: Partner, asked: str, before: Mapping[str, Counts] = NOT_COUNTED) -> Counted:
    """Ask what became of the goods. Dotted keys under `key` hold what had to be asked besides.

    `before` is what stands on record already, which new damage is added to.
    """
    heard = await _everything(key, partner, asked)
    if isinstance(heard, Edited):
        draft, heard = heard.said, await _everything(f"{key}.changed", partner, _so_far(asked, partner, heard.said))
        heard = over(draft, heard) if isinstance(heard, Reading) and heard.intent is not Intent.NIL else heard
    assert not isinstance(heard, Edited), "only a change leaves a draft, and it is followed by a question"
    if heard == ONE_BY_ONE:
        return Counted(await _one_by_one(key, partner))
    if isinstance(heard, str):
        return Counted(_nothing_sold(partner.shelves), nil=True)
    return await Changing(_agreed(key, partner, heard, before), partial(_said_anew, key, partner, heard))


async def _agreed(key: str, partner: Partner, heard: Reading, before: Mapping[str, Counts]) -> Counted:
    """What a message says of the goods; first of all whether that stands beside a total which is another."""
    for doubt in filter(_of_sum, heard.questions):
        await _as_it_is(key, heard, sentence(doubt, partner))
    return await settled(key, partner, heard, before)


def _of_sum(doubt: Doubt) -> bool:
    return doubt.reason is Reason.TOTAL_DIFFERS


def _as_it_is(key: str, heard: Reading, difference: str) -> Question[str]:
    """Whether the counts are kept as they are; otherwise they are changed from where they stand."""
    keep = Choice(_("Keep the counts"), "keep", ("simpan", "apa adanya", "simpan apa adanya"))
    choices = (
        keep,
        Choice(_("Count again"), "again", ("salah", "keliru", "ubah", "tidak", "nggak", "gak", "ga", "no")),
    )
    anew = {key: as_answer(Edited(replace(heard, questions=())))}

    def read(said: Heard) -> str:
        value = chosen(said, choices, "keep")
        if value == "again":
            raise Revised(anew)
        return value

    asked = _("{difference} Shall I keep the counts as they are?").format(difference=difference)
    return hear(f"{key}.total", asked, read, str, choices=choices)


def _said_anew(key: str, partner: Partner, heard: Reading, words: str) -> dict[str, Json | None] | None:
    """A message without a doubt in place of an answer: its counts stand beside what else was certain."""
    fresh = heard_from(partner, words) if words else heard
    if fresh.intent is not Intent.REPORT or fresh.questions or not fresh.lines:
        return None
    lines = {line.product: line for line in (*heard.lines, *fresh.lines)}
    doubts = tuple(doubt for doubt in heard.questions if doubt.about and doubt.about not in lines)
    merged = Reading(Intent.REPORT, tuple(lines.values()), doubts, asides=(*heard.asides, *fresh.asides))
    return {key: as_answer(merged)}


def as_answer(heard: Reading | Edited) -> Json:
    """The answer to the question for everything, as it is stored."""
    stored: Json = stored_as(Answer).dump_python(heard, mode="json")
    return stored


def over(before: Reading, fresh: Reading) -> Reading:
    """What was said anew in place of what was said before of the same products; the rest stays."""
    doubted = {doubt.about for doubt in fresh.questions}
    lines = {line.product: line for line in before.lines if line.product not in doubted}
    lines |= {line.product: beside(lines.get(line.product), line) for line in fresh.lines}
    return Reading(Intent.REPORT, tuple(lines.values()), fresh.questions, asides=(*before.asides, *fresh.asides))


def _so_far(asked: str, partner: Partner, said: Reading) -> str:
    counts = goods_said(tuple((partner.shelf(line.product).product, line.sold or NOTHING) for line in said.lines))
    text = _("{asked}\nSo far: {counts}. Write only what changes.")
    return text.format(asked=asked, counts=counts) if counts else asked


Answer = Reading | Edited | str
"""What a person says of the goods: a message, or that they are counted one by one, or that nothing was sold."""


async def settled(
    key: str, partner: Partner, heard: Reading, before: Mapping[str, Counts] = NOT_COUNTED, *, parks: bool = True
) -> Counted:
    """What a message says of the goods, once everything is asked that it leaves open."""
    counts = {
        line.product: await complete(f"{key}.{line.product}.sold", partner, line, before.get(line.product))
        for line in heard.lines
    }
    learned: list[tuple[str, str]] = []
    unplaced = None
    nil = heard.intent is Intent.NIL
    for doubt in _once_each(heard.questions):
        answer = await settle(key, doubt, partner, parks=parks)
        for code, found in answer.counts.items():
            shelf = partner.shelf(code)
            whole = with_losses(shelf, partner, counts.get(code), found)
            counts[code] = whole if answer.unplaced else by_now(shelf, partner, whole)
        learned += answer.learned
        unplaced = unplaced or answer.unplaced
        nil = nil or (answer.nil and not heard.lines)
    others = _nothing_sold(shelf for shelf in partner.shelves if shelf.product.code not in counts)
    unnamed = frozenset() if nil else frozenset(others)
    counted = Counted(others | counts, unnamed, tuple(learned), nil=nil, unplaced=unplaced)
    return _with_asides(counted, heard.asides, wished(heard, partner.products))


def _with_asides(counted: Counted, asides: Iterable[Aside], wishes: dict[str, Decimal]) -> Counted:
    """What was counted with what was said beside it; a wish that is clear is kept in codes."""
    said = tuple(aside for aside in asides if not (wishes and aside.kind is AsideKind.WISH))
    wish = (Aside(AsideKind.WISH, in_codes(wishes)),) if wishes else ()
    return replace(
        counted,
        feedback=for_the_owner(said),
        handed_over=handed_over(said),
        wished=wishes,
        asides=(*said, *wish),
    )


def _once_each(doubts: Iterable[Doubt]) -> list[Doubt]:
    """One question for each product and reason, however often it came up."""
    return list({(doubt.reason, doubt.about or doubt.words): doubt for doubt in doubts}.values())


def for_the_owner(asides: Iterable[Aside]) -> str:
    """What was said beside the counts and is meant for the owner: feedback and wishes."""
    meant = (AsideKind.FEEDBACK, AsideKind.WISH, AsideKind.QUESTION)
    return "\n".join(aside.words for aside in asides if aside.kind in meant)


def handed_over(asides: Iterable[Aside]) -> str:
    """Words about money handed over, which get a talk of their own."""
    return " ".join(aside.words for aside in asides if aside.kind is AsideKind.REMITTANCE)


async def _one_by_one(key: str, partner: Partner) -> dict[str, Counts]:
    counts = {}
    for shelf in partner.shelves:
        if shelf.quantity or not partner.terms.holds_goods:
            counts[shelf.product.code] = by_now(
                shelf, partner, await one(f"{key}.{shelf.product.code}", partner, shelf)
            )
    return counts


def _everything(key: str, partner: Partner, asked: str) -> Question[Answer]:
    choices = (
        Choice(_("One by one"), ONE_BY_ONE, ("satu per satu", "satu-satu", "satu satu")),
        Choice(_("Nothing sold"), NIL),
    )

    def read(said: Heard) -> Answer:
        if said.pressed in {ONE_BY_ONE, NIL}:
            return said.pressed
        if words_of(said).casefold() in choices[0].words:
            return ONE_BY_ONE
        return reading(said.text, partner)

    return hear(key, asked, read, Answer, choices=choices, listens=True)


def reading(words: str, partner: Partner) -> Reading:
    """What a message says about the goods; Rejected where nothing in it can be built upon."""
    heard = heard_from(partner, words)
    if any(doubt.reason is Reason.ORDER for doubt in heard.questions):
        heard = _without_last_count(words, partner) or heard
    hopeless = next((doubt for doubt in heard.questions if not can_settle(doubt) and not _of_sum(doubt)), None)
    if hopeless:
        raise Rejected(sentence(hopeless, partner))
    if heard.intent in (Intent.OTHER, Intent.UNCLEAR) and not heard.lines and not heard.questions:
        raise Rejected(_("I did not find any counts in that."))
    return heard


def heard_from(partner: Partner, words: str) -> Reading:
    """What a message of a partner says, of its products and of what lies there."""
    return read_report(words, partner.products, placements(partner))


def _without_last_count(words: str, partner: Partner) -> Reading | None:
    """A message that is clear but for its last word, a product whose count is still to come: `keripik 14 nastar`."""
    first, _space, last = words.strip().rpartition(" ")
    if not first:
        return None
    before, rest = heard_from(partner, first), heard_from(partner, last)
    missing = [doubt.about for doubt in rest.questions if doubt.reason is Reason.COUNT_MISSING]
    named = {line.product for line in before.lines}
    if before.questions or not named or len(missing) != len(rest.questions) or named.intersection(missing):
        return None
    return replace(before, questions=rest.questions) if missing and not rest.lines else None


def placements(partner: Partner) -> dict[str, Decimal]:
    """What lies there by product code; empty for a partner that holds no goods."""
    return {shelf.product.code: shelf.quantity for shelf in partner.shelves} if partner.terms.holds_goods else {}


def _nothing_sold(shelves: Iterable[Shelf]) -> dict[str, Counts]:
    return {shelf.product.code: Counts(left=shelf.quantity) for shelf in shelves}
