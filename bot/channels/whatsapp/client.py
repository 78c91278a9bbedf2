"""The official client, with a time limit on every call and the addresses that the config names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.channels.message import Throttled
from bot.config import WhatsApp

TIMEOUT_SECONDS = 20.0
API, CONTENT = "https://api.twilio.com", "https://content.twilio.com"


def client_of(config: WhatsApp) -> Client:
    """A client for `create_async` and its kin; make it within a running loop and close its `http_client`."""
    http = HttpClient(bases_of(config))
    return Client(config.account_sid, config.auth_token.get_secret_value(), http_client=http)


def bases_of(config: WhatsApp) -> dict[str, str]:
    """Where Twilio's two addresses are really found."""
    api = config.api_base_url.rstrip("/")
    content = config.content_base_url.rstrip("/") or (CONTENT if api == API else api)
    return {API: api, CONTENT: content}


class HttpClient(AsyncTwilioHttpClient):  # type: ignore[misc]
    """Twilio's own client sends JSON as a form, forgets its time limit, and never tells how long to wait."""

    def __init__(self, bases: Mapping[str, str]) -> None:
        super().__init__(timeout=TIMEOUT_SECONDS)
        self._bases = bases

    async def request(
        self, method: str, url: str, data: object = None, headers: Mapping[str, str] | None = None, **rest: object
    ) -> Response:
        """One call; Throttled where Twilio asks us to wait."""
        rest["timeout"] = rest.get("timeout") or TIMEOUT_SECONDS
        if (headers or {}).get("Content-Type") == "application/json":
            data = json.dumps(data)
        response = await super().request(method, self._moved(url), data=data, headers=headers, **rest)
        wait = response.headers.get("Retry-After", "") if response.status_code == 429 else ""
        if wait.isdecimal():
            raise Throttled(float(wait))
        return response

    def _moved(self, url: str) -> str:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        return self._bases.get(origin, origin) + url.removeprefix(origin)
