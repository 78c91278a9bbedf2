"""What an address on the network answers: what time it is there, and whether it is a server of ours."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp

from bot.finding import Finding

PATIENCE_SECONDS = 5.0
CLOCK_MAY_BE_OFF_SECONDS = 60
THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


async def clock(platform: str, url: str) -> list[Finding]:
    """Our clock beside the one of whoever answers at `url`; nothing where nobody does."""
    async with _session() as session:
        with suppress(aiohttp.ClientError, TimeoutError, OSError):
            async with session.get(url, allow_redirects=False) as answer:
                there = _date_of(answer)
                return [_compared(platform, (datetime.now(UTC) - there).total_seconds())] if there else []
    return []


def _date_of(answer: aiohttp.ClientResponse) -> datetime | None:
    try:
        return parsedate_to_datetime(answer.headers["Date"])
    except (KeyError, ValueError):
        return None


def _compared(platform: str, ahead: float) -> Finding:
    seconds = round(abs(ahead))
    if seconds <= CLOCK_MAY_BE_OFF_SECONDS:
        return Finding(True, f"the clock agrees with {platform}'s")
    mend = "Set this machine's time (timedatectl set-ntp true): signed links, leases and quiet hours go by it."
    return Finding(False, f"the clock is {seconds} s {'ahead of' if ahead > 0 else 'behind'} {platform}'s", mend)


async def public_url(key: str, url: str) -> list[Finding]:
    """Whether `url`, which the config has under `key`, can be called by a platform, and our server answers there."""
    parts = urlsplit(url)
    if parts.scheme != "https" and parts.hostname not in THIS_MACHINE:
        return [Finding(False, f"{key}: {url} is not https", "Put a proxy with a certificate in front; see README.")]
    if parts.hostname in THIS_MACHINE:
        return [Finding(True, f"{key}: {url}", "Only an emulator on this machine can call it."), await _health(url)]
    return [await _health(url)]


async def _health(url: str) -> Finding:
    """Not to be reached from here is no fault: the server may be down now, or its network not let us back in."""
    try:
        async with _session() as session, session.get(f"{url.rstrip('/')}/health") as answer:
            status, told = answer.status, await answer.text()
    except (aiohttp.ClientError, TimeoutError, OSError):
        return Finding(
            True, f"{url} was not reached from here", "Start mitra serve, then open its /health in a browser."
        )
    if status == 200 and '"well"' in told:
        return Finding(True, f"{url} answers")
    mend = "Let the proxy hand every path to mitra serve unchanged."
    return Finding(False, f"{url}/health answers {status}, which is not this server", mend)


def _session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PATIENCE_SECONDS))
