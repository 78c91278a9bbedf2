"""What feedback is about, whether it complains, and whether it doubts what is owed; told by the words people use."""

from __future__ import annotations

import re
from collections import Counter

from bot.domain.feedback import Category, Feedback
from bot.texts import _
from handlers.phrases import any_of, spoken

_WORDS = {
    Category.GOODS: spoken("about_goods"),
    Category.PRICE: spoken("about_price"),
    Category.DELIVERY: spoken("about_delivery"),
    Category.SERVICE: spoken("about_service"),
}
_NEGATED = rf"{any_of('not', 'not_yet')}\W+(?:{any_of('softened')}\W+){{0,2}}"
_PRAISE_DENIED = re.compile(rf"(?:{_NEGATED}|\bkurang\W+){any_of('praised')}", re.IGNORECASE)
_DENIED = re.compile(rf"{_NEGATED}\w+", re.IGNORECASE)
_COMPLAINING = spoken("complaining")
_BILL, _DOUBTING = spoken("bill"), spoken("doubting")
_PAID, _BILLED_AGAIN = spoken("has_paid"), spoken("billed_again")
_DISPUTING = spoken("has_paid", "billed_again", "miscounted")


def judged(words: str, *, complains: bool = False) -> Feedback:
    """Feedback with its category and whether it is a complaint; it is one in any case where it `complains`."""
    disputes = disputes_bill(words) or (complains and bool(_DISPUTING.search(words)))
    return Feedback(words, category_of(words), complains or disputes or _complains(words), disputes)


def category_of(words: str) -> Category:
    """The category that most of the words speak of; OTHER where it is none, or not one alone."""
    counts = Counter({category: len(pattern.findall(words)) for category, pattern in _WORDS.items()})
    (first, most), (_second, next_most), *_rest = counts.most_common()
    return first if most > next_most else Category.OTHER


def disputes_bill(words: str) -> bool:
    """`kok tagihannya segini`, `sudah bayar masih ditagih`: whether the words doubt what is owed, whatever else."""
    doubts = _BILL.search(words) and _DOUBTING.search(words)
    return bool(doubts or (_PAID.search(words) and _BILLED_AGAIN.search(words)))


def _complains(words: str) -> bool:
    """`gampang sobek`, `kurang renyah`; not `gak pernah telat`."""
    return bool(_PRAISE_DENIED.search(words) or _COMPLAINING.search(_DENIED.sub(" ", words)))


def category_said(category: Category) -> str:
    """The category within a sentence and on a button."""
    return {
        Category.GOODS: _("Goods"),
        Category.PRICE: _("Price"),
        Category.DELIVERY: _("Delivery"),
        Category.SERVICE: _("Service"),
        Category.OTHER: _("Something else"),
    }[category]
