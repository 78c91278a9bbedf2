"""The words that carry meaning in a report, from all over the archipelago, each with its one sense."""

from __future__ import annotations

from enum import Enum, auto
from functools import lru_cache

from handlers.understand.numerals import NUMBER_WORDS
from handlers.understand.spelling import near
from handlers.understand.units import UNITS


class Sense(Enum):
    SOLD = auto()
    LEFT = auto()
    RETURNED = auto()
    DAMAGED = auto()
    EXPIRED = auto()
    MISSING = auto()
    PLACED = auto()
    """How many there were: `dari 20`, `titipan 20`."""
    STOCK = auto()
    """`stok 6`: what there was, or what is left."""
    ALL = auto()
    """Sold out."""
    EVERY = auto()
    EACH = auto()
    EXCEPT = auto()
    NOT = auto()
    IS = auto()
    """`ada`, `punya`: with a negation nothing, with a bare number either sold or left."""
    ZERO = auto()
    EMPTY = auto()
    AND = auto()
    WHICH = auto()
    """`yang`."""
    INSTEAD = auto()
    """`eh`, `ralat`, `harusnya`: what follows replaces what was said."""
    NOT_THAT = auto()
    """`bukan`."""
    BUT = auto()
    AGAIN = auto()
    SOME = auto()
    """`banyak`, `beberapa`: a quantity without a number."""
    DAY = auto()
    THIS_WEEK = auto()
    LAST_WEEK = auto()
    WEEK_BEFORE_LAST = auto()
    WISH = auto()
    REMIT = auto()
    PRICE = auto()
    TOTAL = auto()
    MONEY = auto()
    """`omzet`, `dapat uang`: what was taken in."""
    ASK = auto()
    BUYER = auto()
    TIME_UNIT = auto()
    PEOPLE = auto()
    ADDRESS = auto()
    """A word before a name: `bu`, `warung`."""
    FILLER = auto()


ROLES = frozenset({Sense.SOLD, Sense.LEFT, Sense.RETURNED, Sense.DAMAGED, Sense.EXPIRED, Sense.MISSING})

_WORDS = {
    Sense.SOLD: """
        laku lakunya lku lkau lak laq terjual terjualnya kejual trjual tjual jual jualan menjual dijual ngejual penjualan jualnya sold payu
        pajeng pajang kajual tajua dibeli kebeli kabeuli dibeliin terbeli lakunyo laris lakuan lakune lakona lakoh pajengan keluar kluar
        laku2 payune
    """,
    Sense.LEFT: """
        sisa sisanya sisah ssa sisane sesa sesana sesane sisa2 tersisa bersisa nyisa nyisain kesisa sisaan sisain tinggal tnggal tinggl tingal
        tggl tgal tinggalnya masih msh masi isih kari karek kantun gari turah tersedia mantun sisi
    """,
    Sense.RETURNED: """
        retur return returan reture returnya diretur direturn balikin dibalikin balikan balik kembaliin kembalikan dikembalikan kembali
        dibalekno dibalekke dibalikke dibalekin balekin pulangin dipulangkan dipulangin pulangkan ditarik tarik mulih dibalikkan balikkan
    """,
    Sense.DAMAGED: """
        rusak rsk rusk rusaknya rusake rusakna remuk remek hancur ancur ancuran remukan pecah pecahan pcah bocor penyok sobek robek patah
        melempem mlempem alum layu ajur ruksak rujad cacat gosong penyek lecet remes belah
    """,
    Sense.EXPIRED: """
        basi jamuran berjamur jamur exp expired expire kadaluarsa kadaluwarsa kedaluwarsa kedaluarsa kdlwrsa kdluarsa kadaluwarso
        daluwarsa busuk bau tengik apek mambu bulukan bosok kecut asem bari basiannya ed kadalwarsa
    """,
    Sense.MISSING: "hilang ilang hilangnya ilangnya lenyap raib dicuri kecurian kecolongan dimakan kemakan dicolong leungit ical",
    Sense.PLACED: "titipan titipannya titip awal awalnya dititip dititipin tadinya semula asalnya asal mulanya diantar nitip dititipkan",
    Sense.STOCK: "stok stock stoknya stocknya stokna stoke persediaan",
    Sense.ALL: """
        habis abis hbs habiss abiss habisnya ludes ledes tandas entek telas seep beak soldout diborong borong keborong habih
        hbis habisan lenyep ludess ludesss kabeh-payu
    """,
    Sense.EVERY: "semua semuanya smua smuanya smw seluruh seluruhnya sadaya kabeh sadayana sedoyo sedanten kabehna sadayo sakabeh semuana",
    Sense.EACH: "masing masing2 masingmasing msg2 duanya keduanya ketiganya duaduanya",
    Sense.EXCEPT: "kecuali kcuali selain",
    Sense.NOT: """
        gak ga gk g nggak ngga enggak engga enggk gag kagak kaga tidak tdk tak tida ndak nda ndk ora mboten boten henteu teu nte
        belum blm blom belom blum durung dereng acan tena indak indaak alun tanpa kada inda
    """,
    Sense.IS: "ada adanya aya ono onok onten wonten eneng ono ado punya",
    Sense.ZERO: "nihil zero blas sepi",
    Sense.EMPTY: "kosong ksong kosongan kosongg suwung",
    Sense.AND: "dan sama ama dn karo kaliyan jeung sareng lan trus terus trs lalu kemudian juga jg ambek serta",
    Sense.WHICH: "yang yg yng sing nu anu",
    Sense.INSTEAD: "eh ehh ralat harusnya hrsnya seharusnya mestinya kuduna kudune koreksi salah maksudnya mksdnya maksud maksudku revisi",
    Sense.NOT_THAT: "bukan bkn bukannya dudu sanes",
    Sense.BUT: "tapi tp tpi tetapi melainkan",
    Sense.AGAIN: "lagi lg lgi deui maning meneh",
    Sense.SOME: "banyak byk bnyak beberapa brp2 sebagian sdikit sedikit dikit separuhnya setengahnya sethithik saeutik lumayan separonya akeh loba",
    Sense.DAY: "kemarin kmrn kmarin kemaren kmren wingi kamari senin selasa rabu kamis jumat sabtu ahad tadi pagi siang sore malam malem besoknya lusanya",
    Sense.WISH: """
        minta mnta minta2 tolong tlg tlong kirim kirimin krim dikirim kirimi tambah tambahin nambah tmbh tambahan pesan pesen order restok restock
        ambil butuh perlu pengen pingin mau mo titipin nyuwun nyuhunkeun jaluk njaluk tambahkan anter anterin antar pasok setok isi-ulang target
        simulasi rencana rencananya besok bsk ngambil pesenan pesanan kurangi ditambah diisi
    """,
    Sense.REMIT: "setor storan setoran setorannya nyetor disetor stor setornya transfer tf trf ditransfer bayar byr bayaran dibayar mbayar lunas lunasin ngirim-uang",
    Sense.PRICE: "harga harganya hrg hrga hargana regane harge seharga diskon potongan ongkir",
    Sense.TOTAL: "total totalnya ttl totale jumlah jumlahnya jml jumlahna gunggung",
    Sense.MONEY: "omzet omset omzetnya omsetnya pendapatan pemasukan duit uang uangnya duitnya dapet dapat hasil hasilnya pendapatanku income",
    Sense.ASK: "berapa brp brapa brpa kapan gimana gmn bagaimana kenapa knp mengapa apakah siapa mana dimana bisa boleh piye kumaha sabaraha piro",
    Sense.BUYER: "beli pembeli pelanggan customer org-beli nyari langganan peminat minat tuku meser meuli sing-tuku yang-beli",
    Sense.TIME_UNIT: "hari hr bulan bln tahun thn jam menit mnt minggu mgg mingguan",
    Sense.PEOPLE: "orang org anak kali rt rw nomor nomer gang gg blok km tahun umur usia",
    Sense.ADDRESS: "bu ibu bun bunda pak bapak kak mbak mba mas om tante bang abang teh teteh kang ceu warung wrg toko kios kantin bi bude pakde wak uda uni daeng puang",
}

_FILLERS = """
    ya y iya iyaa yaa yah yo yoi ok oke okee siap sip baik nih ni tuh tu kok sih dong deh lah loh lho kan mah teh atuh euy to tho le rek
    ki mi ji pi mo pale bah kali pula pun the kek lek cak cuk ning nak nang neng neneng kakak kaka min admin boss bos ceu gan sis ses say dek adek
    halo hai hallo hello helo assalamualaikum assalamu alaikum asalamualaikum ass wr wb wassalam waalaikumsalam salam selamat met slmt
    permisi punten maaf mohon sori sorry mf nyuwunsewu pangapunten tabik tabe horas kulonuwun
    alhamdulillah alhamdulilah allhamdulillah syukur puji tuhan haleluya amin aamiin insyaallah insya allah masyaallah bismillah
    terima kasih makasih makasi mksh mksih trims trimakasih terimakasih thanks thank you thx tq suwun nuwun maturnuwun matur hatur nuhun hatur
    tarimo kasi mauliate tengkyu tks nggih nggeh inggih njih enggih injih muhun sumuhun banget bgt sangat amat sekali skali pisan
    ini itu tu iki iku ieu eta nya na ne e niki niku adalah ialah yaitu jadi jd jadinya dadi maka
    lapor laporan lapran laporannya lporan lap rekap rekapan catat catatan nyatet update updet apdet info report saya sy aku ane gue gw kulo abdi
    kami kita beta awak sya ak minggu mingguan mgg pekan sudah udah udh sdh sampun wis wes uwis geus dah telah baru br anyar
    cuma cman cuman cma hanya mung ming ngan doang tok thok aja aj saja sj ae wae bae hae saja pas persis tepat genap
    di dalam dari dr ti saka untuk utk buat kanggo pada dengan dgn nya oleh ke tuk
    hari hr ini bulan barang brg barangnya dagangan jajan jajanan kue2 produk item jenis macam varian
    alias yaitu terus pokoknya pokok intinya berikut sbb sebagai sebagaimana biasa kyk seperti spt rasa
    tp kayak total akhirnya alhasil lumayan cukup agak rada ramai rame wah waduh aduh duh hehe hehehe haha hihi wkwk wkwkwk xixi wk hmm hm oh o
    ah ih uh nah lha lah alah oalah eeh gitu gt gtu segitu begitu bgitu kayaknya mantap mantul sukses lancar senang seneng cihuy hore yeay asik asyik
    malam sore siang pagi wib wita wit nota bon data list daftar hasil penjualan jualan minggunya dulu dl dlu
    pcsan bungkusnya toplesnya biji2 kilonya jumlahe sebanyak sebesar sejumlah sebnyak
    kakk buu bukk pakk buk buke buklik bulik budhe ibuk bpk p kk kka mbakyu tan tanteku bg bro sist cik ci koh ko nci encik
    semoga mudah2an mudahan berkah barokah lancar sehat sehat2 selalu
"""

_PHRASES = {
    Sense.ALL: "sold out|laku keras habis|laku kabeh|payu kabeh|laku semua|habis semua|semua habis|semua laku|terjual semua|kejual semua|habis terjual|habis total|laku habis|"
    "semuanya laku|semuanya habis|semuanya terjual|habis laku|payu kabeh|entek kabeh|beak kabeh|laku sadaya|ludes semua|ludes terjual|habis semuanya|laku semuanya|"
    "gak ada sisa sama sekali|habis bersih|tinggal bungkus|habis tak bersisa|tak bersisa|habis tidak bersisa|habis ga bersisa",
    Sense.EACH: "masing masing|masing - masing|dua duanya|dua - duanya|tiap produk|tiga tiganya|2 2nya|dua dua nya|setiap produk|per produk",
    Sense.THIS_WEEK: "minggu ini|mgg ini|pekan ini|minggu iki|minggu ieu|seminggu ini|mggu ini|minggu nie|minggu ni",
    Sense.LAST_WEEK: "minggu lalu|minggu kemarin|minggu kmrn|mgg lalu|mgg kmrn|mggu lalu|pekan lalu|minggu lepas|minggu wingi|minggu kamari|minggu kemaren|minggu kmren|minggu yang lalu|minggu yg lalu|mgg kemarin|minggu sebelumnya|minggu sing kepungkur|minggu kapungkur",
    Sense.WEEK_BEFORE_LAST: "dua minggu lalu|2 minggu lalu|dua minggu yang lalu|2 minggu yang lalu|2 mgg lalu|2 minggu yg lalu",
    Sense.DAY: "hari ini|hari minggu|hari sabtu|hari senin|hari selasa|hari rabu|hari kamis|hari jumat|dino iki|poe ieu|tadi pagi|tadi siang|tadi sore|tadi malam|kemarin lusa|kemarin sore|hari ni|minggu pagi",
    Sense.EXPIRED: "lewat tanggal|lewat tgl|lewat exp|lewat expired|sudah basi|kena jamur",
    Sense.MISSING: "tidak ketemu|ga ketemu|gak ketemu|nggak ketemu|dimakan sendiri|dimakan anak|kemakan sendiri|dimakan orang rumah|tidak tahu kemana|ga tau kemana|gak tau kemana|ga tahu kemana|nggak tau kemana",
    Sense.SOLD: "yang laku|dibeli orang|yang terjual|laku terjual|jual laku|laku kejual",
    Sense.LEFT: "masih ada|msh ada|isih ono|masih sisa|sisa tinggal|tinggal sisa|masih tinggal|masih tersisa|belum laku sisa|sisa stok|stok sisa|stok tinggal|stok masih|masih aya|ada sisa|sisanya tinggal|sisanya ada|sisanya masih|sisa masih|sisa ada|sisanya masih ada|sisa masih ada|isih ana|tinggal ada|stok akhir|sisa akhir|stok masih ada|stok terakhir",
    Sense.PLACED: "stok awal|dari total|titipan awal|stock awal|dari titipan|jumlah titipan|dari jumlah|dari stok|dari stock|total titipan|stok mulai|bawa awal",
    Sense.FILLER: "sama sekali|terima kasih|selamat pagi|selamat siang|selamat sore|selamat malam|met pagi|met sore|met malam|tadi malam|laporan mingguan|laku keras|laris manis sekali|hari ini juga|puji tuhan|thank you|sama dengan|kurang tau|bulan ini|setiap hari|tiap hari|dari kemarin|sampai hari ini|sampe hari ini|sampai sekarang|dari senin sampai minggu|senin sampai minggu|senin sampai sabtu|senin - minggu|senin - sabtu",
    Sense.INSTEAD: "eh salah|eh maaf|maaf salah|eh bukan|eh ralat|eh maaf salah|salah ketik|yang benar|yang bener|yg benar|yg bener|maaf maksudnya|eh maksudnya|salah maksudnya|eh sori|eh sorry|maaf ralat|salah deng|eh deng|yang betul|yg betul|maaf salah ketik|salah tulis|salah tulis harusnya|salah ketik harusnya|salah harusnya|eh harusnya|maaf harusnya",
    Sense.SOME: "tinggal dikit|tinggal sedikit|sisa sedikit|sisa dikit|hampir habis|hampir abis|mau habis|hampir entek|lumayan laku|laku lumayan|lumayan banyak|laku banyak|sebagian laku|laku sedikit|laku dikit|laris manis|agak laku|kurang laku|kurang laris|laku sebagian|sisa banyak|sisa beberapa|masih banyak|msh banyak|sisa separuh|mau abis",
    Sense.MONEY: "hasil jualan|hasil penjualan|uang masuk|dapat uang|dapet uang|dapet duit|dapat duit|uang hasil",
}  # fmt: skip


def _senses() -> dict[str, Sense]:
    senses = dict.fromkeys(_FILLERS.split(), Sense.FILLER)
    for sense, words in _WORDS.items():
        senses.update(dict.fromkeys(words.split(), sense))
    return senses


SENSES = _senses()
PHRASES: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
for _sense, _phrases in _PHRASES.items():
    for _phrase in _phrases.split("|"):
        _parts = tuple(_phrase.split())
        PHRASES.setdefault(_parts[0], []).append((_parts, _sense))
for _listed in PHRASES.values():
    _listed.sort(key=lambda entry: -len(entry[0]))

STOP_WORDS = frozenset(SENSES) | NUMBER_WORDS | frozenset(UNITS)
"""Words with a meaning of their own, which are never taken for a slip in something else."""

_SPELLINGS = tuple(word for word, sense in SENSES.items() if len(word) >= 4 and sense is not Sense.FILLER)
_ENDINGS = ("nya", "mi", "ji", "pi", "ki", "ka", "na", "ne", "mo", "lah", "kan", "an", "pun", "e", "ta", "to")


@lru_cache(maxsize=65_536)
def sense_of(word: str) -> Sense | None:
    """The sense of a word, also with an ending (`lakumi`, `sisanya`) or drawn out (`habisss`)."""
    if word in SENSES:
        return SENSES[word]
    short = _undrawn(word)
    if short in SENSES:
        return SENSES[short]
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 3 and stem in SENSES:
            return SENSES[stem]
    return None


def _undrawn(word: str) -> str:
    return "".join(char for at, char in enumerate(word) if at == 0 or char != word[at - 1])


@lru_cache(maxsize=65_536)
def slip_of(word: str) -> Sense | None:
    """The sense of the word that an unknown one is a slip of, if all the nearest agree."""
    if len(word) < 4:
        return None
    senses = {SENSES[close] for close in near(word, _SPELLINGS)}
    return senses.pop() if len(senses) == 1 else None
