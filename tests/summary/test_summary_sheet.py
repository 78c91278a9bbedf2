"""The owner's week as a workbook."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.summary import LookAt, RemittanceWeek, StockNow, WeeklySummary
from bot.drawing.sheet import sheet_xlsx
from tests.summary import weeks
from tests.summary.kue_bu_rina import LINES, PARTNERS, STORY_22, WEEK, line
from tests.summary.snapshots import assert_snapshot

TABS = ["Ringkasan", "Laporan", "Setoran", "Stok"]
RUPIAH = '[$Rp-421]#,##0;[Red]-[$Rp-421]#,##0;"–"'
MALICIOUS = [
    "=cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "+62812",
    "-1+1",
    '=HYPERLINK("http://x.id")',
    "http://x.id",
]


def opened(summary: WeeklySummary) -> Workbook:
    return load_workbook(BytesIO(sheet_xlsx(summary)))


def rows(tab: Worksheet) -> Iterator[list[object]]:
    return (list(row) for row in tab.iter_rows(values_only=True))


def parts(summary: WeeklySummary) -> dict[str, str]:
    with ZipFile(BytesIO(sheet_xlsx(summary))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def poisoned(name: str) -> WeeklySummary:
    """Story 22's week with `name` wherever people type."""
    return replace(
        STORY_22,
        business=name,
        partners=tuple(replace(it, name=name) for it in PARTNERS),
        products=tuple(replace(it, name=name, unit=name) for it in STORY_22.products),
        look_at=(LookAt("feedback", name, name),),
        lines=tuple(replace(it, partner=name, product=name, unit=name) for it in LINES),
        remittances=tuple(replace(it, partner=name) for it in STORY_22.remittances),
        stock=tuple(replace(it, partner=name, product=name, unit=name) for it in STORY_22.stock),
    )


def test_the_workbook_of_story_22_reads_like_this() -> None:
    book = opened(STORY_22)
    shown = [
        "\n".join([f"== {tab.title}", *(" | ".join("" if it is None else str(it) for it in row) for row in rows(tab))])
        for tab in book.worksheets
    ]
    assert_snapshot("story_22_workbook", "\n\n".join(shown))


def test_totals_are_the_ledgers_figures_as_plain_numbers() -> None:
    book = opened(STORY_22)
    assert list(rows(book["Laporan"]))[-1][-5:] == [1_240_000, 310_000, 0, 930_000, None]
    assert list(rows(book["Setoran"]))[-1][:3] == ["Total diterima", None, 700_000]
    assert list(rows(book["Ringkasan"]))[-1][4:12] == [1_240_000, 310_000, 0, 930_000, 700_000, 0, 0, 350_000]


def test_rupiah_counts_and_days_are_numbers_in_their_own_form() -> None:
    book = opened(STORY_22)
    sales, fraction, said_on = book["Laporan"]["L2"], book["Laporan"]["G7"], book["Setoran"]["B2"]
    assert (sales.value, sales.number_format) == (140_000, RUPIAH)
    assert (fraction.value, fraction.number_format) == (0.5, "#,##0.0##")
    assert (str(said_on.value), said_on.number_format) == ("2026-11-21 00:00:00", "[$-421]d mmm yyyy")


@pytest.mark.parametrize("typed", MALICIOUS)
def test_what_people_typed_stays_text(typed: str) -> None:
    for tab in opened(poisoned(typed)).worksheets:
        cells = [cell for row in tab.iter_rows() for cell in row if cell.value == typed.strip()]
        assert cells, f"{typed!r} is not on {tab.title}"
        assert {(cell.data_type, cell.number_format) for cell in cells} == {("s", "@")}


@pytest.mark.parametrize("typed", MALICIOUS)
def test_there_is_no_formula_and_no_link_in_the_file(typed: str) -> None:
    for name, xml in parts(poisoned(typed)).items():
        assert "<f>" not in xml, name
        assert "<f " not in xml, name
        assert "<hyperlink" not in xml, name
    assert not any("externalLink" in name for name in parts(poisoned(typed)))


@settings(max_examples=60, deadline=None)
@given(weeks.names)
def test_no_name_breaks_the_file(name: str) -> None:
    assert opened(poisoned(name)).sheetnames == TABS


def test_each_tab_keeps_its_titles_and_can_be_filtered_and_printed() -> None:
    book = opened(STORY_22)
    assert [tab.title for tab in book.worksheets] == TABS
    assert [tab.freeze_panes for tab in book.worksheets] == ["B3", "B2", "B2", "B2"]
    assert [tab.auto_filter.ref for tab in book.worksheets] == ["A23:M28", "A1:P10", "A1:E5", "A1:F11"]
    assert [tab.print_title_rows for tab in book.worksheets] == ["$1:$2", "$1:$1", "$1:$1", "$1:$1"]
    for tab in book.worksheets:
        assert (tab.page_setup.orientation, tab.page_setup.paperSize) == ("landscape", 9)
        assert tab.page_setup.fitToHeight == 0


def test_each_tab_is_printed_as_wide_as_the_paper() -> None:
    sheets = [xml for name, xml in parts(STORY_22).items() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 4
    assert all('<pageSetUpPr fitToPage="1"/>' in xml for xml in sheets)


def test_a_column_is_as_wide_as_its_words_up_to_a_bound() -> None:
    lines = (line("Warung " + "W" * 300, "Keripik", LINES[0].counts), line("Warung Siti", "Nastar", LINES[1].counts))
    widths = opened(replace(STORY_22, lines=lines))["Laporan"].column_dimensions
    assert 40 <= widths["A"].width < 42
    assert 9 <= widths["B"].width < 14


def test_money_that_did_not_come_is_not_in_the_total() -> None:
    said = RemittanceWeek("Warung Siti", WEEK.sunday, 155_000, None, refused=False)
    more = (*STORY_22.remittances, said, replace(said, amount=30_000, refused=True))
    *_, waiting, refused, total = rows(opened(replace(STORY_22, remittances=more))["Setoran"])
    assert (waiting[-1], refused[-1]) == ("Menunggu dicek", "Belum masuk")
    assert total[2] == 700_000


def test_who_was_thanked_stands_above_the_partners() -> None:
    shown = list(rows(opened(weeks.BUSY).worksheets[0]))
    at = next(n for n, row in enumerate(shown) if row[0] == "Ucapan terima kasih")
    assert [row[:2] for row in shown[at + 1 : at + 3]] == [
        ["Warung Siti", "5 laporan berturut-turut tepat waktu"],
        ["Citra", "1 tahun bersama"],
    ]


def test_the_largest_amount_keeps_every_digit() -> None:
    stock = (StockNow("Warung Siti", "Emas", "gram", Decimal("0.001"), 10**12),)
    assert list(rows(opened(replace(STORY_22, stock=stock))["Stok"]))[1][2:] == [0.001, "gram", 10**12, 10**9]
    totals = replace(STORY_22.totals, sales=2**53 - 1)
    assert opened(replace(STORY_22, totals=totals))["Ringkasan"]["B5"].value == 2**53 - 1


def test_a_business_without_partners_gets_empty_tables() -> None:
    book = opened(weeks.NOBODY_YET)
    assert book.sheetnames == TABS
    assert [row[0] for row in rows(book["Laporan"])] == ["Mitra", "Total"]


def test_the_same_week_gives_the_same_bytes() -> None:
    assert sheet_xlsx(STORY_22) == sheet_xlsx(STORY_22)
    assert str(opened(STORY_22).properties.created) == "2026-11-23 00:00:00"
