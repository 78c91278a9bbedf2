"""`mitra doctor`: what is set up, what is missing, and how to mend it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot import reach
from bot.config import Config, ConfigBroken, load
from bot.finding import Finding
from bot.texts import LANGUAGES, catalogue
from storage.businesses import businesses
from storage.database import for_reading, is_current, is_empty, open_database
from storage.database_clock import database_now
from storage.drive import network_drive
from storage.inbox import set_aside

EMPTY = "is new and empty"
OUTDATED = "is not up to date"
MIGRATE = "mitra migrate, after a look at `database` in config.toml."
OPEN = (
    "Look at `database` in config.toml: is that server running, with this name and password, or that file a database?"
)


async def examine(path: Path) -> list[Finding]:
    """Look at everything that a server needs, and ask the platforms what they know."""
    findings = [_python(), _texts()]
    try:
        config = load(path)
    except ConfigBroken as error:
        return [*findings, Finding(False, str(error), f"Mend {path}; config.example.toml explains every key.")]
    findings.append(_config(path))
    engine = open_database(config.database)
    try:
        why_not = _why_not_usable(engine)
        findings += _database(config.database, engine, why_not)
        return findings + await _platforms(config, None if why_not else engine)
    finally:
        engine.dispose()


def _python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    return Finding(sys.version_info >= (3, 11), f"Python {version}")


def _texts() -> Finding:
    empty = [language for language in LANGUAGES if language != "en" and not catalogue(language)]
    mend = "Install again: the catalogues are missing." if empty else ""
    return Finding(not empty, "texts in " + ", ".join(LANGUAGES), mend)


def _config(path: Path) -> Finding:
    if path.exists():
        return Finding(True, f"{path} is sound")
    mend = "To change one: cp config.example.toml config.toml"
    return Finding(True, f"no {path}: every setting has its default", mend)


def _why_not_usable(engine: Engine) -> str:
    try:
        return EMPTY if is_empty(engine) else "" if is_current(engine) else OUTDATED
    except SQLAlchemyError as error:
        return f"does not open: {error.__class__.__name__}"


def _database(url: str, engine: Engine, why_not: str) -> Iterator[Finding]:
    """Whether it opens and is up to date, and what is in it."""
    shown = make_url(url).render_as_string(hide_password=True)
    yield from _drive(url)
    if why_not == EMPTY:
        yield Finding(True, f"{shown} {EMPTY}", "mitra serve makes its tables, where this is the database you mean.")
    elif why_not:
        yield Finding(False, f"{shown} {why_not}", MIGRATE if why_not == OUTDATED else OPEN)
    else:
        yield Finding(True, f"{shown} is up to date")
        yield from _contents(engine)


def _drive(url: str) -> Iterator[Finding]:
    parsed = make_url(url)
    kind = network_drive(Path(parsed.database or "")) if parsed.get_backend_name() == "sqlite" else ""
    if kind:
        mend = "Move it to a local disk, or use PostgreSQL: SQLite's locks do not hold over a network."
        yield Finding(False, f"the database lies on a network drive ({kind})", mend)


def _contents(engine: Engine) -> Iterator[Finding]:
    with for_reading(engine).connect() as connection:
        names = [business.name for business in businesses(connection)]
        aside = set_aside(connection)
        ahead = (datetime.now(UTC) - database_now(connection)).total_seconds()
    if abs(ahead) > reach.CLOCK_MAY_BE_OFF_SECONDS:
        mend = "Set the time on both machines: waiting and leases go by the database's."
        yield Finding(False, f"the clock is {abs(ahead):.0f} s off the database's", mend)
    listed = ", ".join(names) or "none yet"
    yield Finding(True, f"businesses: {listed}", "" if names else "mitra serve prints a code for the owner.")
    yield Finding(not aside, f"messages set aside: {aside}", "Look at inbox.error of these rows." if aside else "")


async def _platforms(config: Config, engine: Engine | None) -> list[Finding]:
    """Ask every platform that is switched on. What is needed to ask it is loaded only then."""
    findings: list[Finding] = []
    if config.telegram.enabled:
        from bot.channels.telegram import checkup as telegram

        findings += await telegram.examine(config.telegram)
    if config.whatsapp.enabled:
        from bot.channels.whatsapp import checkup as whatsapp

        findings += await whatsapp.examine(config.whatsapp, engine)
    if config.simulator.enabled and findings:
        mend = "It lets anybody be anybody: switch it off where strangers reach the server."
        findings.append(Finding(True, "the simulator is on", mend))
    return findings or [Finding(True, "no platform yet: the simulator only", "README tells how to set up Telegram.")]
