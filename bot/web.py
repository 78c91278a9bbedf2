"""The web application: what the channels receive, and whether all is well."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

Running = Callable[[], AbstractAsyncContextManager[None]]


def web_app(routes: Sequence[BaseRoute], running: Running) -> Starlette:
    """The application on these routes; everything that runs beside it starts and ends with it."""

    async def health(_request: Request) -> Response:
        return JSONResponse({"well": True})

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with running():
            yield

    return Starlette(routes=[Route("/health", health), *routes], lifespan=lifespan)
