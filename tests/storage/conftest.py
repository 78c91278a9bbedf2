"""The business whose books these tests keep."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from storage.books import Books
from tests.storage.trade import business


@pytest.fixture
def books(engine: Engine) -> Iterator[Books]:
    """Kue Bu Rina as it opened, on 2 November, with no partner yet."""
    with engine.begin() as connection:
        yield business(connection)
