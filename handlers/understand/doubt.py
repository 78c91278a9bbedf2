"""Why a text has no single reading, in a form that a conversation can turn into a question."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from handlers.understand.line import Line


class Reason(StrEnum):
    """Every reason there is to ask; the values are stable keys."""

    TOO_LONG = "too_long"
    STRANGE_DIGITS = "strange_digits"
    """Digits of another script, or signs such as ² and ½ whose value a normalised text would change."""
    NO_NUMBER = "no_number"
    SEVERAL_NUMBERS = "several_numbers"
    SEPARATOR = "separator"
    """`15.00`, `1,500`: thousands or decimals."""
    APPROXIMATE = "approximate"
    """`10-12`, `sekitar 10`, `10an`."""
    SLANG = "slang"
    """`gocap`, `1M`: words with two values in use."""
    TOO_LARGE = "too_large"
    FRACTION = "fraction"
    """Part of a thing that is sold whole."""
    TOO_FINE = "too_fine"
    """A weight below the thousandth of its unit."""
    UNIT = "unit"
    """A pack or measure that does not fit the product."""
    OWN_UNIT = "own_unit"
    """A pack of so many, in words that stand for a measure or for one of the product itself."""
    COUNT_OR_MONEY = "count_or_money"
    MONEY_ONLY = "money_only"
    PRICE_DIFFERS = "price_differs"
    """The amount is neither the unit price nor the worth of the count; `numbers` holds amount, price, worth."""
    TOTAL_DIFFERS = "total_differs"
    """The total said is not the sum of the lines; `numbers` holds what was said and the sum."""
    WHICH_PRODUCT = "which_product"
    UNKNOWN_PRODUCT = "unknown_product"
    UNKNOWN_WORDS = "unknown_words"
    COUNT_MISSING = "count_missing"
    SHARED_COUNT = "shared_count"
    """`keripik dan nastar 6`: each, or together."""
    DOUBLED = "doubled"
    """`keripik2`: two of them, or the plural."""
    REPEATED = "repeated"
    """The same thing was said twice with different numbers."""
    SOLD_OR_LEFT = "sold_or_left"
    EMPTY = "empty"
    """`kosong`: sold out, or nothing sold."""
    NOT_ALL = "not_all"
    """`gak laku semua`: nothing sold, or not everything."""
    NEGATED = "negated"
    ORDER = "order"
    """The words can be put together in more than one way, or in none."""
    GAP = "gap"
    """Fewer are accounted for than were placed; `numbers` holds the gap and the placed quantity."""
    OVER_PLACED = "over_placed"
    """More are accounted for than were placed; `numbers` holds what was said and the placed quantity."""
    PLACED_DIFFERS = "placed_differs"
    """The writer says how many there were, and we know otherwise; `numbers` holds both, what was said first."""
    PLACED_UNKNOWN = "placed_unknown"
    """`habis` or `semua kecuali 2`, where nobody knows how many there were."""
    TWO_WEEKS = "two_weeks"
    NO_TIME = "no_time"
    WHOSE_SHARE = "whose_share"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question to ask. `words` is the text concerned; `line` is what would be booked if it were certain."""

    reason: Reason
    words: str = ""
    about: str | None = None
    """The product code concerned."""
    products: tuple[str, ...] = ()
    """Codes that the words may mean."""
    numbers: tuple[Decimal, ...] = ()
    """Values that the words may mean, or what the reason says."""
    line: Line | None = None
