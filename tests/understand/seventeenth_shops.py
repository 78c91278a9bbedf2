"""The first half of the shops of the seventeenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

SEVENTEENTH_SHOPS: dict[str, Shop] = {
    "17a": shop_of(
        (
            Product("KPS", "Keripik Singkong", "bungkus", 8_000, ("kripik telo", "singkong")),
            Product("RMP", "Rempeyek Kacang", "toples", 25_000, ("peyek",)),
            Product("SLE", "Sale Pisang", "bungkus", 12_000),
        ),
        KPS=24,
        RMP=10,
        SLE=15,
    ),
    "17b": shop_of(
        (
            Product("BSR", "Basreng Pedas", "bungkus", 10_000, ("basreng",)),
            Product("MKR", "Makaroni Bantet", "bungkus", 7_000, ("makroni",)),
            Product("CKL", "Choco Crunch", "cup", 12_000, ("coklat", "choco")),
            Product("LMT", "Lumpia Kering", "bungkus", 8_000, ("lumpia",)),
        ),
        BSR=30,
        CKL=18,
        LMT=20,
        MKR=40,
    ),
    "17c": shop_of(
        (
            Product("KRK", "Kerupuk Kulit", "bungkus", 15_000, ("jangek",)),
            Product("TNG", "Teng-teng Kacang", "bungkus", 5_000, ("tengteng",)),
            Product("KPB", "Kopi Bubuk Sidikalang", "bungkus", 30_000, ("kopi",)),
        ),
        KPB=8,
        KRK=12,
        TNG=25,
    ),
    "17d": shop_of(
        (
            Product("SRD", "Seroja", "toples", 28_000, ("kue seroja",)),
            Product("CMR", "Comring", "bungkus", 10_000, ("comro kering", "kicimpring")),
            Product("BAT", "Batagor Kering", "bungkus", 13_000, ("batagor",)),
        ),
        BAT=24,
        CMR=20,
        SRD=9,
    ),
    "17e": shop_of(
        (
            Product("KEM", "Kembang Goyang", "toples", 30_000, ("kembang goyang",)),
            Product("BPT", "Bir Pletok", "botol", 18_000, ("pletok",)),
            Product("DOD", "Dodol Betawi", "kotak", 35_000, ("dodol",)),
        ),
        BPT=20,
        DOD=6,
        KEM=8,
    ),
    "17f": shop_of(
        (
            Product("BKE", "Bannang-bannang", "bungkus", 15_000, ("bannang",)),
            Product("KAC", "Kacang Disco", "bungkus", 20_000, ("disco",)),
            Product("SRB", "Sarabba Bubuk", "sachet", 5_000, ("sarabba",)),
        ),
        BKE=16,
        KAC=30,
        SRB=50,
    ),
    "17g": shop_of(
        (
            Product("SLV", "Sabun Lavender", "pcs", 25_000, ("lavender", "soap lavender")),
            Product("SCH", "Sabun Charcoal", "pcs", 27_000, ("charcoal", "arang")),
            Product("CDL", "Lilin Sereh", "jar", 55_000, ("candle", "lilin")),
            Product("LBM", "Lip Balm Madu", "pcs", 18_000, ("lipbalm",)),
        ),
        CDL=10,
        LBM=15,
        SCH=20,
        SLV=20,
    ),
    "17h": shop_of(
        (
            Product("AMP", "Amplang Pipih", "bungkus", 22_000, ("amplang",)),
            Product("KLP", "Kelepon Buntut Kering", "kotak", 15_000, ("kelepon",)),
            Product("SMB", "Sambal Acan", "botol", 25_000, ("acan",)),
        ),
        AMP=18,
        KLP=10,
        SMB=12,
    ),
    "17i": shop_of(
        (
            Product("RND", "Rendang Paru Kering", "bungkus", 45_000, ("paru",)),
            Product("KSB", "Keripik Sanjai Balado", "bungkus", 18_000, ("sanjai", "balado")),
            Product("DKK", "Dakak-dakak", "bungkus", 12_000, ("dakak",)),
        ),
        DKK=20,
        KSB=25,
        RND=10,
    ),
    "17j": shop_of(
        (
            Product("GLG", "Gelang Rotan", "pcs", 15_000, ("gelang",)),
            Product("DPA", "Dupa Cendana", "pack", 12_000, ("dupa",)),
            Product("PIE", "Pie Susu", "kotak", 35_000, ("pie",)),
            Product("UDG", "Udeng Batik", "pcs", 65_000, ("udeng",)),
        ),
        DPA=50,
        GLG=40,
        PIE=20,
        UDG=8,
    ),
    "17k": shop_of(
        (
            Product("RNG", "Rengginang Lorjuk", "bungkus", 20_000, ("rengginang", "lorjuk")),
            Product("KTB", "Kerupuk Tengiri", "bungkus", 16_000, ("tengiri",)),
            Product("JSM", "Jamu Sari Rapet", "botol", 25_000, ("jamu",)),
        ),
        JSM=10,
        KTB=20,
        RNG=15,
    ),
    "17l": shop_of(
        (
            Product("KKP", "Kemplang Panggang", "bungkus", 15_000, ("kemplang",)),
            Product("PMP", "Pempek Frozen", "pack", 50_000, ("pempek",)),
            Product("CKO", "Cuko Botol", "botol", 20_000, ("cuko",)),
        ),
        CKO=12,
        KKP=30,
        PMP=10,
    ),
    "17m": shop_of(
        (
            Product("AGL", "Aglonema Red", "pot", 75_000, ("aglonema", "aglo")),
            Product("KKT", "Kaktus Mini", "pot", 15_000, ("kaktus",)),
            Product("MDA", "Media Tanam", "karung", 20_000, ("tanah", "media")),
            Product("PKG", "Pupuk Kandang", "karung", 18_000, ("pupuk",)),
        ),
        AGL=12,
        KKT=40,
        MDA=15,
        PKG=20,
    ),
    "17n": shop_of(
        (
            Product("DST", "Daster Batik", "pcs", 65_000, ("daster",)),
            Product("KMJ", "Kemeja Batik Pria", "pcs", 120_000, ("kemeja",)),
            Product("KAN", "Kain Batik Cap", "lembar", 95_000, ("kain",)),
            Product("TAP", "Taplak Batik", "pcs", 40_000, ("taplak",)),
            Product("SND", "Sandal Batik", "pasang", 35_000, ("sandal",)),
        ),
        DST=20,
        KAN=12,
        KMJ=10,
        SND=15,
        TAP=8,
    ),
    "17o": shop_of(
        (
            Product("NBK", "Notebook Handmade", "pcs", 28_000, ("notebook",)),
            Product("STK", "Stiker Pack", "pack", 10_000, ("stiker",)),
            Product("PBT", "Pembatas Buku Kayu", "pcs", 8_000, ("pembatas",)),
            Product("TTB", "Totebag Kanvas", "pcs", 45_000, ("totebag", "tas")),
        ),
        NBK=25,
        PBT=30,
        STK=60,
        TTB=14,
    ),
}
