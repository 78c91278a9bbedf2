"""How messages are laid out, and what fills the texts that Meta approves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.message import Button, Outgoing
from bot.channels.whatsapp import layout
from bot.channels.whatsapp.limits import length
from bot.channels.whatsapp.templates import LONGEST_TEXT, filled, fit, wordings
from bot.domain.template import Approved, Template

BUTTONS = tuple(Button(f"Pilihan {n}", f"t:1f:2a25f476:{n}") for n in range(1, 12))
WORDINGS = wordings()


def test_up_to_three_choices_are_buttons_up_to_ten_a_list_and_more_a_menu() -> None:
    few, some, many = (layout.interactive(Outgoing("Yang mana?", BUTTONS[:n])) for n in (3, 10, 11))
    assert few is not None
    assert some is not None
    assert [*few.form] == ["twilio/quick-reply"]
    assert [*some.form] == ["twilio/list-picker"]
    assert many is None
    assert layout.plain(Outgoing("Yang mana?", BUTTONS)).endswith("10. Pilihan 10\n11. Pilihan 11")


@pytest.mark.parametrize(
    "message",
    [
        Outgoing("x" * 1_025, BUTTONS[:2]),
        Outgoing("Yang mana?", (Button("Tulisan yang lebih panjang", "a"),)),
        Outgoing("Yang mana?", (Button("Sama", "a"), Button("Sama", "b"))),
        Outgoing("a\n" * 99, BUTTONS[:3]),
    ],
)
def test_what_does_not_fit_buttons_is_a_menu(message: Outgoing) -> None:
    assert layout.interactive(message) is None
    assert layout.plain(message).startswith(message.text.strip())


def test_messages_of_one_build_share_one_form() -> None:
    first = layout.interactive(Outgoing("Keripik laku *14*\n\nBetul?", BUTTONS[:2]))
    other = layout.interactive(Outgoing("Nastar laku *5*\n\nSudah benar?", BUTTONS[:2]))
    assert first is not None
    assert other is not None
    assert first.form == other.form
    assert first.variables == ("Keripik laku *14*", "Betul?", BUTTONS[0].carries, BUTTONS[1].carries)


def test_a_suggestion_in_a_menu_says_what_to_type() -> None:
    message = Outgoing("Sudah masuk?", (Button("Terima", "s:terima 7"), Button("Menu", "s:menu")))
    assert layout.plain(message) == "Sudah masuk?\n\n• Terima: tulis *terima 7*\n• *Menu*"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab .\n🙏é"), max_size=400), st.integers(20, 60))
def test_a_long_text_is_parted_without_losing_a_word(text: str, most: int) -> None:
    found = layout.parts(text.strip(), most)
    assert all(0 < length(part) <= most for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())


@settings(deadline=None)
@given(st.text())
def test_whatever_people_write_fits_into_a_template(text: str) -> None:
    value = fit(text)
    assert value.strip()
    assert not re.search(r"[\n\t\r\x00-\x1f\u2028\u2029\u202e]| {5,}|://|www\.", value)
    assert value == fit(value)


@settings(deadline=None)
@given(st.lists(st.text(), min_size=3, max_size=3), st.sampled_from(Approved))
def test_a_filled_template_is_never_too_long(values: list[str], name: Approved) -> None:
    wording = WORDINGS[name]
    variables = filled(wording, Template(name, tuple(value * 50 for value in values)))
    assert len(variables) == len(wording.samples)
    assert all(value.strip() for value in variables)
    assert len(wording.body) + sum(map(len, variables)) <= LONGEST_TEXT


def test_templates_are_as_meta_wants_them() -> None:
    for wording in WORDINGS.values():
        [kind] = wording.form.values()
        assert isinstance(kind, dict)
        body = str(kind["body"])
        assert not body.startswith("{{")
        assert not body.endswith("}}")
        assert not re.search(r"\}\}\s*\{\{|\n{2}|http", body)
        assert re.findall(r"\{\{(\d)\}\}", body) == [str(n + 1) for n in range(len(wording.samples))]
        assert all(length(str(one["title"])) <= 20 for one in kind.get("actions", ()))
