"""A page of words and figures as a PDF on A4: titles on the left, what they are about beside them, as large as fits."""

from __future__ import annotations

import re
from contextlib import ExitStack
from datetime import UTC, datetime, time

from fpdf import FPDF
from fpdf.fonts import TTFFont

from bot.domain.paper import Paper, Row, Section
from bot.drawing.page import BOLD, REGULAR, drawable

SIZES = (12, 11, 10, 9, 8, 7, 6)
"""In points, the largest first: the first at which everything stands on one page."""
MARGIN, TITLES = 20.0, 50.0
"""The edge of the page and the column of titles, in millimetres like all that follows."""
MILLIMETRES = 25.4 / 72
"""In one point."""
SPACING, GAP = 1.45, 0.75
"""Of a line and between sections, in sizes of the letters."""
INK, SOFT_INK, RULE = (27, 31, 36), (86, 96, 107), (195, 201, 207)
FONT = "DejaVu"
MARKED = re.compile(r"\*([^*\n]+)\*")


def paper_pdf(paper: Paper) -> bytes:
    """The PDF; the same paper gives the same bytes. What is too long even for the smallest letters takes more pages."""
    with ExitStack() as fonts:
        for size in SIZES:
            pdf = _drawn(paper, size, fonts)
            if pdf.pages_count == 1:
                break
        return bytes(pdf.output())


def _drawn(paper: Paper, size: float, fonts: ExitStack) -> FPDF:
    pdf = FPDF(format="A4")
    for style, file in (("", REGULAR), ("B", BOLD)):
        pdf.add_font(FONT, style, file)
    for font in pdf.fonts.values():
        if isinstance(font, TTFFont):
            fonts.enter_context(font.ttfont)
    pdf.set_creation_date(datetime.combine(paper.made_on, time(), UTC))
    pdf.set_title(drawable(paper.title))
    pdf.set_margins(MARGIN, MARGIN)
    pdf.c_margin = 0
    pdf.set_auto_page_break(True, MARGIN)
    pdf.add_page()
    _heading(pdf, paper, size)
    for section in paper.sections:
        _section(pdf, section, size)
    for row in paper.rows:
        _row(pdf, row, size)
    _foot(pdf, paper.foot, size)
    return pdf


def _heading(pdf: FPDF, paper: Paper, size: float) -> None:
    _write(pdf, paper.title, 2 * size, bold=True)
    pdf.ln(2 * size * MILLIMETRES * SPACING)
    _write(pdf, paper.subtitle, 1.2 * size, SOFT_INK)
    pdf.ln(1.2 * size * MILLIMETRES * SPACING)
    _rule(pdf, size)


def _section(pdf: FPDF, section: Section, size: float) -> None:
    """The next one begins below whichever column is the longer."""
    top = pdf.get_y()
    _column(pdf, section.title, MARGIN, pdf.w - MARGIN - TITLES, size, bold=True)
    below_title = pdf.get_y()
    pdf.set_y(top)
    _column(pdf, section.text, MARGIN + TITLES, MARGIN, size)
    pdf.set_y(max(pdf.get_y(), below_title))
    pdf.ln(size * MILLIMETRES * (SPACING + GAP))


def _column(pdf: FPDF, words: str, left: float, right: float, size: float, *, bold: bool = False) -> None:
    """Words between two edges of the page, with as many lines as they need."""
    pdf.set_margins(left, MARGIN, right)
    pdf.set_x(left)
    _write(pdf, words, size, bold=bold)
    pdf.set_margins(MARGIN, MARGIN)


def _row(pdf: FPDF, row: Row, size: float) -> None:
    """What it is, how it comes about, and the amount at the right edge; a line above a total."""
    if row.total:
        _rule(pdf, size)
    height, room = size * MILLIMETRES * SPACING, pdf.w - 2 * MARGIN
    _write(pdf, row.name, size, bold=row.total)
    pdf.set_x(MARGIN)
    pdf.set_font(FONT, "B" if row.total else "", size)
    pdf.cell(room, height, drawable(row.amount), align="R", new_x="LMARGIN", new_y="NEXT")
    if row.detail:
        _write(pdf, row.detail, 0.85 * size, SOFT_INK)
        pdf.ln(height)
    pdf.ln(size * MILLIMETRES * GAP / 2)


def _foot(pdf: FPDF, words: str, size: float) -> None:
    _rule(pdf, size)
    _write(pdf, words, 0.85 * size, SOFT_INK)


def _rule(pdf: FPDF, size: float) -> None:
    pdf.ln(size * MILLIMETRES * GAP)
    pdf.set_draw_color(*RULE)
    pdf.line(MARGIN, pdf.get_y(), pdf.w - MARGIN, pdf.get_y())
    pdf.ln(size * MILLIMETRES * GAP)


def _write(pdf: FPDF, words: str, size: float, ink: tuple[int, int, int] = INK, *, bold: bool = False) -> None:
    """Words from where the pen is, on as many lines as they need, with `*bold*` in bold."""
    pdf.set_text_color(*ink)
    for place, piece in enumerate(MARKED.split(drawable(words))):
        pdf.set_font(FONT, "B" if bold or place % 2 else "", size)
        pdf.write(size * MILLIMETRES * SPACING, piece)
