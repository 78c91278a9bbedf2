"""Settings: the example says everything, and what is wrong in a file stops the start by name."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from bot import cli
from bot.config import EXAMPLE, Config, ConfigBroken, Section, load

SWITCHED_OFF = re.compile(r"^#(?=\w+ = |\[)", re.MULTILINE)
"""The mark before a setting that the example leaves off; a comment has a space after its mark."""


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def keys_of(section: type[Section], above: str = "") -> Iterator[str]:
    """The dotted names of all settings, those of sections and of their lists too."""
    for name, field in section.model_fields.items():
        below = section_in(field.annotation)
        yield from keys_of(below, f"{above}{name}.") if below else [f"{above}{name}"]


def section_in(annotation: Any) -> type[Section] | None:
    """The section that a setting is, or is a list of."""
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, Section):
            return kind
    return None


def keys_in(table: dict[str, Any], above: str = "") -> Iterator[str]:
    """The dotted names of all settings in a TOML document."""
    for name, value in table.items():
        tables = value if isinstance(value, list) else [value]
        for one in tables:
            yield from keys_in(one, f"{above}{name}.") if isinstance(one, dict) else [f"{above}{name}"]


def everything_on() -> str:
    return SWITCHED_OFF.sub("", EXAMPLE.read_text(encoding="utf-8"))


def test_the_example_as_it_stands_changes_nothing() -> None:
    assert load(EXAMPLE) == Config()


def test_the_example_with_everything_switched_on_is_sound(settings: Path) -> None:
    settings.write_text(everything_on(), encoding="utf-8")
    config = load(settings)
    assert config.telegram.enabled
    assert config.whatsapp.enabled
    assert config.whatsapp.prices == Config().whatsapp.prices


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(keys_in(tomllib.loads(everything_on()))) == set(keys_of(Config))


def test_every_setting_of_the_example_is_explained() -> None:
    """A comment stands above each setting, or above the settings that it stands together with."""
    for stretch in EXAMPLE.read_text(encoding="utf-8").split("\n\n"):
        assert stretch.strip().startswith(("# ", "#[[")), stretch


def test_without_a_file_every_setting_has_its_default(settings: Path) -> None:
    assert load(settings) == Config()


@pytest.mark.parametrize(
    ("written", "key", "hint"),
    [
        ("databse = 'sqlite:///x'", "databse", "database"),
        ("[telegram]\ntokn = 'x'", "telegram.tokn", "token"),
        ("[sever]\nport = 1", "sever", "server"),
    ],
)
def test_an_unknown_key_is_named_with_the_keys_there_are(settings: Path, written: str, key: str, hint: str) -> None:
    said = broken(settings, written)
    assert f"{settings}: {key}: no such key" in said
    assert hint in said.split("Example:")[1]


@pytest.mark.parametrize(
    ("written", "key", "example"),
    [
        ("database = 7", "database", 'database = "sqlite:///var/lapormitra.sqlite3"'),
        ("[server]\nport = 'eighty'", "server.port", "port = 8080"),
        ("[server]\nport = 99999", "server.port", "port = 8080"),
        ("[simulator]\nenabled = 'perhaps'", "simulator.enabled", "enabled = true"),
        ("[telegram]\nmode = 'carrier pigeon'", "telegram.mode", 'mode = "polling"'),
        ("telegram = 'on'", "telegram", "[telegram]"),
    ],
)
def test_a_wrong_value_is_named_with_one_that_is_right(settings: Path, written: str, key: str, example: str) -> None:
    said = broken(settings, written)
    assert said.startswith(f"{settings}: {key}: ")
    assert example in said.split("Example:")[1]


@pytest.mark.parametrize("key", sorted(keys_of(Config)))
def test_every_setting_has_an_example_that_can_be_pasted(settings: Path, key: str) -> None:
    above, _, name = key.rpartition(".")
    header = f"[[{above}]]" if above.count(".") else f"[{above}]" if above else ""
    said = broken(settings, f"{header}\n{name} = [[]]")
    line = next(line for line in said.splitlines() if re.sub(r"\.\d+", "", line).startswith(f"{settings}: {key}: "))
    assert name in tomllib.loads(line.split("Example: ")[1])


def test_a_section_is_named_with_its_header(settings: Path) -> None:
    assert "Example: [[whatsapp.prices]] with since, free_form" in broken(settings, "[whatsapp]\nprices = 7")
    assert "the keys here are free_form, " in broken(settings, "[[whatsapp.prices]]\nutilty = 1")


def test_everything_that_is_wrong_is_said_at_once(settings: Path) -> None:
    said = broken(settings, "[server]\nport = 0\nhots = 'x'\n[simulator]\nenabled = 3")
    assert [line.split(": ")[1] for line in said.splitlines()] == ["server.port", "server.hots", "simulator.enabled"]


def test_a_file_that_is_not_toml_is_named_with_the_place_and_the_example(settings: Path) -> None:
    said = broken(settings, '[telegram]\ntoken = \nmode = "polling"')
    assert f"{settings}: this is not TOML" in said
    assert "line 2" in said
    assert EXAMPLE.name in said


def test_half_a_whatsapp_account_is_refused_by_what_is_missing(settings: Path) -> None:
    said = broken(settings, "[whatsapp]\naccount_sid = 'AC1'\nsender = '+6281200000000'")
    assert "whatsapp" in said
    assert "auth_token, public_base_url missing. Example: [whatsapp] with account_sid, auth_token" in said


def test_a_secret_is_not_printed_when_it_is_refused(settings: Path) -> None:
    assert "hunter2" not in broken(settings, "[telegram]\nsecret_token = 'hunter2 with spaces'")


def test_the_server_does_not_start_on_a_broken_file(
    settings: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.write_text("[server]\nprot = 1", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["mitra", "serve", "--config", str(settings)])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    said = capsys.readouterr().out
    assert stopped.value.code == 2
    assert "server.prot: no such key" in " ".join(said.split())
    assert "Traceback" not in said


def broken(settings: Path, written: str) -> str:
    """What is said of a file that holds this."""
    settings.write_text(written, encoding="utf-8")
    with pytest.raises(ConfigBroken) as error:
        load(settings)
    return str(error.value)
