"""The marks that part a message, as signs and as dictation spells them out."""

from __future__ import annotations

from handlers.understand.atoms.atom import Form
from handlers.understand.words.vocabulary import Sense

MARKS: dict[str, Form | Sense] = {
    ",": Form.COMMA, ";": Form.STOP, ".": Form.STOP, "!": Form.STOP, "|": Form.STOP, "(": Form.OPEN, ")": Form.COMMA,
    "[": Form.OPEN, "]": Form.COMMA, ":": Form.COLON, "?": Sense.ASK, "+": Sense.AND, "&": Sense.AND, "/": Sense.AND,
}  # fmt: skip
SPOKEN_MARKS = {"koma": Form.COMMA, "titik": Form.STOP}
"""Marks that dictation spells out."""
