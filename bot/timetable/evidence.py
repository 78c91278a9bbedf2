"""What partners sent along, once nobody can need it any more."""

from __future__ import annotations

from bot.sending.mail import Mail
from bot.timetable.act import Occasion
from storage import evidence


def forget_old_evidence(occasion: Occasion, _mail: Mail) -> None:
    """What partners sent along is deleted once nobody can need it any more."""
    if occasion.is_at_home:
        evidence.forget_old(occasion.books)
