"""The town of the stories: Kue Bu Rina is open, Warung Bu Siti sells for her, it is a Saturday afternoon."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from sqlalchemy import Engine

from storage.database import open_database
from tests.databases import Databases
from tests.town import Town


@pytest.fixture
def empty_town(engine: Engine) -> Town:
    """Nobody has written yet; it is Monday 16 November 2026, 8 o'clock in Jakarta."""
    return Town(engine)


@pytest.fixture(scope="session")
def settled_town(databases: Databases) -> Town:
    """The town as every story finds it, made once; its engine is closed."""
    engine = open_database(databases.copy_template())
    town = Town(engine)
    town.opens()
    town.joins("siti", "Warung Bu Siti", "keripik 20 nastar 8")
    town.goes_to("2026-11-21", 16, 5)
    town.hears("siti")
    engine.dispose()
    return town


@pytest.fixture
def town(settled_town: Town, databases: Databases) -> Iterator[Town]:
    """Warung Bu Siti has 20 keripik and 8 nastar, and was asked for its report on Saturday at 16.00."""
    url = databases.copy(settled_town.engine.url.render_as_string(hide_password=False))
    engine = open_database(url)
    yield replace(settled_town, engine=engine, numbers=count(1_000), read=dict(settled_town.read))
    engine.dispose()
    databases.drop(url)


@pytest.fixture
def owing(town: Town) -> Town:
    """Bu Siti has reported 14 keripik and 5 nastar, and owes Rp255.000."""
    town.reports("siti", "keripik 14 nastar 5")
    town.hears("rina")
    return town
