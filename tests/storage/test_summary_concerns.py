"""Who is silent and why, and what asks for the owner's eye."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import update

from bot.domain.partner import Kind
from bot.domain.speaker import Role
from bot.domain.summary import LookAt, Silence
from bot.domain.week import Week
from storage import endings, feedback, groups, outbox, partners, people, products, prompts, tables
from storage.books import Books
from storage.summary import weekly
from storage.tables.columns import table_of
from tests.storage.trade import COMMISSION, QUARTER, WEEK, at, member, partner, person, place, report

SATURDAY = "2026-11-21"


def silences(books: Books, week: Week = WEEK) -> dict[str, Silence | None]:
    return {it.name: it.silence for it in weekly(books, week).partners}


def stop(books: Books, partner_id: int) -> None:
    """The person of a partner wants no more messages on any address."""
    reader = people.readers(books, Role.PARTNER, [partner_id])[0]
    speaker = people.meet(books.connection, reader.channel, reader.address, reader.name, books.now)
    people.stop(books.connection, speaker.identity_id, books.now)


def test_who_has_not_accepted_has_not_joined(books: Books) -> None:
    partners.add(books, "Toko Melati", Kind.WARUNG, None, QUARTER)
    assert silences(books) == {"Toko Melati": "not_joined"}


def test_who_asked_for_no_messages_is_not_called_silent(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20")
    prompts.once(books, "reminder_1", siti, WEEK.monday)
    stop(books, siti)
    assert silences(books) == {"Warung Bu Siti": "stopped"}


def test_whom_no_message_reaches_is_not_called_silent(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20")
    prompts.once(books, "reminder_1", siti, WEEK.monday)
    [reader] = people.readers(books, Role.PARTNER, [siti])
    people.give_up(books.connection, reader.channel, reader.address, books.now)
    assert silences(books) == {"Warung Bu Siti": "unreachable"}


def test_one_helper_who_still_reads_is_enough(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20")
    dita = person(books.connection, "Dita", books.now)
    stop(books, siti)
    people.join(books, dita, Role.PARTNER, siti)
    assert silences(books) == {"Warung Bu Siti": None}


@pytest.mark.parametrize("kind", ["reminder_1", "reminder_2"])
def test_a_reminder_of_that_week_says_why(books: Books, kind: str) -> None:
    eko, siti = partner(books, "Warung Pak Eko"), partner(books, "Warung Bu Siti")
    for partner_id in (eko, siti):
        place(books, partner_id, KRP="20")
    prompts.once(books, kind, eko, WEEK.monday)
    prompts.once(books, kind, siti, WEEK.before.monday)
    prompts.once(books, "weekly_prompt", siti, WEEK.monday)
    assert silences(books) == {"Warung Bu Siti": None, "Warung Pak Eko": "reminded"}


def test_where_nothing_lies_there_is_no_silence(books: Books) -> None:
    eko = partner(books, "Warung Pak Eko")
    partner(books, "Citra", terms=COMMISSION)
    prompts.once(books, "reminder_1", eko, WEEK.monday)
    assert silences(books) == {"Citra": None, "Warung Pak Eko": "no_goods"}
    assert [it.name for it in weekly(books, WEEK).awaited] == ["Citra"]


def test_who_reported_is_not_silent(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20")
    prompts.once(books, "reminder_1", siti, WEEK.monday)
    report(at(books, "2026-11-25"), siti, KRP="8")
    told = weekly(books, WEEK).partners[0]
    assert (told.silence, told.reported_on, told.days_late) == (None, date(2026, 11, 25), 3)


def test_partners_of_another_time_are_not_expected(books: Books) -> None:
    partner(books, "Warung Bu Siti")
    ani = partner(books, "Warung Bu Ani")
    endings.end(at(books, "2026-11-05"), ani)
    partner(at(books, "2026-11-23"), "Warung Baru")
    assert list(silences(books)) == ["Warung Bu Siti"]
    assert list(silences(books, WEEK.after)) == ["Warung Baru", "Warung Bu Siti"]


def test_a_partner_that_ended_after_its_report_still_counts(books: Books) -> None:
    ani = partner(books, "Warung Bu Ani")
    place(books, ani, KRP="10")
    report(at(books, SATURDAY), ani, KRP="10")
    endings.end(at(books, "2026-11-22"), ani)
    summary = weekly(books, WEEK)
    assert [it.totals for it in summary.partners] == [summary.totals]


def test_nothing_sold_two_weeks_running_is_shown(books: Books) -> None:
    siti, eko = partner(books, "Warung Bu Siti"), partner(books, "Warung Pak Eko")
    for partner_id in (siti, eko):
        place(books, partner_id, KRP="20", NST="8")
        report(at(books, SATURDAY), partner_id)
    report(at(books, "2026-11-28"), siti, WEEK.after)
    report(at(books, "2026-11-28"), eko, WEEK.after, KRP="1")
    summary = weekly(books, WEEK.after)
    assert summary.look_at == (LookAt("nil_twice", "Warung Bu Siti"),)
    assert [it.nil for it in summary.partners] == [True, False]
    assert weekly(books, WEEK).look_at == ()


def test_whom_an_announcement_may_not_have_reached_is_shown(books: Books) -> None:
    siti, eko = partner(books, "Warung Bu Siti"), partner(books, "Warung Pak Eko")
    groups.bind(books.connection, "telegram", "-100", "Mitra Bu Rina", groups.issue_code(books), books.now)
    for reader in people.readers(books, Role.PARTNER, [siti, eko]):
        _announce(books, reader.channel, reader.address, "unknown" if reader.partner_id == siti else "sent")
    _announce(books, "telegram", "-100", "unknown")
    assert weekly(books, WEEK).look_at == (LookAt("unsure", "Warung Bu Siti"), LookAt("unsure", "Mitra Bu Rina"))
    assert weekly(books, WEEK.after).look_at == ()


def _announce(books: Books, channel: str, address: str, outcome: str) -> None:
    """A careful message of WEEK that ended so."""
    row = {"channel": channel, "address": address, "message": {"text": "Libur"}, "kind": "letter", "careful": True}
    outbox.post(books.connection, [{"business_id": books.business_id, **row}], at(books, SATURDAY).now)
    sent = table_of(tables.Outbox)
    books.connection.execute(update(sent).where(sent.c.address == address).values(state=outcome))


def test_sold_out_is_shown_until_it_is_filled_up(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20", NST="8")
    report(at(books, SATURDAY), siti, KRP="20", NST="5")
    assert weekly(books, WEEK).look_at == (LookAt("sold_out", "Warung Bu Siti", "Keripik"),)
    place(at(books, "2026-11-22"), siti, KRP="10")
    assert weekly(books, WEEK).look_at == ()


def test_two_lots_of_one_product_are_one_product(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    place(books, siti, KRP="20")
    products.price(at(books, "2026-11-19"), "KRP", 12_000)
    place(at(books, "2026-11-19"), siti, KRP="10")
    report(at(books, SATURDAY), siti, KRP="24")
    summary = weekly(books, WEEK)
    assert [(line.price, line.counts.sold) for line in summary.lines] == [(10_000, Decimal(20)), (12_000, Decimal(4))]
    assert [(it.sales, it.counts.sold, it.counts.left) for it in summary.products] == [
        (248_000, Decimal(24), Decimal(6))
    ]
    assert (summary.totals.share, summary.totals.due) == (62_000, 186_000)
    assert [(it.quantity, it.price) for it in summary.stock] == [(Decimal(6), 12_000)]
    assert summary.look_at == ()


def test_words_count_for_the_local_week_they_were_said_in(books: Books) -> None:
    siti = partner(books, "Warung Bu Siti")
    for day, hour, words in (
        ("2026-11-15", 23, "last Sunday"),
        ("2026-11-16", 0, "Monday"),
        ("2026-11-22", 23, "Sunday"),
    ):
        feedback.keep(at(books, day, hour), siti, member(books, siti), words)
    feedback.keep(at(books, "2026-11-23", 0), siti, member(books, siti), "next Monday")
    assert [it.detail for it in weekly(books, WEEK).look_at] == ["Monday", "Sunday"]
