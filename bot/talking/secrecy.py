"""PINs are judged here, and a message that may hold one is written down without it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from bot.ask.pin import ForgottenPins, GivenPin, MyPin, NewPin, NewPinAgain, OtherOwners
from bot.channels.message import Incoming
from bot.conversation import Query, Rejected
from bot.domain.pin import ABOUT_PIN, HIDDEN, PinState, digits_in, may_hold_pin
from bot.talking.scene import Scene
from handlers import pin
from storage import open_talks, pins

UNASKED = re.compile(r"\s*/?(?:(?:ganti|ubah|change)\s+)?(?:my\s+)?pin\b.*", re.IGNORECASE | re.DOTALL)
"""The command that sets a PIN, with whatever follows it."""
SENT_TWICE = timedelta(minutes=5)
"""So long after a PIN four digits are taken for the same one sent again."""


def without_pin(connection: Connection, incoming: Incoming, now: datetime) -> tuple[Incoming, Incoming]:
    """A message as it may be written down, and as it is to be heard.

    Nothing that is read here, or left out, depends on whether the digits are somebody's PIN: that would tell it.
    """
    if not may_hold_pin(incoming.text):
        return incoming, incoming
    hidden = replace(incoming, text=HIDDEN)
    if open_talks.asks_about(connection, incoming.channel, incoming.address, ABOUT_PIN):
        return hidden, incoming
    if UNASKED.fullmatch(incoming.text):
        return replace(incoming, text=f"pin {HIDDEN}"), replace(incoming, text="pin")
    if digits_in(incoming.text) and _looks_like_pin(connection, incoming, now):
        return hidden, hidden
    return incoming, incoming


def _looks_like_pin(connection: Connection, incoming: Incoming, now: datetime) -> bool:
    """Whether four digits come from somebody who has a PIN, and has just typed it or is asked for nothing else."""
    person_id = pins.person_at(connection, incoming.channel, incoming.address)
    if person_id is None or not pins.is_set(connection, person_id):
        return False
    just_typed = pins.was_busy(connection, person_id, now - SENT_TWICE)
    return just_typed or not open_talks.is_open(connection, incoming.channel, incoming.address)


def _my_pin(scene: Scene, _asked: MyPin) -> PinState:
    person_id = scene.speaker.person_id
    rests = pins.rests(scene.connection, person_id, scene.now)
    return PinState(pins.is_set(scene.connection, person_id), len(scene.speaker.places) > 1, _minutes(rests))


def _given(scene: Scene, asked: GivenPin) -> bool:
    person_id = scene.speaker.person_id
    rests = pins.rests(scene.connection, person_id, scene.now)
    if rests:
        raise Rejected(pin.rests(_minutes(rests)))
    left = pins.attempt(scene.connection, person_id, asked.digits, scene.now)
    if left is None:
        return True
    raise Rejected(pin.wrong(left) if left else pin.rests(_minutes(pins.REST)))


def _minutes(time: timedelta) -> int:
    return math.ceil(time / timedelta(minutes=1))


def _new_again(scene: Scene, asked: NewPinAgain) -> bool:
    if not pins.same(asked.digits, asked.scrambled):
        raise Rejected(pin.differs())
    pins.choose(scene.connection, scene.speaker.person_id, asked.scrambled, scene.now)
    return True


PIN_ANSWERS: dict[type[Query[Any]], Callable[[Scene, Any], Any]] = {
    MyPin: _my_pin,
    GivenPin: _given,
    NewPin: lambda scene, asked: pins.scramble(asked.digits),
    NewPinAgain: _new_again,
    OtherOwners: lambda scene, _: pins.other_owners(scene.books, scene.speaker.person_id),
    ForgottenPins: lambda scene, _: pins.forgotten(scene.books, scene.speaker.person_id),
}
