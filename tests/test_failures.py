"""docs/delivery.md says of each way in which sending fails what the code does, and nothing else."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.channels.message import SendFailed, Throttled, Unreachable
from bot.channels.telegram.errors import FAILURES
from bot.channels.whatsapp.errors import MEANINGS
from bot.config import Telegram, WhatsApp
from bot.sending.reactions import REACTIONS, Outcome, reaction
from storage.claims import Claimed
from tests.layout import ROOT

TEXT = (ROOT / "docs" / "delivery.md").read_text(encoding="utf-8")
UNITS = (("h", 3_600.0), ("min", 60.0), ("s", 1.0))


def rows_under(heading: str) -> list[list[str]]:
    """The cells of the table whose heading begins so."""
    table = TEXT.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.strip("| ").split("|")] for line in table.splitlines()[2:]]


def named(failure: SendFailed) -> str:
    """A failure as the page writes it, with the largest unit that fits its wait."""
    if not isinstance(failure, Throttled):
        return f"`{type(failure).__name__}`"
    unit, size = next(one for one in UNITS if failure.after_seconds >= one[1])
    return f"`Throttled` {failure.after_seconds / size:g} {unit}"


def test_every_failure_has_its_reaction_and_its_row() -> None:
    assert set(REACTIONS) == set(SendFailed.__subclasses__())
    assert [row[0] for row in rows_under("failure")] == [
        f"`{name}`" for name in ("Throttled", "Unreachable", "OutsideWindow", "Blocked", "Refused")
    ]
    assert {row[0].strip("`") for row in rows_under("failure")} == {one.__name__ for one in REACTIONS}


@pytest.mark.parametrize(
    ("failures", "expected"),
    [
        (0, Outcome("retry", timedelta(seconds=2), 1)),
        (3, Outcome("retry", timedelta(seconds=16), 4)),
        (7, Outcome("failed")),
    ],
)
def test_only_attempts_that_failed_count_however_often_it_was_throttled_or_killed(
    failures: int, expected: Outcome
) -> None:
    claimed = Claimed(1, 1, "telegram", "1", {}, "letter", careful=False, attempts=49, failures=failures)
    assert reaction(claimed, Unreachable("timeout")) == expected
    assert reaction(claimed, Throttled(3)) == Outcome("retry", timedelta(seconds=3))


def test_what_telegram_says_is_on_the_page() -> None:
    told = [[f"`{kind.__name__}`", ", ".join(words), named(meaning("x"))] for kind, words, meaning in FAILURES]
    assert rows_under("Telegram's error") == told


def test_every_code_of_twilio_is_on_the_page() -> None:
    told = [[str(code), meaning.why, named(meaning.failure(code))] for code, meaning in MEANINGS.items()]
    assert [[row[0], row[1], re.sub(r"\s+", " ", row[2])] for row in rows_under("code")] == told


def test_the_limits_named_are_the_ones_set() -> None:
    limits = {row[0]: row[1] for row in rows_under("where")}
    assert limits["Telegram, in all"] == f"{Telegram().messages_per_second} a second"
    assert limits["WhatsApp, in all"] == f"`messages_per_second`, {WhatsApp().messages_per_second}"
    assert limits["WhatsApp, a day"] == f"`people_per_day`, {WhatsApp().people_per_day}"
