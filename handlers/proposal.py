"""What the owner says of a partner's terms: `Warung Bu Siti 25% rusak dibagi`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conversation import Rejected
from bot.domain.agreement import Bearer
from bot.domain.money import BASIS_POINTS
from bot.texts import _
from handlers.listing import named
from handlers.phrases import any_of, glued, phrases, spoken
from handlers.sentences import sentence
from handlers.understand import Doubt, Whose, read_percent, share_at

SHARE_WORDS = re.compile(rf"[\s,]*{any_of('share', 'becomes')}\s*$", re.IGNORECASE)
DAMAGE = re.compile(rf"[\s,;.]*\b(?:{glued('of_damage')}\s+)*{any_of('damage')}.*$", re.IGNORECASE)
BEARING = spoken("borne")
BEARERS = {
    Bearer.BUSINESS: phrases("borne_by_business"),
    Bearer.PARTNER: phrases("borne_by_partner"),
    Bearer.SHARED: phrases("borne_by_both"),
}
UNSURE = phrases("bearer_unsure")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A partner's name, and what was said of its terms: its share in basis points, who bears damage."""

    name: str
    rate_bps: int | None = None
    bearer: Bearer | None = None


def read_proposal(words: str) -> Proposal:
    """Take a line apart. Rejected where a share or a bearer is spoken of and cannot be made out."""
    name, share, damage = _parted(words)
    return Proposal(name, read_share(share) if share else None, _bearer(damage) if damage else None)


def partner_meant(words: str) -> str:
    """The name alone, however unclear the rest."""
    return _parted(words)[0]


def _parted(words: str) -> tuple[str, str, str]:
    """A name, a share and who bears damage, in words; empty where nothing is said of it."""
    damage = DAMAGE.search(words)
    if damage and not BEARING.search(damage.group()) and not share_at(words[: damage.start()]):
        damage = None  # somebody's name
    rest = words[: damage.start()] if damage else words
    share = share_at(rest)
    name = " ".join(rest[: share[0]].split() if share else rest.split())
    return SHARE_WORDS.sub("", name) if share else name, rest[share[0] :] if share else "", damage[0] if damage else ""


def read_share(words: str) -> int:
    """The partner's share in basis points, whosever was named; Rejected where it is none, or the whole."""
    share = read_percent(words)
    if isinstance(share, Doubt):
        raise Rejected(sentence(share))
    if not 0 < share.rate_bps < BASIS_POINTS:
        raise Rejected(_("A share lies between 0 and 100 percent."))
    return BASIS_POINTS - share.rate_bps if share.whose is Whose.BUSINESS else share.rate_bps


def _bearer(words: str) -> Bearer:
    said = set(re.findall(r"\w+", words.casefold()))
    meant = [bearer for bearer, names in BEARERS.items() if said & names]
    numbers = {word for word in said if word.isdigit()}
    if len(meant) != 1 or said & UNSURE or numbers - {"50"}:
        text = _(
            "I cannot make out who bears damage in “{words}”. "
            "Please write *damage borne by me*, *damage borne by shop* or *damage shared*."
        )
        raise Rejected(text.format(words=named(words.strip(" ,;."))))
    return meant[0]
