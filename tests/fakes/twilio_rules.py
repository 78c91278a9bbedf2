"""What Twilio's API says: messages as they are listed, failures, and who may ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from typing import Any

import aiohttp
from aiohttp import web

ACCOUNT = "AC" + "0" * 31 + "1"
TOKEN = "0123456789abcdef0123456789abcdef"


@dataclass(frozen=True)
class Fault:
    """What happens to one request instead of, or after, its being taken.

    `status` 0 answers as usual; `takes` says whether the request has its effect all the same.
    """

    status: int = 0
    code: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0
    drops: bool = False
    takes: bool = False


@dataclass
class Message:
    """One message of the account, in either direction, as people see it."""

    sid: str
    to: str
    sender: str
    at: datetime
    form: dict[str, list[str]]
    text: str = ""
    buttons: list[tuple[str, str]] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    template: str = ""
    direction: str = "outbound-api"
    status: str = "queued"

    @property
    def callback(self) -> str:
        return self.form.get("StatusCallback", [""])[0]


@web.middleware
async def only_the_account(request: web.Request, handler: Callable[[web.Request], Any]) -> web.StreamResponse:
    """Whoever does not give account and token is turned away."""
    if request.headers.get("Authorization") != aiohttp.encode_basic_auth(ACCOUNT, TOKEN):
        return failure(401, 20003, {})
    answer: web.StreamResponse = await handler(request)
    return answer


async def form_of(request: web.Request) -> dict[str, list[str]]:
    form = await request.post()
    return {name: [str(value) for value in form.getall(name)] for name in form}


def failure(status: int, code: int, headers: Mapping[str, str]) -> web.Response:
    told = {"code": code, "message": "refused", "status": status, "more_info": ""}
    return web.json_response(told, status=status, headers=headers)


def listed(message: Message) -> dict[str, Any]:
    sent = format_datetime(message.at)
    return {
        "sid": message.sid,
        "account_sid": ACCOUNT,
        "body": message.text,
        "date_created": sent,
        "date_sent": sent,
        "date_updated": sent,
        "direction": message.direction,
        "from": message.sender,
        "to": message.to,
        "num_media": str(len(message.media)),
        "num_segments": "1",
        "status": message.status,
        "error_code": None,
    }
