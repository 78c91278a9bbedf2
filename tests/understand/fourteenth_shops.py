"""The shops of the fourteenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

FOURTEENTH_SHOPS: dict[str, Shop] = {
    "14a": shop_of(
        (
            Product("RSL", "Risol Mayo", "pack", 25_000, ("risol",)),
            Product("DMS", "Dimsum Ayam", "pack", 30_000, ("dimsum",)),
            Product("NGT", "Nugget", "pack", 28_000, ("nuget",)),
            Product("CRG", "Cireng", "pack", 15_000),
            Product("BSO", "Bakso Sapi", "pack", 35_000, ("bakso",)),
        ),
        BSO=8,
        CRG=20,
        DMS=12,
        NGT=10,
        RSL=15,
    ),
    "14b": shop_of(
        (
            Product("KNY", "Kunyit Asam", "botol", 8_000, ("kunir asem", "kunyit asem")),
            Product("BRK", "Beras Kencur", "botol", 8_000, ("kencur",)),
            Product("TML", "Temulawak", "botol", 9_000),
        ),
        BRK=20,
        KNY=20,
        TML=15,
    ),
    "14c": shop_of(
        (
            Product("SCP", "Sabun Cuci Piring", "botol", 12_000, ("scp", "sabun piring")),
            Product("DTJ", "Deterjen Cair", "botol", 15_000, ("deterjen",)),
            Product("PLT", "Pembersih Lantai", "botol", 14_000, ("pel",)),
            Product("PWG", "Pewangi Pakaian", "botol", 13_000, ("pewangi",)),
        ),
        DTJ=18,
        PLT=12,
        PWG=15,
        SCP=24,
    ),
    "14d": shop_of(
        (
            Product("SDJ", "Sandal Jepit", "pasang", 15_000, ("jepit", "sendal jepit")),
            Product("SLP", "Sandal Selop", "pasang", 45_000, ("selop", "sendal selop")),
            Product("KOS", "Kaos Oblong", "pcs", 40_000, ("kaos",)),
            Product("TPI", "Topi", "pcs", 25_000),
        ),
        KOS=20,
        SDJ=30,
        SLP=12,
        TPI=15,
    ),
    "14e": shop_of(
        (
            Product("JSE", "Jilbab Segi Empat", "pcs", 35_000, ("segi empat",)),
            Product("PSM", "Pashmina", "pcs", 45_000, ("pasmina",)),
            Product("BRG", "Jilbab Bergo", "pcs", 40_000, ("bergo",)),
            Product("CPT", "Ciput", "pcs", 15_000),
        ),
        BRG=12,
        CPT=25,
        JSE=20,
        PSM=15,
    ),
    "14f": shop_of(
        (
            Product("SDK", "Kopi Sidikalang", "bungkus", 28_000, ("sidikalang",)),
            Product("LTG", "Kopi Lintong", "bungkus", 35_000, ("lintong",)),
            Product("TRI", "Teri Medan", "kg", 120_000, ("teri",)),
            Product("AND", "Andaliman", "bungkus", 15_000),
        ),
        AND=20,
        LTG=24,
        SDK=30,
        TRI=10,
    ),
    "14g": shop_of(
        (
            Product("TLR", "Telur Asin", "butir", 4_000, ("telor asin",)),
            Product("TMP", "Tempe", "papan", 6_000),
            Product("THU", "Tahu", "bungkus", 5_000),
            Product("OPK", "Opak", "bungkus", 10_000),
        ),
        OPK=20,
        THU=25,
        TLR=60,
        TMP=30,
    ),
    "14h": shop_of(
        (
            Product("BKT", "Buku Tulis", "pak", 48_000, ("buku",)),
            Product("PLP", "Pulpen", "lusin", 24_000),
            Product("PNS", "Pensil", "pcs", 2_000),
            Product("MAP", "Map Plastik", "pcs", 3_500, ("map",)),
        ),
        BKT=10,
        MAP=60,
        PLP=12,
        PNS=100,
    ),
    "14i": shop_of(
        (
            Product("SBW", "Sambal Bawang", "botol", 25_000),
            Product("STR", "Sambal Teri", "botol", 28_000, ("teri",)),
            Product("SCM", "Sambal Cumi", "botol", 32_000, ("cumi",)),
            Product("BWG", "Bawang Goreng", "bungkus", 18_000),
        ),
        BWG=20,
        SBW=24,
        SCM=12,
        STR=18,
    ),
    "14j": shop_of(
        (
            Product("BRS", "Beras Merah", "kg", 18_000),
            Product("MDU", "Madu Hutan", "botol", 85_000, ("madu",)),
            Product("GLA", "Gula Aren", "kg", 30_000),
            Product("KPT", "Kopi Toraja", "bungkus", 40_000, ("kopi",)),
        ),
        BRS=50,
        GLA=20,
        KPT=20,
        MDU=15,
    ),
    "14k": shop_of(
        (
            Product("GTK", "Gantungan Kunci", "pcs", 5_000, ("gantungan", "keychain")),
            Product("TTB", "Tote Bag", "pcs", 25_000, ("tote",)),
            Product("MUG", "Mug", "pcs", 30_000),
            Product("STK", "Stiker", "lembar", 3_000, ("sticker",)),
        ),
        GTK=40,
        MUG=12,
        STK=100,
        TTB=15,
    ),
    "14l": shop_of(
        (
            Product("DNT", "Donat", "biji", 3_000, ("dnt",)),
            Product("LMP", "Lemper", "biji", 3_500, ("lmpr",)),
            Product("ARM", "Arem-arem", "biji", 3_000, ("arem",)),
            Product("ESL", "Es Lilin", "biji", 2_000),
        ),
        ARM=40,
        DNT=50,
        ESL=60,
        LMP=40,
    ),
    "14m": shop_of(
        (
            Product("BDL", "Body Lotion", "botol", 35_000, ("bl",)),
            Product("LPB", "Lip Balm", "pcs", 20_000, ("lb",)),
            Product("MSK", "Masker Wajah", "sachet", 8_000, ("msk", "masker")),
            Product("SBT", "Sabun Batang", "pcs", 12_000, ("sb",)),
        ),
        BDL=15,
        LPB=24,
        MSK=60,
        SBT=30,
    ),
    "14n": shop_of(
        (
            Product("MNS", "Monstera", "pot", 75_000),
            Product("SRI", "Sri Rezeki", "pot", 30_000, ("aglonema",)),
            Product("KTS", "Kaktus Mini", "pot", 12_000, ("kaktus",)),
            Product("PPK", "Pupuk Kompos", "karung", 20_000, ("pupuk", "kompos")),
        ),
        KTS=30,
        MNS=10,
        PPK=25,
        SRI=20,
    ),
    "14o": shop_of(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10_000, ("kripik", "keripik")),
            Product("NST", "Nastar 250 g", "toples", 40_000, ("nastar",)),
            Product("KCG", "Kacang", "kg", 60_000),
        ),
        KCG=5,
        KRP=20,
        NST=8,
    ),
}
