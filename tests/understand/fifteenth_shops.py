"""The shops of the fifteenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

FIFTEENTH_SHOPS: dict[str, Shop] = {
    "15a": shop_of(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10_000, ("keripik", "kripik", "krpk")),
            Product("NST", "Nastar 250 g", "toples", 40_000, ("nastar", "nstr")),
            Product("KCG", "Kacang Telur", "kg", 60_000, ("kacang",)),
        ),
        KCG=5,
        KRP=20,
        NST=8,
    ),
    "15b": shop_of(
        (
            Product("RSS", "Roti Sisir", "buah", 8_000, ("sisir",)),
            Product("RCK", "Roti Coklat", "buah", 5_000, ("coklat", "rotcok")),
            Product("RKJ", "Roti Keju", "buah", 6_000, ("keju",)),
        ),
        RCK=24,
        RKJ=12,
        RSS=15,
    ),
    "15c": shop_of(
        (
            Product("KL8", "Kue Lapis 8", "loyang", 45_000, ("lapis", "lapis 8")),
            Product("BTP", "Bolu Tape", "loyang", 35_000, ("bolu",)),
        ),
        BTP=6,
        KL8=10,
    ),
    "15d": shop_of(
        (
            Product("SBW", "Sambal Bawang", "botol", 25_000, ("bawang", "sambel bawang")),
            Product("STR", "Sambal Teri", "botol", 28_000, ("teri", "sambel teri")),
            Product("SL5", "Sambal Level 5", "botol", 27_000, ("level 5", "lv5")),
        ),
        SBW=12,
        SL5=9,
        STR=10,
    ),
    "15e": shop_of(
        (
            Product("KSR", "Keripik Sisa Rasa", "bungkus", 7_000, ("sisa rasa",)),
            Product("RPK", "Rempeyek Kacang", "bungkus", 9_000, ("peyek", "rempeyek")),
            Product("KTP", "Keripik Tempe", "bungkus", 8_000, ("tempe",)),
        ),
        KSR=30,
        KTP=25,
        RPK=20,
    ),
    "15f": shop_of(
        (
            Product("ESL", "Es Lilin", "batang", 2_000, ("es", "lilin")),
            Product("SKD", "Susu Kedelai", "botol", 6_000, ("susu", "sule")),
            Product("JHM", "Jahe Merah", "sachet", 3_000, ("jahe",)),
        ),
        ESL=50,
        JHM=40,
        SKD=20,
    ),
    "15g": shop_of(
        (
            Product("TLA", "Telur Asin", "butir", 4_000, ("telur", "telor")),
            Product("RGN", "Rengginang", "bungkus", 12_000, ("ranginang",)),
            Product("SLP", "Sale Pisang", "bungkus", 15_000, ("sale",)),
        ),
        RGN=15,
        SLP=10,
        TLA=60,
    ),
    "15h": shop_of(
        (
            Product("DPB", "Dompet Batik", "buah", 35_000, ("dompet",)),
            Product("TRT", "Tas Rotan", "buah", 120_000, ("tas",)),
            Product("GKC", "Gantungan Kunci", "buah", 5_000, ("ganci",)),
        ),
        DPB=12,
        GKC=40,
        TRT=5,
    ),
    "15i": shop_of(
        (
            Product("DSL", "Donat Selusin", "box", 30_000, ("donat box",)),
            Product("DKT", "Donat Kentang", "buah", 3_000, ("kentang",)),
            Product("PST", "Pastel", "buah", 2_500),
        ),
        DKT=40,
        DSL=10,
        PST=30,
    ),
    "15j": shop_of(
        (
            Product("SBS", "Sabun Sereh", "buah", 15_000, ("sabun",)),
            Product("LLA", "Lilin Aroma", "buah", 20_000, ("lilin",)),
            Product("MTL", "Minyak Telon", "botol", 18_000, ("minyak", "telon")),
        ),
        LLA=10,
        MTL=14,
        SBS=18,
    ),
    "15k": shop_of(
        (
            Product("KST", "Kue Satu", "toples", 22_000, ("satu",)),
            Product("RGB", "Roti Gambang", "buah", 5_000, ("gambang",)),
            Product("KSG", "Kue Sagu", "toples", 25_000, ("sagu",)),
        ),
        KSG=9,
        KST=12,
        RGB=20,
    ),
    "15l": shop_of(
        (
            Product("KP9", "Kopi 99", "bungkus", 12_000, ("kopi",)),
            Product("GSM", "Gula Semut", "bungkus", 14_000, ("gula semut", "semut")),
            Product("BJG", "Bajigur", "sachet", 4_000),
        ),
        BJG=30,
        GSM=13,
        KP9=16,
    ),
    "15m": shop_of(
        (
            Product("TBK", "Tahu Bakso", "pak", 20_000, ("tahu",)),
            Product("MLD", "Mie Lidi", "bungkus", 5_000, ("lidi", "mi lidi")),
            Product("PIA", "Pia Kering", "kotak", 18_000, ("pia",)),
        ),
        MLD=30,
        PIA=18,
        TBK=14,
    ),
}
