"""The shops of the thirteenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

THIRTEENTH_SHOPS: dict[str, Shop] = {
    "13a": shop_of(
        (
            Product(
                "KRP",
                "Keripik Pisang",
                "bungkus",
                10_000,
                (
                    "keripik",
                    "kripik",
                    "krpk",
                ),
            ),
            Product(
                "NST",
                "Nastar 250 g",
                "toples",
                40_000,
                (
                    "nastar",
                    "nst",
                ),
            ),
            Product("KCG", "Kacang", "kg", 60_000),
        ),
        KCG=5,
        KRP=20,
        NST=8,
    ),
    "13b": shop_of(
        (
            Product("LMP", "Lemper", "pcs", 2_500),
            Product("RSL", "Risol", "pcs", 3_000, ("risoles",)),
            Product("SUS", "Kue Sus", "pcs", 3_500, ("sus",)),
        ),
        LMP=50,
        RSL=50,
        SUS=40,
    ),
    "13c": shop_of(
        (
            Product("DCK", "Donat Coklat", "pcs", 3_000),
            Product("DKJ", "Donat Keju", "pcs", 3_500),
            Product("DGL", "Donat Gula", "pcs", 2_500),
        ),
        DCK=40,
        DGL=30,
        DKJ=40,
    ),
    "13d": shop_of(
        (
            Product("DST", "Daster", "potong", 60_000),
            Product("SRG", "Sarung", "lembar", 75_000),
            Product(
                "JLB",
                "Jilbab Segi Empat",
                "potong",
                35_000,
                (
                    "jilbab",
                    "kerudung",
                ),
            ),
        ),
        DST=60,
        JLB=48,
        SRG=40,
    ),
    "13e": shop_of(
        (
            Product("SRM", "Serum Glow 20ml", "botol", 85_000, ("serum",)),
            Product("TNR", "Toner Mawar 100ml", "botol", 55_000, ("toner",)),
            Product(
                "SPF",
                "Sunscreen SPF 50",
                "tube",
                65_000,
                (
                    "sunscreen",
                    "sunscreen spf 50",
                ),
            ),
        ),
        SPF=20,
        SRM=15,
        TNR=12,
    ),
    "13f": shop_of(
        (
            Product("HVS", "Kertas HVS", "rim", 48_000, ("hvs",)),
            Product("PLP", "Pulpen", "pcs", 2_500, ("bolpen",)),
            Product("BKT", "Buku Tulis", "pcs", 4_000),
        ),
        BKT=60,
        HVS=25,
        PLP=144,
    ),
    "13g": shop_of(
        (
            Product("KJH", "Kopi Jahe", "sachet", 2_000),
            Product("GLA", "Gula Aren", "kg", 32_000),
            Product(
                "TLR",
                "Telur Asin",
                "butir",
                4_500,
                (
                    "telor asin",
                    "telur",
                ),
            ),
        ),
        GLA=10,
        KJH=100,
        TLR=50,
    ),
    "13h": shop_of(
        (
            Product("SB1", "Sambal Bawang 150g", "botol", 22_000, ("bawang kecil",)),
            Product("SB2", "Sambal Bawang 250g", "botol", 35_000, ("bawang besar",)),
            Product(
                "SBT",
                "Sambal Terasi 150g",
                "botol",
                24_000,
                (
                    "sambal terasi",
                    "terasi",
                ),
            ),
        ),
        SB1=30,
        SB2=12,
        SBT=18,
    ),
    "13i": shop_of(
        (
            Product("K10", "Keripik 100g", "bungkus", 8_000),
            Product("K25", "Keripik 250g", "bungkus", 18_000),
            Product("SNG", "Singkong Balado", "bungkus", 12_000, ("balado",)),
        ),
        K10=30,
        K25=20,
        SNG=15,
    ),
    "13j": shop_of(
        (
            Product("KAS", "Kunyit Asam", "botol", 12_000, ("kunir asem",)),
            Product("BRK", "Beras Kencur", "botol", 12_000, ("berken",)),
            Product("J7R", "Jamu 7 Rempah", "botol", 15_000, ("7 rempah",)),
        ),
        BRK=24,
        J7R=15,
        KAS=24,
    ),
    "13k": shop_of(
        (
            Product("RPY", "Rempeyek", "bungkus", 9_000, ("peyek",)),
            Product("TMP", "Tempe Mendoan", "bungkus", 7_000, ("mendoan",)),
            Product("GTK", "Gethuk", "kotak", 10_000, ("getuk",)),
        ),
        GTK=12,
        RPY=25,
        TMP=20,
    ),
    "13l": shop_of(
        (
            Product("OPK", "Opak", "bungkus", 8_000),
            Product("RGN", "Rangginang", "bungkus", 15_000),
            Product("DDL", "Dodol", "kotak", 25_000),
        ),
        DDL=16,
        OPK=30,
        RGN=20,
    ),
}
