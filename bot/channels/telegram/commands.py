"""The commands that Telegram offers when somebody types a slash: each is a word that could be typed as well."""

from __future__ import annotations

from bot.channels.telegram.wire import Wire
from bot.texts import _, speaking


def offered() -> dict[str, tuple[tuple[str, str], ...]]:
    """The commands of each kind of chat: the word, and what it does, in the language being spoken."""
    return {
        "all_private_chats": (
            ("lapor", _("Report sales")),
            ("ralat", _("Correct the last report")),
            ("saldo", _("What is due and what was handed over")),
            ("stok", _("Goods at your place")),
            ("setor", _("Hand over money")),
            ("masukan", _("A word to the owner")),
            ("ringkasan", _("The week so far, for owners")),
            ("menu", _("What can be done here")),
            ("bantuan", _("How to use it")),
            ("batal", _("End what we are at")),
            ("stop", _("No more messages")),
        ),
        "all_group_chats": (
            ("ikat", _("Let announcements come to this group, with the owner's code")),
            ("lapor", _("Reporting is done in a private chat")),
        ),
    }


async def offer(wire: Wire) -> None:
    """Set the commands, for Indonesian and for every other language: the narrowest setting wins."""
    with speaking("id"):
        scopes = offered()
    for scope, commands in scopes.items():
        for language in ({}, {"language_code": "id"}):
            listed = [{"command": word, "description": text} for word, text in commands]
            await wire.ask("setMyCommands", commands=listed, scope={"type": scope}, **language)
