"""Commands on a database in which nobody has opened a business yet."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app


@pytest.fixture
def config(tmp_path: Path) -> str:
    path = tmp_path / "config.toml"
    path.write_text(f'database = "sqlite:///{tmp_path / "new.sqlite3"}"\n', encoding="utf-8")
    return str(path)


def test_a_chat_begins_with_a_code_and_serves_nothing(config: str) -> None:
    said = CliRunner().invoke(app, ["chat", "--as", "siti", "--config", config], input="menu\n").stdout
    assert "Send this code to the bot" in said
    assert "MULAI" in said
    assert "http" not in said


def test_a_summary_of_no_business_says_what_comes_first(config: str) -> None:
    told = CliRunner().invoke(app, ["summary", "--config", config])
    assert told.exit_code == 2
    assert "mitra serve" in " ".join(told.output.replace("│", " ").split())


@pytest.mark.parametrize("week", ["kemarin", "2026-W60", "47"])
def test_a_summary_of_no_week_says_how_one_is_written(config: str, week: str) -> None:
    told = CliRunner().invoke(app, ["summary", "--week", week, "--config", config])
    assert told.exit_code == 2
    assert "2026-W47" in told.output
