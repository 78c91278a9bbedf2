"""Runs migrations on the connection that `storage.migrating` hands over."""

from typing import Any, Literal

from alembic import context
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - fills the metadata
from storage.tables.columns import Moment, Quantity


def _name(kind: str, column: Any, _context: Any) -> str | Literal[False]:
    """Migrations name plain SQL types, so that they do not change when our own types do."""
    if kind == "type" and isinstance(column, Quantity):
        return "sa.BigInteger()"
    if kind == "type" and isinstance(column, Moment):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=_name,
    compare_type=False,
)
with context.begin_transaction():
    context.run_migrations()
