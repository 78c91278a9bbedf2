"""Reads small-shop Indonesian: one message is enough, and no number is guessed."""

from handlers.understand.amounts import read_money, read_number, read_quantity
from handlers.understand.answers import before_money_to_come, read_choice, read_yes_no
from handlers.understand.clock import WeekdayTime, read_weekday, read_weekday_time
from handlers.understand.correction import Correction, read_correction
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.handed_over import Whole, read_handed_over
from handlers.understand.line import Line
from handlers.understand.names import match_name
from handlers.understand.other_names import Clash, Means, called, clash
from handlers.understand.packs import PackSize, read_pack
from handlers.understand.price_list import DEFAULT_UNIT, PriceLine, product_code, read_price_list
from handlers.understand.reading import Aside, AsideKind, Intent, Reading, SaidDate, SaidWeek
from handlers.understand.report import read_report
from handlers.understand.shares import Share, Whose, read_percent, share_at
from handlers.understand.text.clean import clean

__all__ = [
    "DEFAULT_UNIT",
    "Aside",
    "AsideKind",
    "Clash",
    "Correction",
    "Doubt",
    "Intent",
    "Line",
    "Means",
    "PackSize",
    "PriceLine",
    "Reading",
    "Reason",
    "SaidDate",
    "SaidWeek",
    "Share",
    "WeekdayTime",
    "Whole",
    "Whose",
    "before_money_to_come",
    "called",
    "clash",
    "clean",
    "match_name",
    "product_code",
    "read_choice",
    "read_correction",
    "read_handed_over",
    "read_money",
    "read_number",
    "read_pack",
    "read_percent",
    "read_price_list",
    "read_quantity",
    "read_report",
    "read_weekday",
    "read_weekday_time",
    "read_yes_no",
    "share_at",
]
