"""How a text is written for Telegram: in HTML, in pieces that fit, with its buttons below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from bot.channels.message import Button

LONGEST = 4_096
"""UTF-16 units of a text, counted after the marks are taken out of it (Bot API, sendMessage)."""
LONGEST_CAPTION = 1_024
MOST_DATA_BYTES = 64
ROW_WIDTH = 28
ROW_BUTTONS = 3
BOLD = re.compile(r"\*(?=[^\s*])([^*\n]*[^\s*])\*")
BREAKS = ("\n\n", "\n", ". ", " ")
"""Where a long text is cut: between paragraphs if that will do, else between lines, sentences or words."""


def html_of(text: str) -> str:
    """The only way into HTML: what people wrote stays text, `*bold*` becomes bold."""
    return BOLD.sub(r"<b>\1</b>", escape(text, quote=False))


def plain_of(text: str) -> str:
    """The text without its marks, for when Telegram cannot read them."""
    return BOLD.sub(r"\1", text)


def length(text: str) -> int:
    """UTF-16 units: what Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """The text in pieces that each fit into one message; nothing is lost but the blanks at the cuts."""
    found = []
    while length(text) > longest:
        cut = _cut(text, longest)
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [piece for piece in [*found, text] if piece.strip()]


def _cut(text: str, longest: int) -> int:
    fits = _fitting(text, longest)
    end = next((start for start, stop in _bold(text) if 0 < start < fits < stop), fits)
    for sign in BREAKS:
        cut = text.rfind(sign, end // 2, end)
        if cut > 0 and not any(start < cut < stop for start, stop in _bold(text)):
            return cut + len(sign)
    return end


def _bold(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in BOLD.finditer(text)]


def _fitting(text: str, longest: int) -> int:
    """How many characters from the start fit into so many UTF-16 units."""
    units = 0
    for at, character in enumerate(text):
        units += 1 + (character > "\uffff")
        if units > longest:
            return at
    return len(text)


def keyboard(buttons: Sequence[Button]) -> dict[str, object]:
    """An inline keyboard, short labels side by side."""
    rows: list[list[Button]] = []
    for button in buttons:
        row = rows[-1] if rows else []
        width = sum(len(one.label) for one in [*row, button])
        if row and len(row) < ROW_BUTTONS and width <= ROW_WIDTH:
            row.append(button)
        else:
            rows.append([button])
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def _button(button: Button) -> dict[str, str]:
    carried = button.carries.encode()[:MOST_DATA_BYTES].decode(errors="ignore")
    return {"text": button.label, "callback_data": carried}
