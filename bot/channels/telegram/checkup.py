"""Checkup: what Telegram says of the token and the webhook, beside what the config says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError

from bot import reach
from bot.channels.telegram.polling import why
from bot.channels.telegram.webhook import path_of
from bot.channels.telegram.wire import MILLISECONDS, Wire
from bot.config import Telegram as Settings
from bot.finding import Finding

LATELY_SECONDS = 3600
TAKEN = "mitra serve takes them as soon as it runs; Telegram keeps them for 24 hours."
FOREIGN = "Another program uses this token: stop it, or ask @BotFather for a bot of your own; then start mitra serve."


async def examine(settings: Settings) -> list[Finding]:
    """One finding for each thing that Telegram was asked about."""
    findings = await _asked(settings)
    if settings.mode == "webhook" and settings.public_base_url:
        findings += await reach.public_url("telegram.public_base_url", settings.public_base_url)
    return findings + await reach.clock("Telegram", settings.api_base_url)


async def _asked(settings: Settings) -> list[Finding]:
    wire = Wire(settings.token.get_secret_value(), settings.api_base_url)
    try:
        me = await _told(wire, "getMe")
        hook = await _told(wire, "getWebhookInfo")
    except InvalidToken:
        mend = "Copy it from @BotFather into [telegram] token."
        return [Finding(False, "Telegram does not know the token", mend)]
    except TelegramError as error:
        mend = "Check the network of this machine, and [telegram] api_base_url."
        return [Finding(False, f"Telegram does not answer at {settings.api_base_url}: {why(error)}", mend)]
    finally:
        await wire.hang_up()
    return [Finding(True, f"Telegram, @{me.get('username', '')}"), *_of_webhook(settings, hook)]


async def _told(wire: Wire, method: str) -> dict[str, Any]:
    told = await wire.ask(method, reach.PATIENCE_SECONDS)
    if not isinstance(told, dict):
        raise TelegramError(f"{method} was answered with nonsense")
    return told


def _of_webhook(settings: Settings, hook: dict[str, Any]) -> Iterator[Finding]:
    url = str(hook.get("url", ""))
    yield _polled(url) if settings.mode == "polling" else _called(settings, url)
    waiting = int(hook.get("pending_update_count", 0))
    if waiting:
        yield Finding(True, f"updates that wait at Telegram: {waiting}", TAKEN)
    if hook.get("last_error_date") and settings.mode == "webhook":
        yield _last_error(hook, waiting)


def _polled(url: str) -> Finding:
    if not url:
        return Finding(True, "Telegram is polled, and no webhook is in the way")
    mend = f"mitra serve removes it at start. If it comes back: {FOREIGN}"
    return Finding(False, f"mode is polling, but Telegram calls {_host(url)}", mend)


def _called(settings: Settings, url: str) -> Finding:
    """The path of a webhook is a secret: it is compared, and never shown."""
    base = settings.public_base_url.rstrip("/")
    if not base:
        return Finding(False, "mode is webhook, without an address", "Set telegram.public_base_url, or mode = polling.")
    if url == base + path_of(settings):
        return Finding(True, f"Telegram calls {base}")
    if not url:
        return Finding(False, "no webhook is set", "Start mitra serve, which sets it.")
    if url.startswith(f"{base}/"):
        return Finding(False, f"Telegram calls another path of {base}", "Restart mitra serve, which sets it anew.")
    return Finding(False, f"Telegram calls {_host(url)}, not {base}", FOREIGN)


def _last_error(hook: dict[str, Any], waiting: int) -> Finding:
    """Whether Telegram gets through again is seen by what still waits."""
    date = int(hook["last_error_date"])
    at = datetime.fromtimestamp(date / 1000 if date > MILLISECONDS else date, UTC)
    lately = (datetime.now(UTC) - at).total_seconds() < LATELY_SECONDS
    what = f"Telegram's last call that failed, {at:%Y-%m-%d %H:%M} UTC: {hook.get('last_error_message', '')}"
    mend = "See that mitra serve runs, and that the proxy before it has a valid certificate."
    return Finding(not (waiting and lately), what, mend)


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
