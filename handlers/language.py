"""The language that somebody is written to in: Indonesian unless the person says otherwise, at any moment."""

from __future__ import annotations

from bot.conversation import Choice
from bot.reply import Reply
from bot.texts import _, your_name


def which() -> Reply:
    """`bahasa`: each language under its own name."""
    choices = (Choice("Bahasa Indonesia", "bahasa indonesia"), Choice("English", "bahasa inggris"))
    return Reply(_("Which language shall I write in?"), choices)


def spoken() -> Reply:
    """The first words in the language that was chosen."""
    text = _("Good, {name}, I write in English from now on. Write *language* to change it.")
    return Reply(text.format(name=your_name()))
