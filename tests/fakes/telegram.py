"""A Bot API on 127.0.0.1: real HTTP, and people who write and press buttons. It records, delays, fails and counts."""

from __future__ import annotations

import asyncio
import json
import random
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.fakes.telegram_rules import BadHtml, Limiter, plain, units

TOKEN = "123456:AAtest-token_of_the_fake"
BOT_ID = 123456
USERNAME = "lapormitra_bot"
SENDS = {"sendMessage": 4096, "sendPhoto": 1024, "sendDocument": 1024, "sendVoice": 1024, "sendPoll": 300}
HOOKED = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
Json = dict[str, Any]


@dataclass
class Call:
    """One request: its method, its parameters with JSON read, and when it came, in the loop's time."""

    method: str
    parameters: Json
    at: float


@dataclass
class Fault:
    """What befalls a request. With `accepts` the message counts as sent all the same; `hangs` is in seconds.

    `body` is what is answered in place of a refusal as Telegram words it.
    """

    status: int = 0
    description: str = ""
    parameters: Json = field(default_factory=dict)
    accepts: bool = False
    hangs: float = 0.0
    drops: bool = False
    body: str = ""


def too_many(seconds: int) -> Fault:
    return Fault(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def blocked() -> Fault:
    return Fault(403, "Forbidden: bot was blocked by the user")


def migrated(chat_id: object) -> Fault:
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    return Fault(400, text, {"migrate_to_chat_id": chat_id})


@dataclass
class Shown:
    """A message as it stands in a chat now."""

    message_id: int
    chat_id: int
    text: str
    keyboard: list[list[Json]]
    sent: Json

    @property
    def labels(self) -> list[str]:
        return [button["text"] for row in self.keyboard for button in row]


class FakeTelegram:
    """The server and its people. Use it as `async with FakeTelegram() as telegram`."""

    def __init__(self, delay: float = 0.0, limiter: Limiter | None = None) -> None:
        self.delay = delay
        self.limiter = limiter
        self.calls: list[Call] = []
        self.chats: dict[int, list[Shown]] = defaultdict(list)
        self.refused_pushes: list[int] = []
        self.url = ""
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._updates: deque[Json] = deque()
        self._news = asyncio.Condition()
        self._numbers = count(random.randrange(10**8))
        self._hook: Json = {}
        self.hook_told: Json = {}
        self.clock_ahead = timedelta()
        self._pushing: set[asyncio.Task[None]] = set()
        self.uploads = 0
        self.files: dict[str, bytes] = {}

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=50 << 20)
        app.on_response_prepare.append(self._dated)
        app.router.add_route("*", "/bot{token}/{method}", self._answer)
        app.router.add_get("/file/bot{token}/{path:.*}", self._fetched)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self._http = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._pushing:
            task.cancel()
        await self._http.close()
        await self._runner.cleanup()

    def fails(self, method: str, *faults: Fault) -> None:
        """The next requests of a method meet these faults, one each."""
        self._faults[method].extend(faults)

    def called(self, method: str) -> list[Json]:
        return [call.parameters for call in self.calls if call.method == method]

    # What people do.

    async def says(self, who: int, text: str, **more: Any) -> Json:
        return await self.brings("message", self.message(who, text=text, **more))

    async def taps(self, who: int, label: str) -> Json:
        """Press the newest button of that label."""
        for shown in reversed(self.chats[who]):
            for button in (button for row in shown.keyboard for button in row):
                if button["text"] == label:
                    return await self.presses(who, shown, button["callback_data"])
        raise AssertionError(f"{who} sees no button {label!r}: {[shown.labels for shown in self.chats[who]]}")

    async def presses(self, who: int, shown: Shown, carried: str) -> Json:
        chat = {"id": who, "type": "private", "first_name": "Siti"}
        message = {"message_id": shown.message_id, "chat": chat, "date": 1_780_000_000, "text": shown.text}
        message["reply_markup"] = {"inline_keyboard": shown.keyboard}
        query = {"id": str(next(self._numbers)), "from": person(who), "message": message, "chat_instance": "1"}
        return await self.brings("callback_query", query | {"data": carried})

    def message(self, who: int, chat: Json | None = None, **content: Any) -> Json:
        chat = chat or {"id": who, "type": "private", "first_name": "Siti"}
        return {"message_id": next(self._numbers), "from": person(who), "chat": chat, "date": 1_780_000_000, **content}

    async def brings(self, kind: str, content: Json) -> Json:
        """Give the bot an update."""
        update = {"update_id": next(self._numbers), kind: content}
        await self.repeats(update)
        return update

    async def repeats(self, update: Json) -> None:
        """Deliver an update, perhaps once more."""
        if self._hook.get("url"):
            task = asyncio.create_task(self._push(update))
            self._pushing.add(task)
            task.add_done_callback(self._pushing.discard)
            return
        async with self._news:
            self._updates.append(update)
            self._news.notify_all()

    async def until(self, met: Callable[[], object], seconds: float = 20.0) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(seconds):
            while not met():  # noqa: ASYNC110 - what is waited for may be anything
                await asyncio.sleep(0.005)

    async def hears(self, who: int, after: int) -> str:
        """The texts in a chat from the `after`th on, once there is one."""
        await self.until(lambda: any(shown.text for shown in self.chats[who][after:]))
        return "\n".join(shown.text for shown in self.chats[who][after:] if shown.text)

    # What the server does.

    async def _push(self, update: Json) -> None:
        """Call the webhook until it answers 2xx."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._hook.get("secret_token", "")}
        while True:
            try:
                async with self._http.post(self._hook["url"], json=update, headers=headers) as answer:
                    if answer.ok:
                        return
                    self.refused_pushes.append(answer.status)
            except aiohttp.ClientError:
                self.refused_pushes.append(0)
            await asyncio.sleep(0.05)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method, parameters = request.match_info["method"], await read(request)
        self.calls.append(Call(method, parameters, asyncio.get_running_loop().time()))
        if request.match_info["token"] != TOKEN:
            return refusal(Fault(401, "Unauthorized"))
        if self.delay:
            await asyncio.sleep(self.delay)
        fault = self._faults[method].popleft() if self._faults[method] else None
        if fault is None:
            return await self._done(method, parameters)
        if fault.accepts:
            await self._done(method, parameters)
        await asyncio.sleep(fault.hangs)
        if fault.drops and request.transport:
            request.transport.abort()
        return refusal(fault) if fault.status else await self._done(method, parameters)

    async def _dated(self, _request: web.Request, answer: web.StreamResponse) -> None:
        answer.headers["Date"] = format_datetime(datetime.now(UTC) + self.clock_ahead, usegmt=True)

    async def _fetched(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["path"].removeprefix("photos/")])

    async def _done(self, method: str, parameters: Json) -> web.Response:
        if method in SENDS:
            return self._sent(method, parameters)
        if method == "getUpdates" and self._hook.get("url"):
            return refusal(Fault(409, HOOKED))
        if method == "getUpdates":
            return result(await self._polled(parameters))
        if method == "getMe":
            return result({"id": BOT_ID, "is_bot": True, "first_name": "LaporMitra", "username": USERNAME})
        if method == "getWebhookInfo":
            told = {"url": self._hook.get("url", ""), "has_custom_certificate": False}
            return result(told | {"pending_update_count": len(self._updates)} | self.hook_told)
        if method == "getFile" and parameters["file_id"] in self.files:
            path = f"photos/{parameters['file_id']}"
            return result({"file_id": parameters["file_id"], "file_unique_id": "u", "file_path": path})
        if method in ("setWebhook", "deleteWebhook"):
            self._hook = parameters if method == "setWebhook" else {}
        if method in ("editMessageReplyMarkup", "editMessageText"):
            return self._edited(parameters)
        known = {"answerCallbackQuery", "sendChatAction", "setMyCommands", "setWebhook", "deleteWebhook", "leaveChat"}
        return result(True) if method in known else refusal(Fault(404, "Not Found"))

    async def _polled(self, parameters: Json) -> list[Json]:
        offset = int(parameters.get("offset", 0))
        while self._updates and self._updates[0]["update_id"] < offset:
            self._updates.popleft()
        async with self._news:
            try:
                async with asyncio.timeout(float(parameters.get("timeout", 0))):
                    await self._news.wait_for(lambda: self._updates)
            except TimeoutError:
                return []
        return list(self._updates)[:100]

    def _sent(self, method: str, parameters: Json) -> web.Response:
        chat_id = int(parameters["chat_id"])
        if self.limiter and not self.limiter.admits(chat_id):
            return refusal(too_many(1))
        text = str(parameters.get("text") or parameters.get("caption") or parameters.get("question") or "")
        try:
            seen = plain(text) if parameters.get("parse_mode") == "HTML" else text
        except BadHtml as error:
            return refusal(Fault(400, f"Bad Request: can't parse entities: {error}"))
        if units(seen) > SENDS[method] or (method == "sendMessage" and not seen.strip()):
            return refusal(
                Fault(400, "Bad Request: message is too long" if seen.strip() else "Bad Request: message text is empty")
            )
        number = next(self._numbers)
        sent = self._message(method, number, chat_id, seen, parameters)
        rows = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
        self.chats[chat_id].append(Shown(number, chat_id, seen, rows, parameters))
        return result(sent)

    def _message(self, method: str, number: int, chat_id: int, seen: str, parameters: Json) -> Json:
        chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
        me = {"id": BOT_ID, "is_bot": True, "first_name": "LaporMitra", "username": USERNAME}
        sent: Json = {"message_id": number, "date": 1_780_000_000, "chat": chat, "from": me, "text": seen}
        if method in ("sendPhoto", "sendDocument", "sendVoice"):
            kind = method[4:].lower()
            uploaded = isinstance(parameters.get(kind), bytes)
            self.uploads += uploaded
            file_id = f"file-{number}" if uploaded else str(parameters[kind])
            file = {"file_id": file_id, "file_unique_id": f"u{number}", "width": 9, "height": 9}
            sent[kind] = [file, file | {"file_id": file_id}] if kind == "photo" else file
        if method == "sendPoll":
            sent["poll"] = {"id": f"poll-{number}", "question": seen, "options": [], "total_voter_count": 0}
        return sent

    def _edited(self, parameters: Json) -> web.Response:
        for shown in self.chats[int(parameters["chat_id"])]:
            if shown.message_id == int(parameters["message_id"]):
                rows = (parameters.get("reply_markup") or {}).get("inline_keyboard", [])
                if rows == shown.keyboard:
                    return refusal(Fault(400, "Bad Request: message is not modified"))
                shown.keyboard = rows
                return result(True)
        return refusal(Fault(400, "Bad Request: message to edit not found"))


def person(who: int) -> Json:
    return {"id": who, "is_bot": False, "first_name": "Siti", "language_code": "id"}


async def read(request: web.Request) -> Json:
    """Parameters as a real server reads them: from the address, a form, its parts, or JSON."""
    if request.content_type == "application/json":
        return dict(await request.json())
    parameters: Json = {name: loaded(value) for name, value in request.query.items()}
    for name, value in (await request.post()).items():
        parameters[name] = value.file.read() if isinstance(value, web.FileField) else loaded(value)
    return parameters


def loaded(value: Any) -> Any:
    """A form's value: JSON where it is a list, an object, a number or a truth value; else the text."""
    try:
        return (
            json.loads(value)
            if value[:1] in "[{" or value in ("true", "false") or value.lstrip("-").isdigit()
            else value
        )
    except ValueError:
        return value


def result(value: Any) -> web.Response:
    return web.json_response({"ok": True, "result": value})


def refusal(fault: Fault) -> web.Response:
    if fault.body:
        return web.Response(text=fault.body, status=fault.status)
    body: Json = {"ok": False, "error_code": fault.status, "description": fault.description}
    return web.json_response(body | ({"parameters": fault.parameters} if fault.parameters else {}), status=fault.status)
