"""Frozen settings from `config.toml`. A key that nobody knows stops the start, by name, with an example."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

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


class Telegram(Section):
    """Telegram, switched on by a token from @BotFather. `polling` needs no public address.

    `webhook` needs `public_base_url`, where Telegram reaches this server. Without a path and a secret of your own,
    such as cannot be guessed are made from the token.
    """

    token: SecretStr = SecretStr("")
    mode: Literal["polling", "webhook"] = "polling"
    webhook_path: str = Field(default="", pattern=r"^[\w./-]*$")
    secret_token: SecretStr = Field(default=SecretStr(""), max_length=256)
    api_base_url: str = "https://api.telegram.org"
    public_base_url: str = ""
    messages_per_second: float = Field(default=30, gt=0)

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

    since: date
    free_form: int = Field(ge=0)
    utility: int = Field(ge=0)
    marketing: int = Field(ge=0)


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
    auth_token: SecretStr = SecretStr("")
    secondary_auth_token: SecretStr = SecretStr("")
    sender: str = ""
    public_base_url: str = ""
    api_base_url: str = "https://api.twilio.com"
    content_base_url: str = ""
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
        if isinstance(default, Section):
            return f"[{place[-1]}] with {', '.join(type(default).model_fields)}"
        return f"{place[-1]} = {default!r}".replace("'", '"').replace("True", "true").replace("False", "false")
    return f"the keys here are {', '.join(sorted(fields))}"
