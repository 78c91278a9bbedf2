"""Limits: what fits into one WhatsApp message sent through Twilio."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.message import Limits

NAME = "whatsapp"
LIMITS = Limits(text=1_600, buttons=10, button_label=20)

WINDOW = timedelta(hours=23, minutes=55)
"""How long after somebody wrote anything may be said; Meta gives 24 hours, and a message may be queued on its way."""

INTERACTIVE_TEXT = 1_024
QUICK_REPLIES, QUICK_REPLY_LABEL = 3, 20
LIST_ITEMS, LIST_ITEM_LABEL = 10, 24
VARIABLES = 100

MESSAGE_BYTES = 16 * 2**20
IMAGE_BYTES = 5 * 2**20
WEBHOOK_BYTES = 64 * 2**10


def link_of(sender: str) -> str:
    """Opens the chat with a sender such as +6281200000000, with the word and the code filled in."""
    return f"https://wa.me/{sender.removeprefix('+')}?text=MULAI%20{{code}}"


def length(text: str) -> int:
    """How long a text is as WhatsApp counts: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
