"""Whether Twilio signed a request: over the public address that we configured, never over one it names itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import parse_qsl

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from twilio.request_validator import RequestValidator, get_signature_algorithm

from bot.channels.whatsapp.limits import WEBHOOK_BYTES
from bot.config import WhatsApp

SIGNATURE = "X-Twilio-Signature"
SETTINGS = "X-Twilio-Webhooks-Signature-Settings"
BODY_HASH = "bodySHA256"
MOST_FIELDS = 200


class Seal:
    """Opens what Twilio signed with one of our tokens, of which there are two while one is being rotated."""

    def __init__(self, public_base_url: str, tokens: Sequence[str]) -> None:
        if not any(tokens):
            raise ValueError("without an auth token no request can be trusted")
        self._base = public_base_url.rstrip("/")
        self._validators = [RequestValidator(token) for token in tokens if token]

    @classmethod
    def of(cls, config: WhatsApp) -> Seal:
        tokens = (config.auth_token, config.secondary_auth_token)
        return cls(config.public_base_url, [token.get_secret_value() for token in tokens])

    async def opened(self, request: Request) -> FormData:
        """The fields that were sent; HTTPException 413 where they are too long, 403 where Twilio did not sign them."""
        body = await _body(request)
        is_json = request.headers.get("Content-Type", "").startswith("application/json")
        form = _json(body) if is_json else _form(body)
        signed = body if BODY_HASH in request.query_params else form
        if signed is None or form is None or not self._is_signed(request, signed):
            raise HTTPException(403)
        return form

    def _is_signed(self, request: Request, signed: str | FormData) -> bool:
        url, signature = self._url(request), request.headers.get(SIGNATURE, "")
        algorithm = get_signature_algorithm(request.headers.get(SETTINGS))
        try:
            return bool(signature) and any(one.validate(url, signed, signature, algorithm) for one in self._validators)
        except UnicodeEncodeError:  # half of a character, which only JSON can hold
            return False

    def _url(self, request: Request) -> str:
        """The address that Twilio was given, with path and query as they came, undecoded."""
        path: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
        query: bytes = request.scope["query_string"]
        return self._base + path.decode("latin-1") + (f"?{query.decode('latin-1')}" if query else "")


async def _body(request: Request) -> str:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > WEBHOOK_BYTES:
            raise HTTPException(413)
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise HTTPException(403) from None


def _form(body: str) -> FormData | None:
    """All fields, blank ones too, as they belong to what is signed; None for a body of too many fields."""
    try:
        return FormData([*parse_qsl(body, keep_blank_values=True, max_num_fields=MOST_FIELDS)])
    except ValueError:
        return None


def _json(body: str) -> FormData | None:
    """The plain fields of a JSON object; Twilio signs such a body by a hash in the address."""
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return FormData({name: str(value) for name, value in read.items()}) if isinstance(read, dict) else None
