"""What the simulator shows of the chats: who wrote, and in which order."""

from sqlalchemy import Engine

from storage import transcript
from tests.town import Town


def test_owners_come_first_and_everybody_else_as_they_came(engine: Engine) -> None:
    town = Town(engine)
    town.opens()
    town.says("eko", "halo")
    town.joins("siti", "Warung Bu Siti")
    town.says("citra", "halo")
    with engine.connect() as connection:
        shown = [one.address for one in transcript.people_on(connection, "simulator")]
    assert shown == ["rina", "eko", "siti", "citra"]
