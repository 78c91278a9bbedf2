"""The shops of the messages that were written blind, from *blind7* on."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import shop_of

BLIND_SHOPS = {
    "7a": shop_of(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10000, ("kripik", "keripik")),
            Product("NST", "Nastar 250 g", "toples", 40000),
        ),
        KRP=20,
        NST=8,
    ),
    "7a3": shop_of(
        (
            Product("KRP", "Keripik Pisang", "bungkus", 10000),
            Product("NST", "Nastar 250 g", "toples", 40000),
            Product("KCG", "Kacang", "kg", 60000),
        ),
        KRP=20,
        NST=8,
        KCG=3,
    ),
    "7b": shop_of(
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
    "7c": shop_of(
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
    "7d": shop_of(
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
    "7e": shop_of(
        (
            Product("KPM", "Keripik Pisang Manis", "bungkus", 10000),
            Product("KPA", "Keripik Pisang Asin", "bungkus", 10000),
            Product("KSG", "Keripik Singkong", "bungkus", 9000),
        ),
        KPM=20,
        KPA=20,
        KSG=15,
    ),
    "7f": shop_of(
        (
            Product("KCT", "Kacang Tanah", "kg", 60000),
            Product("EMP", "Emping", "kg", 80000),
            Product("GLA", "Gula Aren", "kg", 30000),
        ),
        KCT=5,
        EMP=3,
        GLA=10,
    ),
    "7g": shop_of(
        (
            Product("DNM", "Donat Mini", "lusin", 24000),
            Product("KLP", "Kue Lumpur", "biji", 2500),
            Product("ONB", "Onde-onde", "biji", 2000),
        ),
        DNM=5,
        KLP=60,
        ONB=60,
    ),
    "7h": shop_of(
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
    "7s": shop_of((Product("SMB", "Sambal Ibu", "botol", 25000, ("sambel",)),), SMB=10),
    "7i": shop_of(
        (
            Product("K2K", "Kacang 2 Kelinci", "bungkus", 12000),
            Product("ML5", "Mie Level 5", "cup", 15000),
            Product("SP1", "Sirup 1 Liter", "botol", 30000),
        ),
        K2K=20,
        ML5=20,
        SP1=10,
    ),
    "7j": shop_of(
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
    "8a": shop_of(
        (
            Product("KTM", "Keripik Tempe", "bungkus", 8000),
            Product("RPK", "Rempeyek Kacang", "bungkus", 7000, ("peyek",)),
            Product("STB", "Stik Bawang", "bungkus", 9000),
        ),
        KTM=30,
        RPK=25,
        STB=20,
    ),
    "8b": shop_of(
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
    "8c": shop_of(
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
    "8d": shop_of(
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
    "8e": shop_of(
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
    "8f": shop_of(
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
    "8g": shop_of((Product("SBL", "Sambal Bu Tini", "botol", 25000, ("sambel",)),), SBL=24),
    "9b": shop_of(
        (
            Product("PK1", "Paket 1", "box", 25000),
            Product("PK2", "Paket 2", "box", 35000),
            Product("GDG", "Gado-gado", "porsi", 15000),
            Product("CMC", "Cumi-cumi Crispy", "bungkus", 20000),
        ),
        PK1=10,
        PK2=10,
        GDG=20,
        CMC=15,
    ),
    "9c": shop_of(
        (
            Product("MDK", "Madu 1 kg", "botol", 100000),
            Product("MD2", "Madu 250 ml", "botol", 55000),
            Product("SSP", "Susu 2 Sapi", "kotak", 9000),
            Product("P7R", "Permen 7 Rasa", "bungkus", 5000),
            Product("UP7", "7 Up", "botol", 7000),
        ),
        MDK=10,
        MD2=10,
        SSP=10,
        P7R=20,
        UP7=12,
    ),
    "10a": shop_of(
        (
            Product("BLU", "Bolu Kukus", "biji", 2500),
            Product("PTL", "Pastel", "biji", 2000),
            Product("TMS", "Tahu Isi", "biji", 1500),
            Product("SNK", "Sale Pisang", "bungkus", 12000),
        ),
        BLU=60,
        PTL=50,
        TMS=80,
        SNK=15,
    ),
    "10b": shop_of(
        (
            Product("KRU", "Kerupuk Bawang", "bungkus", 5000),
            Product("ABN", "Abon Ayam 100 g", "pouch", 25000),
            Product("RND", "Rendang 250 g", "pouch", 65000),
        ),
        KRU=40,
        ABN=18,
        RND=9,
    ),
    "10c": shop_of(
        (
            Product("SBN", "Sabun Sereh", "batang", 18000),
            Product("LLN", "Lilin Aroma no 3", "buah", 35000),
        ),
        SBN=20,
        LLN=12,
    ),
}
