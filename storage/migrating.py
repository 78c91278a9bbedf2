"""Running migrations: imported where one is due, as loading Alembic takes a fifth of a second and 7 MB."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def bring_to(connection: Connection, revision: str) -> None:
    """Bring the database to a revision within the caller's transaction: `head`, an older one, or `base` for none."""
    config = settings(connection)
    if revision == "base" or revision.startswith("-"):
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)


def settings(connection: Connection) -> Config:
    """Where the migrations are, and the connection they run on."""
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config
