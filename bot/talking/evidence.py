"""What comes along with a message: kept as evidence of what is being talked about, or was a moment ago."""

from __future__ import annotations

from datetime import date

from bot.conversation import Heard
from bot.domain.evidence import Belonging, Bringing, Evidence, Subject
from bot.domain.speaker import Role
from bot.domain.week import Week
from bot.reply import Reply, Said
from bot.talking.scene import Scene
from handlers.evidence import kept
from handlers.weeks import candidates_of
from storage import evidence, open_talks, partners, prompts, reports
from storage.open_talks import OpenTalk

TAKEN = frozenset({"photo", "document", "voice"})
"""What may be evidence of something."""
SUBJECTS = {
    **dict.fromkeys(("report", "joint_report", "correct"), Subject.REPORT),
    **dict.fromkeys(("feedback", "complain", "after_report", "nil_twice", "wonder", "what_is_left"), Subject.FEEDBACK),
    **dict.fromkeys(("remit", "replace_money"), Subject.REMITTANCE),
}
"""What is being talked about, by the conversation under way."""


def came_alone(scene: Scene, heard: Heard) -> bool:
    """Whether somebody of a partner has sent something without a word."""
    return heard.attachment in TAKEN and not heard.text and scene.speaker.role is Role.PARTNER


def is_more(scene: Scene, heard: Heard) -> bool:
    """Whether it is one more of what was answered just now, as pictures that are picked together come one by one."""
    place = scene.speaker.place
    if place is None or not heard.files or not came_alone(scene, heard):
        return False
    return evidence.is_more(scene.books, place.partner_id, scene.speaker.person_id)


def beside(scene: Scene, heard: Heard) -> Said:
    """What is said of files that came with words, which are taken first, or with other files."""
    if scene.speaker.place is None or scene.speaker.role is not Role.PARTNER:
        return Said(Reply(""))
    return kept(keep(scene, Bringing(heard.files, heard.text)))


def keep(scene: Scene, bringing: Bringing) -> Evidence:
    """Put files on record, with what they belong to."""
    books, place, person_id = scene.books, scene.place, scene.speaker.person_id
    belonging = _belonging(scene)
    more = evidence.is_more(books, place.partner_id, person_id)
    files = evidence.keep(books, place.partner_id, person_id, bringing.files, belonging)
    partner = partners.partner(books, place.partner_id)
    return Evidence(
        place.partner,
        place.business,
        scene.speaker.in_full,
        belonging,
        files,
        bringing.words,
        tuple(shelf.product.name for shelf in partner.shelves),
        reports.filed(books, place.partner_id, belonging.week) if belonging.subject is Subject.REPORT else None,
        more,
    )


def _belonging(scene: Scene) -> Belonging:
    """What is being talked about; else what was said within the hour, reported lately, or is being waited for."""
    books, partner_id, person_id = scene.books, scene.place.partner_id, scene.speaker.person_id
    weeks = reports.open_weeks(books, partner_id, scene.today, prompts.week_asked(books, partner_id))
    week = candidates_of(weeks)[0]
    talk = _under_way(scene)
    if talk and talk.name in SUBJECTS:
        return _talked_about(talk, week)
    lately = evidence.said_lately(books, partner_id, person_id, week) or evidence.reported_lately(books, partner_id)
    if lately:
        return lately
    awaited = weeks.asked or week != Week.of(scene.today)
    return Belonging(Subject.NOTA if awaited else Subject.NOTHING, week)


def _under_way(scene: Scene) -> OpenTalk | None:
    """The conversation being held at the place spoken for."""
    found = open_talks.stack(scene.connection, scene.speaker.identity_id)
    here = [one for one in found if one.partner_id == scene.place.partner_id and not one.is_old(scene.now)]
    return here[0] if here else None


def _talked_about(talk: OpenTalk, week: Week) -> Belonging:
    """A report without figures yet is what the picture stands for."""
    chosen = talk.memory["answers"].get("week")
    week = Week.of(date.fromisoformat(chosen["monday"])) if chosen else week
    subject = SUBJECTS[talk.name]
    no_figures = subject is Subject.REPORT and not talk.memory["about"]
    return Belonging(Subject.NOTA if no_figures else subject, week)
