"""The shops of the eighteenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

EIGHTEENTH_SHOPS: dict[str, Shop] = {
    "18a": shop_of(
        (
            Product("KTP", "Keripik Tempe", "bungkus", 12_000, ("tempe", "kripik tempe")),
            Product("PYK", "Peyek Kacang", "bungkus", 10_000, ("peyek", "rempeyek")),
            Product("GPL", "Geplak", "dus", 18_000),
        ),
        GPL=10,
        KTP=20,
        PYK=15,
    ),
    "18b": shop_of(
        (
            Product("CKS", "Soft Cookies", "pcs", 15_000, ("cookies", "cookie")),
            Product("BRW", "Brownies Slice", "slice", 12_000, ("brownies",)),
            Product("GRN", "Granola Bar", "pcs", 10_000, ("granola",)),
        ),
        BRW=18,
        CKS=24,
        GRN=30,
    ),
    "18c": shop_of(
        (
            Product("DDL", "Dodol Garut", "bungkus", 20_000, ("dodol",)),
            Product("BRY", "Burayot", "pak", 12_000),
            Product("SBC", "Sambal Cibiuk", "botol", 25_000, ("sambal", "cibiuk")),
        ),
        BRY=12,
        DDL=25,
        SBC=10,
    ),
    "18d": shop_of(
        (
            Product("RDK", "Rendang Kering", "bungkus", 45_000, ("rendang", "randang")),
            Product("SNJ", "Keripik Sanjai Balado", "bungkus", 18_000, ("sanjai",)),
            Product("DKD", "Dakak-dakak", "bungkus", 15_000, ("dakak",)),
        ),
        DKD=20,
        RDK=15,
        SNJ=30,
    ),
    "18e": shop_of(
        (
            Product("LLG", "Lapis Legit", "loyang", 250_000, ("lapis",)),
            Product("NST", "Nastar", "toples", 75_000),
            Product("LDK", "Lidah Kucing", "toples", 65_000, ("lidah",)),
            Product("KST", "Kastengel", "toples", 80_000, ("kaastengels", "keju")),
        ),
        KST=8,
        LDK=10,
        LLG=4,
        NST=12,
    ),
    "18f": shop_of(
        (
            Product("SAD", "Sambal Andaliman", "botol", 30_000, ("andaliman", "sambal")),
            Product("TRK", "Teri Kacang", "bungkus", 25_000, ("teri",)),
            Product("KPS", "Kopi Sidikalang", "bungkus", 35_000, ("kopi",)),
        ),
        KPS=12,
        SAD=20,
        TRK=16,
    ),
    "18g": shop_of(
        (
            Product("ABN", "Abon Tuna", "pouch", 35_000, ("abon",)),
            Product("BGE", "Bagea Kenari", "bungkus", 20_000, ("bagea",)),
            Product("SBT", "Sambal Tuna", "jar", 30_000, ("sambal",)),
        ),
        ABN=18,
        BGE=24,
        SBT=10,
    ),
    "18h": shop_of(
        (
            Product("SBS", "Sabun Sereh", "batang", 25_000, ("sereh", "lemongrass")),
            Product("SBK", "Sabun Kelapa", "batang", 25_000, ("kelapa", "coconut")),
            Product("LLN", "Lilin Aroma", "pcs", 60_000, ("lilin", "candle")),
            Product("DUP", "Dupa Wangi", "ikat", 15_000, ("dupa",)),
        ),
        DUP=20,
        LLN=10,
        SBK=30,
        SBS=30,
    ),
    "18i": shop_of(
        (
            Product("DPT", "Dompet Batik", "pcs", 35_000, ("dompet",)),
            Product("TTB", "Tote Bag Batik", "pcs", 65_000, ("tote", "totebag", "tas")),
            Product("SKF", "Syal Batik", "lembar", 90_000, ("syal",)),
            Product("IKT", "Ikat Rambut Batik", "pcs", 8_000, ("scrunchie", "ikat rambut")),
        ),
        DPT=20,
        IKT=40,
        SKF=8,
        TTB=12,
    ),
    "18j": shop_of(
        (
            Product("AMP", "Amplang", "bungkus", 15_000),
            Product("SSR", "Kain Sasirangan", "lembar", 175_000, ("sasirangan", "kain")),
            Product("DDK", "Dodol Kandangan", "bungkus", 22_000, ("dodol",)),
        ),
        AMP=40,
        DDK=15,
        SSR=6,
    ),
    "18k": shop_of(
        (
            Product("PZL", "Puzzle Kayu", "set", 55_000, ("puzzle",)),
            Product("BNR", "Boneka Rajut", "pcs", 85_000, ("boneka",)),
            Product("MBL", "Mobil Kayu", "pcs", 45_000, ("mobil", "mobilan")),
            Product("BLK", "Balok Susun", "set", 120_000, ("balok",)),
        ),
        BLK=4,
        BNR=6,
        MBL=9,
        PZL=10,
    ),
    "18l": shop_of(
        (
            Product("BKC", "Beras Kencur", "botol", 10_000, ("kencur",)),
            Product("KNA", "Kunir Asem", "botol", 10_000, ("kunir", "kunyit asam")),
            Product("TML", "Temulawak", "botol", 12_000),
        ),
        BKC=24,
        KNA=24,
        TML=12,
    ),
    "18m": shop_of(
        (
            Product("SBL", "Seblak Instan", "cup", 13_000, ("seblak",)),
            Product("BSR", "Basreng Pedas", "pack", 15_000, ("basreng",)),
            Product("MKR", "Makaroni Bantet", "pack", 10_000, ("makaroni",)),
        ),
    ),
    "18n": shop_of(
        (
            Product("MDT", "Madu Timor", "botol", 85_000, ("madu",)),
            Product("JGT", "Jagung Titi", "bungkus", 15_000, ("jagung",)),
            Product("KTN", "Selendang Tenun", "lembar", 150_000, ("selendang", "tenun")),
        ),
        JGT=30,
        KTN=5,
        MDT=10,
    ),
    "18o": shop_of(
        (
            Product("SKL", "Sukulen Mini", "pot", 12_000, ("sukulen",)),
            Product("KKT", "Kaktus", "pot", 15_000),
            Product("MNS", "Monstera", "pot", 75_000),
            Product("PPK", "Pupuk Kascing", "kg", 8_000, ("pupuk", "kascing")),
        ),
        KKT=25,
        MNS=6,
        PPK=20,
        SKL=40,
    ),
    "18p": shop_of(
        (
            Product("PTS", "Petis Madura", "cup", 12_000, ("petis",)),
            Product("RGL", "Rengginang Lorjuk", "bungkus", 30_000, ("rengginang", "lorjuk")),
            Product("TRS", "Terasi", "pak", 8_000, ("trasi",)),
        ),
        PTS=30,
        RGL=15,
        TRS=50,
    ),
    "18q": shop_of(
        (
            Product("RSM", "Risol Mayo", "pcs", 4_000, ("risol",)),
            Product("DNT", "Donat Kentang", "pcs", 3_500, ("donat",)),
            Product("ONG", "Onigiri", "pcs", 10_000),
            Product("ETH", "Es Teh Lemon", "cup", 6_000, ("es teh", "esteh")),
        ),
        DNT=50,
        ETH=40,
        ONG=20,
        RSM=60,
    ),
    "18r": shop_of(
        (
            Product("PML", "Pempek Lenjer", "pack", 40_000, ("lenjer",)),
            Product("PMK", "Pempek Kapal Selam", "pack", 50_000, ("kapal selam", "kapsel")),
            Product("KMP", "Kemplang", "bungkus", 20_000),
            Product("CKO", "Cuko", "botol", 15_000, ("cuka",)),
        ),
        CKO=12,
        KMP=25,
        PMK=10,
        PML=15,
    ),
    "18s": shop_of(
        (
            Product("KSB", "Kopi Susu Botol", "botol", 18_000, ("kopsus", "kopi susu")),
            Product("TTK", "Teh Tarik", "botol", 15_000, ("tehtar",)),
            Product("CKL", "Cokelat Botol", "botol", 17_000, ("coklat", "cokelat")),
        ),
        CKL=24,
        KSB=36,
        TTK=24,
    ),
    "18t": shop_of(
        (
            Product("SRO", "Sambal Roa", "botol", 40_000, ("roa",)),
            Product("HLK", "Halua Kenari", "bungkus", 25_000, ("halua",)),
            Product("KLP", "Klappertart", "cup", 20_000, ("klaper",)),
        ),
        HLK=20,
        KLP=12,
        SRO=15,
    ),
}
