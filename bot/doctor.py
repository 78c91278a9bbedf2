"""`mitra doctor`: what is set up, what is missing, and how to mend it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from rich.markup import escape
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.config import Config, ConfigBroken, load
from bot.texts import LANGUAGES, catalogue
from storage.businesses import businesses
from storage.database import for_reading, is_current, open_database
from storage.inbox import set_aside


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `mend` says what to do about it where it is not well."""

    well: bool
    what: str
    mend: str = ""

    def line(self) -> str:
        mark = "[green]✓[/]" if self.well else "[red]✗[/]"
        return f"{mark} {escape(self.what)}" + (f"\n  → {escape(self.mend)}" if self.mend else "")


def examine(path: Path) -> list[Finding]:
    """Look at everything that a server needs."""
    findings = [_python(), _texts()]
    try:
        config = load(path)
    except ConfigBroken as error:
        return [*findings, Finding(False, str(error), f"Mend {path}; config.example.toml explains every key.")]
    findings += [_config(path), *_channels(config)]
    return findings + _database(config)


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding(sys.version_info >= (3, 11), f"Python {version}", "")


def _texts() -> Finding:
    empty = [language for language in LANGUAGES if language != "en" and not catalogue(language)]
    return Finding(
        not empty, "texts in " + ", ".join(LANGUAGES), "Install again: the catalogues are missing." if empty else ""
    )


def _config(path: Path) -> Finding:
    if path.exists():
        return Finding(True, f"{path} is sound")
    return Finding(
        True, f"no {path}: every setting has its default", "To change one: cp config.example.toml config.toml"
    )


def _channels(config: Config) -> list[Finding]:
    """What is switched on, and what would leave it unreachable."""
    telegram, whatsapp = config.telegram, config.whatsapp
    findings = []
    if telegram.token.get_secret_value():
        by = "by webhook" if telegram.mode == "webhook" else "by polling"
        lost = telegram.mode == "webhook" and not telegram.public_base_url
        findings.append(Finding(not lost, f"Telegram, {by}", "Set telegram.public_base_url." if lost else ""))
    if whatsapp.account_sid:
        findings.append(
            Finding(
                True, f"WhatsApp at {whatsapp.public_base_url}", "How far the texts are: mitra whatsapp templates list"
            )
        )
    if config.simulator.enabled and findings:
        findings.append(
            Finding(True, "the simulator is on", "It lets anybody be anybody: switch it off for strangers.")
        )
    return findings or [Finding(True, "no platform yet: the simulator only", "README tells how to set up Telegram.")]


def _database(config: Config) -> list[Finding]:
    engine = for_reading(open_database(config.database))
    shown = make_url(config.database).render_as_string(hide_password=True)
    try:
        if not is_current(engine):
            return [Finding(False, f"{shown} is not up to date", "mitra migrate")]
        with engine.connect() as connection:
            names = [business.name for business in businesses(connection)]
            aside = set_aside(connection)
    except SQLAlchemyError as error:
        return [
            Finding(False, f"{shown} does not open: {error.__class__.__name__}", "Check `database` in config.toml.")
        ]
    finally:
        engine.dispose()
    return [
        Finding(True, f"{shown} is up to date"),
        Finding(
            bool(names),
            f"businesses: {', '.join(names) or 'none yet'}",
            "" if names else "mitra serve prints a code for the owner",
        ),
        Finding(not aside, f"messages set aside: {aside}", "Look at inbox.error of these rows." if aside else ""),
    ]
