"""Reads the marks that people give: `4 4 3 5 ya`, `barang 4 harga 3`, with words beside them where they like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.conversation import Rejected
from bot.domain.evaluation import BEST, WORST, Mark, Topic
from bot.texts import _
from handlers.phrases import any_of, phrases, spoken
from handlers.understand import read_yes_no
from handlers.understand.courtesy import says_nothing, unsoftened

Marked = dict[Topic, Mark]
LONGEST = 500
UNSURE = (WORST + BEST) // 2
NAMED = {
    Topic.GOODS: "mark_of_goods",
    Topic.PRICE: "mark_of_price",
    Topic.DELIVERY: "mark_of_delivery",
    Topic.REPORTS: "mark_of_reports",
    Topic.REMITTANCES: "mark_of_remittances",
    Topic.SELLING: "mark_of_selling",
    Topic.COMMUNICATION: "mark_of_communication",
    Topic.GOING_ON: "mark_of_going_on",
}
"""The list of words by which people name each question."""
BESIDE = spoken("beside_mark")
UNDECIDED = spoken("undecided", "not_known")
BETWEEN = re.compile(r"(?<=\d)[,.;/&+-](?=\d)")
PART_OF_ONE = re.compile(r"\D*\d[.,/]\d\D*")
SIGNS = " \t\n.,;:!=()–-"


class Piece(NamedTuple):
    """One mark in a message: the question that it names, 0 for a skip, where it stands, and what follows it."""

    topic: Topic | None
    number: int
    start: int
    end: int
    words: str


def read_marks(words: str, topics: Sequence[Topic], asked: Topic) -> Marked:
    """The marks in a message by topic, none where it holds none.

    Those that name no question are to the one being asked and those behind it, in order. Words behind the last of
    several are said of all together. Rejected where a number is no mark, or where nobody can tell what one is to.
    """
    if PART_OF_ONE.fullmatch(words):
        raise Rejected(_("Marks are whole numbers from {worst} to {best}.").format(worst=WORST, best=BEST))
    text = _labels_first(BETWEEN.sub(" ", words), topics)
    pieces = _pieces(text, topics)
    if not pieces:
        return _going_on_alone(words) if asked is Topic.GOING_ON else {}
    if any(piece.number > BEST for piece in pieces):
        raise Rejected(_("Marks go from {worst} to {best}.").format(worst=WORST, best=BEST))
    if _said(text[: pieces[0].start]):
        return {}
    given = _given(pieces, topics, asked)
    if given is None:
        raise Rejected(_("I cannot tell which mark is for what. For example: *goods 4, price 3*."))
    return _marked(given, topics[topics.index(asked) :])


def marks_named(words: str, topics: Sequence[Topic]) -> Marked:
    """The marks in a message that is made of nothing else, each naming its question: `harga 3`; none in any other."""
    pieces = _pieces(words, topics)
    alone = pieces and not _said(words[: pieces[0].start]) and not any(_said(piece.words) for piece in pieces)
    if not alone or not all(piece.topic and piece.number <= BEST for piece in pieces):
        return {}
    return {piece.topic: Mark(piece.number) for piece in pieces if piece.topic}


def _labels_first(text: str, topics: Sequence[Topic]) -> str:
    """`4 barang, 3 harga` as `barang 4 harga 3`, where a whole message is made of such pairs."""
    pair = rf"\s*(\d+)\s+({_labels(topics)})[\s,;.]*"
    turned = re.sub(pair, r"\2 \1 ", text, flags=re.IGNORECASE)
    return turned if re.fullmatch(rf"(?:{pair})+", text, re.IGNORECASE) else text


def _pieces(text: str, topics: Sequence[Topic]) -> list[Piece]:
    label = rf"(?P<label>{_labels(topics)})\W*(?:{any_of('beside_mark')}\W*)*"
    skip = rf"{any_of('skipping')}|(?<!\S)-(?!\S)"
    found = list(re.finditer(rf"(?:{label})?(?:(?<!\w)(?P<mark>\d+)(?!\w)|{skip})", text, re.IGNORECASE))
    ends = [*(each.start() for each in found[1:]), len(text)]
    return [
        Piece(_topic(each["label"], topics), _number(each["mark"]), each.start(), each.end(), text[each.end() : end])
        for each, end in zip(found, ends, strict=False)
    ]


def _labels(topics: Sequence[Topic]) -> str:
    return any_of(*(NAMED[topic] for topic in topics))


def _topic(label: str | None, topics: Sequence[Topic]) -> Topic | None:
    name = " ".join((label or "").casefold().split())
    return next((topic for topic in topics if name in phrases(NAMED[topic])), None)


def _number(mark: str | None) -> int:
    """0 for a skip; a nought is no mark."""
    return (int(mark) or BEST + 1) if mark else 0


def _given(pieces: Sequence[Piece], topics: Sequence[Topic], asked: Topic) -> list[tuple[Topic, Piece]] | None:
    """Each mark with its question: the one that it names, or the next; None where one has two, or is not clear.

    In `4 harga 3` either number may be that of the price.
    """
    at, given = topics.index(asked), []
    for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
        may_be_next = following is not None and following.topic is not None and not piece.words.strip()
        at = topics.index(piece.topic) if piece.topic else at
        if at == len(topics) or (may_be_next and piece.topic is None):
            return None
        given.append((topics[at], piece))
        at += 1
    return given if len({topic for topic, _piece in given}) == len(given) else None


def _marked(given: Sequence[tuple[Topic, Piece]], topics: Sequence[Topic]) -> Marked:
    """Each mark with its words; at the end there may be a yes or a no to going on, and words on all together."""
    marked = {topic: Mark(piece.number, _said(piece.words)) for topic, piece in given[:-1]}
    topic, last = given[-1]
    words, going_on = last.words, None
    if set(topics) - marked.keys() - {topic} == {Topic.GOING_ON} and (marked or _names_going_on(words)):
        going_on, words = _yes_first(words)
    together = bool(marked) and last.topic is None
    marked[topic] = Mark(last.number, "" if together else _said(words))
    if going_on is not None:
        marked[Topic.GOING_ON] = Mark(BEST if going_on else WORST)
    if together and _said(words):
        marked[Topic.WORDS] = Mark(words=_said(words))
    return marked


def _names_going_on(words: str) -> bool:
    return bool(spoken(NAMED[Topic.GOING_ON]).search(words))


def _yes_first(words: str) -> tuple[bool | None, str]:
    """Whether words begin with a yes, or are a no, and what follows it; *tidak ada* is no answer to going on."""
    parts = words.strip(SIGNS).split()
    whole = read_yes_no(" ".join(parts))
    if whole is not None and "ada" not in parts:
        return whole, ""
    for end in range(len(parts) - 1, 0, -1):
        if read_yes_no(" ".join(parts[:end])):
            return True, " ".join(parts[end:])
    return None, words


def _going_on_alone(words: str) -> Marked:
    yes, rest = _yes_first(words)
    if yes is not None:
        return {Topic.GOING_ON: Mark(BEST if yes else WORST, _said(rest))}
    return {Topic.GOING_ON: Mark(UNSURE)} if UNDECIDED.search(words) else {}


def _said(words: str) -> str:
    """What is said beside a mark; nothing where it only softens it."""
    said = " ".join(words.strip(SIGNS).split())
    if len(said) > LONGEST:
        raise Rejected(_("Please keep it under {n} characters.").format(n=LONGEST))
    return "" if not unsoftened(BESIDE.sub(" ", said)) or says_nothing(said) else said
