"""What is done with the owner's word on signals."""

from __future__ import annotations

from bot.domain.signal import Answer, Asking, Fine
from bot.talking.scene import Scene
from storage import signals


def leave_alone(scene: Scene, fine: Fine) -> Fine:
    signals.answer(scene.books, fine.signals, Answer.FINE, scene.speaker.person_id)
    return fine


def ask(scene: Scene, asking: Asking) -> Asking | None:
    """None where the signal was answered before: then nobody is asked."""
    first = signals.answer(scene.books, (asking.signal,), Answer.ASKED, scene.speaker.person_id)
    return asking if first else None
