"""What is done with what partners say: it is kept, and a complaint goes on until it is settled."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.complaint import Complaint, ComplaintClosed, ComplaintDone, Sorting, Verdict, VerdictNoted
from bot.domain.evidence import Subject
from bot.domain.feedback import Category, Feedback, Kept
from bot.talking.scene import Scene
from storage import accounts, complaints, evidence, feedback, partners


def keep(scene: Scene, said: Feedback) -> Kept:
    """A complaint is opened under a number; where it doubts what is owed, with the bookings that both sides see."""
    books, place = scene.books, scene.place
    number = complaints.begin(books, place.partner_id, scene.speaker.person_id) if said.complains else 0
    _keep_words(scene, said.words, said.category, number)
    kept = Kept(place.partner, place.business, said.words, said.category, number)
    if not said.disputes:
        return kept
    holds_goods = partners.partner(books, place.partner_id).terms.holds_goods
    return replace(kept, statement=accounts.statement(books, place.partner_id), holds_goods=holds_goods)


def _keep_words(scene: Scene, words: str, category: Category, number: int) -> None:
    """What came along with the words belongs to them."""
    partner_id, person_id = scene.place.partner_id, scene.speaker.person_id
    feedback_id = feedback.keep(scene.books, partner_id, person_id, words, category, number)
    evidence.bind(scene.books, partner_id, person_id, Subject.FEEDBACK, feedback_id)


def close(scene: Scene, done: ComplaintDone) -> ComplaintClosed:
    return complaints.close(scene.books, done, scene.speaker.person_id)


def judge(scene: Scene, verdict: Verdict) -> VerdictNoted:
    noted = complaints.judge(scene.books, verdict, scene.speaker.person_id)
    if verdict.words:
        _keep_words(scene, verdict.words, noted.complaint.category, verdict.number)
    return noted


def sort(scene: Scene, sorting: Sorting) -> Complaint:
    return complaints.sort(scene.books, sorting)
