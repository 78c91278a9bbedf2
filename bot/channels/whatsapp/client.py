"""The official client, with a time limit on every call and the addresses that the config names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlsplit

import aiohttp
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from bot.channels.message import Throttled, waiting_seconds
from bot.config import WhatsApp

TIMEOUT_SECONDS = 20.0
API, CONTENT, MESSAGING = (f"https://{name}.twilio.com" for name in ("api", "content", "messaging"))


def client_of(config: WhatsApp, timeout: float | None = None) -> Client:
    """A client for `create_async` and its kin; make it within a running loop and close its `http_client`."""
    http = HttpClient(bases_of(config), timeout or TIMEOUT_SECONDS)
    return Client(config.account_sid, config.auth_token.get_secret_value(), http_client=http)


def bases_of(config: WhatsApp) -> dict[str, str]:
    """Where Twilio's addresses are really found."""
    api = config.api_base_url.rstrip("/")
    content = config.content_base_url.rstrip("/") or (CONTENT if api == API else api)
    return {API: api, CONTENT: content, MESSAGING: MESSAGING if api == API else api}


class HttpClient(AsyncTwilioHttpClient):  # type: ignore[misc]
    """Calls in place of Twilio's own client, which sends JSON as a form and forgets its time limit."""

    def __init__(self, bases: Mapping[str, str], timeout: float) -> None:
        super().__init__(timeout=timeout)
        self._bases = bases
        self._limit = aiohttp.ClientTimeout(total=timeout)

    async def request(
        self,
        method: str,
        url: str,
        params: object = None,
        data: object = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - it is the SDK's signature
        allow_redirects: bool = False,
    ) -> Response:
        """One call; Throttled where Twilio asks us to wait."""
        told = {**(headers or {})} | ({"Authorization": aiohttp.encode_basic_auth(*auth)} if auth else {})
        body = json.dumps(data) if told.get("Content-Type") == "application/json" else data
        async with self.session.request(
            method, self._moved(url), params=params, data=body, headers=told, timeout=self._limit, allow_redirects=False
        ) as answer:
            response = Response(answer.status, await answer.text(), answer.headers)
        wait = response.headers.get("Retry-After", "") if response.status_code == 429 else ""
        if wait.isdecimal():
            raise Throttled(waiting_seconds(float(wait)))
        return response

    def _moved(self, url: str) -> str:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        return self._bases.get(origin, origin) + url.removeprefix(origin)
