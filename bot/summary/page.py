"""A page measured in pixels from its top left corner, drawn with matplotlib's objects: no pyplot, no shared state."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from matplotlib import get_data_path
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import Rectangle
from matplotlib.transforms import IdentityTransform

DOTS_PER_INCH = 72
"""At which one point of a font is one pixel."""

FONTS = Path(get_data_path()) / "fonts" / "ttf"
REGULAR, BOLD = FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf"
SMALLEST = 30
"""Ten pixels on a screen 360 wide: below that a figure is cut short rather than made smaller."""

Side = Literal["left", "right", "center"]


class Page:
    """`width` by `height` pixels of paper; everything is placed by its left or right edge and its baseline."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        self._height = height
        self._figure = Figure(
            figsize=(width / DOTS_PER_INCH, height / DOTS_PER_INCH), dpi=DOTS_PER_INCH, facecolor=paper
        )
        self._canvas = FigureCanvasAgg(self._figure)

    def box(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        corner = (left, self._height - top - height)
        self._figure.add_artist(
            Rectangle(corner, width, height, facecolor=colour, linewidth=0, transform=IdentityTransform())
        )

    def write(
        self,
        x: float,
        baseline: float,
        words: str,
        size: int,
        colour: str,
        *,
        room: float,
        bold: bool = False,
        side: Side = "left",
    ) -> float:
        """Write on one line at most `room` pixels wide, smaller or cut short if need be; the width it took."""
        words = drawable(words)
        while size > SMALLEST and width_of(words, size, bold) > room:
            size -= 2
        words = _cut(words, size, bold, room)
        self._figure.text(
            x,
            self._height - baseline,
            words,
            color=colour,
            fontproperties=_font(size, bold),
            horizontalalignment=side,
            verticalalignment="baseline",
            transform=IdentityTransform(),
            parse_math=False,
        )
        return width_of(words, size, bold)

    def png(self) -> bytes:
        """The picture; the same page gives the same bytes."""
        file = BytesIO()
        self._canvas.print_png(file, metadata={"Software": None})
        return file.getvalue()


def drawable(words: str) -> str:
    """`words` without what the font cannot draw, such as emoji."""
    known = _characters()
    return " ".join("".join(c for c in words if c == " " or ord(c) in known).split())


def width_of(words: str, size: int, bold: bool = False) -> float:
    """The width of a line in pixels."""
    font = get_font(str(BOLD if bold else REGULAR))
    font.set_size(size, DOTS_PER_INCH)
    font.set_text(words, 0.0)
    return float(font.get_width_height()[0]) / 64


def _cut(words: str, size: int, bold: bool, room: float) -> str:
    if width_of(words, size, bold) <= room:
        return words
    while words and width_of(f"{words}…", size, bold) > room:
        words = words[:-1].rstrip()
    return f"{words}…"


@cache
def _characters() -> frozenset[int]:
    return frozenset(get_font(str(REGULAR)).get_charmap()) & frozenset(get_font(str(BOLD)).get_charmap())


def _font(size: int, bold: bool) -> FontProperties:
    return FontProperties(fname=BOLD if bold else REGULAR, size=size)
