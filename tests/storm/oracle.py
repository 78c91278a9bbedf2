"""What must be so after a storm, asked of the tables in plain SQL and of the platform's own record."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from tests.fakes.telegram import FakeTelegram
from tests.ledger.oracle import contradictions
from tests.storm.crowd import Household
from tests.storm.injector import Injector
from tests.storm.storm import Storm

FIGURES = {
    "reports": """
        SELECT p.name, r.week, r.version, r.nil, l.code, l.sold, l."left", l.returned, l.damaged, l.expired, l.missing,
        l.sales, l.share, l.due FROM report r
        JOIN partner p ON p.business_id = r.business_id AND p.partner_id = r.partner_id
        LEFT JOIN report_line l ON l.business_id = r.business_id AND l.report_id = r.report_id
        WHERE r.business_id = :business""",
    "transactions": """
        SELECT p.name, t.kind, t.reverses IS NULL, e.account, e.week, e.amount FROM ledger_transaction t
        JOIN ledger_entry e ON e.business_id = t.business_id AND e.transaction_id = t.transaction_id
        JOIN partner p ON p.business_id = t.business_id AND p.partner_id = e.partner_id
        WHERE t.business_id = :business""",
    "ledger": """
        SELECT p.name, e.account, e.week, SUM(e.amount) FROM ledger_entry e
        JOIN partner p ON p.business_id = e.business_id AND p.partner_id = e.partner_id
        WHERE e.business_id = :business GROUP BY p.name, e.account, e.week""",
    "remittances": """
        SELECT p.name, m.amount, a.came FROM remittance m
        JOIN partner p ON p.business_id = m.business_id AND p.partner_id = m.partner_id
        LEFT JOIN remittance_answer a ON a.business_id = m.business_id AND a.remittance_id = m.remittance_id
        WHERE m.business_id = :business""",
    "settled weeks": """
        SELECT p.name, s.week FROM settlement s
        JOIN partner p ON p.business_id = s.business_id AND p.partner_id = s.partner_id
        WHERE s.business_id = :business""",
    "stock": """
        SELECT p.name, s.code, s.kind, SUM(s.quantity) FROM stock_entry s
        JOIN partner p ON p.business_id = s.business_id AND p.partner_id = s.partner_id
        WHERE s.business_id = :business GROUP BY p.name, s.code, s.kind""",
    "announcements": "SELECT words FROM announcement WHERE business_id = :business",
    "announced to": "SELECT COUNT(*) FROM outbox WHERE business_id = :business AND careful",
}
"""What a household has to show for its talk; ids, numbers and moments are its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """A message in the outbox."""

    outbox_id: int
    address: str
    letters: str
    kind: str
    careful: bool
    state: str
    attempts: int

    @property
    def may_be_missing(self) -> bool:
        return self.careful and self.state == "unknown"


def faults(connection: Connection, storm: Storm, injector: Injector) -> list[str]:
    """Everything that is not as it must be, a line each."""
    rows = outbox(connection)
    return [
        *lost_or_stuck(connection, injector),
        *other_figures(connection, storm),
        *wrong_states(rows, storm),
        *wrong_sends(rows, storm),
        *out_of_order(rows, storm.telegram),
    ]


def lost_or_stuck(connection: Connection, injector: Injector) -> Iterator[str]:
    """Messages that were answered 2xx and are not there, or are there and did not go through."""
    for external_id in sorted(
        injector.accepted - set(connection.execute(text("SELECT external_id FROM inbox")).scalars())
    ):
        yield f"message {external_id} was accepted and is lost"
    failed = text("SELECT external_id, error FROM inbox WHERE attempts > 0 OR set_aside_at IS NOT NULL")
    for external_id, error in connection.execute(failed):
        yield f"message {external_id} failed: {error}"


def other_figures(connection: Connection, storm: Storm) -> Iterator[str]:
    """Households whose books differ from those of the one that was never disturbed, or contradict themselves."""
    calm = figures(connection, storm.calm)
    for household in storm.talked:
        mine = figures(connection, household)
        for what in FIGURES:
            if mine[what] != calm[what]:
                yield f"{household}: {what}: too many {mine[what] - calm[what]}, missing {calm[what] - mine[what]}"
    for household in (storm.calm, *storm.talked):
        for what, found in contradictions(connection, household.business_id).items():
            yield f"{household}: {what}: {found}"


def figures(connection: Connection, household: Household) -> dict[str, Counter[tuple[Any, ...]]]:
    return {
        what: Counter(tuple(row) for row in connection.execute(text(question), {"business": household.business_id}))
        for what, question in FIGURES.items()
    }


def outbox(connection: Connection) -> list[Row]:
    """Every message to a person, the oldest first."""
    question = "SELECT *, CAST(message AS TEXT) AS written FROM outbox WHERE channel = 'telegram' ORDER BY outbox_id"
    return [
        Row(
            row.outbox_id,
            row.address,
            letters(json.loads(row.written).get("text", "")),
            row.kind,
            bool(row.careful),
            row.state,
            row.attempts,
        )
        for row in connection.execute(text(question))
    ]


def letters(said: str) -> str:
    """What of a text is the same however it is marked up."""
    return re.sub(r"[\W_]", "", said)


def wrong_states(rows: list[Row], storm: Storm) -> Iterator[str]:
    """Messages that are not `sent`, but for careful ones whose sender was killed."""
    hit = hits(storm)
    for row in rows:
        if row.state != "sent" and not (row.may_be_missing and hit[row.outbox_id]):
            yield f"{row} is not sent"
        if row.attempts > 1 + hit[row.outbox_id]:
            yield f"{row} was tried again though no kill had hit it"


def wrong_sends(rows: list[Row], storm: Storm) -> Iterator[str]:
    """Texts that the platform has not got, has got from nowhere, or more often than kills explain."""
    hit, got = hits(storm), received(storm.telegram)
    by_text: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        by_text[row.address, row.letters].append(row)
    for said in by_text.keys() | got.keys():
        meant = by_text[said]
        least = sum(not row.may_be_missing for row in meant)
        most = len(meant) + sum(hit[row.outbox_id] for row in meant if not row.careful)
        if not least <= got[said] <= most:
            yield f"{said} came {got[said]} times instead of {least} to {most}: {meant}"


def out_of_order(rows: list[Row], telegram: FakeTelegram) -> Iterator[str]:
    """Chats in which something came before what was said earlier; what came twice came twice in a row."""
    chats: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        chats[row.address].append(row)
    for chat_id, shown in telegram.chats.items():
        said = chats[str(chat_id)]
        place = 0
        for one in map(letters, (message.text for message in shown)):
            if place and said[place - 1].letters == one and (place == len(said) or said[place].letters != one):
                continue
            while place < len(said) and said[place].letters != one and said[place].may_be_missing:
                place += 1
            if place == len(said) or said[place].letters != one:
                yield f"chat {chat_id}: {one!r} out of order: {[row.letters for row in said]}"
                break
            place += 1


def hits(storm: Storm) -> Counter[int]:
    """How many kills hit the sending of each row."""
    return Counter(outbox_id for kill in storm.kills for outbox_id in kill.sending)


def received(telegram: FakeTelegram) -> Counter[tuple[str, str]]:
    """How often each chat got each text."""
    return Counter((str(chat), letters(shown.text)) for chat, several in telegram.chats.items() for shown in several)


def repeats(connection: Connection, storm: Storm) -> int:
    """How many sends were one too many."""
    meant = Counter((row.address, row.letters) for row in outbox(connection))
    return sum((received(storm.telegram) - meant).values())


def unknown(connection: Connection) -> list[Row]:
    """Careful messages of which nobody knows whether they went out: for the owner to decide."""
    return [row for row in outbox(connection) if row.state == "unknown"]
