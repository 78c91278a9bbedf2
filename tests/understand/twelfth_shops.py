"""The shops of the twelfth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

TWELFTH_SHOPS: dict[str, Shop] = {
    "12a": shop_of(
        (
            Product("LMP", "Lemper", "pcs", 3_000),
            Product("RSM", "Risol Mayo", "pcs", 4_000),
            Product("RSS", "Risol Sayur", "pcs", 3_000),
            Product("DDG", "Dadar Gulung", "pcs", 2_500, ("dadar",)),
            Product("ONO", "Onde-onde", "pcs", 2_500, ("onde",)),
        ),
        DDG=20,
        LMP=30,
        ONO=40,
        RSM=25,
        RSS=25,
    ),
    "12b": shop_of(
        (
            Product("KPM", "Keripik Pisang Manis", "bungkus", 12_000, ("manis",)),
            Product("KPA", "Keripik Pisang Asin", "bungkus", 12_000, ("asin",)),
            Product(
                "KSB",
                "Keripik Singkong Balado",
                "bungkus",
                10_000,
                (
                    "singkong",
                    "balado",
                ),
            ),
            Product("KTP", "Keripik Tempe", "bungkus", 15_000, ("tempe",)),
        ),
        KPA=20,
        KPM=20,
        KSB=30,
        KTP=15,
    ),
    "12c": shop_of(
        (
            Product("SBB", "Sambal Bawang", "botol", 25_000),
            Product("SBT", "Sambal Terasi", "botol", 25_000),
            Product("SBR", "Sambal Roa", "botol", 35_000, ("roa",)),
        ),
        SBB=12,
        SBR=10,
        SBT=12,
    ),
    "12d": shop_of(
        (
            Product("KBM", "Kaos Batik M", "pcs", 75_000),
            Product("KBL", "Kaos Batik L", "pcs", 75_000),
            Product("DST", "Daster Kencana", "pcs", 60_000, ("daster",)),
            Product("SPT", "Sapu Tangan Batik", "lusin", 60_000, ("sapu tangan",)),
        ),
        DST=24,
        KBL=10,
        KBM=10,
        SPT=5,
    ),
    "12e": shop_of(
        (
            Product("SSR", "Sabun Sereh", "pcs", 15_000),
            Product("SKP", "Sabun Kopi", "pcs", 15_000),
            Product("SLR", "Sabun Cair Lerak", "botol", 28_000, ("lerak",)),
        ),
        SKP=24,
        SLR=12,
        SSR=24,
    ),
    "12f": shop_of(
        (
            Product("KRB", "Kopi Robusta 200g", "bungkus", 30_000, ("robusta",)),
            Product(
                "KAG",
                "Kopi Arabika Gayo 200g",
                "bungkus",
                55_000,
                (
                    "arabika",
                    "gayo",
                ),
            ),
            Product("KBK", "Kopi Bubuk Kiloan", "kg", 90_000, ("kiloan",)),
        ),
        KAG=15,
        KBK=10,
        KRB=20,
    ),
    "12g": shop_of(
        (
            Product("KKB", "Kerupuk Bawang", "kg", 40_000),
            Product("KKU", "Kerupuk Udang", "kg", 70_000),
            Product("EMP", "Emping", "kg", 100_000),
            Product(
                "RPK",
                "Rempeyek Kacang",
                "toples",
                35_000,
                (
                    "peyek",
                    "rempeyek",
                ),
            ),
        ),
        EMP=5,
        KKB=15,
        KKU=10,
        RPK=12,
    ),
    "12h": shop_of(
        (
            Product("NGA", "Nugget Ayam", "bungkus", 35_000),
            Product("NGI", "Nugget Ikan", "bungkus", 38_000),
            Product("BKS", "Bakso Sapi", "bungkus", 45_000, ("bakso",)),
            Product("DIM", "Dimsum Isi 10", "pack", 30_000, ("dimsum",)),
        ),
        BKS=15,
        DIM=20,
        NGA=12,
        NGI=10,
    ),
    "12i": shop_of(
        (
            Product("ELC", "Es Lilin Coklat", "pcs", 1_000, ("coklat",)),
            Product("ELK", "Es Lilin Kacang Hijau", "pcs", 1_500, ("kacang ijo",)),
            Product("EMS", "Es Mambo Stroberi", "pcs", 1_000, ("mambo",)),
        ),
        ELC=50,
        ELK=50,
        EMS=40,
    ),
    "12j": shop_of(
        (
            Product("KNA", "Kunyit Asam", "botol", 12_000),
            Product("BRK", "Beras Kencur", "botol", 12_000),
            Product("TML", "Temulawak", "botol", 15_000),
        ),
        BRK=15,
        KNA=15,
        TML=8,
    ),
    "12k": shop_of(
        (
            Product("TPP", "Tempe Papan", "papan", 8_000),
            Product("TPD", "Tempe Daun", "ikat", 10_000),
            Product("THK", "Tahu Kuning", "bungkus", 7_000, ("tahu",)),
            Product("ONC", "Oncom", "papan", 5_000),
        ),
        ONC=10,
        THK=25,
        TPD=20,
        TPP=30,
    ),
    "12l": shop_of(
        (
            Product("TAS", "Telur Asin", "pcs", 4_000, ("telur asin biasa",)),
            Product("TAB", "Telur Asin Bakar", "pcs", 5_000, ("telur bakar",)),
            Product("BWG", "Bawang Goreng", "toples", 30_000),
        ),
        BWG=10,
        TAB=30,
        TAS=60,
    ),
    "12m": shop_of(
        (
            Product("MH2", "Madu Hutan 250 ml", "botol", 60_000),
            Product("MH5", "Madu Hutan 500 ml", "botol", 110_000),
            Product(
                "MKL",
                "Madu Klanceng",
                "botol",
                150_000,
                (
                    "klanceng",
                    "trigona",
                ),
            ),
        ),
        MH2=12,
        MH5=6,
        MKL=4,
    ),
    "12n": shop_of(
        (
            Product("MH2", "Madu Hutan 250 ml", "botol", 60_000),
            Product("MH5", "Madu Hutan 500 ml", "botol", 110_000),
            Product("MKL", "Madu Klanceng", "botol", 150_000, ("klanceng",)),
        ),
        MH2=12,
    ),
    "12o": shop_of(
        (Product("PYK", "Peyek Kacang", "bungkus", 8_000, ("peyek",)),),
        PYK=40,
    ),
    "12p": shop_of(
        (
            Product("DNT", "Donat Kentang", "lusin", 36_000, ("donat",)),
            Product("RTS", "Roti Sisir", "pcs", 6_000),
            Product("BLP", "Bolu Pandan", "pcs", 25_000, ("bolu",)),
        ),
        BLP=8,
        DNT=6,
        RTS=24,
    ),
    "12q": shop_of(
        (
            Product("RTS", "Roti Sisir", "pcs", 6_000),
            Product("BLP", "Bolu Pandan", "pcs", 25_000, ("bolu",)),
        ),
    ),
    "12r": shop_of(
        (
            Product("GAR", "Gula Aren Cetak", "kg", 28_000, ("gula aren",)),
            Product("GSM", "Gula Semut", "bungkus", 18_000, ("semut",)),
        ),
        GAR=20,
        GSM=15,
    ),
}
