"""Which conversation the words at the beginning of a message open, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.domain.speaker import Role
from bot.talking.english import ENGLISH
from bot.talking.talk_kind import TalkKind
from bot.talking.talks import BY_NAME, TALKS
from bot.talking.words import plain

FIRST_SIGNS = re.compile(r"^(?:[ :,]|-(?!\d))+")
"""What stands between a command and its words; the sign of a number belongs to the number."""


def opened_by(text: str, role: Role) -> tuple[TalkKind, str] | None:
    """The conversation whose words begin the text, the longest words first, and what follows them."""
    kinds, openings = _openings(role)
    found = openings.match(plain(text))
    if found is None:
        return None
    return kinds[found[0]], FIRST_SIGNS.sub("", " ".join(text.split())[found.end() :], count=1).rstrip(" :,-")


@cache
def _openings(role: Role) -> tuple[dict[str, TalkKind], re.Pattern[str]]:
    """The words that open a conversation for a role, and what finds them where a text begins with whole ones."""
    kinds: dict[str, TalkKind] = {}
    for word, kind in _words(role):
        kinds.setdefault(word, kind)
    longest_first = sorted(kinds, key=len, reverse=True)
    return kinds, re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?![^\W_])")


def _words(role: Role) -> Iterator[tuple[str, TalkKind]]:
    """Each word with what it opens: to staff, what only an owner may do comes last."""
    for kind in TALKS:
        if role in kind.roles:
            yield from ((word, kind) for word in (*kind.words, *ENGLISH.get(kind.name, ())))
    if role is Role.STAFF:
        yield from ((word, kind_for(kind, role)) for word, kind in _words(Role.OWNER))


def kind_for(kind: TalkKind, role: Role) -> TalkKind:
    """The conversation itself; where it is not theirs, the one that says so to staff."""
    return kind if role in kind.roles else BY_NAME["for_owner"]
