"""Words that always work, whatever is being asked."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.pin import HIDDEN


class Word(StrEnum):
    MENU = "menu"
    HELP = "help"
    CANCEL = "cancel"
    BACK = "back"
    STOP = "stop"
    START = "start"
    ASSIST = "assist"
    """The person wants the owner to help with what is being asked."""
    LANGUAGE = "language"
    ENGLISH = "english"
    INDONESIAN = "indonesian"
    UNASKED_PIN = "unasked pin"
    """Four digits that looked like a PIN and were hidden, even from the conversation."""


WORDS = {
    Word.MENU: ("menu", "/menu", "mulai menu"),
    Word.HELP: ("bantuan", "help", "/help", "/bantuan", "tolong", "cara pakai"),
    Word.CANCEL: (
        "batal",
        "batalkan",
        "cancel",
        "/batal",
        "/cancel",
        "gak jadi",
        "ga jadi",
        "nggak jadi",
        "tidak jadi",
    ),
    Word.BACK: ("kembali", "back", "mundur", "/kembali"),
    Word.STOP: (
        *("stop", "/stop", "berhenti", "keluar", "unsubscribe", "jangan kirim lagi", "jgn kirim lagi"),
        *(
            f"{no} {write} {whom}lagi"
            for no in ("jangan", "jgn", "gak usah", "ga usah", "nggak usah", "tidak usah", "tdk usah", "stop")
            for write in ("wa", "chat", "kirim pesan", "kirim wa", "hubungi", "kabari", "ganggu")
            for whom in ("", "saya ", "aku ")
        ),
    ),
    Word.START: ("mulai", "start", "/start", "lanjut lagi"),
    Word.ASSIST: ("minta bantuan", "minta tolong"),
    Word.LANGUAGE: ("bahasa", "/bahasa", "ganti bahasa", "pilih bahasa", "language", "/language", "change language"),
    Word.ENGLISH: ("english", "bahasa inggris", "inggris", "english please", "in english please", "in english"),
    Word.INDONESIAN: ("bahasa indonesia", "indonesia", "indonesian"),
    Word.UNASKED_PIN: (HIDDEN,),
}
EVERYWHERE = frozenset(word for words in WORDS.values() for word in words)
_MEANING = {word: meaning for meaning, words in WORDS.items() for word in words}


def always(text: str) -> Word | None:
    """The meaning of a message that is one of these words and nothing else."""
    return _MEANING.get(plain(text))


def plain(text: str) -> str:
    """The message in lower case, one space between words, without the signs around it."""
    return " ".join(text.casefold().split()).strip(" .!?*,")
