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

Side = Literal["left", "right"]


class Page:
    """`width` by `height` pixels of paper; words stand on a baseline, from its left end or up to its right end."""

    def __init__(self, width: int, height: int, paper: str) -> None:
        self._height = height
        inches = (width / DOTS_PER_INCH, height / DOTS_PER_INCH)
        self._figure = Figure(figsize=inches, dpi=DOTS_PER_INCH, facecolor=paper)
        self._canvas = FigureCanvasAgg(self._figure)

    def box(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        corner = (left, self._height - top - height)
        self._figure.add_artist(
            Rectangle(corner, width, height, facecolor=colour, linewidth=0, transform=IdentityTransform())
        )

    def name(self, x: float, baseline: float, words: str, size: int, colour: str, *, room: float) -> None:
        """Words in bold; what does not fit in `room` pixels is cut off."""
        self._write(x, baseline, _cut(drawable(words), size, room), size, colour, bold=True)

    def note(
        self, x: float, baseline: float, words: str, size: int, colour: str, *, room: float, side: Side = "left"
    ) -> float:
        """Words written smaller rather than cut; the pixels they took."""
        words = drawable(words)
        size, width = _fitting(words, size, room, bold=False)
        self._write(x, baseline, words, size, colour, side=side)
        return width

    def figure(self, x: float, baseline: float, words: str, size: int, colour: str, *, room: float) -> None:
        """Digits in bold, written smaller rather than cut: half a number is a wrong number."""
        size, _ = _fitting(words, size, room, bold=True)
        self._write(x, baseline, words, size, colour, bold=True)

    def _write(
        self, x: float, baseline: float, words: str, size: int, colour: str, *, bold: bool = False, side: Side = "left"
    ) -> None:
        self._figure.text(
            x,
            self._height - baseline,
            words,
            color=colour,
            fontproperties=FontProperties(fname=BOLD if bold else REGULAR, size=size),
            horizontalalignment=side,
            verticalalignment="baseline",
            transform=IdentityTransform(),
            parse_math=False,
        )

    def png(self) -> bytes:
        """The picture; the same page gives the same bytes."""
        file = BytesIO()
        self._canvas.print_png(file, metadata={"Software": None})  # type: ignore[no-untyped-call]
        return file.getvalue()


def drawable(words: str) -> str:
    """`words` without what the font cannot draw, such as most emoji."""
    known = _characters()
    return " ".join("".join(c for c in words if c == " " or ord(c) in known).split())


def width_of(words: str, size: int, *, bold: bool) -> float:
    """The width of a line in pixels."""
    font = get_font(str(BOLD if bold else REGULAR))
    font.set_size(size, DOTS_PER_INCH)
    font.set_text(words, 0.0)
    return float(font.get_width_height()[0]) / 64


def _fitting(words: str, size: int, room: float, *, bold: bool) -> tuple[int, float]:
    """The largest size up to `size` at which `words` take no more than `room` pixels, and what they take."""
    width = width_of(words, size, bold=bold)
    while width > room and size > 1:
        size = max(1, min(size - 1, int(size * room / width)))
        width = width_of(words, size, bold=bold)
    return size, width


def _cut(words: str, size: int, room: float) -> str:
    width = width_of(words, size, bold=True)
    if width <= room:
        return words
    kept = int(len(words) * room / width)
    while kept and width_of(f"{words[:kept].rstrip()}…", size, bold=True) > room:
        kept -= 1
    return f"{words[:kept].rstrip()}…"


@cache
def _characters() -> frozenset[int]:
    return frozenset(get_font(str(REGULAR)).get_charmap()) & frozenset(get_font(str(BOLD)).get_charmap())
