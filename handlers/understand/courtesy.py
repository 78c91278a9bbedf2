"""Reads what is said out of politeness: a greeting, thanks, a nod, or the question who is writing."""

from __future__ import annotations

import re
from enum import Enum, auto

from handlers.understand.answers import read_yes_no


class Courtesy(Enum):
    """What a message is that asks for nothing; of several in one message, the one that stands first here."""

    SALAM = auto()
    WHO = auto()
    THANKS = auto()
    GREETING = auto()
    NOD = auto()


_PHRASES = {
    Courtesy.SALAM: "assalamualaikum, assalamu alaikum, assalamualaykum, aslm, askum, samlekum",
    Courtesy.WHO: "ini siapa, siapa ini, siapa, siapa kamu, kamu siapa, anda siapa, siapa anda, ini nomor siapa, "
    "ini nomer siapa, nomor siapa ini, ini dengan siapa, dengan siapa, ini bot, ini robot, ini apa, apa ini",
    Courtesy.THANKS: "terima kasih, terimakasih, trima kasih, trimakasih, makasih, makasi, mksh, mksih, trims, tks, "
    "thx, thanks, thank you, tq, suwun, matur suwun, nuwun, matur nuwun, nuhun, hatur nuhun, tarimo kasih, suksma",
    Courtesy.GREETING: "halo, hai, hi, hei, hey, helo, pagi, siang, sore, malam, selamat pagi, selamat siang, "
    "selamat sore, selamat malam, permisi, punten, kulo nuwun, salam, shalom, p, ping, tes",
    Courtesy.NOD: "ok, oke, okey, okay, siap, sip, baik, baiklah, iya, ya, y, yo, iyo, nggih, inggih, noted, mantap, "
    "sama sama, amin, alhamdulillah, bagus, keren",
}
_SIGNS = {"🙏": Courtesy.THANKS, "❤": Courtesy.THANKS} | dict.fromkeys("👍👌😊🙂😀😁🥰🤝✅🫡", Courtesy.NOD)
_CALLS = frozenset({"bu", "ibu", "pak", "bapak", "kak", "kakak", "mbak", "mba", "mas", "bang", "uni", "min", "admin"})
_SOFT = _CALLS | {
    *("banyak", "banget", "sekali", "juga", "deh", "dong", "sih", "lho", "loh", "nih", "lagi", "semua", "selalu"),
    *("wr", "wb", "warahmatullahi", "wabarakatuh", "atas", "infonya", "informasinya", "bantuannya"),
    *("kok", "aja", "saja", "nya"),
}


_NOTHING = re.compile(
    r"lewati?|skip|aman|nihil|nanti|ora ono|(?:tidak|tdk|g|gk|ga|gak|nggak|enggak|ndak|belum|blm) ada(?: masukan)?"
)
_LATER = frozenset(
    {
        "besok",
        "bsk",
        "lusa",
        "nanti",
        "nnti",
        "ntar",
        "sebentar",
        "bentar",
        "sbntr",
        "bntr",
        "tunggu",
        "nyusul",
        "menyusul",
    }
)
_AROUND_LATER = _LATER | {
    *("dulu", "ya", "yah", "ok", "oke", "siap", "iya", "saya", "sy", "aku", "masih", "msh", "lg", "sibuk"),
    *("hitung", "itung", "ngitung", "kabari", "kabarin", "lapor", "laporan", "laporin", "laporannya", "cek", "jawab"),
    *("balas", "bales", "pagi", "siang", "sore", "malam", "malem", "mlm"),
}
_WORD = re.compile(r"[^\W\d_]{2}")


def _squeezed(words: str) -> str:
    """Without letters that are drawn out: `okeee` is `oke`, and `assalam` is `asalam`."""
    return re.sub(r"(.)\1+", r"\1", words.casefold())


_MEANING = {
    tuple(_squeezed(phrase).split()): courtesy
    for courtesy, phrases in _PHRASES.items()
    for phrase in phrases.split(", ")
}
_LONGEST = max(map(len, _MEANING))


def read_courtesy(text: str) -> Courtesy | None:
    """What a message says that is polite from its first word to its last; None for any other."""
    if re.search(r"\d", text):
        return None
    words = re.findall(r"[^\W\d_]+", _squeezed(text))
    found = {_SIGNS[sign] for sign in text if sign in _SIGNS}
    while words:
        length = next((n for n in range(_LONGEST, 0, -1) if tuple(words[:n]) in _MEANING), 0)
        if length:
            found.add(_MEANING[tuple(words[:length])])
        elif words[0] not in _SOFT:
            return None
        words = words[length or _soft(words) :]
    return min(found, key=lambda courtesy: courtesy.value, default=None)


def _soft(words: list[str]) -> int:
    """How many words do nothing but soften: a name counts with the call before it, as in `bu rina`."""
    named = words[0] in _CALLS and len(words) > 1 and words[1] not in _SOFT
    return 2 if named and not any(tuple(words[1:n]) in _MEANING for n in range(2, _LONGEST + 2)) else 1


def says_nothing(text: str) -> bool:
    """Whether somebody who was asked for a word has none: thanks, a yes or a no, a sign or a number."""
    is_answer = read_courtesy(text) is not None or read_yes_no(text) is not None or puts_off(text)
    return is_answer or not _WORD.search(text) or _NOTHING.fullmatch(unsoftened(text)) is not None


def puts_off(text: str) -> bool:
    """`besok aja ya`, `bentar saya hitung dulu`: somebody wants to say it later."""
    words = set(unsoftened(text).split())
    return words <= _AROUND_LATER and not words.isdisjoint(_LATER)


def unsoftened(text: str) -> str:
    """The words in lower case without calls, names after them, and softeners: `gak ada bu` is `gak ada`."""
    words, kept = re.findall(r"\w+", text.casefold()), []
    while words:
        soft = words[0] in _SOFT
        if not soft:
            kept.append(words[0])
        words = words[_soft(words) if soft else 1 :]
    return " ".join(kept)
