"""What is written reaches Telegram as HTML it takes, whatever people call themselves, in pieces that fit."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.message import Button
from bot.channels.telegram.markup import LONGEST, html_of, keyboard, length, pieces, plain_of
from tests.fakes.telegram_rules import plain, units

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300) | st.text("<>&*b/ \n;#39amp", max_size=60)


def test_bold_is_bold_and_what_people_write_stays_text() -> None:
    assert html_of("Laku *14*, sisa *6*") == "Laku <b>14</b>, sisa <b>6</b>"
    assert html_of("Warung <b>Siti & Anak*") == "Warung &lt;b&gt;Siti &amp; Anak*"
    assert html_of("2 * 3 * 4, **, *a\nb*") == "2 * 3 * 4, **, *a\nb*"


@given(ANYTHING)
@settings(max_examples=400, deadline=None)
def test_telegram_reads_every_text_and_people_see_what_was_meant(text: str) -> None:
    assert plain(html_of(text)) == plain_of(text)


@given(st.lists(st.text("ab *😀\n.", max_size=400), max_size=40), st.integers(20, 200))
@settings(max_examples=200, deadline=None)
def test_pieces_fit_and_lose_nothing(parts: list[str], longest: int) -> None:
    text = " ".join(parts)
    found = pieces(text, longest)
    assert all(0 < units(piece) <= longest for piece in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_long_text_is_cut_between_paragraphs_and_never_within_bold() -> None:
    paragraph = "Keripik Pisang laku *14* sisa 6. " * 40
    found = pieces("\n\n".join([paragraph.strip()] * 5))
    assert len(found) == 2
    assert all(piece.startswith("Keripik") and piece.endswith("6.") for piece in found)
    bold = "x" * (LONGEST - 10) + " *tebal sekali dan panjang*"
    assert pieces(bold)[-1].count("*") % 2 == 0


def test_emoji_count_double_as_telegram_counts_them() -> None:
    assert length("🙏") == 2
    assert len(pieces("🙏" * 2_048)) == 1
    assert len(pieces("🙏" * 2_049)) == 2


def test_buttons_carry_64_bytes_at_most_and_short_ones_share_a_row() -> None:
    rows = keyboard([Button("Betul", "t:1:a:yes"), Button("Ubah", "t:1:a:change"), Button("Batal", "é" * 40)])
    labels = [[button["text"] for button in row] for row in rows["inline_keyboard"]]  # type: ignore[attr-defined]
    assert labels == [["Betul", "Ubah", "Batal"]]
    assert len(rows["inline_keyboard"][0][2]["callback_data"].encode()) == 64  # type: ignore[index]
    long = keyboard([Button("Ada titipan yang belum dicatat", "a"), Button("Salah ketik", "b")])
    assert len(long["inline_keyboard"]) == 2  # type: ignore[arg-type]
