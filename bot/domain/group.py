"""Group chats, as owners speak of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Binding:
    """The owner's wish to let announcements go to a group."""


@dataclass(frozen=True, slots=True)
class BindingCode:
    """What binds one group: said there, once, within three days."""

    code: str
