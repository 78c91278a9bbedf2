"""The owner's week as a picture."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given, settings
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from PIL import Image

from bot.domain.counts import Counts
from bot.domain.summary import ProductWeek, Totals, WeeklySummary
from bot.drawing import chart
from bot.drawing.chart import chart_png
from bot.drawing.page import Page, drawable
from tests.summary import weeks
from tests.summary.kue_bu_rina import STORY_22

BLUE, GREY = (0, 0x72, 0xB2), (0xC3, 0xC9, 0xCF)
LEGIBLE = 30
"""Ten pixels once 1080 are shown as 360."""


def sold(name: str, sales: int, before: int = 0, unit: str = "bungkus") -> ProductWeek:
    return ProductWeek(name, unit, sales, Counts(sold=Decimal(sales // 10_000)), Decimal(before // 10_000), before)


def many(n: int) -> WeeklySummary:
    products = tuple(sold(f"Keripik Pisang Nomor {i}", 900_000 - i * 29_000, 700_000 - i * 11_000) for i in range(n))
    return replace(STORY_22, products=products)


UNSOLD = tuple(replace(it, sales=0, counts=Counts(left=Decimal(3))) for it in STORY_22.products)
LONG = "Keripik singkong balado ekstra pedas kemasan keluarga"
WEEKS = {
    "story_22": STORY_22,
    "one_product": many(1),
    "eight_products": many(8),
    "thirty_products": many(30),
    "nothing_sold": replace(STORY_22, totals=Totals(), products=UNSOLD),
    "nobody_yet": weeks.NOBODY_YET,
    "huge": replace(STORY_22, totals=Totals(10**12, 10**11, -(10**12), -5), products=(sold(LONG, 10**12, 5),)),
    "no_week_before": replace(STORY_22, before=None),
    "long_name": replace(STORY_22, business=LONG, products=(sold(LONG, 1_240_000), *STORY_22.products)),
    "widest_names": replace(STORY_22, business=LONG * 3, products=(sold("W" * 200, 99_999_999, unit="WWWWWWWWWWWW"),)),
    "odd_names": replace(STORY_22, products=(sold("$x_1$ \\frac{1}{2} 👩‍👩‍👧 ᮃ", 10_000), sold("\u202e\t*", 20_000))),
}


class Seen(Page):
    """A page that keeps what was drawn, for looking at it afterwards."""

    last: "Seen"

    def __init__(self, width: int, height: int, paper: str) -> None:
        super().__init__(width, height, paper)
        Seen.last = self

    def texts(self) -> list[tuple[Text, Bbox]]:
        words = [text for text in self._figure.texts if text.get_text()]
        return [(text, text.get_window_extent(self._canvas.get_renderer())) for text in words]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> type[Seen]:
    monkeypatch.setattr(chart, "Page", Seen)
    return Seen


def picture(summary: WeeklySummary) -> Image.Image:
    return Image.open(BytesIO(chart_png(summary))).convert("RGB")


def stretches(image: Image.Image, colour: tuple[int, int, int]) -> list[int]:
    """The widths of the bars of a colour, from the top, without the legend's little boxes and the edges of letters."""
    pixels = image.load()
    assert pixels is not None
    widths = [sum(pixels[x, y] == colour for x in range(48, 1032)) for y in range(image.height)]
    starts = [y for y in range(1, image.height) if widths[y] and not widths[y - 1]]
    return [widths[y] for y in starts if widths[y] > 3 and widths[y] != 30]


@pytest.mark.parametrize("summary", WEEKS.values(), ids=WEEKS.keys())
def test_no_words_overlap_or_leave_the_picture(summary: WeeklySummary, seen: type[Seen]) -> None:
    width, height = Image.open(BytesIO(chart_png(summary))).size
    for one, box in seen.last.texts():
        assert box.x0 >= 40, one.get_text()
        assert box.x1 <= width - 40, one.get_text()
        assert 0 <= box.y0 < box.y1 <= height, one.get_text()
    for (one, box), (other, beside) in combinations(seen.last.texts(), 2):
        assert not box.overlaps(beside), (one.get_text(), other.get_text())


@pytest.mark.parametrize("name", ["story_22", "one_product", "eight_products", "thirty_products", "long_name"])
def test_everything_is_legible_on_a_screen_360_wide(name: str, seen: type[Seen]) -> None:
    chart_png(WEEKS[name])
    assert min(float(text.get_fontsize()) for text, _ in seen.last.texts()) >= LEGIBLE


@pytest.mark.parametrize("summary", WEEKS.values(), ids=WEEKS.keys())
def test_the_picture_is_small_and_always_the_same(summary: WeeklySummary) -> None:
    png = chart_png(summary)
    assert Image.open(BytesIO(png)).width == 1_080
    assert Image.open(BytesIO(png)).height <= 1_600
    assert len(png) < 200_000
    assert png == chart_png(summary)


def test_the_figures_of_story_22_can_be_read_off(seen: type[Seen]) -> None:
    chart_png(STORY_22)
    words = [text.get_text() for text, _ in seen.last.texts()]
    assert words == [
        "Kue Bu Rina",
        "Minggu 16–22 Nov · 4 dari 5 mitra lapor",
        *("Jual", "Rp1.240.000", "Bagian mitra", "Rp310.000"),
        *("Harus disetor", "Rp930.000", "Sudah disetor", "Rp700.000"),
        *("Penjualan per produk", "16–22 Nov", "9–15 Nov"),
        *("62 bungkus · Rp620.000", "Keripik", "11 toples · Rp440.000", "Nastar", "3 kg · Rp180.000", "Kacang"),
    ]


def test_bars_are_as_long_as_their_rupiah() -> None:
    image = picture(STORY_22)
    assert stretches(image, BLUE) == [984, 984 * 440 // 620, 984 * 180 // 620]
    assert stretches(image, GREY) == [984 * 540 // 620, 984 * 360 // 620, 984 * 150 // 620]


def test_a_small_amount_beside_a_huge_one_still_shows() -> None:
    image = picture(replace(STORY_22, products=(sold("Emas", 10**12), sold("Keripik", 10_000), sold("Nastar", 0, 5))))
    assert stretches(image, BLUE) == [984, 4]


def test_thirty_products_become_seven_and_the_rest_in_one_line(seen: type[Seen]) -> None:
    assert len(stretches(picture(many(30)), BLUE)) == 7
    rest = sum(it.sales for it in many(30).products[7:])
    words = [text.get_text() for text, _ in seen.last.texts()]
    assert words[-2:] == [f"Rp{rest:,}".replace(",", "."), "23 produk lain"]


def test_no_grey_without_a_week_before() -> None:
    assert stretches(picture(WEEKS["no_week_before"]), GREY) == []


def test_a_number_is_made_smaller_but_never_cut(seen: type[Seen]) -> None:
    chart_png(WEEKS["huge"])
    words = [text.get_text() for text, _ in seen.last.texts()]
    assert "\u2212Rp1.000.000.000.000" in words
    assert "100.000.000 bungkus · Rp1.000.000.000.000" in words


def test_what_the_font_lacks_is_left_out() -> None:
    assert drawable("Keripik ᮃ $x$ pedas") == "Keripik $x$ pedas"


@settings(max_examples=25, deadline=None)
@given(weeks.summaries)
def test_any_week_can_be_drawn(summary: WeeklySummary) -> None:
    assert chart_png(summary).startswith(b"\x89PNG")


def test_threads_draw_at_once_without_disturbing_each_other() -> None:
    drawn = [STORY_22, WEEKS["nothing_sold"], WEEKS["huge"], WEEKS["odd_names"]]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(chart_png, drawn)) == [chart_png(summary) for summary in drawn]


def test_the_heavy_libraries_wait_until_a_picture_or_a_sheet_is_asked_for() -> None:
    server = "handlers.summary, bot.drawing.drawing, bot.drawing.sketch"
    code = f"import sys, {server}; print({{'matplotlib', 'xlsxwriter'}} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "set()\n"
