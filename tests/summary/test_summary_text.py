"""The owner's week in words."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings

from bot.domain.summary import Totals, WeeklySummary
from bot.texts import speaking
from handlers.summary import summary_text
from tests.summary import weeks
from tests.summary.kue_bu_rina import LINES, PARTNERS, STORY_22, silent
from tests.summary.snapshots import assert_snapshot


@pytest.mark.parametrize(
    ("name", "summary"),
    [
        ("story_22", STORY_22),
        ("first_week", weeks.FIRST),
        ("nobody_yet", weeks.NOBODY_YET),
        ("silence", weeks.SILENCE),
        ("busy", weeks.BUSY),
        ("ten_thousand_partners", weeks.THOUSANDS),
    ],
)
def test_the_week_is_told_as_a_person_would_write_it(name: str, summary: WeeklySummary) -> None:
    assert_snapshot(name, summary_text(summary))


def test_it_speaks_english_too() -> None:
    with speaking("en"):
        assert_snapshot("busy_in_english", summary_text(weeks.BUSY))


def test_the_cast_adds_up_to_the_figures_of_story_22() -> None:
    assert sum(it.sales for it in LINES) == STORY_22.totals.sales == 1_240_000
    assert sum(it.share for it in LINES) == STORY_22.totals.share == 310_000
    assert sum(it.due for it in LINES) == STORY_22.totals.due == 930_000
    assert sum(it.totals.handed_over for it in PARTNERS) == STORY_22.totals.handed_over == 700_000


def test_what_buyers_paid_the_business_closes_the_sum() -> None:
    totals = Totals(sales=1_660_000, share=308_000, due=812_000, commission_owed=60_000)
    text = summary_text(replace(STORY_22, totals=totals))
    assert "Bagian mitra: Rp308.000\nLangsung dibayar pembeli: Rp540.000\nHarus disetor: Rp812.000" in text
    assert totals.sales == 308_000 + 540_000 + 812_000
    assert "Langsung" not in summary_text(STORY_22)


def test_commission_is_what_the_agent_is_told_too_over_all_weeks() -> None:
    agent = weeks.partner("Mas Joko", "agent", owed=30_000)
    told = summary_text(replace(STORY_22, partners=(*PARTNERS, replace(agent, outstanding=-71_000))))
    assert "Komisi belum dibayar, semua minggu: *Rp71.000* (Mas Joko)" in told
    assert "Komisi" not in summary_text(replace(STORY_22, partners=(*PARTNERS, replace(agent, outstanding=0))))


@settings(max_examples=100, deadline=None)
@example(weeks.LONGEST)
@given(weeks.summaries)
def test_any_week_fits_one_whatsapp_message(summary: WeeklySummary) -> None:
    for language in ("id", "en"):
        with speaking(language):
            text = summary_text(summary)
        assert len(text.encode("utf-16-le")) // 2 <= 1_600
        assert text.count("*") % 2 == 0
        assert text.splitlines()[-1].startswith(("Balas: *", "Reply: *"))


def test_a_name_can_neither_make_bold_nor_break_a_line() -> None:
    text = summary_text(replace(STORY_22, business="*Kue*\nBu\u202e Rina"))
    assert text.startswith("Halo! Ini kabar *Kue Bu Rina* minggu 16–22 Nov.\n\n")


def test_a_partner_whose_last_name_is_shared_is_called_in_full() -> None:
    also_siti = replace(STORY_22, partners=(*PARTNERS, silent("Kantin Siti", None)))
    assert "*detail warung siti*" in summary_text(also_siti)


def test_nobody_is_reminded_when_everybody_reported() -> None:
    text = summary_text(replace(STORY_22, partners=PARTNERS[:4]))
    assert "Semua 4 warung sudah lapor" in text
    assert "ingatkan" not in text


@pytest.mark.parametrize(
    ("now", "before", "words"),
    [
        (1_000, 0, "naik Rp1.000 dari minggu sebelumnya"),
        (0, 1_000, "turun Rp1.000 (100%) dari minggu sebelumnya"),
        (1_000, 1_000, "sama dengan minggu sebelumnya"),
        (1_004, 1_000, "naik Rp4 dari minggu sebelumnya"),
        (1_005, 1_000, "naik Rp5 (1%) dari minggu sebelumnya"),
        (10**9, 1, "naik Rp999.999.999 dari minggu sebelumnya"),
    ],
)
def test_a_change_is_given_in_rupiah_and_where_it_helps_in_percent(now: int, before: int, words: str) -> None:
    totals = STORY_22.totals
    text = summary_text(replace(STORY_22, totals=replace(totals, sales=now), before=replace(totals, sales=before)))
    assert f", {words}\n" in text
