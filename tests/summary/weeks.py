"""Other weeks than story 22's: the first, a busy one, one of silence, one of 10,000 partners, and any week at all."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

from hypothesis import strategies as st

from bot.domain.counts import Counts
from bot.domain.summary import Concern, LookAt, PartnerWeek, ProductWeek, Silence, Thanked, Totals, WeeklySummary
from bot.domain.thanks import Reason, Thanks
from tests.summary.kue_bu_rina import PARTNERS, STORY_22, WEEK, silent

SUNDAY = WEEK.sunday

FIRST = replace(STORY_22, before=None, look_at=(), partners=PARTNERS[:1], products=STORY_22.products[:1])
NOBODY_YET = WeeklySummary("Kue Bu Rina", WEEK, Totals(), None, (), (), (), (), (), ())
SILENCE = replace(
    STORY_22,
    totals=Totals(),
    partners=tuple(silent(it.name, "reminded" if it.name == "Warung Siti" else None) for it in PARTNERS),
    products=tuple(replace(it, sales=0, counts=Counts(left=it.counts.left)) for it in STORY_22.products),
    look_at=(),
    lines=(),
    remittances=(),
)


def partner(name: str, kind: str, late: int = 0, nil: bool = False, owed: int = 0) -> PartnerWeek:
    return PartnerWeek(name, kind, SUNDAY, late, nil, None, Totals(commission_owed=owed), -owed, on_commission=owed > 0)


BUSY = replace(
    STORY_22,
    totals=replace(STORY_22.totals, commission_owed=95_000),
    before=Totals(sales=1_600_000, share=400_000, due=1_200_000, handed_over=1_200_000),
    partners=(
        *PARTNERS,
        partner("Kantin SD", "warung", late=1, nil=True),
        partner("Citra", "reseller", late=3),
        partner("Bu Wati", "agent", owed=60_000),
        partner("Mas Joko", "agent", owed=35_000),
        silent("Toko Melati", "unreachable"),
        silent("Warung Bu Yanti", "reminded"),
        silent("Koperasi Guru", None),
    ),
    thanked=(
        Thanked("Warung Siti", Thanks(Reason.ON_TIME, 5, WEEK), public=True),
        Thanked("Citra", Thanks(Reason.YEARS, 1, WEEK)),
        Thanked("Warung Pojok", Thanks(Reason.BEST_WEEK, 12, WEEK, 240_000), public=True),
    ),
    look_at=(
        *STORY_22.look_at,
        LookAt("sold_out", "Warung Bu Ani", "Keripik"),
        LookAt("nil_twice", "Kantin SD"),
        LookAt("correction", "Warung Pojok", "Nastar", Decimal(3), before=Decimal(4)),
        LookAt("remittance", "Warung Siti", amount=Decimal(155_000)),
        LookAt("feedback", "Citra", "Pembeli tanya rasa keju, ada rencana?"),
    ),
)

THOUSANDS = replace(
    STORY_22,
    partners=tuple(
        partner(f"Warung Nomor {n}", "warung") if n % 10 else silent(f"Warung Nomor {n}", "reminded")
        for n in range(10_000)
    ),
    look_at=tuple(LookAt("missing", f"Warung Nomor {n}", "Keripik", Decimal(2)) for n in range(0, 10_000, 7))
    + tuple(LookAt("feedback", f"Warung Nomor {n}", "Kemasannya sobek. " * 30) for n in range(0, 10_000, 9)),
)

FAMILY = "👩‍👩‍👧‍👦" * 50
MUCH, MANY = 10**15, Decimal("999999999999.999")


def longest_silences() -> list[PartnerWeek]:
    return [replace(silent(FAMILY, why), outstanding=MUCH) for why in (None, *get_args(Silence))]


LONGEST = WeeklySummary(
    business=FAMILY,
    week=WEEK,
    totals=Totals(MUCH, -MUCH, -MUCH, -MUCH, MUCH, -MUCH),
    before=Totals(MUCH // 3, handed_over=-MUCH),
    partners=(*[partner(FAMILY, "agent", 400, True, MUCH)] * 5_000, *longest_silences() * 700),
    products=tuple(ProductWeek(FAMILY, FAMILY, MUCH - n, Counts(MANY, MANY), MANY / 2, 1) for n in range(3)),
    look_at=tuple(LookAt(kind, FAMILY, FAMILY, MANY, MANY) for kind in get_args(Concern)) * 2_000,
    lines=(),
    remittances=(),
    stock=(),
    thanked=(Thanked(FAMILY, Thanks(Reason.BEST_WEEK, 10_000, WEEK, MUCH), public=True),) * 5_000,
)
"""Everything there is to tell, with the longest names and amounts."""

names = st.text(max_size=80) | st.sampled_from(
    ["*Warung* _Siti_", "=cmd|' /C calc'!A0", "W" * 200, "👩‍👩‍👧‍👦" * 20, "\u202e\t"]
)
rupiah = st.integers(-(10**15), 10**15)
quantities = st.decimals(0, 10**12, places=3)
totals = st.builds(Totals, rupiah, rupiah, rupiah, rupiah, rupiah, rupiah)
partners = st.builds(
    PartnerWeek,
    name=names,
    kind=st.sampled_from(["warung", "reseller", "agent"]),
    reported_on=st.none() | st.dates(date(2026, 11, 16), SUNDAY),
    days_late=st.integers(0, 400),
    nil=st.booleans(),
    silence=st.none() | st.sampled_from(get_args(Silence)),
    totals=totals,
    outstanding=rupiah,
)
products = st.builds(
    ProductWeek,
    name=names,
    unit=names,
    sales=st.integers(0, 10**15),
    counts=st.builds(Counts, quantities, quantities, missing=quantities),
    sold_before=quantities,
    sales_before=st.integers(0, 10**15),
)
thanks = st.builds(Thanks, st.sampled_from(Reason), st.integers(1, 10**4), st.just(WEEK))
concerns = st.builds(LookAt, st.sampled_from(get_args(Concern)), names, names, quantities, quantities)
summaries = st.builds(
    WeeklySummary,
    business=names,
    week=st.just(WEEK),
    totals=totals,
    before=st.none() | totals,
    partners=st.lists(partners, max_size=12).flatmap(lambda few: st.sampled_from([tuple(few), tuple(few * 50)])),
    products=st.lists(products, max_size=12).map(tuple),
    look_at=st.lists(concerns, max_size=30).map(tuple),
    thanked=st.lists(st.builds(Thanked, names, thanks, st.booleans()), max_size=30).map(tuple),
    lines=st.just(()),
    remittances=st.just(()),
    stock=st.just(()),
)
