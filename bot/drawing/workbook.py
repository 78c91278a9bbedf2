"""A workbook whose cells take their form from their type and in which nothing typed by people can become a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from types import TracebackType
from typing import Self

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bot.domain.label import one_line

Cell = str | int | Decimal | date | None
"""Text, rupiah, a count, a day or nothing."""

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST = 1_000
WIDEST = 40
ARROW = 3
"""Characters that the button of a filter covers."""
A4 = 9

RUPIAH = '[$Rp-421]#,##0;[Red]-[$Rp-421]#,##0;"–"'
"""421 is Indonesian. The comma stands for "thousands" in the file and is shown as the reader's program writes them."""
WHOLE, FRACTION = '#,##0;-#,##0;"–"', "#,##0.0##"
DAY = "[$-421]d mmm yyyy"
TEXT = "@"
"""Keeps `=1+1` a text even after somebody edits its cell."""

HEADER = {"bold": True, "bg_color": "#DCE9F2", "bottom": 1}
TOTAL = {"bold": True, "top": 1}


class Workbook:
    """A file being written; leaving its `with` block completes it."""

    def __init__(self, file: BytesIO, *, title: str, made_at: datetime) -> None:
        self._book = xlsxwriter.Workbook(file, SAFE)
        self._book.set_properties({"title": one_line(title, LONGEST), "created": made_at})
        self._formats: dict[tuple[str, bool], Format] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._book.close()

    def tab(self, name: str) -> Tab:
        """A new sheet, on A4 across, as wide as the paper."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4)
        sheet.set_footer("&L&A&R&P / &N")
        return Tab(sheet, self)

    def format(self, form: str, *, bold: bool = False) -> Format:
        if (form, bold) not in self._formats:
            looks = {"indent": 1} if form == TEXT else {}
            self._formats[form, bold] = self.looks(num_format=form, **looks, **(TOTAL if bold else {}))
        return self._formats[form, bold]

    def looks(self, **looks: object) -> Format:
        return self._book.add_format(looks)


class Tab:
    """One sheet, filled from the top with tables below one another."""

    def __init__(self, sheet: Worksheet, book: Workbook) -> None:
        self._sheet = sheet
        self._book = book
        self._row = 0
        self._over_words = book.looks(num_format=TEXT, indent=1, **HEADER)
        self._over_figures = book.looks(num_format=TEXT, align="right", **HEADER)
        self._beside_arrow = book.looks(num_format=TEXT, align="right", indent=2, **HEADER)
        self._widths: dict[int, int] = {}

    def heading(self, title: str, subtitle: str) -> None:
        """Two lines that stay in sight."""
        self._sheet.write_string(
            0, 0, one_line(title, LONGEST), self._book.looks(num_format=TEXT, indent=1, bold=True, font_size=16)
        )
        self._sheet.write_string(1, 0, one_line(subtitle, LONGEST), self._book.format(TEXT))
        self._sheet.freeze_panes(2, 1)
        self._sheet.repeat_rows(0, 1)
        self._row = 3

    def table(
        self,
        titles: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        totals: Sequence[Cell] = (),
        *,
        filtered: bool = False,
    ) -> None:
        """A table under the last one. The first on a sheet without heading keeps its titles in sight and on every page.

        `totals` come below, outside the filter, so that sorting leaves them where they are.
        """
        first = self._row
        if first == 0:
            self._sheet.freeze_panes(1, 1)
            self._sheet.repeat_rows(0)
        self._titles(titles, rows, filtered=filtered)
        for row in rows:
            self._write(row)
        if filtered:
            self._sheet.autofilter(first, 0, max(self._row - 1, first), len(titles) - 1)
        if totals:
            self._write(totals, bold=True)
        self._widen(titles, [*rows, totals], filtered=filtered)
        self._row += 1

    def _titles(self, titles: Sequence[str], rows: Sequence[Sequence[Cell]], *, filtered: bool) -> None:
        over_figures = self._beside_arrow if filtered else self._over_figures
        for place, title in enumerate(titles):
            figures = any(isinstance(row[place], int | Decimal | date) for row in rows)
            self._sheet.write_string(self._row, place, title, over_figures if figures else self._over_words)
        self._row += 1

    def _write(self, row: Sequence[Cell], *, bold: bool = False) -> None:
        for place, cell in enumerate(row):
            self._put(place, cell, bold=bold)
        self._row += 1

    def _put(self, place: int, cell: Cell, *, bold: bool) -> None:
        match cell:
            case str():
                words = one_line(cell, LONGEST)
                self._sheet.write_string(self._row, place, words, self._book.format(TEXT, bold=bold))
            case date():
                self._sheet.write_datetime(self._row, place, cell, self._book.format(DAY, bold=bold))
            case int():
                self._sheet.write_number(self._row, place, cell, self._book.format(RUPIAH, bold=bold))
            case Decimal():
                number, form = (int(cell), WHOLE) if cell == int(cell) else (cell.normalize(), FRACTION)
                self._sheet.write_number(self._row, place, number, self._book.format(form, bold=bold))
            case None if bold:
                self._sheet.write_blank(self._row, place, None, self._book.format(TEXT, bold=bold))

    def _widen(self, titles: Sequence[str], rows: Sequence[Sequence[Cell]], *, filtered: bool) -> None:
        for place, title in enumerate(titles):
            runs_over = not filtered and place == len(titles) - 1
            shown = (_shown(row[place], runs_over=runs_over) for row in rows if place < len(row))
            longest = max(map(len, shown), default=0)
            width = min(max(len(title) + ARROW, longest + 2), WIDEST)
            self._widths[place] = max(width, self._widths.get(place, 0))
            self._sheet.set_column(place, place, self._widths[place])


def _shown(cell: Cell, *, runs_over: bool) -> str:
    """About what a cell shows. Words at the end of a row may run over into the empty cells beside them."""
    match cell:
        case str():
            return "" if runs_over else cell
        case date():
            return "30 Nov 2026"
        case int():
            return f"-Rp{abs(cell):,}"
        case Decimal():
            return f"{cell:,}"
        case None:
            return ""
