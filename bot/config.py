"""Frozen settings from `config.toml`. A key that nobody knows stops the start, by name, with an example."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"


class ConfigBroken(Exception):
    """Says file, key and an example. Mend the file and start again."""


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Server(Section):
    """Where the web server listens."""

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)


class Simulator(Section):
    """The web simulator at `/`. Never switch it on where strangers can reach the server: it lets anybody be anybody."""

    enabled: bool = True


class Config(Section):
    """Everything that can be set. `database` is an SQLAlchemy URL."""

    database: str = "sqlite:///var/lapormitra.sqlite3"
    server: Server = Server()
    simulator: Simulator = Simulator()


def load(path: Path) -> Config:
    """Read settings; without a file every setting has its default. Raises ConfigBroken."""
    if not path.exists():
        return Config()
    try:
        return Config.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise ConfigBroken(f"{path}: this is not TOML: {error}. Compare it with {EXAMPLE.name}.") from None
    except ValidationError as error:
        raise ConfigBroken("\n".join(_explained(path, one) for one in error.errors())) from None


def _explained(path: Path, error: object) -> str:
    assert isinstance(error, dict)
    place = [str(part) for part in error["loc"]]
    name = ".".join(place)
    why = "no such key" if error["type"] == "extra_forbidden" else error["msg"]
    return f"{path}: {name}: {why}. Example: {_example(place)}"


def _example(place: list[str]) -> str:
    """The line of the example file for a key, or the keys there are beside it."""
    section: object = Config
    for part in place[:-1]:
        fields = getattr(section, "model_fields", {})
        section = fields[part].annotation if part in fields else Config
    fields = getattr(section, "model_fields", Config.model_fields)
    if place[-1] in fields:
        default = fields[place[-1]].default
        return f"{place[-1]} = {default!r}".replace("'", '"').replace("True", "true").replace("False", "false")
    return f"the keys here are {', '.join(sorted(fields))}"
