"""The second half of the shops of the seventeenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

SEVENTEENTH_FURTHER_SHOPS: dict[str, Shop] = {
    "17p": shop_of(
        (
            Product("WDG", "Wedang Uwuh", "bungkus", 6_000, ("wedang",)),
            Product("GLA", "Gula Semut", "kg", 40_000, ("gula",)),
            Product("EMP", "Emping Melinjo", "kg", 70_000, ("emping",)),
        ),
        EMP=5,
        GLA=6,
        WDG=40,
    ),
    "17q": shop_of(
        (
            Product("KRM", "Kurma Cokelat", "kotak", 38_000, ("kurma",)),
            Product("MDU", "Madu Hutan", "botol", 90_000, ("madu",)),
            Product("HBS", "Minyak Habbatussauda", "botol", 60_000, ("habbat", "habbats")),
            Product("GMS", "Gamis Anak", "pcs", 110_000, ("gamis",)),
        ),
        GMS=5,
        HBS=6,
        KRM=14,
        MDU=8,
    ),
    "17r": shop_of(
        (
            Product("BIK", "Bika Ambon", "kotak", 55_000, ("bika",)),
            Product("SRK", "Sirup Markisa", "botol", 40_000, ("markisa", "sirup")),
            Product("KCT", "Kacang Tumbuk", "bungkus", 10_000, ("kacang",)),
        ),
        BIK=10,
        KCT=30,
        SRK=12,
    ),
    "17s": shop_of(
        (
            Product("DNT", "Donat Kentang", "pcs", 3_000, ("donat",)),
            Product("RSL", "Risol Mayo", "pcs", 3_000, ("risol",)),
            Product("LMP", "Lemper", "pcs", 2_500),
            Product("ESM", "Es Mambo", "pcs", 1_000, ("mambo",)),
        ),
    ),
    "17t": shop_of(
        (
            Product("KRW", "Krupuk Rambak", "bungkus", 12_000, ("rambak",)),
            Product("WGK", "Wingko", "kotak", 25_000, ("wingko babat",)),
            Product("TPC", "Tahu Petis Frozen", "pack", 20_000, ("tahu",)),
        ),
        KRW=18,
        TPC=10,
        WGK=12,
    ),
    "17u": shop_of(
        (
            Product("STI", "Stik Keju", "toples", 32_000, ("stik", "cheese stick")),
            Product("KCB", "Kacang Bawang", "toples", 30_000, ("kcg bawang",)),
            Product("PTG", "Putri Salju", "toples", 45_000, ("putsal",)),
            Product("BRN", "Brownies Kering", "pouch", 22_000, ("brownies", "brownis")),
        ),
        BRN=20,
        KCB=14,
        PTG=8,
        STI=12,
    ),
    "17v": shop_of(
        (
            Product("KSA", "Kopi Susu Aren", "botol", 18_000, ("kopsu", "kpsu")),
            Product("TLB", "Teh Lemon Botol", "botol", 12_000, ("teh lemon",)),
            Product("JHE", "Jahe Merah", "botol", 15_000, ("jahe",)),
        ),
        JHE=12,
        KSA=24,
        TLB=20,
    ),
    "17w": shop_of(
        (
            Product("KRC", "Keripik Pisang Cokelat", "bungkus", 17_000, ("cokelat", "kripik coklat")),
            Product("KRS", "Keripik Pisang Susu", "bungkus", 17_000, ("susu",)),
            Product("KRM", "Keripik Pisang Keju", "bungkus", 17_000, ("keju",)),
            Product("KPL", "Kopi Lampung", "bungkus", 25_000, ("kopi",)),
        ),
        KPL=15,
        KRC=30,
        KRM=20,
        KRS=20,
    ),
    "17x": shop_of(
        (
            Product("BKT", "Buket Bunga Flanel", "pcs", 50_000, ("buket",)),
            Product("GTK", "Gantungan Kunci", "pcs", 8_000, ("gantungan", "ganci")),
            Product("KTU", "Kartu Ucapan", "lembar", 5_000, ("kartu",)),
            Product("BRS", "Bros Rajut", "pcs", 12_000, ("bros",)),
        ),
        BKT=10,
        BRS=24,
        GTK=50,
        KTU=60,
    ),
    "17y": shop_of(
        (
            Product("MAD", "Madu Klanceng", "botol", 85_000, ("madu klanceng",)),
            Product("TLR", "Telur Asin", "butir", 4_500, ("telur", "telor asin")),
            Product("BWG", "Bawang Goreng", "toples", 35_000, ("bawang",)),
            Product("TRI", "Teri Kacang", "toples", 40_000, ("teri",)),
        ),
        BWG=16,
        MAD=10,
        TLR=60,
        TRI=14,
    ),
    "17z": shop_of(
        (
            Product("KSG", "Kue Semprong", "kaleng", 48_000, ("semprong",)),
            Product("KRK", "Keukarah", "bungkus", 20_000, ("karah",)),
            Product("BHI", "Bhoi Ikan", "kotak", 30_000, ("bhoi",)),
        ),
    ),
    "17A": shop_of(
        (
            Product("BRK", "Beras Kencur", "botol", 10_000, ("berkencur", "beras kencur")),
            Product("KNA", "Kunyit Asam", "botol", 10_000, ("kunirasem", "kunir asem")),
            Product("TML", "Temulawak", "botol", 12_000, ("temu lawak",)),
        ),
        BRK=30,
        KNA=30,
        TML=20,
    ),
    "17B": shop_of(
        (
            Product("TNN", "Selempang Tenun", "lembar", 150_000, ("tenun", "selempang")),
            Product("SEI", "Se'i Sapi", "pack", 65_000, ("sei", "se'i")),
            Product("JGB", "Jagung Bose", "kg", 25_000, ("bose",)),
            Product("SLU", "Sambal Lu'at", "botol", 22_000, ("luat", "lu'at")),
        ),
        JGB=12,
        SEI=15,
        SLU=18,
        TNN=6,
    ),
    "17C": shop_of(
        (
            Product("BWS", "Bawang Goreng Super", "toples", 38_000, ("bawang", "bawang goreng")),
            Product("SBT", "Sambal Teri", "botol", 27_000, ("teri",)),
            Product("SBC", "Sambal Cumi", "botol", 32_000, ("cumi",)),
            Product("ABN", "Abon Sapi", "bungkus", 42_000, ("abon",)),
        ),
        ABN=10,
        BWS=12,
        SBC=16,
        SBT=16,
    ),
    "17D": shop_of(
        (
            Product("KRU", "Kerupuk Melarat", "bal", 25_000, ("melarat", "kerupuk")),
            Product("TRS", "Terasi Udang", "bungkus", 14_000, ("terasi",)),
        ),
        KRU=30,
        TRS=25,
    ),
}
