"""Running work on the database from the event loop: one writer with group commit on SQLite, a pool on PostgreSQL."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from storage.reports import VersionMoved

T = TypeVar("T")
Work = Callable[[Connection], T]
MOST_IN_A_COMMIT = 200
TRIES = 5


class Store(Protocol):
    """Runs a piece of work in a transaction: committed once `do` was awaited, and rolled back where that raised."""

    @property
    def in_order(self) -> bool:
        """Whether work is done in the order in which it was given to `do`."""
        ...

    def do(self, work: Work[T]) -> Awaitable[T]: ...

    async def close(self) -> None: ...


def store_on(engine: Engine) -> Store:
    return GroupCommit(engine) if engine.dialect.name == "sqlite" else Pool(engine)


class GroupCommit:
    """One thread writes, for one event loop. It takes everything that waits into one commit.

    So one flush to the disk serves many people, and what `do` has returned for survives a power cut.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._waiting: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="writer", daemon=True)
        self._thread.start()

    @property
    def in_order(self) -> bool:
        return True

    def do(self, work: Work[T]) -> Awaitable[T]:
        job = _Job(work, asyncio.get_running_loop().create_future())
        self._waiting.put(job)
        return job.future

    async def close(self) -> None:
        self._waiting.put(None)
        await asyncio.to_thread(self._thread.join)

    def _write(self) -> None:
        with self._engine.connect() as connection:
            while jobs := self._gather():
                self._commit(connection, jobs)
                jobs[0].future.get_loop().call_soon_threadsafe(_tell, jobs)

    def _gather(self) -> list[_Job]:
        """Wait for work, then take all that is there; nothing once the store is closed."""
        first = self._waiting.get()
        jobs = [] if first is None else [first]
        while jobs and len(jobs) < MOST_IN_A_COMMIT and not self._waiting.empty():
            job = self._waiting.get()
            if job is None:
                self._waiting.put(None)
                break
            jobs.append(job)
        return jobs

    def _commit(self, connection: Connection, jobs: list[_Job]) -> None:
        """Do all in one transaction. Where a job fails, none of it stays, and all are done again side by side."""
        try:
            try:
                with connection.begin():
                    for job in jobs:
                        job.result = job.work(connection)
            except OperationalError:
                raise
            except Exception:  # noqa: BLE001 - it is raised again in the job that it belongs to
                with connection.begin():
                    for job in jobs:
                        job.run_apart(connection)
        except Exception as error:  # noqa: BLE001 - a failed commit is the failure of every job in it
            for job in jobs:
                job.error = error


@dataclass(slots=True, eq=False)
class _Job:
    """A piece of work, and the future that waits for its commit."""

    work: Work[Any]
    future: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None

    def run_apart(self, connection: Connection) -> None:
        """Do the work within a savepoint, so that nobody else fails with it."""
        try:
            with connection.begin_nested():
                self.result = self.work(connection)
        except OperationalError:
            raise
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asked for the work
            self.error = error


def _tell(jobs: list[_Job]) -> None:
    """Give everybody who waits for these jobs the result; on the event loop."""
    for job in jobs:
        if job.future.cancelled():
            continue
        if job.error:
            job.future.set_exception(job.error)
        else:
            job.future.set_result(job.result)


class Pool:
    """A few threads, each with a transaction of its own. What met another transaction is tried again from the start."""

    def __init__(self, engine: Engine, threads: int = 8) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="writer")

    @property
    def in_order(self) -> bool:
        return False

    def do(self, work: Work[T]) -> Awaitable[T]:
        return asyncio.get_running_loop().run_in_executor(self._threads, self._run, work)

    async def close(self) -> None:
        await asyncio.to_thread(self._threads.shutdown)

    def _run(self, work: Work[T]) -> T:
        for tries_left in reversed(range(TRIES)):
            try:
                with self._engine.begin() as connection:
                    return work(connection)
            except (DBAPIError, VersionMoved) as error:
                if not tries_left or not _passing(error):
                    raise
        raise AssertionError("unreachable")


def _passing(error: Exception) -> bool:
    """Whether doing it again may go well: another transaction was in the way, or the server went away."""
    return (
        isinstance(error, VersionMoved | IntegrityError)
        or (isinstance(error, DBAPIError) and error.connection_invalidated)
        or getattr(getattr(error, "orig", None), "sqlstate", "") in {"40001", "40P01", "57P01", "57P02", "57P03"}
    )
