"""Migrations make what the tables say, on both databases, and take all of it away again."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import NullPool, create_engine, inspect, text
from sqlmodel import SQLModel

import storage.tables  # noqa: F401 - fills the metadata
from storage.database import is_current, migrate, open_database

LEFT = {
    "sqlite": "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'",
    "postgresql": "SELECT 'relation', relname FROM pg_class WHERE relnamespace = 'public'::regnamespace UNION ALL "
    "SELECT 'function', proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace UNION ALL "
    "SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal",
}


def made(url: str) -> set[tuple[str, str]]:
    """Everything in the database that has a name, but Alembic's own table."""
    with create_engine(url, poolclass=NullPool).connect() as connection:
        rows = connection.execute(text(LEFT[connection.dialect.name]))
        return {(kind, name) for kind, name in rows if not name.startswith("alembic_version")}


def columns(url: str) -> dict[str, list[str]]:
    found = inspect(create_engine(url, poolclass=NullPool))
    return {
        table: [f"{column['name']} {column['type']!s} {column['nullable']}" for column in found.get_columns(table)]
        for table in found.get_table_names()
    }


def test_down_to_base_leaves_nothing_and_up_again_is_the_same(empty_database_url: str) -> None:
    migrate(empty_database_url)
    names, shapes = made(empty_database_url), columns(empty_database_url)
    assert ("trigger", "ledger_entry_append_only") in names or ("trigger", "ledger_entry_no_update") in names
    migrate(empty_database_url, "base")
    assert made(empty_database_url) == set()
    migrate(empty_database_url)
    assert (made(empty_database_url), columns(empty_database_url)) == (names, shapes)


def test_one_step_down_and_up_is_the_same(empty_database_url: str) -> None:
    migrate(empty_database_url)
    names, shapes = made(empty_database_url), columns(empty_database_url)
    migrate(empty_database_url, "-1")
    migrate(empty_database_url)
    assert (made(empty_database_url), columns(empty_database_url)) == (names, shapes)


def test_the_database_has_what_the_tables_say(database_url: str) -> None:
    engine = open_database(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    assert is_current(engine)
    engine.dispose()


def test_an_index_of_some_messages_holds_no_others(database_url: str) -> None:
    indexes = inspect(create_engine(database_url, poolclass=NullPool)).get_indexes("outbox")
    conditions = {index["name"]: "".join(map(str, index.get("dialect_options", {}).values())) for index in indexes}
    for name in ("ix_outbox_open", "ix_outbox_mail", "ix_outbox_answers"):
        assert "queued" in conditions[name]
    assert "unknown" in conditions["ix_outbox_unsure"]


def test_a_database_that_is_behind_is_told(empty_database_url: str) -> None:
    migrate(empty_database_url)
    migrate(empty_database_url, "-1")
    engine = open_database(empty_database_url)
    assert not is_current(engine)
    engine.dispose()


AGREED_BEFORE = (
    "INSERT INTO agreement (business_id, partner_id, version, deal, scheme, rate_bps, whose, damage_bearer, offered_at)"
    " VALUES (1, 2, 1, 'consignment', 'percent_of_sales', 2500, 'partner', 'business', '2026-11-01 00:00:00')"
)
SAID_BEFORE = (
    "INSERT INTO feedback (business_id, feedback_id, partner_id, said_by, words, said_at)"
    " VALUES (1, 3, 2, 4, 'kemasannya bagus', '2026-11-15 00:00:00')"
)


def test_what_stood_in_a_database_of_before_keeps_its_meaning(empty_database_url: str) -> None:
    migrate(empty_database_url, "0002")
    engine = create_engine(empty_database_url, poolclass=NullPool)
    with engine.begin() as connection:
        for row in (AGREED_BEFORE, SAID_BEFORE):
            connection.execute(text(row))
    migrate(empty_database_url)
    with engine.connect() as connection:
        agreement = connection.execute(text("SELECT months, until, pay_days FROM agreement")).one()
        feedback = connection.execute(text("SELECT words, category, number FROM feedback")).one()
    assert (agreement, feedback) == ((0, None, None), ("kemasannya bagus", "other", 0))
