"""The shops of the messages whose order and sums matter: goods with one first word, and one beside them."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

STRUCTURE_SHOPS: dict[str, Shop] = {
    "t": shop_of(
        (
            Product("SBW", "Sambal Bawang", "botol", 20_000, ("bawang",)),
            Product("SMT", "Sambal Matah", "botol", 25_000, ("matah",)),
            Product("STR", "Sambal Terasi", "botol", 20_000, ("terasi",)),
            Product("ABN", "Abon Sapi", "bungkus", 30_000, ("abon",)),
        ),
        SBW=24,
        SMT=24,
        STR=24,
        ABN=15,
    ),
    "rs": shop_of(
        (
            Product("RSB", "Roti Sobek", "pcs", 15_000, ("sobek",)),
            Product("RGD", "Roti Gandum", "pcs", 18_000, ("gandum",)),
            Product("DNT", "Donat Kentang", "pcs", 5_000, ("donat",)),
            Product("KPS", "Kopi Sachet", "sachet", 2_500, ("kopi",)),
            Product("TJH", "Teh Jahe", "botol", 12_000, ("teh",)),
            Product("WFR", "Wafer", "renteng", 10_000),
        ),
        RSB=20,
        RGD=15,
        DNT=60,
        KPS=300,
        TJH=24,
        WFR=40,
    ),
    "tg": shop_of(
        (
            Product("GLA", "Gula Aren", "kg", 40_000, ("gula",)),
            Product("BRS", "Beras Organik", "kg", 16_000, ("beras",)),
            Product("PRM", "Permen Jahe", "pcs", 500, ("permen",)),
            Product("KAU", "Kaos Batik", "pcs", 60_000, ("kaos",)),
        ),
        GLA=10,
        BRS=50,
        PRM=4000,
        KAU=30,
    ),
}
