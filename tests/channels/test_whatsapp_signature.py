"""Only what Twilio signed is heard."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator

from bot.channels.whatsapp.limits import WEBHOOK_BYTES
from bot.channels.whatsapp.signature import SETTINGS, SIGNATURE, Seal
from bot.config import WhatsApp
from tests.channels.contracts import contract

BASE = "https://bot.example.id"
TOKEN, OTHER = "a-token-of-the-tests", "the-other-token"
FORM = {"Body": "keripik 14 & nastar 5 – ya\n🙏", "From": "whatsapp:+6281200000002", "ButtonPayload": ""}


@dataclass
class Door:
    """A server that says what it heard; it is reached under another host than Twilio was told, as behind a proxy."""

    app: Starlette

    def post(self, path: str, **sent: Any) -> httpx.Response:
        return self.asks("POST", path, **sent)

    def asks(self, method: str, path: str, **sent: Any) -> httpx.Response:
        async def run() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url="http://inside:8080") as client:
                return await client.request(method, path, **sent)

        return asyncio.run(run())


def door(base: str = BASE, *tokens: str) -> Door:
    seal = Seal(base, tokens or (TOKEN,))

    async def hear(request: Request) -> Response:
        return JSONResponse((await seal.opened(request)).multi_items())

    return Door(Starlette(routes=[Route("/{path:path}", hear, methods=["POST"])]))


def signed(url: str, form: Mapping[str, str], token: str = TOKEN, algorithm: str | None = None) -> dict[str, str]:
    return {SIGNATURE: RequestValidator(token).compute_signature(url, dict(form), algorithm)}


def test_what_twilio_signed_is_heard_whole() -> None:
    answer = door().post("/whatsapp", data=FORM, headers=signed(f"{BASE}/whatsapp", FORM))
    assert answer.json() == [list(pair) for pair in FORM.items()]


@pytest.mark.parametrize(
    ("path", "form", "headers"),
    [
        ("/whatsapp", FORM, {}),
        ("/whatsapp", FORM, {SIGNATURE: ""}),
        ("/whatsapp", FORM, {SIGNATURE: "bm90IHNpZ25lZA=="}),
        ("/whatsapp", FORM, signed(f"{BASE}/whatsapp", FORM, OTHER)),
        ("/whatsapp", FORM | {"Body": "keripik 140"}, signed(f"{BASE}/whatsapp", FORM)),
        ("/whatsapp", FORM | {"Extra": "1"}, signed(f"{BASE}/whatsapp", FORM)),
        ("/whatsapp", {"Body": FORM["Body"], "From": FORM["From"]}, signed(f"{BASE}/whatsapp", FORM)),
        ("/whatsapp/status", FORM, signed(f"{BASE}/whatsapp", FORM)),
        ("/whatsapp/", FORM, signed(f"{BASE}/whatsapp", FORM)),
        ("/whatsapp?n=1", FORM, signed(f"{BASE}/whatsapp", FORM)),
        ("/whatsapp", FORM, signed("http://inside:8080/whatsapp", FORM)),
        ("/whatsapp", FORM, signed(f"{BASE}/whatsapp", FORM) | {SETTINGS: "key=k,algorithm=HMAC_SHA256"}),
        ("/whatsapp", FORM, signed(f"{BASE}/whatsapp", FORM) | {SETTINGS: "key=k,algorithm=NONE"}),
    ],
)
def test_anything_else_is_turned_away(path: str, form: dict[str, str], headers: dict[str, str]) -> None:
    assert door().post(path, data=form, headers=headers).status_code == 403


def test_no_header_of_a_request_says_where_we_are() -> None:
    lies = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http"}
    form = {"Body": "ya"}
    there = signed("http://evil.example/whatsapp", form)
    assert door().post("/whatsapp", data=form, headers=there | lies).status_code == 403
    assert door().post("/whatsapp", data=form, headers=signed(f"{BASE}/whatsapp", form) | lies).status_code == 200


def test_path_and_query_count_as_they_came() -> None:
    url = f"{BASE}/m%C3%ADtra?b=1&n=a%20b"
    answer = door().post("/m%C3%ADtra?b=1&n=a%20b", data=FORM, headers=signed(url, FORM))
    assert answer.status_code == 200


def test_while_a_token_is_rotated_both_are_good() -> None:
    client = door(BASE, TOKEN, OTHER)
    for token in (TOKEN, OTHER):
        assert client.post("/whatsapp", data=FORM, headers=signed(f"{BASE}/whatsapp", FORM, token)).status_code == 200


def test_a_stronger_algorithm_is_understood() -> None:
    headers = signed(f"{BASE}/whatsapp", FORM, TOKEN, "HMAC_SHA256") | {SETTINGS: "key=k,algorithm=HMAC_SHA256"}
    assert door().post("/whatsapp", data=FORM, headers=headers).status_code == 200


def test_json_is_signed_by_its_hash() -> None:
    body = json.dumps({"MessageSid": "SM1", "NumMedia": 0})
    url = f"/whatsapp?bodySHA256={sha256(body.encode()).hexdigest()}"
    headers = signed(BASE + url, {}) | {"Content-Type": "application/json"}
    assert door().post(url, content=body, headers=headers).json() == [["MessageSid", "SM1"], ["NumMedia", "0"]]
    assert door().post(url, content=body.replace("0", "1"), headers=headers).status_code == 403
    plain = signed(f"{BASE}/whatsapp", {}) | {"Content-Type": "application/json"}
    assert door().post("/whatsapp", content=body, headers=plain).status_code == 403


@pytest.mark.parametrize("body", ["[" * 60_000, '{"a":' * 9_000, '{"a": "\\ud800"}', '{"\\ud800": 1}', "[1]", "{"])
def test_json_that_nobody_can_read_is_turned_away(body: str) -> None:
    headers = {SIGNATURE: "bm90IHNpZ25lZA==", "Content-Type": "application/json"}
    assert door().post("/whatsapp", content=body, headers=headers).status_code == 403


def test_a_hash_in_the_address_is_not_passed_by_with_an_empty_form() -> None:
    url = f"/whatsapp?bodySHA256={sha256(b'something').hexdigest()}"
    assert door().post(url, data={}, headers=signed(BASE + url, {})).status_code == 403


def test_a_body_is_read_only_so_far() -> None:
    form = {"Body": "x" * WEBHOOK_BYTES}
    assert door().post("/whatsapp", data=form, headers=signed(f"{BASE}/whatsapp", form)).status_code == 413


def test_other_methods_are_no_way_in() -> None:
    assert door().asks("GET", "/whatsapp").status_code == 405


def test_without_a_token_there_is_no_start() -> None:
    with pytest.raises(ValueError, match="auth token"):
        Seal(BASE, ["", ""])
    with pytest.raises(ValidationError, match="auth_token missing"):
        WhatsApp(account_sid="AC1", sender="+6281200000000", public_base_url=BASE)


def test_every_signature_on_record_comes_out_right() -> None:
    cases = contract("twilio_signatures.json")
    found = {case["id"]: _is_heard(case) for case in cases}
    assert found == {case["id"]: case["valid"] for case in cases}
    assert len(cases) >= 29


def _is_heard(case: dict[str, object]) -> bool:
    url = urlsplit(str(case["url"]))
    client = door(f"{url.scheme}://{url.netloc}", str(case["auth_token"]))
    path = url.path + (f"?{url.query}" if url.query else "")
    headers = {SIGNATURE.encode(): str(case["signature"]).encode()}
    if case["body"]:
        answer = client.post(path, content=str(case["body"]), headers=headers | {b"Content-Type": b"application/json"})
    else:
        answer = client.post(path, data=case["params"], headers=headers)
    return answer.status_code == 200
