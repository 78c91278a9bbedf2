"""The conversations under way at one speaker: they lie on top of each other, each about the place it was opened at."""

from __future__ import annotations

from bot.domain.speaker import Place
from bot.talking.pressing import Pressed, read
from bot.talking.scene import Scene
from bot.talking.talk_kind import TalkKind
from bot.talking.talks import BY_NAME
from storage import open_talks, shown
from storage.open_talks import OpenTalk


def under_way(scene: Scene) -> list[OpenTalk]:
    """All of them, the newest first."""
    return open_talks.stack(scene.connection, scene.speaker.identity_id)


def place_of(scene: Scene, talk: OpenTalk) -> Place | None:
    """The place that a conversation is about; None where it needs none, or the speaker has left it."""
    return scene.speaker.place_at(talk.business_id, talk.partner_id)


def is_void(scene: Scene, talk: OpenTalk) -> bool:
    """Whether its kind or its place is no more."""
    return talk.name not in BY_NAME or (talk.business_id != 0 and place_of(scene, talk) is None)


def was_never_confirmed(talk: OpenTalk) -> bool:
    """Whether something was said in it that was to be done, and is not on record."""
    kind = BY_NAME[talk.name]
    return bool(talk.memory["answers"] and kind.does and not kind.yields)


def is_covered(scene: Scene, talk: OpenTalk) -> bool:
    """Whether a bare yes may be meant for something else than its question.

    That is so where buttons of something else stand below it, or where it was said last in approved words, which do
    not show its figures.
    """
    speaker = scene.speaker
    last = shown.last_with_buttons(scene.connection, speaker.channel, speaker.address)
    if last is None:
        return False
    asked_last = any(isinstance(one, Pressed) and one.talk_id == talk.talk_id for one in map(read, last.carries))
    return last.in_approved_words or not asked_last


def is_newest(scene: Scene, talk: OpenTalk) -> bool:
    """Whether the newest message on the phone has its buttons."""
    below = shown.newest_buttons(scene.connection, scene.speaker.channel, scene.speaker.address)
    return any(isinstance(one, Pressed) and one.talk_id == talk.talk_id for one in (read(tap.carries) for tap in below))


def new(scene: Scene, kind: TalkKind) -> OpenTalk:
    """A conversation about the place spoken for; it is not stored yet."""
    place = scene.speaker.place
    about = (place.business_id, place.partner_id) if place else (0, 0)
    return OpenTalk(scene.speaker.identity_id, kind.name, *about, {})


def make_room(scene: Scene, kind: TalkKind) -> None:
    """End what a new conversation takes the place of: what yields or has lapsed, and its own kind."""
    for talk in () if kind.lies_beside else under_way(scene):
        here = place_of(scene, talk) in {None, scene.speaker.place}
        same = talk.name in (kind.name, kind.instead_of)
        old = BY_NAME.get(talk.name)
        lapsed = old and old.lapses and not talk.memory["answers"] and (kind.does or not old.does)
        if is_void(scene, talk) or BY_NAME[talk.name].yields or (here and (same or lapsed)):
            open_talks.end(scene.connection, talk)
