"""A neighbourhood of its own for each test, served on a free port."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

import pytest
from matplotlib.image import imsave
from numpy import linspace

from bot.clock import Clock
from tests.simulator.neighbourhood import Neighbourhood, served

FRIDAY_NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def picture() -> bytes:
    """A PNG of 600 by 660 pixels."""
    png = BytesIO()
    imsave(png, linspace(0, 1, 600 * 660).reshape(660, 600), format="png")
    return png.getvalue()


@pytest.fixture
def neighbourhood(picture: bytes) -> Neighbourhood:
    """It is Friday noon in Jakarta."""
    return Neighbourhood(Clock(FRIDAY_NOON - datetime.now(UTC)), picture)


@pytest.fixture
def url(neighbourhood: Neighbourhood) -> Iterator[str]:
    with served(neighbourhood) as address:
        yield address
