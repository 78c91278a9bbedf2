"""Units as people write them, and how a quantity in one unit becomes a quantity of a product."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from bot.domain.counts import FINEST
from bot.domain.product import PACKS, Product
from handlers.understand.doubt import Reason

_SPELLINGS = {
    "kg": "kg kilo kilogram kgs kgr kl",
    "ons": "ons on",
    "gram": "gram gr g grm gm",
    "liter": "liter l ltr lt litre",
    "ml": "ml mili mililiter cc",
    "lusin": "lusin lsn dosin losin dzn",
    "kodi": "kodi",
    "gros": "gros gross",
    "pasang": "pasang psg",
    "piece": "pcs pc piece pieces pis biji bj biji2 buah bh bua item unit keping",
    "bungkus": "bungkus bungkuih bks bgks bngks bgkus bngkus bungkuse bungks bkus pack pck paket kemasan plastik",
    "toples": "toples tpls tpl tps toplez stoples tples topless jar toplesan",
    "botol": "botol btl botl",
    "kotak": "kotak ktk box kardus",
    "cup": "cup gelas",
    "sachet": "sachet saset saschet sct",
    "potong": "potong ptg iris slice",
    "porsi": "porsi",
    "pak": "pak pk",
    "ekor": "ekor",
    "batang": "batang btg lonjor",
    "gulung": "gulung rol",
    "pouch": "pouch",
    "mika": "mika",
    "besek": "besek",
    "sisir": "sisir",
    "galon": "galon",
    "set": "set stel",
    "piring": "piring",
    "kantong": "kantong kantung kresek",
    "lembar": "lembar lbr lmbr helai",
    "ikat": "ikat iket",
    "butir": "butir btr",
    "tusuk": "tusuk tsk",
    "mangkok": "mangkok mangkuk",
    "loyang": "loyang",
    "kaleng": "kaleng klg",
    "dus": "dus dos karton krtn",
    "renteng": "renteng renceng rtg rntg rnteng",
    "ball": "ball bal bale",
    "slop": "slop",
    "karung": "karung sak krg",
    "tray": "tray",
}
UNITS = {word: unit for unit, words in _SPELLINGS.items() for word in words.split()}
"""Every spelling of a unit, with the unit."""

GOODS_TOO = frozenset({"papan", "pot", "tangkai"})
"""What counts pieces where no product is called so: `3 pot`, `20 papan`."""

_GRAMS = {"kg": 1000, "ons": 100, "gram": 1}
_MILLILITRES = {"liter": 1000, "ml": 1}
_PIECE_LIKE = frozenset({"piece", "pak"})
"""Say no more than how many; *pak* after a number is as often Sir as a pack."""

_SAME_THING = {
    ("bungkus", "pouch"), ("pouch", "bungkus"), ("lembar", "potong"), ("potong", "lembar"), ("kotak", "dus"),
    ("bungkus", "sachet"),
}  # fmt: skip
"""A unit that is said, and the unit of a product, each of which holds one of it."""

_MANY_INSIDE = frozenset({"dus", "renteng", "ball", "slop", "karung", "tray", "papan"})
_BOXES = frozenset({"kotak", "mika", "besek", "kantong"})
"""May hold one thing or several, unless the product is sold by them."""

_SEVERAL_LETTERS = {word for word in UNITS if len(word) > 1}
_ONE = ("se", "sa", "s")
_VOWELS = frozenset("aeiou")
HALVES_WITH = frozenset(_GRAMS) | frozenset(_MILLILITRES) | frozenset(PACKS)
"""Units after which a decimal point or a half is natural."""

_BARE_LIMIT = 100
"""A bare number from here on is no quantity in kilograms: `kacang 500` leaves the unit open."""


def unit_of(word: str) -> str | None:
    return UNITS.get(word)


@lru_cache(maxsize=65_536)
def one_of(word: str) -> str | None:
    """The unit in `selusin`, `sekilo`, `slusin`: one of it."""
    for prefix in _ONE:
        rest = word.removeprefix(prefix)
        swallowed = prefix == "s" and (word in UNITS or rest[:1] in _VOWELS)
        if rest != word and rest in _SEVERAL_LETTERS and len(rest) > 2 and not swallowed:
            return UNITS[rest]
    return None


def keeps_dozens(product: Product) -> bool:
    """Whether a lusin of the product is twelve."""
    return dict(product.packs).get("lusin", PACKS["lusin"]) == PACKS["lusin"]


def same_measure(one: str, other: str) -> bool:
    """Whether two units stand in a relation that nobody sets: kilograms and grams."""
    return one == other or any(one in measures and other in measures for measures in (_GRAMS, _MILLILITRES))


def in_base_unit(value: Decimal, unit: str | None) -> tuple[Decimal, str] | None:
    """A weight in grams or a volume in millilitres, with that unit; None for any other quantity."""
    for base, measures in (("gram", _GRAMS), ("ml", _MILLILITRES)):
        if unit in measures:
            return value * measures[unit], base
    return None


def in_units_of(product: Product, value: Decimal, unit: str | None) -> Decimal | Reason:
    """`value` of `unit` as a quantity of the product, in its own unit; or why it is none."""
    own = UNITS.get(product.unit.casefold(), product.unit.casefold())
    converted = _converted(product, own, value, unit)
    if isinstance(converted, Reason):
        return converted
    if converted % FINEST:
        return Reason.TOO_FINE if product.weighed else Reason.FRACTION
    if not product.weighed and converted != converted.to_integral_value():
        return Reason.FRACTION
    return converted


def _converted(product: Product, own: str, value: Decimal, unit: str | None) -> Decimal | Reason:
    if unit is None:
        return Reason.UNIT if value >= _BARE_LIMIT and own in ("kg", "liter") else value
    if unit == own:
        return value
    size = dict(product.packs).get(unit)
    if size is not None:
        return value * size
    for measures in (_GRAMS, _MILLILITRES):
        if unit in measures and own in measures:
            return value * measures[unit] / measures[own]
    if own in HALVES_WITH or unit in _GRAMS or unit in _MILLILITRES:
        return Reason.UNIT
    if unit in PACKS:
        return value * PACKS[unit]
    if (unit, own) in _SAME_THING:
        return value
    if unit in _PIECE_LIKE and own not in _MANY_INSIDE:
        return value
    return value if own in _PIECE_LIKE and unit not in _MANY_INSIDE | _BOXES else Reason.UNIT
