"""Several acts on one ledger at the same moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from storage import reports
from storage.books import Books
from tests.ledger.oracle import contradictions
from tests.ledger.shop import JAKARTA, Shop


def at_once(shop: Shop, *acts: Callable[[Books], Any]) -> Counter[Any]:
    """Start all acts together, each in a transaction and thread of its own; results, and errors by their class."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[Books], Any]) -> Any:
        barrier.wait()
        try:
            with shop.engine.begin() as connection:
                return act(Books(connection, shop.business_id, shop.now, JAKARTA))
        except (reports.VersionMoved, reports.WeekSettled) as refused:
            return type(refused)

    with ThreadPoolExecutor(len(acts)) as pool:
        results = Counter(pool.map(run, acts))
    with shop.engine.begin() as connection:
        assert contradictions(connection, shop.business_id) == {}
    return results
