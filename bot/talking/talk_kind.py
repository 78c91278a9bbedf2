"""What the machine knows of one conversation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.conversation import Talk
from bot.domain.speaker import Role
from bot.reply import Said
from bot.talking.scene import Scene

Does = Mapping[type, tuple[Callable[[Scene, Any], Any], Callable[[Any], Said]]]


@dataclass(frozen=True, slots=True)
class TalkKind:
    """One conversation. `does` says for each type of decision what is done with it, and how that is told.

    One that `yields` gives way to anything else that is said, unless it `heeds` it; one that `lapses`, to whatever
    else is done before anything in it was answered. One that `lies_beside` what is being asked ends none of it. `then`
    names the talks of which the first that has something to ask follows it, `instead_of` one whose place it takes.
    """

    name: str
    talk: Talk[Any]
    roles: frozenset[Role]
    words: tuple[str, ...] = ()
    does: Does = field(default_factory=dict)
    yields: bool = False
    heeds: Callable[[str], bool] = lambda words: False
    lapses: bool = False
    lies_beside: bool = False
    then: tuple[str, ...] = ()
    instead_of: str = ""

    def decides(self, result: object) -> bool:
        """Whether its result is a decision, of which something is to be done, and not only something to say."""
        return type(result) in self.does
