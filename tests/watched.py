"""Being there at every statement, whichever way it goes to the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from storage.statements import Worded

Act = Callable[[], object]


@contextmanager
def watched(engine: Engine, *, before: Act = lambda: None, after: Act = lambda: None) -> Iterator[None]:
    """Act before and after each statement on an engine; what an act raises, the statement raises."""

    def around(way: Callable[[Worded, Connection, Any], Any]) -> Callable[[Worded, Connection, Any], Any]:
        def run(worded: Worded, connection: Connection, bound: Any) -> Any:
            if connection.engine is not engine:
                return way(worded, connection, bound)
            before()
            found = way(worded, connection, bound)
            after()
            return found

        return run

    acts = {"before_cursor_execute": lambda *_: before(), "after_cursor_execute": lambda *_: after()}
    for moment, act in acts.items():
        event.listen(engine, moment, act)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Worded, "run", around(Worded.run))
            patch.setattr(Worded, "run_for_each", around(Worded.run_for_each))
            yield
    finally:
        for moment, act in acts.items():
            event.remove(engine, moment, act)
