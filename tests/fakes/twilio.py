"""A Twilio on 127.0.0.1 for the real SDK: it records, lists, calls back with signatures, and fails when told to."""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count
from typing import Any

import aiohttp
from aiohttp import web
from twilio.request_validator import RequestValidator

from tests.fakes.twilio_rules import ACCOUNT, TOKEN, Fault, Message, failure, form_of, listed, only_the_account

SENDER = "+6281200000000"
SENDER_SID = "XE" + "0" * 31 + "1"
GAP = re.compile(r"\{\{(\d+)\}\}")


@dataclass
class FakeTwilio:
    """The account. `faults` befall the next requests that send, one each."""

    url: str = ""
    hook: str = ""
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    messages: list[Message] = field(default_factory=list)
    contents: dict[str, dict[str, Any]] = field(default_factory=dict)
    approvals: dict[str, dict[str, str]] = field(default_factory=dict)
    media: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    faults: deque[Fault] = field(default_factory=deque)
    content_faults: deque[Fault] = field(default_factory=deque)
    requests: list[tuple[str, str, Any]] = field(default_factory=list)
    token: str = TOKEN
    tells: bool = False
    """Whether each message is reported as sent and delivered right away."""
    account_status: str = "active"
    sender_status: str = "ONLINE"
    sender_hook: str = ""
    lists: str = ""
    """What is answered in place of a list of messages."""
    clock_ahead: timedelta = timedelta()
    _numbers: count[int] = field(default_factory=lambda: count(1))
    _heard: dict[str, int] = field(default_factory=dict)

    # What a person at a phone does and sees.

    async def says(self, who: str, text: str = "", **more: str) -> str:
        """Send a text from a phone, by webhook; Twilio's id of it."""
        form = self.inbound(who, text, **more)
        await self.post(f"{self.hook}/whatsapp", form)
        return form["MessageSid"]

    async def asks(self, who: str, text: str, **more: str) -> str:
        """Send a text and return what is answered."""
        before = len(self.at(who))
        await self.says(who, text, **more)
        return await self.hears(who, before)

    async def taps(self, who: str, label: str) -> str:
        """Press the newest button with that label and return what is answered."""
        before = len(self.at(who))
        message, payload = self.button(who, label)
        kind = "ListId" if "twilio/list-picker" in self.types(message) else "ButtonPayload"
        title = "ListTitle" if kind == "ListId" else "ButtonText"
        pressed = {kind: payload, title: label, "MessageType": "interactive", "OriginalRepliedMessageSid": message.sid}
        await self.says(who, label, **pressed)
        return await self.hears(who, before)

    def button(self, who: str, label: str) -> tuple[Message, str]:
        for message in reversed(self.at(who)):
            for title, payload in message.buttons:
                if title == label:
                    return message, payload
        raise AssertionError(f"{who} sees no button {label!r}")

    def types(self, message: Message) -> Mapping[str, Any]:
        sid = message.form.get("ContentSid", [""])[0]
        return {name: kind for name, kind in self.contents.get(sid, {}).get("types", {}).items() if kind}

    def at(self, who: str) -> list[Message]:
        """What stands on a phone, the bot's part of it."""
        return [one for one in self.messages if one.to == f"whatsapp:{who}" and one.status != "failed"]

    async def hears(self, who: str, before: int) -> str:
        """Wait for what comes to a phone after so many messages, and return all of it."""
        await self.until(lambda: len(self.at(who)) > before)
        return self.read(who, before)

    def read(self, who: str, before: int = 0) -> str:
        return "\n".join(one.text or f"[{one.media}]" for one in self.at(who)[before:])

    async def until(self, happened: Callable[[], object], seconds: float = 10) -> None:
        async with asyncio.timeout(seconds):
            while not happened():  # noqa: ASYNC110 - it may be anything that happens
                await asyncio.sleep(0.005)

    # What Twilio does.

    def inbound(self, who: str, text: str, **more: str) -> dict[str, str]:
        """The form of a message from a phone, which the account lists from now on."""
        sid = f"SM{next(self._numbers):032x}"
        form = {
            "AccountSid": ACCOUNT,
            "ApiVersion": "2010-04-01",
            "Body": text,
            "From": f"whatsapp:{who}",
            "MessageSid": sid,
            "MessageType": "text",
            "NumMedia": str(sum(name.startswith("MediaUrl") for name in more)),
            "ProfileName": "",
            "SmsMessageSid": sid,
            "SmsStatus": "received",
            "To": f"whatsapp:{SENDER}",
            "WaId": who.removeprefix("+"),
            **more,
        }
        message = Message(form["MessageSid"], form["To"], form["From"], self.now(), {}, text, direction="inbound")
        message.media = [value.rpartition("/")[2] for name, value in more.items() if name.startswith("MediaUrl")]
        self.messages.append(message)
        return form

    async def post(self, url: str, form: Mapping[str, str], signature: str | None = None) -> aiohttp.ClientResponse:
        """Post a form as Twilio does, signed with the account's token."""
        signed = RequestValidator(self.token).compute_signature(url, dict(form)) if signature is None else signature
        async with aiohttp.ClientSession() as session:
            response = await session.post(url, data=dict(form), headers={"X-Twilio-Signature": signed})
            await response.read()
            return response

    async def tell(self, message: Message, status: str, code: int = 0) -> aiohttp.ClientResponse:
        """Call back with what became of a message."""
        message.status = status
        form = {"MessageSid": message.sid, "MessageStatus": status, "To": message.to, "AccountSid": ACCOUNT}
        return await self.post(message.callback, form | ({"ErrorCode": str(code)} if code else {}))

    def approve(self, status: str = "approved", category: str = "") -> None:
        """Meta looks at everything that was submitted."""
        for approval in self.approvals.values():
            approval |= {"status": status} | ({"category": category} if category else {})

    def looks(self) -> int:
        """How often the list of messages was asked for."""
        return sum(method == "GET" and path.endswith("/Messages.json") for method, path, _ in self.requests)

    # The API.

    async def _send(self, request: web.Request) -> web.StreamResponse:
        form = await form_of(request)
        self.requests.append(("POST", request.path, form))
        fault = self.faults.popleft() if self.faults else Fault()
        failing = fault.status or fault.drops
        message = self._take(form) if fault.takes or not failing else None
        if message and self.tells:
            asyncio.get_running_loop().create_task(self._tell_all(message))
        await asyncio.sleep(fault.delay)
        if fault.drops and request.transport:
            request.transport.abort()
        if failing or message is None:
            return failure(fault.status or 500, fault.code, fault.headers)
        return web.json_response(listed(message), status=201)

    async def _tell_all(self, message: Message) -> None:
        for status in ("sent", "delivered"):
            await self.tell(message, status)

    def _take(self, form: dict[str, list[str]]) -> Message:
        first = {name: values[0] for name, values in form.items()}
        prefix = "MM" if "MediaUrl" in form or "ContentSid" in form else "SM"
        sid = f"{prefix}{next(self._numbers):032x}"
        message = Message(sid, first["To"], first.get("From", ""), self.now(), form, first.get("Body", ""))
        message.media = form.get("MediaUrl", [])
        if "ContentSid" in first:
            self._fill(message, first["ContentSid"], json.loads(first.get("ContentVariables", "{}")))
        self.messages.append(message)
        return message

    def _fill(self, message: Message, sid: str, variables: Mapping[str, str]) -> None:
        def filled(text: str) -> str:
            return GAP.sub(lambda gap: variables[gap[1]], text)

        kinds = {name: kind for name, kind in self.contents[sid]["types"].items() if kind}
        kind = next(iter(kinds.values()))
        message.text = filled(kind["body"])
        message.buttons = [(filled(one["title"]), filled(one["id"])) for one in kind.get("actions", ())]
        message.buttons += [(filled(one["item"]), filled(one["id"])) for one in kind.get("items", ())]
        message.template = self.approvals.get(sid, {}).get("name", "")

    async def _list(self, request: web.Request) -> web.Response:
        self.requests.append(("GET", request.path, dict(request.query)))
        if self.lists:
            return web.Response(text=self.lists)
        since = request.query.get("DateSent>", "")
        to = request.query.get("To", "")
        found = [one for one in self.messages if to in ("", one.to) and one.at.date().isoformat() >= since[:10]]
        rows = [listed(one) for one in reversed(found)]
        page = {"messages": rows, "page": 0, "page_size": 1000, "next_page_uri": None, "uri": request.path}
        return web.json_response(page)

    async def _media_list(self, request: web.Request) -> web.Response:
        [message] = [one for one in self.messages if one.sid == request.match_info["sid"]]
        if not self.media.keys() >= {*message.media}:
            return failure(404, 20404, {})
        listed = [{"sid": one, "content_type": self.media[one][0]} for one in message.media]
        return web.json_response({"media_list": listed, "next_page_uri": None, "page": 0, "page_size": 50})

    async def _media(self, request: web.Request) -> web.Response:
        self.requests.append(("GET", request.path, dict(request.headers)))
        sid = request.match_info["media"]
        if sid in self.redirects:
            raise web.HTTPFound(self.redirects[sid])
        if sid not in self.media:
            raise web.HTTPNotFound
        kind, content = self.media[sid]
        return web.Response(body=content, content_type=kind)

    async def _make_content(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self.requests.append(("POST", request.path, asked))
        if self.content_faults:
            fault = self.content_faults.popleft()
            return failure(fault.status, fault.code, fault.headers)
        sid = f"HX{next(self._numbers):032x}"
        self.contents[sid] = asked
        return web.json_response({"sid": sid, "account_sid": ACCOUNT, **asked}, status=201)

    async def _submit(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self.requests.append(("POST", request.path, asked))
        self.approvals[request.match_info["sid"]] = {**asked, "status": "received", "rejection_reason": ""}
        return web.json_response(self.approvals[request.match_info["sid"]], status=201)

    async def _approval(self, request: web.Request) -> web.Response:
        self.requests.append(("GET", request.path, None))
        sid = request.match_info["sid"]
        told = self.approvals.get(sid, {"status": "unsubmitted", "category": "", "name": "", "rejection_reason": ""})
        return web.json_response({"sid": sid, "account_sid": ACCOUNT, "whatsapp": told, "url": request.path})

    async def _account(self, _request: web.Request) -> web.Response:
        return web.json_response({"sid": ACCOUNT, "friendly_name": "Kue", "status": self.account_status})

    async def _senders(self, request: web.Request) -> web.Response:
        sender: dict[str, Any] = {"sid": SENDER_SID, "sender_id": f"whatsapp:{SENDER}", "status": self.sender_status}
        sender |= {"webhook": {"callback_url": self.sender_hook}, "offline_reasons": None}
        if "sid" in request.match_info:
            return web.json_response(sender)
        meta = {"key": "senders", "page": 0, "page_size": 50, "next_page_url": None, "url": request.path}
        return web.json_response({"senders": [sender | {"webhook": None}], "meta": meta})

    async def _dated(self, _request: web.Request, answer: web.StreamResponse) -> None:
        answer.headers["Date"] = format_datetime(datetime.now(UTC) + self.clock_ahead, usegmt=True)

    def _routes(self) -> list[web.RouteDef]:
        messages = f"/2010-04-01/Accounts/{ACCOUNT}/Messages"
        approvals = "/v1/Content/{sid}/ApprovalRequests"
        return [
            web.post(f"{messages}.json", self._send),
            web.get(f"{messages}.json", self._list),
            web.get(messages + "/{sid}/Media.json", self._media_list),
            web.get(messages + "/{sid}/Media/{media}", self._media),
            web.get(f"/2010-04-01/Accounts/{ACCOUNT}.json", self._account),
            web.get("/v2/Channels/Senders", self._senders),
            web.get("/v2/Channels/Senders/{sid}", self._senders),
            web.post("/v1/Content", self._make_content),
            web.post(f"{approvals}/whatsapp", self._submit),
            web.get(approvals, self._approval),
        ]

    @asynccontextmanager
    async def running(self) -> AsyncIterator[FakeTwilio]:
        """Serve on a port of its own for as long as the block lasts."""
        app = web.Application(middlewares=[only_the_account])
        app.on_response_prepare.append(self._dated)
        app.add_routes(self._routes())
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield self
        finally:
            await runner.cleanup()
