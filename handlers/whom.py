"""Which partner the owner means, by name, part of a name, or from a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.ask import chosen, hear, words_of
from bot.conversation import Choice, Heard, NoChoice, Question, Rejected
from bot.domain.partner import Partner, PartnerName
from bot.reply import Reply
from bot.texts import _, you
from handlers.listing import named
from handlers.phrases import any_of, glued
from handlers.understand import match_name

MOST_LISTED = 10
TO_WHOM = re.compile(rf"(?:^|\s){glued('to_whom')}\s", re.IGNORECASE)

AND_ON = re.compile(rf"[,;\n\d]|{any_of('and_on')}", re.IGNORECASE)
"""What ends a name where more goods follow it."""


def nobody_yet() -> Reply:
    """To whatever needs a partner, while there is none."""
    return Reply(
        _("There is no partner yet, {call}. Invite one first: *invite Warung Bu Siti 25%*.").format(call=you())
    )


def holds_no_goods(partner: Partner) -> Reply:
    """To what goes only with goods on consignment."""
    return Reply(_("{partner} holds no goods: its buyers pay you.").format(partner=partner.name))


def which_partner(
    partners: Sequence[PartnerName], asked: str, name_in: Callable[[str], str] = str.strip
) -> Question[PartnerName]:
    """The partner named in what is said, the only one there is where nobody is named, or the one chosen.

    `name_in` takes the name out of the words.
    """
    choices = [Choice(partner.name, str(partner.id)) for partner in partners[:MOST_LISTED]]

    def read(heard: Heard) -> PartnerName:
        if heard.pressed is None:
            name = name_in(words_of(heard)) if heard.text or heard.attachment else ""
            if not name and len(partners) == 1:
                return partners[0]
            if not name.isdecimal():
                return partners[partner_named(name, partners)]
        return next(partner for partner in partners if str(partner.id) == chosen(heard, choices))

    return hear("partner", asked, read, PartnerName, choices=choices, listens=True, insists=False)


def one_of(key: str, asked: str, names: Sequence[str], name_in: Callable[[str], str] = str.strip) -> Question[int]:
    """The place in the list of the one that is named or chosen; the only one there is needs no name."""
    choices = [Choice(named(name), str(at)) for at, name in enumerate(names)]

    def read(heard: Heard) -> int:
        name = "" if heard.pressed or not heard.text else name_in(words_of(heard))
        meant = _meant(name, names)
        if len(meant) == 1:
            return meant[0]
        if not meant and not name.isdecimal():
            raise Rejected(_("Nobody here is called “{name}”.").format(name=named(name)))
        return int(chosen(heard, choices))

    return hear(key, asked, read, int, choices=choices, listens=True, insists=False)


def _meant(name: str, names: Sequence[str]) -> Sequence[int]:
    """The places of those that a name may mean: all where none is said; in full a part of theirs, as *kantin*, does."""
    if not name:
        return range(len(names))
    return match_name(name, names) or [at for at, one in enumerate(names) if _is_part(name, one)]


def partner_named(name: str, partners: Sequence[PartnerName]) -> int:
    """The index of the one partner that a name means; Rejected where it is nobody's, or more than one's."""
    meant = match_name(name, [partner.name for partner in partners]) if name else range(len(partners))
    if not meant:
        raise Rejected(_("There is no partner called “{name}” yet.").format(name=named(name)))
    if len(meant) > 1:
        raise NoChoice(_("Please choose one of these."))
    return meant[0]


def named_at_end(words: str, names: Sequence[str]) -> tuple[str, str]:
    """`keripik 30 bu siti` in goods and name, where its end, behind the last number, is in full a part of one name.

    The second is empty where that is nobody's, or more than one's.
    """
    spoken = words.split()
    start = max((at for at, word in enumerate(spoken, 1) if any(map(str.isdecimal, word))), default=0)
    for at in range(start, len(spoken)):
        name = " ".join(spoken[at:])
        if _means_one(name, names):
            return " ".join(spoken[:at]), name
    return words, ""


def name_apart(words: str, names: Sequence[str]) -> tuple[str, str]:
    """`warung siti: keripik 14`, `keripik 14 siti`, `keripik 14 untuk siti` in goods and name; see `named_at_end`."""
    return one_first(words, names) or goods_and_name(words, names)


def named_first(words: str, names: Sequence[str]) -> tuple[str, str] | None:
    """`siti keripik 14` in goods and name; None where nobody is named, or no number stands behind."""
    apart = one_first(words, names)
    return apart if apart and any(map(str.isdecimal, apart[0])) else None


def one_first(words: str, names: Sequence[str]) -> tuple[str, str] | None:
    """What stands behind the name that a message begins with, and that name; None where it begins with nobody's."""
    spoken = words.split()
    for end in range(len(spoken), 0, -1):
        name = " ".join(spoken[:end]).rstrip(":,")
        if _means_one(name, names):
            return " ".join(spoken[end:]), name
    return None


def goods_and_name(words: str, names: Sequence[str]) -> tuple[str, str]:
    """`keripik 30 ke siti`, `keripik 30 siti` in goods and name; the second is empty where nobody is named."""
    goods, name = parted(words)
    return (goods, name) if name else named_at_end(words, names)


def _means_one(name: str, names: Sequence[str]) -> bool:
    return len([one for one in match_name(name, names) if _is_part(name, names[one])]) == 1


def _is_part(said: str, name: str) -> bool:
    """Whether all that is said stands in the name; a word of it may be cut short after three letters."""
    theirs = name.casefold().split()
    return all(
        any(word == one or (len(word) > 2 and one.startswith(word)) for one in theirs)
        for word in said.casefold().split()
    )


def several_named(words: str, names: Sequence[str]) -> bool:
    """Whether goods go to more than one: `keripik 10 ke bu siti dan nastar 5 ke eko`."""
    said = [AND_ON.split(part, maxsplit=1)[0] for part in TO_WHOM.split(words)[1:]]
    meant = [match_name(part, names) for part in said]
    return len({one[0] for one in meant if one}) > 1


def parted(words: str) -> tuple[str, str]:
    """`keripik 30 ke warung siti` in its two parts; the second is empty where nobody is named so."""
    at = [found.span() for found in TO_WHOM.finditer(words)]
    return (words[: at[-1][0]].strip(), words[at[-1][1] :].strip()) if at else (words, "")
