"""What the owner says of a partner's terms: `Warung Bu Siti 25% rusak dibagi 6 bulan`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.conversation import Rejected
from bot.domain.agreement import Bearer, Schedule
from bot.domain.money import BASIS_POINTS
from bot.texts import _
from handlers.listing import named
from handlers.phrases import any_of, glued, phrases, spoken
from handlers.schedule import read_due, refuse_unclear
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
    """A partner's name, and what was said of its terms; None of what was not.

    These are its share in basis points, who bears damage, for how many months, within how many days money is paid.
    """

    name: str
    rate_bps: int | None = None
    bearer: Bearer | None = None
    months: int | None = None
    pay_days: int | None = None

    @property
    def says_terms(self) -> bool:
        return any(one is not None for one in (self.rate_bps, self.bearer, self.months, self.pay_days))


def read_proposal(words: str, completed: Callable[[str], str] = str.strip) -> Proposal:
    """Take a line apart. Rejected where a term is spoken of and cannot be made out.

    `completed` is given what is said of neither length nor payment, and may add the sign that a bare share lacks.
    """
    due = read_due(words)
    refuse_unclear(due)
    name, share, damage = _parted(completed(due.rest))
    rate_bps = read_share(share) if share else None
    return Proposal(name, rate_bps, _bearer(damage) if damage else None, due.months, due.pay_days)


def partner_meant(words: str, completed: Callable[[str], str] = str.strip) -> str:
    """The name alone, however unclear the rest."""
    return _parted(completed(read_due(words).rest))[0]


def scheduled(schedule: Schedule, proposal: Proposal) -> Schedule:
    """The schedule with what a proposal changes; months that are named are counted from the partner's yes."""
    if proposal.months is not None:
        schedule = replace(schedule, months=proposal.months, until=None)
    if proposal.pay_days is not None:
        schedule = replace(schedule, pay_days=proposal.pay_days)
    return schedule


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
