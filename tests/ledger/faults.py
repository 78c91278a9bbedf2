"""A database that breaks at a chosen statement, before or after it ran."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from tests.watched import watched


class Broken(Exception):
    """The statement failed, as far as the caller can tell."""


@contextmanager
def breaking_at(engine: Engine, nth: int, *, before: bool) -> Iterator[None]:
    """Raise Broken at the nth statement from now on, if there are as many; it takes effect unless `before`."""
    left = nth

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise Broken

    with watched(engine, **{"before" if before else "after": count}):
        yield
