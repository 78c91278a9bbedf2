"""Why a partner stops: the owner says it with a number, and it stands with the partner."""

from __future__ import annotations

import re

from bot.ask import chosen, hear
from bot.ask.books import Partings
from bot.conversation import Choice, Heard, Question
from bot.domain.leaving import Parting, Reasoned, Why
from bot.reply import Reply, Said
from bot.texts import _, day, you
from handlers.listing import named
from handlers.whom import one_of

WHY = ("alasan", "alasan berhenti")


async def why_left() -> Reasoned | Reply:
    """`alasan siti 2`."""
    partings = await Partings()
    if not partings:
        return Reply(_("No partner has stopped, {call}, or wants to.").format(call=you()))
    at = await one_of(
        "partner", _("With which partner?"), [one.name for one in partings], lambda words: _parted(words)[0]
    )
    return Reasoned(partings[at], await _why(partings[at].name))


def _why(partner: str) -> Question[Why]:
    choices = [Choice(label, why) for why, label in _labels().items()]

    def read(heard: Heard) -> Why:
        return _parted(heard.text)[1] or Why(chosen(heard, choices))

    asked = _("Why does *{partner}* stop?").format(partner=named(partner))
    return hear("why", asked, read, Why, choices=choices, listens=True)


def _parted(words: str) -> tuple[str, Why | None]:
    """`siti 2`, `siti bagian kurang` in a name and a reason; None where none is given."""
    for number, (why, label) in enumerate(_labels().items(), 1):
        found = re.search(rf"(?<!\S)(?:{number}|{re.escape(label)})(?![^\s.!])", words, re.IGNORECASE)
        if found:
            return f"{words[: found.start()]} {words[found.end() :]}".strip(" .!"), why
    return words.strip(), None


def why_choices(partner: str) -> tuple[Choice, ...]:
    """The reasons to choose from below a message to the owner, numbered."""
    labels = enumerate(_labels().values(), 1)
    return tuple(Choice(f"{n} {label}", f"{WHY[0]} {n} {partner.casefold()}") for n, label in labels)


def why_said(why: Why) -> str:
    """The reason within a sentence."""
    return _labels()[why].casefold()


def parting_said(parting: Parting) -> str:
    """`mau berhenti sejak 21 Nov (kurang laku)`."""
    text = _("stopped on {day}") if parting.ended else _("wants to stop since {day}")
    said = text.format(day=day(parting.since))
    return f"{said} ({why_said(parting.why)})" if parting.why else said


def _labels() -> dict[Why, str]:
    return {
        Why.UNSOLD: _("Did not sell well"),
        Why.SHARE: _("Share too small"),
        Why.GOODS: _("Goods or delivery"),
        Why.CLOSING: _("Closing or moving"),
        Why.OTHER: _("Other reasons"),
    }


def noted(reasoned: Reasoned) -> Said:
    text = _("Noted, {call}: {partner} stops because: {why}.")
    said = text.format(call=you(), partner=named(reasoned.parting.name), why=why_said(reasoned.why))
    return Said(Reply(said))
