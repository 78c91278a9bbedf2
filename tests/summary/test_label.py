"""Names that people typed, inside a text of ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.label import label, one_line


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Warung Siti", "Warung Siti"),
        ("  Warung\n\tSiti ", "Warung Siti"),
        ("*Warung* Siti", "Warung Siti"),
        ("Wa\u202erung\u200b Si\x00ti", "Warung Siti"),
        ("Bu 👨\u200d👩\u200d👧", "Bu 👨\u200d👩\u200d👧"),
        ("Warung Bu Siti Nurhaliza", "Warung Bu Siti…"),
        ("😀" * 20, "😀" * 7 + "…"),
        ("\u200b*", "?"),
    ],
)
def test_a_name_is_one_visible_line(typed: str, shown: str) -> None:
    assert label(typed, 16) == shown


@given(st.text(), st.integers(1, 50))
def test_no_name_is_longer_than_its_room(typed: str, longest: int) -> None:
    words = one_line(typed, longest)
    assert len(words.encode("utf-16-le")) <= 2 * longest
    assert len(words.splitlines()) <= 1
