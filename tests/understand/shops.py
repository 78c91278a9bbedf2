"""The shops of the corpus: what a partner may sell, and what lies there."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.blind_shops import BLIND_SHOPS
from tests.understand.eighteenth_shops import EIGHTEENTH_SHOPS
from tests.understand.eleventh_shops import ELEVENTH_SHOPS
from tests.understand.fifteenth_shops import FIFTEENTH_SHOPS
from tests.understand.fourteenth_shops import FOURTEENTH_SHOPS
from tests.understand.neighbour_shops import NEIGHBOUR_SHOPS
from tests.understand.nineteenth_shops import NINETEENTH_SHOPS
from tests.understand.seventeenth_further_shops import SEVENTEENTH_FURTHER_SHOPS
from tests.understand.seventeenth_shops import SEVENTEENTH_SHOPS
from tests.understand.shop import shop_of
from tests.understand.sixteenth_shops import SIXTEENTH_SHOPS
from tests.understand.structure_shops import STRUCTURE_SHOPS
from tests.understand.thirteenth_shops import THIRTEENTH_SHOPS
from tests.understand.twelfth_shops import TWELFTH_SHOPS

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


SHOPS = (
    {
        "r": shop_of((KERIPIK, NASTAR, KACANG), KRP=20, NST=8),
        "k": shop_of((KERIPIK, NASTAR, KACANG), KRP=20, NST=8, KCG=5),
        "1": shop_of((KERIPIK,), KRP=20),
        "w": shop_of((KERIPIK, SAMBAL), KRP=20, SMB=12),
        "d": shop_of(
            (
                Product("KPM", "Keripik Pisang Manis", "bungkus", 10_000, ("kripik", "keripik pisang", "krpk")),
                Product("KPA", "Keripik Pisang Asin", "bungkus", 10_000),
            ),
            KPM=10,
            KPA=10,
        ),
        "l": shop_of((Product("DNT", "Donat", "lusin", 30_000),), DNT=10),
        "j": shop_of(SNACKS, RSL=50, LMP=40, DDR=30, BKW=60),
        "m": shop_of(
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
        "s": shop_of(
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
        "b": shop_of(
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
        "a": shop_of(
            (Product("BWG", "Bawang Goreng", "pak", 15_000), Product("RGN", "Rengginang", "bungkus", 12_000), KACANG)
        ),
    }
    | BLIND_SHOPS
    | ELEVENTH_SHOPS
    | TWELFTH_SHOPS
    | THIRTEENTH_SHOPS
    | FOURTEENTH_SHOPS
    | FIFTEENTH_SHOPS
    | SEVENTEENTH_SHOPS
    | SEVENTEENTH_FURTHER_SHOPS
    | SIXTEENTH_SHOPS
    | EIGHTEENTH_SHOPS
    | NINETEENTH_SHOPS
    | NEIGHBOUR_SHOPS
    | STRUCTURE_SHOPS
)
