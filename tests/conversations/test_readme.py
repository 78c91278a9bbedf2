"""What the README says that people write is understood."""

import re

import pytest

from tests.layout import ROOT
from tests.town import Town

README = (ROOT / "README.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\|(?P<written>[^|]*`[^|]*)\|", re.MULTILINE)
EVERYBODY = re.compile(r"^Everybody: .*?Nobody has to learn", re.MULTILINE | re.DOTALL)


def written_by(heading: str) -> list[str]:
    """The messages in the first column of the table with that heading."""
    table = README.partition(f"| {heading} | |\n")[2].partition("\n\n")[0]
    return [message for row in ROW.finditer(table) for message in messages_in(row["written"])]


def messages_in(text: str) -> list[str]:
    """What stands as code, with words for what is left open."""
    return [message.replace("…", "besok libur") for message in re.findall(r"`([^`]+)`", text) if message[0] != "…"]


PARTNERS, OWNERS = written_by("partners"), written_by("owners")
ANYBODY = [one for found in EVERYBODY.findall(README) for one in messages_in(found) if one != "ganti"]
"""All but the word for those who have several outlets, which nobody here has."""


def test_the_tables_are_found() -> None:
    assert "sudah setor 100rb" in PARTNERS
    assert "batal titip siti" in OWNERS
    assert "english" in ANYBODY


@pytest.mark.parametrize(
    ("who", "words"),
    [
        *(("siti", words) for words in [*PARTNERS, *ANYBODY]),
        *(("rina", words) for words in [*OWNERS, *ANYBODY]),
    ],
)
def test_what_the_readme_says_is_understood(town: Town, who: str, words: str) -> None:
    answer = town.says(who, words)
    assert answer
    assert "belum paham" not in answer
