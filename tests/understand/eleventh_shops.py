"""The shops of the eleventh blind set; mostly nobody keeps count of what lies there."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import shop_of

_SNACKS = (
    Product("RSL", "Risoles", "buah", 2_500, ("risol",)),
    Product("LMP", "Lemper", "buah", 3_000),
    Product("TSU", "Tahu Isi", "buah", 2_000),
    Product("PST", "Pastel", "buah", 2_500),
    Product("KLP", "Klepon", "mika", 5_000),
)
_SAMBALS = (
    Product("SBW", "Sambal Bawang", "botol", 25_000),
    Product("SCM", "Sambal Cumi", "botol", 35_000),
    Product("ABN", "Abon Sapi", "pouch", 30_000),
    Product("TRI", "Teri Kacang", "toples", 28_000),
    Product("RDG", "Rendang", "kaleng", 60_000),
)
_DRINKS = (
    Product("TEH", "Teh Tarik", "botol", 8_000),
    Product("KPS", "Kopi Susu", "botol", 12_000, ("kopsus",)),
    Product("JMU", "Jamu Kunyit Asem", "botol", 10_000),
    Product("ESL", "Es Lilin", "buah", 1_000),
    Product("SUS", "Susu Kedelai", "cup", 5_000, ("sukel",)),
)
_CRISPS = (
    Product("RMP", "Rempeyek", "bungkus", 8_000, ("peyek",)),
    Product("BSR", "Basreng", "bungkus", 10_000),
    Product("MKR", "Makaroni Pedas", "bungkus", 5_000),
    Product("STK", "Stik Bawang", "toples", 20_000),
    Product("EGR", "Emping", "kg", 70_000),
)
_BREADS = (
    Product("RTC", "Roti Coklat", "buah", 4_000, ("rotcok",)),
    Product("RTK", "Roti Keju", "buah", 5_000, ("rotkej",)),
    Product("DNT", "Donat", "buah", 3_000),
    Product("BLU", "Bolu Pandan", "loyang", 45_000),
    Product("BRW", "Brownies", "kotak", 35_000),
)
_CRAFTS = (
    Product("SBN", "Sabun Serai", "batang", 15_000),
    Product("LLN", "Lilin Aroma", "buah", 25_000),
    Product("TAS", "Tas Anyam", "buah", 85_000),
    Product("GNT", "Gantungan Kunci", "buah", 10_000),
)
_STAPLES = (
    Product("TLR", "Telur Asin", "butir", 4_000),
    Product("TMP", "Tempe", "papan", 6_000),
    Product("MDU", "Madu", "botol", 90_000),
    Product("BRS", "Beras Merah", "kg", 18_000),
    Product("GLA", "Gula Aren", "kg", 40_000),
)

ELEVENTH_SHOPS = {
    "11a": shop_of(_SNACKS),
    "11b": shop_of(_SAMBALS),
    "11c": shop_of(_DRINKS),
    "11d": shop_of(_CRISPS),
    "11e": shop_of(_BREADS),
    "11f": shop_of(_CRAFTS),
    "11g": shop_of(_STAPLES),
    "11a20": shop_of(_SNACKS, RSL=20, LMP=20, PST=20),
    "11c50": shop_of(_DRINKS, ESL=50, TEH=20),
    "11c40": shop_of(_DRINKS, ESL=40),
    "11d20": shop_of(_CRISPS, BSR=20, RMP=15),
}
