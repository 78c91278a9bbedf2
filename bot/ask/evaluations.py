"""Look-ups of what partners and owners say of each other every three months."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation import Query
from bot.domain.evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class MyEvaluation(Query[Evaluation | None]):
    """The newest evaluation of the speaker's partner."""


@dataclass(frozen=True, slots=True)
class EvaluationOf(Query[Evaluation | None]):
    """The newest evaluation of a partner of the owner's business."""

    partner_id: int


@dataclass(frozen=True, slots=True)
class WaitingEvaluations(Query[frozenset[int]]):
    """Partners, by id, of whose evaluation the owner's answers are missing."""
