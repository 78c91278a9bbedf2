"""What partners send along, kept as evidence: each content once, and no longer than it may be asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Connection, and_, bindparam, case, delete, func, or_, select, update

from bot.domain.business import NO_BUSINESS
from bot.domain.evidence import Belonging, KeptFile, Shown, Subject
from bot.domain.speaker import Role, in_full
from bot.domain.week import Week
from storage import tables
from storage.books import Books, mine
from storage.files import UNCLAIMED_FOR
from storage.tables.columns import alike, new_id, table_of

_evidence = table_of(tables.Evidence)
_files = table_of(tables.File)
_sent = table_of(tables.SentFile)
_feedback = table_of(tables.Feedback)
_remittances = table_of(tables.Remittance)
_reports = table_of(tables.Report)
_lessons = table_of(tables.Lesson)
_identities = table_of(tables.Identity)
_members = table_of(tables.Member)
_people = table_of(tables.Person)
MOST_A_DAY = 30
KEPT_FOR = timedelta(weeks=26)
"""Two evaluations: after that nobody asks any more what was on a picture."""
AT_ONCE = timedelta(seconds=60)
"""Pictures that are picked together come within this time, each as a message of its own."""
LATELY = timedelta(hours=1)
"""So long after something was said, a picture that comes without words belongs to it."""
AFTER_REPORT = timedelta(days=2)
MOST_SHOWN = 5

_BROUGHT = select(_files.c.business_id, _files.c.name, _files.c.media_type, _files.c.digest).where(
    or_(_files.c.business_id == mine, _files.c.business_id == NO_BUSINESS),
    _files.c.file_id == bindparam("file_id", type_=BigInteger),
)
_SENT_LATELY = select(_evidence.c.evidence_id).where(
    _evidence.c.business_id == mine,
    _evidence.c.partner_id == bindparam("partner_id"),
    _evidence.c.sent_by == bindparam("person_id"),
    _evidence.c.sent_at > bindparam("since"),
)


def home_of(connection: Connection, channel: str, address: str, since: datetime) -> int | None:
    """The business that files from an address are for; NO_BUSINESS where the turn has to find that out.

    None where nothing is to be fetched: whoever writes from there is no owner and of no partner, or has brought too
    much. An owner brings what partners learn from.
    """
    brought = (
        select(func.count())
        .select_from(_evidence)
        .where(_evidence.c.business_id == _members.c.business_id, _evidence.c.partner_id == _members.c.partner_id)
        .where(_evidence.c.sent_by == _members.c.person_id, _evidence.c.sent_at > since)
        .scalar_subquery()
    )
    no_evidence = _files.c.file_id.not_in(
        select(_evidence.c.file_id).where(_evidence.c.business_id == _members.c.business_id)
    )
    loose = (
        select(func.count())
        .select_from(_files)
        .where(_files.c.business_id == _members.c.business_id, _files.c.digest != "", _files.c.made_at > since)
        .where(no_evidence)
        .scalar_subquery()
    )
    here = and_(_identities.c.channel == channel, _identities.c.address == address)
    places = (
        select(_members.c.business_id, _members.c.role, case((_members.c.role == Role.OWNER, loose), else_=brought))
        .join(_identities, _identities.c.person_id == _members.c.person_id)
        .where(here, _members.c.ended_at.is_(None))
    )
    found = connection.execute(places).all()
    if not any(role in (Role.OWNER, Role.PARTNER) and count < MOST_A_DAY for _, role, count in found):
        return None
    homes = {business_id for business_id, _, _ in found}
    return homes.pop() if len(homes) == 1 else NO_BUSINESS


def keep(
    books: Books, partner_id: int, person_id: int, brought: Sequence[int], belonging: Belonging
) -> tuple[KeptFile, ...]:
    """Take files that were brought into the business, as evidence of that; those whose content was not there before."""
    return tuple(_kept(books, partner_id, person_id, brought, belonging))


def _kept(
    books: Books, partner_id: int, person_id: int, brought: Sequence[int], belonging: Belonging
) -> Iterator[KeptFile]:
    for file_id in brought:
        file = _brought(books, file_id)
        row = {
            "evidence_id": new_id(),
            "partner_id": partner_id,
            "file_id": file_id,
            "digest": file.digest if file else "",
            "subject": belonging.subject,
            "number": belonging.number,
            "week": belonging.week.monday,
            "sent_by": person_id,
            "sent_at": books.now,
        }
        if file and books.write_once(_evidence, row):
            if file.business_id == NO_BUSINESS:
                _take_in(books, file_id)
            yield KeptFile(file_id, file.name, file.media_type)


def claimed(books: Books, file_id: int) -> KeptFile | None:
    """A file that was brought, as the business's own from now on; None where it is deleted."""
    file = _brought(books, file_id)
    if file is None:
        return None
    if file.business_id == NO_BUSINESS:
        _take_in(books, file_id)
    return KeptFile(file_id, file.name, file.media_type)


def _brought(books: Books, file_id: int) -> Any:
    return books.ask(_BROUGHT, file_id=file_id).one_or_none()


def _take_in(books: Books, file_id: int) -> None:
    """From now on the file is this business's, and so is what a platform calls it."""
    for table in (_files, _sent):
        brought = (table.c.business_id == NO_BUSINESS, table.c.file_id == file_id)
        books.run(update(table).where(*brought).values(business_id=books.business_id))


def is_more(books: Books, partner_id: int, person_id: int) -> bool:
    """Whether the person has sent something just now, so that more of it needs no answer of its own."""
    since = books.now - AT_ONCE
    return books.ask(_SENT_LATELY, partner_id=partner_id, person_id=person_id, since=since).first() is not None


def said_lately(books: Books, partner_id: int, person_id: int, week: Week) -> Belonging | None:
    """The newest feedback or remittance of the person within the last hour; None where there is none."""
    found = [
        (row[0], Belonging(subject, week, row[1]))
        for subject, table, number in (
            (Subject.FEEDBACK, _feedback, _feedback.c.feedback_id),
            (Subject.REMITTANCE, _remittances, _remittances.c.number),
        )
        for row in books.run(
            select(table.c.said_at, number)
            .where(books.own(table, partner_id=partner_id, said_by=person_id), table.c.said_at > books.now - LATELY)
            .order_by(table.c.said_at.desc())
            .limit(1)
        )
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def reported_lately(books: Books, partner_id: int) -> Belonging | None:
    """The newest report of the last two days; None where there is none."""
    asked = (
        select(_reports.c.week)
        .where(books.own(_reports, partner_id=partner_id), _reports.c.confirmed_at > books.now - AFTER_REPORT)
        .order_by(_reports.c.confirmed_at.desc())
    )
    found = books.run(asked.limit(1)).first()
    return Belonging(Subject.REPORT, Week(found.week)) if found else None


def bind(books: Books, partner_id: int, person_id: int, subject: Subject, number: int) -> None:
    """What came while it was being talked about belongs to it, now that it is on record."""
    waiting = books.own(_evidence, subject=subject, partner_id=partner_id, sent_by=person_id, number=0)
    books.run(update(_evidence).where(waiting, _evidence.c.sent_at > books.now - LATELY).values(number=number))


def newest(books: Books, partner_id: int) -> tuple[Shown, ...]:
    """The last things that a partner sent, oldest first."""
    rows = books.run(
        select(_evidence, _files.c.name.label("file"), _files.c.media_type, _people.c.call, _people.c.name)
        .join(_files, alike(_files, _evidence, "file_id"))
        .join(_people, _people.c.person_id == _evidence.c.sent_by)
        .where(books.own(_evidence, partner_id=partner_id))
        .order_by(_evidence.c.evidence_id.desc())
        .limit(MOST_SHOWN)
    ).all()
    return tuple(
        Shown(
            KeptFile(row.file_id, row.file, row.media_type),
            in_full(row.call, row.name),
            Belonging(Subject(row.subject), Week(row.week), row.number),
        )
        for row in reversed(rows)
    )


def not_entered(books: Books, week: Week) -> frozenset[int]:
    """Partners that sent a picture in place of a report on a week, where nobody has entered one since."""
    reported = select(_reports.c.report_id).where(
        books.own(_reports, partner_id=_evidence.c.partner_id, week=week.monday)
    )
    rows = books.run(
        select(_evidence.c.partner_id).where(
            books.own(_evidence, week=week.monday, subject=Subject.NOTA), ~reported.exists()
        )
    )
    return frozenset(row.partner_id for row in rows)


def forget_old(books: Books) -> None:
    """Delete what was kept for long enough, with its content, and what came and was not put on record."""
    _forget(books, _evidence.c.sent_at < books.now - KEPT_FOR)
    on_record = select(_evidence.c.file_id).where(books.own(_evidence))
    to_learn_from = select(_lessons.c.file_id).where(
        books.own(_lessons, withdrawn_at=None), _lessons.c.file_id.is_not(None)
    )
    came = (books.own(_files), _files.c.digest != "")
    old = _files.c.made_at < books.now - UNCLAIMED_FOR
    unused = _files.c.file_id.not_in(on_record), _files.c.file_id.not_in(to_learn_from)
    books.run(delete(_files).where(*came, old, *unused))


def forget_of(books: Books, person_id: int) -> None:
    """Delete what a person sent, with its content."""
    _forget(books, _evidence.c.sent_by == person_id)


def _forget(books: Books, which: Any) -> None:
    gone = and_(books.own(_evidence), which)
    for table in (_files, _sent):
        theirs = table.c.file_id.in_(select(_evidence.c.file_id).where(gone))
        books.run(delete(table).where(books.own(table), theirs))
    books.run(delete(_evidence).where(gone))
