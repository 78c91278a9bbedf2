"""The webhook: a path that cannot be guessed, a secret that is checked, and 200 only for what is committed."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.config import Telegram

log = structlog.get_logger()
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES = 1 << 20
CONNECTIONS = 100
"""How many updates Telegram may deliver at the same time."""
Json = dict[str, Any]


class TooLarge(Exception):
    """The body is larger than any update."""


def path_of(settings: Telegram) -> str:
    """The path from the settings, or one made from the token, which nobody else can make."""
    return "/" + (settings.webhook_path.lstrip("/") or f"telegram/{_made_from(settings, 'path')}")


def secret_of(settings: Telegram) -> str:
    return settings.secret_token.get_secret_value() or _made_from(settings, "secret")


def _made_from(settings: Telegram, purpose: str) -> str:
    made = hmac.digest(settings.token.get_secret_value().encode(), f"lapormitra {purpose}".encode(), "sha256")
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def route_of(settings: Telegram, take: Callable[[Json], Awaitable[None]]) -> Route:
    """The route that receives. `take` returns once an update is committed."""
    secret = secret_of(settings).encode()

    async def receive(request: Request) -> Response:
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret):
            return Response(status_code=403)
        try:
            update = json.loads(await _body(request))
        except TooLarge:
            return Response(status_code=413)
        except (ValueError, RecursionError):
            return Response(status_code=400)
        return await _taken(update, take)

    return Route(path_of(settings), receive, methods=["POST"])


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise TooLarge
    return bytes(body)


async def _taken(update: object, take: Callable[[Json], Awaitable[None]]) -> Response:
    if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
        log.warning("this is no update")
        return Response()  # Telegram would repeat it for ever
    try:
        await take(update)
    except Exception:
        log.exception("update not committed", update_id=update["update_id"])
        return Response(status_code=503)
    return Response()
