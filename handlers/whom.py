"""Which partner the owner means, by name, part of a name, or from a list."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import chosen, hear, words_of
from bot.conversation import Choice, Heard, Question
from bot.domain.partner import PartnerName
from handlers.understand import match_name

MOST_LISTED = 10


def which_partner(partners: Sequence[PartnerName], asked: str) -> Question[PartnerName]:
    """The partner named in what opened the talk, the only one there is, or the one chosen."""
    choices = [Choice(partner.name, str(partner.id)) for partner in partners[:MOST_LISTED]]

    def read(heard: Heard) -> PartnerName:
        if heard.pressed is None:
            meant = match_name(_tail(words_of(heard)), [partner.name for partner in partners])
            if len(meant) == 1:
                return partners[meant[0]]
            if len(partners) == 1:
                return partners[0]
        return next(partner for partner in partners if str(partner.id) == chosen(heard, choices))

    return hear("partner", asked, read, PartnerName, choices=choices, listens=True)


def _tail(words: str) -> str:
    """`warung siti` of `keripik 30 ke warung siti`; all of it where there is no *ke*."""
    return words.casefold().rpartition(" ke ")[2]
