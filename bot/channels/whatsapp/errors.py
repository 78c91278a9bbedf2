"""Errors: what each of Twilio's codes means for a message, in the closed set of ways in which sending fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from aiohttp import ClientError
from twilio.base.exceptions import TwilioException, TwilioRestException

from bot.channels.message import Blocked, OutsideWindow, Refused, SendFailed, Throttled, Unreachable

MINUTE = 60.0
HOUR = 60 * MINUTE


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code comes down to; `wait` is in seconds and counts for Throttled alone."""

    kind: type[SendFailed]
    why: str
    wait: float = 0

    def failure(self, code: int) -> SendFailed:
        why = f"{code}: {self.why}"
        return Throttled(self.wait, why) if self.kind is Throttled else self.kind(why)


MEANINGS = {
    20003: Meaning(Throttled, "the auth token is not taken: check [whatsapp] auth_token", 5 * MINUTE),
    20429: Meaning(Throttled, "too many requests at once", 2),
    21211: Meaning(Blocked, "this is no number"),
    21408: Meaning(Refused, "the account may not write to this country: open it in Twilio's console"),
    21610: Meaning(Blocked, "the person asked for no more messages"),
    21656: Meaning(Refused, "what fills the template is not as it should be"),
    21658: Meaning(Refused, "what fills the template is too long"),
    63003: Meaning(Blocked, "the number is not active"),
    63005: Meaning(Refused, "WhatsApp does not take this content"),
    63007: Meaning(Throttled, "the sender is not this account's: check [whatsapp] sender", 5 * MINUTE),
    63013: Meaning(Refused, "the content is against WhatsApp's rules"),
    63015: Meaning(Blocked, "the person has not joined the sandbox"),
    63016: Meaning(OutsideWindow, "more than 24 hours since the person wrote"),
    63018: Meaning(Throttled, "the sender's rate or daily limit is reached", 10 * MINUTE),
    63021: Meaning(Refused, "the content is not valid, or longer than 1,024 characters"),
    63024: Meaning(Blocked, "the number is not on WhatsApp"),
    63032: Meaning(Refused, "Meta keeps marketing from this person"),
    63049: Meaning(Throttled, "Meta held this marketing message back", 6 * HOUR),
    63051: Meaning(Refused, "the WhatsApp account is locked: look at Meta's business manager"),
}
"""Each of Twilio's codes that we know of; most 63xxx come later, with the status callback."""


def failure(code: int | None, status: int = 400) -> SendFailed:
    """What a code of Twilio's means. One that is not known is temporary where the server failed, else final."""
    if code in MEANINGS:
        return MEANINGS[code].failure(code)
    if status == 429:
        return Throttled(MEANINGS[20429].wait)
    return Unreachable(f"HTTP {status}") if status >= 500 else Refused(f"{code or ''} HTTP {status}".strip())


@contextmanager
def told_as_failures() -> Iterator[None]:
    """Within this block whatever goes wrong at Twilio is raised as one of the closed set, without secrets in it."""
    try:
        yield
    except TwilioRestException as error:
        raise failure(error.code, error.status) from None
    except (TwilioException, ClientError, OSError, TimeoutError, ValueError) as error:  # ValueError: it is no JSON
        raise Unreachable(type(error).__name__) from None
