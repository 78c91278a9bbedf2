"""Pages to keep: the words that ask for one, its button, and the name of its file."""

from __future__ import annotations

import re

from bot.conversation import Choice, OpeningWords
from bot.texts import _

PDF = re.compile(r"\bpdf\b", re.IGNORECASE)


async def asks_for_page() -> bool:
    """Whether a conversation was opened for the page in place of the message."""
    return bool(PDF.search(await OpeningWords()))


def without_page(words: str) -> str:
    """What else is said."""
    return PDF.sub("", words).strip()


def as_page(command: str, called: str = "") -> Choice:
    """The button that brings the page; an owner's names the partner too."""
    return Choice(_("PDF"), f"{command} pdf {called.casefold()}".strip())


def file_name(*words: str) -> str:
    """Words as the name of a file: `kesepakatan-warung-bu-siti-2`."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).casefold()).strip("-")
