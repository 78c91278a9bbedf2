"""More owners of one business."""

from __future__ import annotations

from sqlalchemy import select

from bot.domain.speaker import Role
from storage import people, tables
from storage.businesses import books_of, businesses
from storage.tables.columns import table_of
from tests.town import Town


def second_owner(town: Town, who: str) -> None:
    """One more owner of Kue Bu Rina, who has written to the bot before."""
    identities = table_of(tables.Identity)
    town.says(who, "halo")
    with town.engine.begin() as connection:
        business = next(one for one in businesses(connection) if one.name == "Kue Bu Rina")
        person = connection.execute(select(identities.c.person_id).where(identities.c.address == who)).scalar_one()
        people.join(books_of(connection, business.id, town.now), person, Role.OWNER)
    town.hears(who)
