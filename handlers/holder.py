"""A number that changed hands: the person behind it is told to wait, and the owner says who it is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import chosen, hear, words_of
from bot.ask.books import DoubtfulPeople
from bot.conversation import Choice, Heard, Question
from bot.domain.holder import Doubtful, HolderWord
from bot.reply import Reply, Said
from bot.texts import _, you
from handlers.listing import named
from handlers.understand import match_name


def held() -> Reply:
    """To whoever writes from the address; nothing is said of whose it was."""
    return Reply(
        _(
            "Hello 🙏 Numbers change hands, so for safety I first ask the business whether this one is still the same "
            "person's. Please ask them to confirm it."
        )
    )


def ask_owner(one: Doubtful) -> Reply:
    """To the owners, once."""
    text = _(
        "⚠️ The number of {person} ({partner}) is used by another WhatsApp account now. I send it nothing until you "
        "say whether it is still {person}. Please ask in person or by phone call."
    )
    return _asked(text, one)


def ask_after_silence(one: Doubtful) -> Reply:
    """To the owners, once, about a number that nobody has written from for long."""
    text = _(
        "⚠️ {person} ({partner}) has not written from their WhatsApp number for 90 days. Numbers that lie idle are "
        "given to others, so I send nothing there until you say whether it is still {person}. Please ask in person or "
        "by phone call."
    )
    return _asked(text, one)


def _asked(text: str, one: Doubtful) -> Reply:
    choices = (
        Choice(_("Same person"), f"orang sama {one.identity_id}"),
        Choice(_("Somebody else"), f"orang lain {one.identity_id}"),
    )
    return Reply(text.format(person=named(one.person), partner=named(one.partner) or _("staff")), choices)


async def same() -> HolderWord | Reply:
    """`orang sama siti`: it is still the same person."""
    return await _word(is_same=True)


async def other() -> HolderWord | Reply:
    """`orang lain siti`: the number is somebody else's now."""
    return await _word(is_same=False)


async def _word(*, is_same: bool) -> HolderWord | Reply:
    people = await DoubtfulPeople()
    if not people:
        return Reply(_("No number is in doubt, {call} 👍").format(call=you()))
    return HolderWord(await _which(people), is_same)


def _which(people: Sequence[Doubtful]) -> Question[Doubtful]:
    choices = [Choice(f"{named(one.person)} · {named(one.partner)}", str(one.identity_id)) for one in people]

    def read(heard: Heard) -> Doubtful:
        words = "" if heard.pressed else words_of(heard)
        by_number = [one for one in people if str(one.identity_id) == words.strip()]
        meant = by_number or [people[n] for n in match_name(words, [f"{one.person} {one.partner}" for one in people])]
        if len(meant) == 1:
            return meant[0]
        return next(one for one in people if str(one.identity_id) == chosen(heard, choices))

    return hear("who", _("Who is it about?"), read, Doubtful, choices=choices, listens=True)


def settled(word: HolderWord) -> Said:
    """The owner reads what holds now."""
    if word.same:
        text = _("Noted, {call}. {person} can write from that number again.")
    else:
        text = _("Noted, {call}. That number is no longer {person}'s. Invite {person} again with *undang*.")
    return Said(Reply(text.format(call=you(), person=named(word.doubtful.person))))
