"""What readers are pointed to is there: links, pictures, files, commands and settings named in the documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import app
from tests.layout import ROOT

DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
LINK = re.compile(r"\]\((?!https?:)([^)#]+)[^)]*\)|<img src=\"([^\"]+)\"")
COMMAND = re.compile(r"^`?mitra ([a-z]+)", re.MULTILINE)
TARGET = re.compile(r"^`?make ([a-z]+)", re.MULTILINE)
MOST_PICTURE_BYTES = 250_000


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def document(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_links_lead_somewhere(document: Path) -> None:
    named = [one or other for one, other in LINK.findall(document.read_text(encoding="utf-8"))]
    links = [link.replace("\\", "") for link in named]
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_commands_exist(document: Path) -> None:
    known = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert set(COMMAND.findall(code_in(document))) - known == set()


def test_make_targets_exist(document: Path) -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(TARGET.findall(code_in(document))) - known == set()


def test_the_conversation_that_is_shown_is_the_one_there_is() -> None:
    shown = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), re.DOTALL
    )
    lines = (ROOT / "handlers" / "report.py").read_text(encoding="utf-8").splitlines()
    there = {line.strip() for line in lines}
    assert [line for line in "\n".join(shown).splitlines() if line.strip() not in {*there, "..."}] == []


def test_pictures_are_shown_and_small() -> None:
    shown = "".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert f"pictures/{picture.name}" in shown
        assert picture.stat().st_size < MOST_PICTURE_BYTES


def code_in(document: Path) -> str:
    """What stands in a document as code, in lines of its own or within a sentence."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", document.read_text(encoding="utf-8"), re.DOTALL))
