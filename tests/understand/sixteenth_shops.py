"""The shops of the sixteenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

SIXTEENTH_SHOPS: dict[str, Shop] = {
    "16a": shop_of(
        (
            Product("PRM", "Permen Jahe", "pcs", 500, ("permen",)),
            Product("STK", "Stiker", "pcs", 1_000),
            Product("GLS", "Gelas Plastik", "pack", 6_000, ("gelas",)),
        ),
        GLS=300,
        PRM=5000,
        STK=2000,
    ),
    "16b": shop_of(
        (
            Product("KPT", "Kopi Toraja", "kg", 90_000, ("kopi",)),
            Product("GLA", "Gula Aren", "kg", 40_000, ("gula",)),
            Product("MDH", "Madu Hutan", "liter", 80_000, ("madu",)),
        ),
        GLA=15,
        KPT=10,
        MDH=6,
    ),
    "16c": shop_of(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10_000, ("kripik", "krpk")),
            Product("NST", "Nastar", "toples", 40_000),
            Product("KCG", "Kacang", "kg", 60_000),
        ),
        KRP=20,
        NST=8,
    ),
    "16d": shop_of(
        (
            Product("KRU", "Kerupuk Udang", "pack", 8_000, ("krupuk",)),
            Product("MKR", "Makaroni Pedas", "bungkus", 5_000, ("makaroni", "mkrn")),
            Product("BSR", "Basreng", "bungkus", 12_000),
            Product("SGM", "Keripik Singkong Manis", "bungkus", 9_000),
            Product("SGB", "Keripik Singkong Balado", "bungkus", 9_000),
        ),
        BSR=40,
        KRU=50,
        MKR=100,
        SGB=30,
        SGM=30,
    ),
    "16e": shop_of(
        (
            Product("SSU", "Sabun Susu", "pcs", 15_000),
            Product("SMD", "Sabun Madu", "pcs", 18_000),
            Product("LLN", "Lilin Aroma", "pcs", 30_000, ("lilin",)),
        ),
        LLN=10,
        SMD=24,
        SSU=30,
    ),
    "16f": shop_of(
        (
            Product("JHE", "Jahe Merah", "botol", 12_000, ("jahe",)),
            Product("KNY", "Kunyit Asam", "botol", 10_000, ("kunir asem",)),
            Product("SSK", "Susu Kedelai", "botol", 7_000, ("sule",)),
            Product("SRP", "Sirup Markisa", "liter", 35_000, ("sirup",)),
        ),
        JHE=24,
        KNY=30,
        SRP=10,
        SSK=48,
    ),
    "16g": shop_of(
        (
            Product("KMJ", "Kemeja Batik", "pcs", 120_000, ("kemeja", "hem")),
            Product("DST", "Daster", "pcs", 55_000),
            Product("TPL", "Taplak Meja", "pcs", 35_000, ("taplak",)),
            Product("SDL", "Sandal Batik", "pasang", 45_000, ("sandal",)),
        ),
        DST=40,
        KMJ=12,
        SDL=15,
        TPL=25,
    ),
    "16h": shop_of(
        (
            Product("TLR", "Telur Asin", "pcs", 4_000, ("telor", "telur")),
            Product("TMP", "Tempe Mendoan", "pack", 10_000, ("tempe",)),
            Product("PYK", "Peyek Kacang", "bungkus", 15_000, ("peyek", "rempeyek")),
        ),
        PYK=25,
        TLR=300,
        TMP=20,
    ),
    "16i": shop_of(
        (
            Product("SBW", "Sambal Bawang", "botol", 25_000),
            Product("STR", "Sambal Terasi", "botol", 25_000),
            Product("ABN", "Abon Sapi", "kg", 150_000, ("abon",)),
        ),
        ABN=3,
        SBW=20,
        STR=20,
    ),
    "16j": shop_of(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10_000, ("kripik", "krpk")),
            Product("NST", "Nastar", "toples", 40_000),
            Product("KCG", "Kacang", "kg", 60_000),
        ),
        KCG=5,
        KRP=20,
        NST=8,
    ),
    "16k": shop_of(
        (
            Product("BKT", "Buku Tulis", "lusin", 48_000, ("buku",)),
            Product("PNC", "Pensil 2B", "lusin", 24_000, ("pensil",)),
            Product("PLP", "Pulpen", "pcs", 3_000, ("bolpen",)),
            Product("MAP", "Map Plastik", "pcs", 2_500, ("map",)),
        ),
        BKT=10,
        MAP=200,
        PLP=60,
        PNC=12,
    ),
    "16l": shop_of(
        (
            Product("KST", "Kastengel", "toples", 60_000),
            Product("PTR", "Putri Salju", "toples", 50_000),
            Product("SGR", "Sagu Keju", "toples", 45_000, ("sagu",)),
        ),
    ),
}
