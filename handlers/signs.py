"""Signals for the owner: what may be worth a look, and her word that it is quite all right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.ask import hear
from bot.ask.signals import SignalsLately
from bot.conversation import Choice, Heard, OpeningWords, Rejected
from bot.domain.signal import Fine, Signal
from bot.reply import Reply, Said
from bot.texts import _, listed, you
from handlers.listing import count, named
from handlers.phrases import phrases
from handlers.signal_words import reason
from handlers.understand import match_name
from handlers.waiting import number_in

MOST_TOLD = 3
"""So many are told on Monday."""
MOST_LISTED = 4
"""So many fit into one message, mostly with their buttons."""
EVERYTHING = frozenset({"semua", "semuanya", "all"})
_SOFTENING = phrases("polite", "madam", "only")


async def signs() -> Reply:
    """`tanda`, `tanda siti`: all that waits for the owner's word."""
    waiting = waiting_among(await SignalsLately())
    words = await OpeningWords()
    meant = meant_by(words, waiting) or waiting
    return listed_signals(meant, MOST_LISTED) if meant else nothing_waits()


def monday_letter(found: Sequence[Signal]) -> Reply:
    """The most pressing of a week, right after its summary."""
    return listed_signals(found, MOST_TOLD)


def listed_signals(found: Sequence[Signal], most: int) -> Reply:
    """The first of them with their reasons, and what can be said to each."""
    told = found[:most]
    head = _("*Perhaps worth a look, {call}.* It may all be quite all right.").format(call=you())
    foot = _("Answer *fine {n}* or *ask {n}*. The partner knows nothing of this.").format(n=told[0].number)
    return Reply("\n\n".join([head, *map(_said, told), *_rest(len(found) - len(told)), foot]), _choices(told))


def _said(one: Signal) -> str:
    text = _("*{n}* · *{partner}*: {reason}")
    return text.format(n=one.number, partner=named(one.partner), reason=reason(one.figures))


def _rest(n: int) -> list[str]:
    return [_("… and {n} more: *signs*").format(n=count(n))] if n else []


def _choices(told: Sequence[Signal]) -> tuple[Choice, ...]:
    """Two for each; where there is only one, its number says nothing."""
    return tuple(
        Choice(f"{label} {one.number}" if len(told) > 1 else label, f"{word} {one.number}")
        for one in told
        for label, word in ((_("Quite all right"), "wajar"), (_("Ask kindly"), "tanya baik-baik"))
    )


async def fine() -> Fine | Reply:
    """`wajar`, `wajar 12`, `wajar siti`, `wajar semua`."""
    found = await SignalsLately()
    refused = answered_before(await OpeningWords(), found)
    waiting = waiting_among(found)
    if refused or not waiting:
        return refused or nothing_waits()
    choices = (*named_choices(waiting), Choice(_("All of them"), "semua"))
    asked = _("Which one is quite all right?")
    read = partial(_fine, waiting)
    numbers = await hear("which", asked, read, tuple[int, ...], choices=choices, listens=True, insists=False)
    return Fine(tuple(one for one in waiting if one.number in numbers))


def _fine(waiting: Sequence[Signal], heard: Heard) -> tuple[int, ...]:
    words = heard.pressed or heard.text
    everything = bare(words) in EVERYTHING or (not bare(words) and len(waiting) == 1)
    meant = waiting if everything else meant_by(words, waiting)
    if not meant:
        raise Rejected(_("Please choose one of these."))
    return tuple(one.number for one in meant)


def left_alone(done: Fine) -> Said:
    names = listed(list(dict.fromkeys(named(one.partner) for one in done.signals)))
    text = _("Good, {call}. I will not bring that up again for two months: {partners}.")
    return Said(Reply(text.format(call=you(), partners=names)))


def nothing_waits() -> Reply:
    return Reply(_("There is nothing of note in the figures just now, {call} 👍").format(call=you()))


def waiting_among(found: Sequence[Signal]) -> tuple[Signal, ...]:
    return tuple(one for one in found if one.answer is None)


def named_choices(found: Sequence[Signal]) -> tuple[Choice, ...]:
    return tuple(Choice(f"{one.number} · {named(one.partner)}", str(one.number)) for one in found[:MOST_LISTED])


def answered_before(words: str, found: Sequence[Signal]) -> Reply | None:
    """To the number of a signal that she has said a word to."""
    meant = [one for one in found if one.answer and one.number == number_in(words)]
    if not meant:
        return None
    return Reply(_("You have answered number {n} already, {call}.").format(n=meant[0].number, call=you()))


def meant_by(words: str, found: Sequence[Signal]) -> tuple[Signal, ...]:
    """The signals that a number stands for, or the name of one partner; none where it is no such number or name."""
    number = number_in(words)
    if number is not None:
        return tuple(one for one in found if one.number == number)
    partners = list(dict.fromkeys(one.partner for one in found))
    meant = match_name(words, partners) if bare(words) else ()
    return tuple(one for one in found if len(meant) == 1 and one.partner == partners[meant[0]])


def bare(words: str) -> str:
    """Without what only softens it."""
    return " ".join(word for word in words.casefold().split() if word not in _SOFTENING)
