"""The town of the stories: Kue Bu Rina is open, Warung Bu Siti sells for her, it is a Saturday afternoon."""

import pytest
from sqlalchemy import Engine

from tests.town import Town


@pytest.fixture
def empty_town(engine: Engine) -> Town:
    """Nobody has written yet; it is Monday 16 November 2026, 8 o'clock in Jakarta."""
    return Town(engine)


@pytest.fixture
def town(empty_town: Town) -> Town:
    """Warung Bu Siti has 20 keripik and 8 nastar, and was asked for its report on Saturday at 16.00."""
    empty_town.opens()
    empty_town.joins("siti", "Warung Bu Siti", "keripik 20 nastar 8")
    empty_town.goes_to("2026-11-21", 16, 5)
    empty_town.hears("siti")
    return empty_town
