"""Kue Bu Rina's week of story 22, figure by figure: four of five warung reported, Rp1.240.000 of sales."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.domain.counts import Counts
from bot.domain.money import share_of, worth
from bot.domain.summary import (
    LineWeek,
    LookAt,
    PartnerWeek,
    ProductWeek,
    RemittanceWeek,
    Silence,
    StockNow,
    Totals,
    WeeklySummary,
)
from bot.domain.week import Week

QUARTER = 2_500
WEEK = Week(date(2026, 11, 16))
PRICES = {"Keripik": ("bungkus", 10_000), "Nastar": ("toples", 40_000), "Kacang": ("kg", 60_000)}


def counts(sold: str = "0", left: str = "0", missing: str = "0") -> Counts:
    return Counts(sold=Decimal(sold), left=Decimal(left), missing=Decimal(missing))


def line(partner: str, product: str, counted: Counts, version: int = 1) -> LineWeek:
    unit, price = PRICES[product]
    sales = worth(counted.sold, price)
    share = share_of(sales, QUARTER)
    return LineWeek(partner, product, unit, price, counted, sales, share, sales - share, version)


LINES = (
    line("Warung Siti", "Keripik", counts("14", "4", missing="2")),
    line("Warung Siti", "Nastar", counts("5", "3")),
    line("Warung Bu Ani", "Keripik", counts("20")),
    line("Warung Bu Ani", "Nastar", counts("3", "2")),
    line("Warung Mbak Wati", "Keripik", counts("16", "4")),
    line("Warung Mbak Wati", "Kacang", counts("1.5", "0.5")),
    line("Warung Pojok", "Keripik", counts("12", "8")),
    line("Warung Pojok", "Nastar", counts("3", "1")),
    line("Warung Pojok", "Kacang", counts("1.5", "1")),
)
REMITTANCES = (
    RemittanceWeek("Warung Bu Ani", date(2026, 11, 21), 240_000, date(2026, 11, 21), refused=False),
    RemittanceWeek("Warung Mbak Wati", date(2026, 11, 21), 187_500, date(2026, 11, 22), refused=False),
    RemittanceWeek("Warung Pojok", date(2026, 11, 22), 172_500, date(2026, 11, 22), refused=False),
    RemittanceWeek("Warung Siti", date(2026, 11, 22), 100_000, date(2026, 11, 22), refused=False),
)
STOCK = (
    *(StockNow(it.partner, it.product, it.unit, it.counts.left, it.price) for it in LINES if it.counts.left),
    StockNow("Warung Pak Eko", "Keripik", "bungkus", Decimal(20), 10_000),
    StockNow("Warung Pak Eko", "Nastar", "toples", Decimal(6), 40_000),
)


def totals(partner: str) -> Totals:
    own = [it for it in LINES if it.partner == partner]
    return Totals(
        sales=sum(it.sales for it in own),
        share=sum(it.share for it in own),
        due=sum(it.due for it in own),
        handed_over=sum(it.amount for it in REMITTANCES if it.partner == partner),
    )


def warung(name: str, day: int, outstanding: int) -> PartnerWeek:
    return PartnerWeek(name, "warung", date(2026, 11, day), 0, False, None, totals(name), outstanding)


def silent(name: str, why: Silence | None, outstanding: int = 0) -> PartnerWeek:
    return PartnerWeek(name, "warung", None, 0, False, why, Totals(), outstanding)


PARTNERS = (
    warung("Warung Siti", 21, outstanding=155_000),
    warung("Warung Bu Ani", 21, outstanding=0),
    warung("Warung Mbak Wati", 21, outstanding=0),
    warung("Warung Pojok", 22, outstanding=75_000),
    silent("Warung Pak Eko", "reminded", outstanding=120_000),
)


def product(name: str, sold_before: str) -> ProductWeek:
    unit, price = PRICES[name]
    own = [it for it in LINES if it.product == name]
    counted = Counts(
        sold=sum((it.counts.sold for it in own), Decimal(0)),
        left=sum((it.counts.left for it in own), Decimal(0)),
        missing=sum((it.counts.missing for it in own), Decimal(0)),
    )
    before = Decimal(sold_before)
    return ProductWeek(name, unit, sum(it.sales for it in own), counted, before, worth(before, price))


STORY_22 = WeeklySummary(
    business="Kue Bu Rina",
    week=WEEK,
    totals=Totals(sales=1_240_000, share=310_000, due=930_000, handed_over=700_000),
    before=Totals(sales=1_050_000, share=262_500, due=787_500, handed_over=650_000),
    partners=PARTNERS,
    products=(product("Keripik", "54"), product("Nastar", "9"), product("Kacang", "2.5")),
    look_at=(
        LookAt("missing", "Warung Siti", "Keripik", Decimal(2)),
        LookAt("feedback", "Warung Siti", "Kemasannya gampang sobek, Bu"),
    ),
    lines=LINES,
    remittances=REMITTANCES,
    stock=STOCK,
)
