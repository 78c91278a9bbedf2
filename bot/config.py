"""Frozen settings from `config.toml`. A key that nobody knows stops the start, by name, with an example."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from bot.broken import ConfigBroken as ConfigBroken

EXAMPLE = Path(__file__).parent.parent / "config.example.toml"


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Server(Section):
    """Where the web server listens."""

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=1, le=65535)


class Simulator(Section):
    """The web simulator at `/`. Never switch it on where strangers can reach the server: it lets anybody be anybody."""

    enabled: bool = True


class Telegram(Section):
    """Telegram, switched on by a token from @BotFather. `polling` needs no public address.

    `webhook` needs `public_base_url`, where Telegram reaches this server. Without a path and a secret of your own,
    such as cannot be guessed are made from the token.
    """

    token: SecretStr = Field(default=SecretStr(""), examples=["123456789:the-token-that-BotFather-sent"])
    mode: Literal["polling", "webhook"] = "polling"
    webhook_path: str = Field(default="", pattern=r"^[\w./-]*$")
    secret_token: SecretStr = Field(default=SecretStr(""), max_length=256, examples=["letters-digits_and-dashes"])
    api_base_url: str = "https://api.telegram.org"
    public_base_url: str = ""
    messages_per_second: float = Field(default=30, ge=1)

    @property
    def enabled(self) -> bool:
        return bool(self.token.get_secret_value())

    @field_validator("secret_token")
    @classmethod
    def _can_be_a_header(cls, secret: SecretStr) -> SecretStr:
        if not re.fullmatch(r"[\w-]*", secret.get_secret_value(), re.ASCII):
            raise ValueError("secret_token is made of letters, digits, _ and -")
        return secret


class Prices(Section):
    """What one WhatsApp message costs from a day on, in whole rupiah, by the class it is billed in."""

    since: date = Field(examples=["2026-10-01"])
    free_form: int = Field(ge=0, examples=[410])
    utility: int = Field(ge=0, examples=[410])
    marketing: int = Field(ge=0, examples=[760])


PRICES = (
    Prices(since=date(2025, 7, 1), free_form=80, utility=410, marketing=760),
    Prices(since=date(2026, 10, 1), free_form=410, utility=410, marketing=760),
)
"""An estimate, to be replaced by the figures on your invoice: Twilio's fee, and Meta's for Indonesia."""


class WhatsApp(Section):
    """WhatsApp through Twilio, switched on by naming an account. `public_base_url` is where Twilio reaches this server.

    While the auth token is being rotated, `secondary_auth_token` is the other one that signs. `content_base_url` is
    needed only where an emulator serves Twilio's Content API at another address than the rest.
    """

    account_sid: str = ""
    auth_token: SecretStr = Field(default=SecretStr(""), examples=["the-auth-token-from-twilio"])
    secondary_auth_token: SecretStr = Field(default=SecretStr(""), examples=["the-other-auth-token"])
    sender: str = ""
    public_base_url: str = ""
    api_base_url: str = "https://api.twilio.com"
    content_base_url: str = ""
    messages_per_second: int = Field(default=80, ge=1, le=1000)
    people_per_day: int = Field(default=250, ge=1)
    prices: tuple[Prices, ...] = PRICES

    @property
    def enabled(self) -> bool:
        return bool(self.account_sid)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        """Half a set-up is none: without a token anybody could write in anybody's name."""
        needed = {"account_sid": self.account_sid, "auth_token": self.auth_token.get_secret_value()}
        needed |= {"sender": self.sender, "public_base_url": self.public_base_url}
        missing = [name for name, value in needed.items() if not value]
        if missing and len(missing) < len(needed):
            raise ValueError(f"{', '.join(missing)} missing")
        if self.sender and not re.fullmatch(r"\+[1-9]\d{6,14}", self.sender):
            raise ValueError("sender is the number in full, such as +6281200000000")
        if self.public_base_url and not re.match(r"https?://[^/_?#]+[^?#]*$", self.public_base_url):
            raise ValueError("public_base_url is an address such as https://bot.example.id, without underscores")
        return self


class Config(Section):
    """Everything that can be set. `database` is an SQLAlchemy URL."""

    database: str = "sqlite:///var/lapormitra.sqlite3"
    server: Server = Server()
    simulator: Simulator = Simulator()
    telegram: Telegram = Telegram()
    whatsapp: WhatsApp = WhatsApp()


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


def _explained(path: Path, error: ErrorDetails) -> str:
    place = [str(part) for part in error["loc"]]
    why = "no such key" if error["type"] == "extra_forbidden" else error["msg"].removeprefix("Value error, ")
    return f"{path}: {'.'.join(place)}: {why}. Example: {_example(place)}"


def _example(place: list[str]) -> str:
    """A line that is right for a key, or the keys there are beside it."""
    *above, name = [part for part in place if not part.isdigit()]
    section: type[Section] = Config
    for part in above:
        section = _section_in(section, part) or section
    if name not in section.model_fields:
        return f"the keys here are {', '.join(sorted(section.model_fields))}"
    below = _section_in(section, name)
    if below:
        header = ".".join([*above, name])
        listed = section.model_fields[name].annotation is not below
        return f"{f'[[{header}]]' if listed else f'[{header}]'} with {', '.join(below.model_fields)}"
    field = section.model_fields[name]
    return f"{name} = {json.dumps(field.examples[0] if field.examples else field.default)}"


def _section_in(section: type[Section], name: str) -> type[Section] | None:
    """The section that a setting is, or is a list of."""
    annotation = section.model_fields[name].annotation
    kinds = (annotation, *get_args(annotation))
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Section)), None)
