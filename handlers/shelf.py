"""Counting one product that lies at a partner's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.ask import hear, words_of
from bot.conversation import Choice, Heard, Question, Rejected
from bot.domain.counts import NOTHING, Counts
from bot.domain.partner import Lot, Partner, Shelf
from bot.texts import _, quantity
from handlers.sentences import sentence
from handlers.understand import Doubt, Line, read_quantity, read_report

NONE = "none"
ALL = "all"
GONE = ("sold", "returned", "damaged", "expired", "missing")


def one(key: str, partner: Partner, shelf: Shelf, why: str = "") -> Question[Counts]:
    """How many of one product were sold, or what else became of it; `why` is a sentence that goes before."""
    choices = [Choice(_("Nothing sold"), NONE)]
    if partner.terms.holds_goods:
        asked = _("*{product}* (you had {n}): how many were sold?").format(
            product=shelf.product.name, n=quantity(shelf.quantity)
        )
        choices.append(Choice(_("Sold out"), ALL))
    else:
        asked = _("*{product}*: how many were sold?").format(product=shelf.product.name)

    def read(said: Heard) -> Counts:
        if said.pressed in {NONE, ALL}:
            return fitting(shelf, partner, Counts(sold=shelf.quantity if said.pressed == ALL else NOTHING))
        return counts_in(said, partner, shelf)

    return hear(key, f"{why}\n{asked}".strip(), read, Counts, choices=choices, again=asked)


def counts_in(said: Heard, partner: Partner, shelf: Shelf) -> Counts:
    """What a message says of one product, if only a number."""
    number = read_quantity(words_of(said), shelf.product)
    if not isinstance(number, Doubt):
        return fitting(shelf, partner, Counts(sold=number))
    return _in_words(said.text, partner, shelf, number)


def _in_words(words: str, partner: Partner, shelf: Shelf, number: Doubt) -> Counts:
    placed = {shelf.product.code: shelf.quantity} if partner.terms.holds_goods else {}
    heard = read_report(words, [shelf.product], placed)
    if heard.questions:
        raise Rejected(sentence(heard.questions[0], partner))
    if len(heard.lines) != 1:
        raise Rejected(sentence(number, partner))
    return certain(partner, heard.lines[0])


async def complete(key: str, partner: Partner, line: Line, before: Counts | None = None) -> Counts:
    """The counts of a line; where it does not say how many were sold, `before` does, or it is asked."""
    shelf = partner.shelf(line.product)
    if line.sold is not None or line.left is not None:
        return certain(partner, line)
    gone = stated(line)
    if before:
        whole = stated(beside(as_line(line.product, before), line))
        if _fits(shelf, partner, whole):
            return fitting(shelf, partner, whole)
    rest = replace(shelf, lots=(Lot(shelf.quantity - gone.placed, shelf.product.price),))
    sold = await one(key, partner, rest)
    return fitting(shelf, partner, gone + replace(sold, left=NOTHING))


def certain(partner: Partner, line: Line) -> Counts:
    """The counts of a line that says how many were sold, or left."""
    shelf = partner.shelf(line.product)
    gone = stated(line)
    if line.sold is None and line.left is not None:
        gone = replace(gone, sold=shelf.quantity - gone.placed - line.left)
    return fitting(shelf, partner, gone)


def stated(line: Line) -> Counts:
    """What a line says has gone."""
    return Counts(**{kind: getattr(line, kind) or NOTHING for kind in GONE})


def beside(before: Line | None, line: Line) -> Line:
    """A line that says how many were sold stands for itself; another is added to what was said before."""
    if before is None or line.sold is not None or line.left is not None:
        return line
    return replace(before, **{kind: getattr(line, kind) for kind in GONE if getattr(line, kind) is not None})


def as_line(code: str, counts: Counts) -> Line:
    """A line that says the same as the counts."""
    return Line(code, "", counts.sold, None, counts.returned, counts.damaged, counts.expired, counts.missing)


def with_losses(shelf: Shelf, partner: Partner, before: Counts | None, counts: Counts) -> Counts:
    """A number sold together with what else had gone of the same product, where so much lay there."""
    if before is None or counts.gone != counts.sold:
        return counts
    whole = replace(before, sold=counts.sold, left=NOTHING)
    return fitting(shelf, partner, whole) if _fits(shelf, partner, whole) else counts


def by_now(shelf: Shelf, partner: Partner, counts: Counts) -> Counts:
    """Counts given a while ago with what is left by now; Rejected where so much does not lie there any more."""
    return fitting(shelf, partner, replace(counts, left=NOTHING))


def _fits(shelf: Shelf, partner: Partner, gone: Counts) -> bool:
    return not partner.terms.holds_goods or gone.placed <= shelf.quantity


def fitting(shelf: Shelf, partner: Partner, gone: Counts) -> Counts:
    """The same counts with what is left; Rejected where more is accounted for than lay there."""
    if not partner.terms.holds_goods:
        return gone
    left = shelf.quantity - gone.placed
    if left < 0 or gone.sold < 0:
        raise Rejected(over_placed(shelf, gone.placed))
    return gone + Counts(left=left)


def over_placed(shelf: Shelf, said: Decimal) -> str:
    """Why a count cannot be: more than lay there."""
    return _("I have {placed} of *{product}* on record, so {said} does not fit.").format(
        placed=quantity(shelf.quantity), product=shelf.product.name, said=quantity(said)
    )
