"""The shops of the nineteenth blind set."""

from __future__ import annotations

from bot.domain.product import Product
from tests.understand.shop import Shop, shop_of

NINETEENTH_SHOPS: dict[str, Shop] = {
    "19a": shop_of(
        (
            Product("ITP", "Intip Goreng", "bungkus", 15_000, ("intip",)),
            Product("RGN", "Rengginang Terasi", "bungkus", 12_000, ("rengginang",)),
            Product("WDR", "Wader Crispy", "pouch", 22_000, ("wader",)),
        ),
        ITP=20,
        RGN=25,
        WDR=15,
    ),
    "19b": shop_of(
        (
            Product("CST", "Cheese Stick", "pack", 18_000),
            Product("PDG", "Pudding Cup", "cup", 12_000, ("puding", "pudding")),
            Product("EKS", "Es Kopi Susu 250 ml", "botol", 20_000, ("kopsu", "es kopi")),
        ),
        CST=30,
        EKS=20,
        PDG=24,
    ),
    "19c": shop_of(
        (
            Product("SBW", "Sambal Bawang 150 g", "jar", 22_000, ("bawang",)),
            Product("STR", "Sambal Terasi 150 g", "jar", 22_000, ("terasi",)),
            Product("SIJ", "Sambal Ijo 150 g", "jar", 24_000, ("ijo", "hijau")),
        ),
        SBW=24,
        SIJ=18,
        STR=24,
    ),
    "19d": shop_of(
        (
            Product("BP3", "Bir Pletok 350 ml", "botol", 18_000, ("pletok kecil",)),
            Product("BP6", "Bir Pletok 600 ml", "botol", 28_000, ("pletok gede", "pletok besar")),
            Product("DDL", "Dodol Betawi", "bungkus", 35_000, ("dodol",)),
            Product("AKR", "Akar Kelapa", "toples", 30_000),
        ),
        AKR=15,
        BP3=20,
        BP6=12,
        DDL=10,
    ),
    "19e": shop_of(
        (
            Product("SSG", "Sasagun", "bungkus", 20_000),
            Product("KSH", "Kacang Sihobuk", "bungkus", 15_000, ("kacang", "sihobuk")),
            Product("KL1", "Kopi Lintong 100 g", "bungkus", 28_000),
            Product("KL2", "Kopi Lintong 250 g", "bungkus", 60_000),
        ),
        KL1=20,
        KL2=10,
        KSH=40,
        SSG=25,
    ),
    "19f": shop_of(
        (
            Product("KRK", "Karak Kaliang", "bungkus", 16_000, ("karak",)),
            Product("RKM", "Rakik Maco", "bungkus", 20_000, ("rakik",)),
            Product("KSP", "Kue Sapik", "toples", 45_000, ("sapik",)),
        ),
        KRK=30,
        KSP=10,
        RKM=20,
    ),
    "19g": shop_of(
        (
            Product("OT1", "Otak-otak Isi 10", "pack", 35_000),
            Product("OT2", "Otak-otak Isi 20", "pack", 65_000),
            Product("BRS", "Baruasa", "toples", 40_000),
            Product("SRB", "Sarabba Bubuk", "pouch", 25_000, ("sarabba",)),
        ),
        BRS=15,
        OT1=20,
        OT2=12,
        SRB=24,
    ),
    "19h": shop_of(
        (
            Product("BNK", "Bingka Kentang", "loyang", 45_000, ("bingka",)),
            Product("CCN", "Cincin", "bungkus", 15_000, ("wadai cincin",)),
            Product("SPT", "Sapat Kering 250 g", "bungkus", 30_000),
            Product("SPB", "Sapat Kering 500 g", "bungkus", 55_000),
        ),
        BNK=8,
        CCN=30,
        SPB=10,
        SPT=20,
    ),
    "19i": shop_of(
        (
            Product("GLK", "Gelang Kayu", "pcs", 20_000, ("gelang",)),
            Product("GTK", "Gantungan Kunci Barong", "pcs", 12_000, ("gantungan", "ganci")),
            Product("MGB", "Minyak Gosok Bokashi 30 ml", "botol", 25_000, ("minyak", "bokashi")),
            Product("SRJ", "Sarung Pantai", "lembar", 55_000, ("sarung",)),
        ),
        GLK=50,
        GTK=60,
        MGB=20,
        SRJ=15,
    ),
    "19j": shop_of(
        (
            Product("PTS", "Petis Ikan", "botol", 20_000, ("petis",)),
            Product("TTE", "Keripik Tette", "bungkus", 18_000, ("tette",)),
            Product("LRJ", "Rengginang Lorjuk", "bungkus", 25_000, ("lorjuk",)),
        ),
        LRJ=20,
        PTS=24,
        TTE=30,
    ),
    "19k": shop_of(
        (
            Product("PK1", "Pempek Kapal Selam", "pcs", 25_000, ("kapal selam",)),
            Product("PK2", "Pempek Frozen Isi 20", "pack", 70_000, ("frozen",)),
            Product("KMP", "Kemplang Panggang", "bungkus", 20_000, ("kemplang",)),
            Product("CKO", "Cuko Botol 250 ml", "botol", 15_000, ("cuko",)),
        ),
        CKO=24,
        KMP=30,
        PK1=20,
        PK2=15,
    ),
    "19l": shop_of(
        (
            Product("KPS", "Kipas Bambu", "pcs", 10_000, ("kipas",)),
            Product("BSK", "Besek Kecil", "pcs", 5_000),
            Product("BSB", "Besek Besar", "pcs", 9_000),
            Product("TPI", "Topi Pandan", "pcs", 35_000, ("topi",)),
            Product("TKR", "Tikar Mendong", "lembar", 80_000, ("tikar", "mendong")),
        ),
        BSB=50,
        BSK=100,
        KPS=60,
        TKR=6,
        TPI=15,
    ),
    "19m": shop_of(
        (
            Product("WBK", "Wingko Babat", "dus", 30_000, ("wingko",)),
            Product("BDP", "Bandeng Presto", "ekor", 45_000, ("bandeng",)),
            Product("TBS", "Tahu Bakso Isi 10", "pack", 28_000, ("tahu bakso", "tahu")),
        ),
        BDP=12,
        TBS=25,
        WBK=20,
    ),
    "19n": shop_of(
        (
            Product("K01", "Keripik Singkong Balado", "bal", 25_000, ("balado",)),
            Product("K02", "Keripik Singkong Keju", "bal", 25_000, ("keju",)),
            Product("K03", "Keripik Singkong Ori", "bal", 22_000, ("ori", "original")),
            Product("M01", "Makaroni Spiral", "bal", 20_000, ("makaroni", "spiral")),
        ),
        K01=30,
        K02=30,
        K03=30,
        M01=20,
    ),
    "19o": shop_of(
        (
            Product("RTK", "Roti Kenari", "bungkus", 25_000, ("kenari",)),
            Product("SGL", "Sagu Lempeng", "bungkus", 15_000, ("sagu",)),
            Product("MKP", "Minyak Kayu Putih 60 ml", "botol", 30_000),
            Product("MKQ", "Minyak Kayu Putih 120 ml", "botol", 55_000),
        ),
        MKP=25,
        MKQ=12,
        RTK=20,
        SGL=30,
    ),
    "19p": shop_of(
        (
            Product("BBM", "Bath Bomb", "pcs", 25_000, ("bathbomb",)),
            Product("SSO", "Sabun Oatmeal", "batang", 22_000, ("oatmeal",)),
            Product("SSC", "Sabun Charcoal", "batang", 22_000, ("charcoal", "arang")),
            Product("LBM", "Lip Balm", "pcs", 18_000, ("lipbalm",)),
        ),
        BBM=30,
        LBM=40,
        SSC=24,
        SSO=24,
    ),
    "19q": shop_of(
        (
            Product("KA1", "Keripik Apel 100 g", "pouch", 20_000),
            Product("KA2", "Keripik Apel 250 g", "pouch", 45_000),
            Product("KNK", "Keripik Nangka 100 g", "pouch", 22_000, ("nangka",)),
            Product("SRA", "Sari Apel Cup", "cup", 5_000, ("sari apel",)),
        ),
        KA1=40,
        KA2=20,
        KNK=30,
        SRA=96,
    ),
    "19r": shop_of(
        (
            Product("KML", "Kerupuk Melarat", "bungkus", 12_000, ("melarat",)),
            Product("KUD", "Kerupuk Udang 200 g", "bungkus", 20_000),
            Product("TRS", "Terasi Cirebon", "blok", 10_000, ("terasi",)),
            Product("SRT", "Sirup Tjampolay", "botol", 30_000, ("sirup", "campolay")),
        ),
        KML=40,
        KUD=25,
        SRT=12,
        TRS=30,
    ),
    "19s": shop_of(
        (
            Product("NGA", "Nugget Ayam 500 g", "pack", 38_000),
            Product("NGS", "Nugget Sayur 500 g", "pack", 35_000),
            Product("DSM", "Dimsum Isi 12", "pack", 42_000, ("dimsum",)),
            Product("RSM", "Risol Mayo Isi 10", "pack", 30_000, ("risol mayo", "mayo")),
            Product("RSR", "Risol Ragout Isi 10", "pack", 28_000, ("ragout", "ragut")),
        ),
        DSM=18,
        NGA=20,
        NGS=15,
        RSM=25,
        RSR=20,
    ),
    "19t": shop_of(
        (
            Product("GSM", "Gula Semut", "kg", 45_000, ("gula",)),
            Product("WUW", "Wedang Uwuh", "pak", 15_000, ("wedang", "uwuh")),
            Product("KRB", "Kopi Merapi Bubuk", "kg", 120_000, ("kopi", "merapi")),
            Product("EMP", "Emping Melinjo", "kg", 70_000, ("emping",)),
        ),
        EMP=10,
        GSM=20,
        KRB=8,
        WUW=40,
    ),
    "19u": shop_of(
        (
            Product("KRM", "Kurma Sukari 500 g", "box", 65_000, ("kurma", "sukari")),
            Product("MDH", "Madu Hutan 350 ml", "botol", 95_000, ("madu",)),
            Product("KSJ", "Kue Semprit", "toples", 55_000, ("semprit",)),
            Product("KPJ", "Kue Putri Salju", "toples", 60_000, ("putri salju", "salju")),
        ),
    ),
    "19v": shop_of(
        (
            Product("MDF", "Mendoan Frozen Isi 5", "pack", 15_000, ("mendoan",)),
            Product("GTG", "Getuk Goreng", "besek", 25_000, ("getuk",)),
            Product("NOP", "Nopia", "toples", 28_000),
        ),
        GTG=20,
        MDF=30,
        NOP=15,
    ),
    "19w": shop_of(
        (
            Product("DNT", "Donat Meses", "pcs", 4_000, ("donat",)),
            Product("RTS", "Roti Sosis", "pcs", 6_000, ("sosis",)),
            Product("RTC", "Roti Coklat", "pcs", 5_000, ("coklat",)),
            Product("ESM", "Es Mambo", "pcs", 2_000, ("mambo", "es")),
        ),
        DNT=60,
        ESM=100,
        RTC=40,
        RTS=40,
    ),
    "19x": shop_of(
        (
            Product("KPC", "Keripik Pisang Coklat", "pouch", 17_000, ("coklat",)),
            Product("KPK", "Keripik Pisang Keju", "pouch", 17_000, ("keju",)),
            Product("KPO", "Keripik Pisang Original", "pouch", 15_000, ("ori", "original", "asin")),
            Product("RBS", "Kopi Robusta 200 g", "bungkus", 30_000, ("robusta", "kopi")),
        ),
        KPC=30,
        KPK=30,
        KPO=30,
        RBS=20,
    ),
    "19y": shop_of(
        (
            Product("SCK", "Sabun Cair 250 ml", "botol", 20_000),
            Product("SCB", "Sabun Cair 500 ml", "botol", 35_000),
            Product("SMP", "Sampo Merang", "botol", 28_000, ("sampo", "shampo")),
            Product("LLR", "Lulur Kopi 100 g", "jar", 25_000, ("lulur",)),
        ),
        LLR=25,
        SCB=15,
        SCK=24,
        SMP=20,
    ),
}
