"""Finds the code that somebody sends to join, or to open a business."""

from __future__ import annotations

import re

from bot.talking.words import plain
from storage.codes import looks_like_code

ALONE = re.compile(r"(?:/?start|mulai|gabung|klaim)\s+(\w{8})|(\w{8})", re.IGNORECASE)
AMID = re.compile(r"\b(?i:start|mulai|gabung|klaim|kode|kodenya|code)[\s:]+(\w{8})\b|\b([A-Z0-9]{8})\b")
"""A code amid other words: behind its word, or in capitals."""


def code_in(words: str, *, stranger: bool) -> str:
    """The code in a message, or nothing. Only a stranger may send one without a word, or amid others."""
    found = ALONE.fullmatch(plain(words)) or (AMID.search(words) if stranger else None)
    code = found and (found[1] or (found[2] if stranger else None))
    return code if code and looks_like_code(code) else ""
