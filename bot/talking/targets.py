"""The conversations about monthly targets, and what is done with their decisions."""

from __future__ import annotations

from bot.domain.speaker import Role
from bot.domain.target import Aiming, Target, TargetWord
from bot.talking.scene import Scene
from bot.talking.talk_kind import Does, TalkKind
from handlers import target
from handlers import targets as owners
from storage import targets


def set_target(scene: Scene, aiming: Aiming) -> Target:
    return targets.set_by_owner(scene.books, aiming, scene.speaker.person_id)


def answer_target(scene: Scene, word: TargetWord) -> Target:
    return targets.answer(scene.books, word, scene.speaker.person_id)


ANSWERING: Does = {TargetWord: (answer_target, target.answered)}
AIMING: Does = {Aiming: (set_target, owners.aimed)}
TARGETS = (
    TalkKind("my_target", target.my_target, frozenset({Role.PARTNER}), target.MINE, ANSWERING),
    TalkKind("targets", owners.targets, frozenset({Role.OWNER}), owners.ALL, AIMING),
)
