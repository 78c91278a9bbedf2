"""A sum of money within a message that also says whose it is."""

from __future__ import annotations

import re

from bot.conversation import Rejected
from bot.texts import _
from handlers.phrases import any_of, glued

SUM = re.compile(rf"(?:rp\.?\s*)?-?\d[\d.,]*\s*{glued('thousands')}?\b|{any_of('in_full')}", re.IGNORECASE)


def without_sum(words: str) -> str:
    """`joko 60rb`, `joko semuanya` as `joko`."""
    return " ".join(SUM.sub(" ", words).split())


def unclear_sum() -> Rejected:
    """To words in which no sum can be made out."""
    return Rejected(_("I cannot make out the amount. Write it like this: 255.000 or 255k."))
