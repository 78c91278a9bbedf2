"""The shops of the corpus: what a partner may sell, and what lies there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.product import Product

KERIPIK = Product("KRP", "Keripik Pisang", "bungkus", 10_000, ("kripik",))
NASTAR = Product("NST", "Nastar 250 g", "toples", 40_000)
KACANG = Product("KCG", "Kacang", "kg", 60_000)
SAMBAL = Product("SMB", "Sambal Ibu", "botol", 25_000)
SNACKS = (
    Product("RSL", "Risol", "biji", 2_500),
    Product("LMP", "Lemper", "biji", 3_000),
    Product("DDR", "Dadar Gulung", "biji", 2_000),
    Product("BKW", "Bakwan", "biji", 1_500),
)


@dataclass(frozen=True, slots=True)
class Shop:
    """What a partner may sell and what lies there."""

    products: tuple[Product, ...]
    placements: Mapping[str, Decimal]


def _shop(products: tuple[Product, ...], **placed: int) -> Shop:
    return Shop(products, {code: Decimal(quantity) for code, quantity in placed.items()})


SHOPS = {
    "r": _shop((KERIPIK, NASTAR, KACANG), KRP=20, NST=8),
    "k": _shop((KERIPIK, NASTAR, KACANG), KRP=20, NST=8, KCG=5),
    "1": _shop((KERIPIK,), KRP=20),
    "w": _shop((KERIPIK, SAMBAL), KRP=20, SMB=12),
    "d": _shop(
        (
            Product("KPM", "Keripik Pisang Manis", "bungkus", 10_000, ("kripik", "keripik pisang", "krpk")),
            Product("KPA", "Keripik Pisang Asin", "bungkus", 10_000),
        ),
        KPM=10,
        KPA=10,
    ),
    "l": _shop((Product("DNT", "Donat", "lusin", 30_000),), DNT=10),
    "j": _shop(SNACKS, RSL=50, LMP=40, DDR=30, BKW=60),
    "m": _shop(
        (
            Product("TEH", "Teh Melati", "pak", 8_000),
            Product("KPS", "Kopi Susu", "botol", 12_000),
            Product("RTC", "Roti Coklat", "bungkus", 5_000),
            Product("RTK", "Roti Keju", "bungkus", 6_000),
        ),
        TEH=24,
        KPS=30,
        RTC=40,
        RTK=25,
    ),
    "s": _shop(
        (
            Product("ABK", "Abon Sapi 100 g", "pcs", 20_000),
            Product("ABB", "Abon Sapi 250 g", "pcs", 45_000),
            Product("MDU", "Madu 250 ml", "botol", 60_000),
            Product("GLA", "Gula Aren", "kg", 30_000),
            Product("TLR", "Telur Asin", "butir", 4_000),
        ),
        ABK=15,
        ABB=10,
        MDU=12,
        GLA=10,
        TLR=60,
    ),
    "b": _shop(
        (
            Product("KBW", "Kue Bawang", "toples", 25_000),
            Product("STK", "Stik Keju", "toples", 30_000),
            Product("DDL", "Dodol Garut", "kotak", 20_000),
            Product("KLM", "Kue Lumpur", "biji", 3_000),
        ),
        KBW=18,
        STK=12,
        DDL=16,
        KLM=50,
    ),
    "a": _shop(
        (Product("BWG", "Bawang Goreng", "pak", 15_000), Product("RGN", "Rengginang", "bungkus", 12_000), KACANG)
    ),
    "7a": _shop(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10000, ("kripik", "keripik")),
            Product("NST", "Nastar 250 g", "toples", 40000),
        ),
        KRP=20,
        NST=8,
    ),
    "7a3": _shop(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10000),
            Product("NST", "Nastar 250 g", "toples", 40000),
            Product("KCG", "Kacang", "kg", 60000),
        ),
        KRP=20,
        NST=8,
        KCG=3,
    ),
    "7b": _shop(
        (
            Product("SBT", "Sambal Terasi", "botol", 25000),
            Product("SBB", "Sambal Bawang", "botol", 25000),
            Product("KRU", "Krupuk Udang", "bungkus", 8000),
            Product("KRI", "Krupuk Ikan", "bungkus", 7000),
        ),
        SBT=12,
        SBB=12,
        KRU=30,
        KRI=25,
    ),
    "7c": _shop(
        (
            Product("DNT", "Donat Kentang", "biji", 3000),
            Product("ESL", "Es Lilin", "biji", 1000),
            Product("TLR", "Telur Asin", "butir", 4000),
            Product("TMP", "Tempe Mendoan", "bungkus", 5000),
        ),
        DNT=40,
        ESL=50,
        TLR=30,
        TMP=15,
    ),
    "7d": _shop(
        (
            Product("S25", "Sabun 250 ml", "botol", 15000),
            Product("S50", "Sabun 500 ml", "botol", 28000),
            Product("BTT", "Batik Tulis", "lembar", 250000),
            Product("BTC", "Batik Cap", "lembar", 120000),
        ),
        S25=24,
        S50=12,
        BTT=6,
        BTC=10,
    ),
    "7e": _shop(
        (
            Product("KPM", "Keripik Pisang Manis", "bungkus", 10000),
            Product("KPA", "Keripik Pisang Asin", "bungkus", 10000),
            Product("KSG", "Keripik Singkong", "bungkus", 9000),
        ),
        KPM=20,
        KPA=20,
        KSG=15,
    ),
    "7f": _shop(
        (
            Product("KCT", "Kacang Tanah", "kg", 60000),
            Product("EMP", "Emping", "kg", 80000),
            Product("GLA", "Gula Aren", "kg", 30000),
        ),
        KCT=5,
        EMP=3,
        GLA=10,
    ),
    "7g": _shop(
        (
            Product("DNM", "Donat Mini", "lusin", 24000),
            Product("KLP", "Kue Lumpur", "biji", 2500),
            Product("ONB", "Onde-onde", "biji", 2000),
        ),
        DNM=5,
        KLP=60,
        ONB=60,
    ),
    "7h": _shop(
        (
            Product("KPS", "Kopi Sachet", "sachet", 1500),
            Product("KP3", "Kopi 3in1", "sachet", 2000),
            Product("TEH", "Teh Celup", "kotak", 8000),
            Product("RS3", "Risol isi 3", "bungkus", 10000),
        ),
        KPS=50,
        KP3=40,
        TEH=10,
        RS3=20,
    ),
    "7s": _shop((Product("SMB", "Sambal Ibu", "botol", 25000, ("sambel",)),), SMB=10),
    "7i": _shop(
        (
            Product("K2K", "Kacang 2 Kelinci", "bungkus", 12000),
            Product("ML5", "Mie Level 5", "cup", 15000),
            Product("SP1", "Sirup 1 Liter", "botol", 30000),
        ),
        K2K=20,
        ML5=20,
        SP1=10,
    ),
    "7j": _shop(
        (
            Product("BKP", "Bakpia", "kotak", 30000),
            Product("WNG", "Wingko", "bungkus", 20000),
            Product("GTK", "Getuk", "bungkus", 10000),
            Product("LPS", "Lapis Legit", "loyang", 150000),
        ),
        BKP=15,
        WNG=20,
        GTK=12,
        LPS=4,
    ),
    "8a": _shop(
        (
            Product("KTM", "Keripik Tempe", "bungkus", 8000),
            Product("RPK", "Rempeyek Kacang", "bungkus", 7000, ("peyek",)),
            Product("STB", "Stik Bawang", "bungkus", 9000),
        ),
        KTM=30,
        RPK=25,
        STB=20,
    ),
    "8b": _shop(
        (
            Product("NGT", "Nugget Ayam 500 g", "pack", 35000),
            Product("SSP", "Sosis Sapi", "pack", 30000),
            Product("DMS", "Dimsum isi 10", "kotak", 25000),
            Product("CRG", "Cireng isi 5", "bungkus", 12000),
        ),
        NGT=12,
        SSP=10,
        DMS=15,
        CRG=20,
    ),
    "8c": _shop(
        (
            Product("ETM", "Es Teh Manis", "cup", 3000),
            Product("KSU", "Kopi Susu Gula Aren", "cup", 15000),
            Product("JRK", "Jus Jeruk", "botol", 10000),
            Product("AM6", "Air Mineral 600 ml", "botol", 4000),
        ),
        ETM=40,
        KSU=20,
        JRK=15,
        AM6=48,
    ),
    "8d": _shop(
        (
            Product("BRS", "Beras Pandan", "kg", 14000),
            Product("GLP", "Gula Pasir", "kg", 16000),
            Product("MYK", "Minyak Goreng 1 L", "pouch", 18000),
            Product("TLA", "Telur Ayam", "kg", 28000),
        ),
        BRS=50,
        GLP=20,
        MYK=24,
        TLA=15,
    ),
    "8e": _shop(
        (
            Product("TAS", "Tas Anyaman", "buah", 75000),
            Product("GLG", "Gelang Manik", "buah", 15000),
            Product("BTK", "Batik Parang", "lembar", 150000),
            Product("GTK", "Gantungan Kunci", "lusin", 60000),
        ),
        TAS=8,
        GLG=40,
        BTK=6,
        GTK=10,
    ),
    "8f": _shop(
        (
            Product("LPL", "Lapis Legit", "loyang", 150000),
            Product("BKA", "Bika Ambon", "kotak", 60000),
            Product("KSS", "Kue Sus", "biji", 3000),
            Product("OTE", "Ote-ote", "biji", 2000),
            Product("LMP", "Lumpia", "biji", 2500),
        ),
        LPL=4,
        BKA=6,
        KSS=60,
        OTE=50,
        LMP=50,
    ),
    "8g": _shop((Product("SBL", "Sambal Bu Tini", "botol", 25000, ("sambel",)),), SBL=24),
}
