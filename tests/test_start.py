"""What a server loads before it answers: nothing that only some messages need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from sqlalchemy import Engine

from storage.database import MIGRATIONS, is_current, migrate
from storage.migrating import bring_to

POSTGRESQL = "sqlalchemy.dialects.postgresql"
WAIT = (
    "alembic",
    "fpdf",
    "holidays",
    "matplotlib",
    "numpy",
    "phonenumbers",
    "PIL",
    "segno",
    POSTGRESQL,
    "telegram",
    "twilio",
    "xlsxwriter",
)
"""Libraries that wait until something is drawn, written, migrated, invited or switched on."""


def loaded(code: str) -> set[str]:
    """Which of these libraries are loaded once some code has run in a fresh process."""
    asked = f"{code}\nimport sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True)
    return set(WAIT) & set(done.stdout.split())


def test_a_server_on_a_current_database_loads_none_of_them(database_url: str) -> None:
    code = f"""
import asyncio
from bot import cli
from bot.commands import serve
from bot.app import build
from bot.config import Config
async def run():
    app = build(Config(database={database_url!r}))
    await app.tick()
    await app.close()
asyncio.run(run())
"""
    assert loaded(code) == (set() if database_url.startswith("sqlite") else {POSTGRESQL})


def test_a_platform_brings_its_own_library_alone() -> None:
    telegram = "from bot.config import Config; from bot.channels import telegram"
    assert loaded(telegram) == {"telegram"}
    whatsapp = "from bot.config import Config; from bot.channels.whatsapp import channel"
    assert loaded(whatsapp) == {"twilio"}


def test_whether_migrations_are_due_is_known_without_alembic(engine: Engine) -> None:
    assert is_current(engine)
    with engine.begin() as connection:
        bring_to(connection, "-1")
    assert not is_current(engine)
    migrate(engine.url.render_as_string(hide_password=False))
    assert is_current(engine)


def test_migrations_come_in_the_order_of_their_names() -> None:
    before = None
    for path in sorted((MIGRATIONS / "versions").glob("[0-9]*.py")):
        text = Path(path).read_text(encoding="utf-8")
        assert f'revision = "{path.name[:4]}"' in text
        assert f"down_revision = {before!r}".replace("'", '"') in text
        before = path.name[:4]
