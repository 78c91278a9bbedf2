"""The shops of the messages that stand beside those of the sixteenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

NEIGHBOUR_SHOPS: dict[str, Shop] = {
    "na": shop_of(
        (
            Product("TSK", "Permen Asem", "pcs", 200, ("permen",)),
            Product("SDT", "Sedotan", "pcs", 100),
            Product("GTK", "Gantungan Kunci", "pcs", 3_500, ("gantungan", "gk")),
            Product("PLS", "Plastik Es", "pack", 5_000),
            Product("KLP", "Klip", "pcs", 1_000),
        ),
        TSK=5000,
        SDT=3000,
        GTK=400,
        PLS=100,
        KLP=1500,
    ),
    "nb": shop_of(
        (
            Product("ONT", "Onde Onde", "biji", 2_000, ("onde2", "onde")),
            Product("TBK", "Tahu Bakso", "pack", 15_000, ("tabak",)),
            Product("KRU", "Kerupuk Udang", "bungkus", 8_000, ("krupuk",)),
            Product("TLA", "Telur Asin", "butir", 4_000, ("telur", "telor")),
        ),
        ONT=60,
        TBK=20,
        KRU=30,
        TLA=300,
    ),
    "nc": shop_of(
        (
            Product("BRK", "Beras Kencur", "botol", 10_000, ("kencur",)),
            Product("TML", "Temulawak", "botol", 12_000),
            Product("KNY", "Kunyit Asam", "botol", 10_000, ("kunir",)),
            Product("WDG", "Wedang Jahe", "botol", 9_000, ("wedang",)),
        ),
        BRK=24,
        TML=20,
        KNY=30,
        WDG=12,
    ),
    "nd": shop_of(
        (
            Product("BTK", "Batik Tulis", "potong", 250_000, ("batik",)),
            Product("KBY", "Kebaya", "potong", 180_000),
            Product("JLB", "Jilbab", "pcs", 35_000, ("kerudung",)),
            Product("SRG", "Sarung", "pcs", 90_000),
        ),
        BTK=10,
        KBY=6,
        JLB=40,
        SRG=15,
    ),
    "ne": shop_of(
        (
            Product("BPK", "Bakpia Keju", "dus", 30_000, ("keju",)),
            Product("BPC", "Bakpia Coklat", "dus", 30_000, ("coklat",)),
            Product("LPS", "Lapis Legit", "loyang", 120_000, ("lapis",)),
            Product("NST", "Nastar", "toples", 45_000),
        ),
        BPK=30,
        BPC=25,
        LPS=5,
        NST=12,
    ),
    "nf": shop_of(
        (
            Product("BRS", "Beras Organik", "kg", 18_000, ("beras",)),
            Product("KPG", "Kopi Gayo", "kg", 120_000, ("kopi",)),
            Product("MDU", "Madu Hutan", "liter", 90_000, ("madu",)),
            Product("GLM", "Gula Semut", "kg", 45_000, ("gula",)),
        ),
        BRS=100,
        KPG=10,
        MDU=8,
        GLM=20,
    ),
    "n1": shop_of((Product("KRP", "Keripik Pisang", "bungkus", 10_000, ("keripik", "krpk")),), KRP=20),
    "nk": shop_of(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10_000, ("kripik", "krpk")),
            Product("NST", "Nastar", "toples", 40_000),
            Product("KCG", "Kacang", "kg", 60_000),
        ),
        KRP=20,
        NST=8,
        KCG=5,
    ),
    "nn": shop_of(
        (
            Product("TSK", "Permen Asem", "pcs", 200, ("permen",)),
            Product("SDT", "Sedotan", "pcs", 100),
        )
    ),
    "ns": shop_of(
        (
            Product("NSA", "Nastar 250 g", "toples", 40_000, ("nastar",)),
            Product("KST", "Kastengel", "toples", 60_000),
        ),
        NSA=10,
        KST=10,
    ),
}
