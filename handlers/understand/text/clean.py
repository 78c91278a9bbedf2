"""Makes a text safe to read: one Unicode form, no hidden marks, and no digit that only looks like one."""

import re
import unicodedata

from handlers.understand.doubt import Doubt, Reason

LONGEST = 4_096
"""Characters in the longest message that is read; Telegram sends no longer ones."""

_KEYCAPS = re.compile("((?:[0-9]\ufe0f?\u20e3)+)")
_BLANKS = re.compile(" {2,}")
_SIGNS = str.maketrans("", "", "™℠®©")
_TURNED = re.compile("\u202e\\s*([0-9]+)")
"""Digits behind a mark that turns them round: of `21` a reader sees `12`."""

_HIDDEN = {"Cf", "Cc", "Cs"}


def clean(text: str) -> str | Doubt:
    """Normalise once (NFKC) and drop zero-width, direction and control marks; several blanks are one, breaks stay.

    A numeral that is not a plain decimal digit (², ½, Ⅳ), that stays outside ASCII (٤) or that a mark turns round makes
    a Doubt.
    """
    if len(text) > LONGEST:
        return Doubt(Reason.TOO_LONG)
    if text.isascii():
        return _BLANKS.sub(" ", text if text.isprintable() else _printable(text))
    text = _KEYCAPS.sub(_plain_keycaps, text.translate(_SIGNS))
    strange = "".join(char for char in text if _strange(char)) or "".join(_TURNED.findall(text))
    if strange:
        return Doubt(Reason.STRANGE_DIGITS, words=strange)
    return _BLANKS.sub(" ", _printable(unicodedata.normalize("NFKC", text)))


def _plain_keycaps(match: re.Match[str]) -> str:
    """Emoji digits: one that opens a line numbers a list, any other is a plain digit."""
    digits = "".join(char for char in match[0] if char.isascii())
    before = match.string[: match.start()].rpartition("\n")[2]
    return f"{digits}. " if not before.strip() else digits


def _strange(char: str) -> bool:
    if char.isascii():
        return False
    normal = unicodedata.normalize("NFKC", char)
    if char.isdecimal():
        return not normal.isascii()
    return char.isnumeric() or _struck_out(char) or any(c.isdecimal() for c in normal)


def _struck_out(char: str) -> bool:
    """A long stroke overlay crosses out what it stands on, digits too."""
    return "\u0334" <= char <= "\u0338" or char in "\u20d2\u20d3\u20d8"


def _printable(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _HIDDEN)
