"""Receive: one form of Twilio's as one message, and what a status callback tells of one of ours."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.channels.message import Attached, Attachment, Incoming
from bot.channels.whatsapp.limits import NAME

PREFIX = "whatsapp:"
MOST_MEDIA = 10
LONGEST_NAME = 80
ADDRESS = re.compile(r"\+\d{5,15}|[A-Z]{2}\.[0-9A-Za-z]{1,128}")
"""A phone number, or what WhatsApp calls somebody who hides it."""
SID = re.compile(r"[A-Za-z]{2}\w{1,64}", re.ASCII)
MESSAGE_SID = re.compile(r"(?:SM|MM)[0-9a-f]{32}")
SIGNED_SID = re.compile(f"MessageSid({MESSAGE_SID.pattern})")
MEDIA_SID = re.compile(r"/Media/(ME\w{2,64})$", re.ASCII)

KINDS = {
    "image": Attached.PHOTO,
    "document": Attached.DOCUMENT,
    "audio": Attached.VOICE,
    "voice": Attached.VOICE,
    "sticker": Attached.STICKER,
    "location": Attached.LOCATION,
    "contacts": Attached.CONTACT,
    "video": Attached.OTHER,
}
"""What Twilio calls what comes with a message."""

MEDIA_KINDS = (
    ("image/webp", Attached.STICKER),
    ("image/", Attached.PHOTO),
    ("audio/", Attached.VOICE),
    ("video/", Attached.OTHER),
    ("text/vcard", Attached.CONTACT),
    ("text/x-vcard", Attached.CONTACT),
    ("", Attached.DOCUMENT),
)
"""Media types by how they begin."""


def incoming(form: Mapping[str, str], now: datetime, files: tuple[Attachment, ...] = ()) -> Incoming | None:
    """The message in a form, or None where it is of another product or names nobody that can be answered."""
    address = address_of(form.get("From", ""))
    if address is None:
        return None
    return Incoming(
        NAME,
        external_id(form),
        address,
        now,
        "" if _is_forwarded(form) else form.get("Body", ""),
        form.get("ButtonPayload") or form.get("ListId") or None,
        attached(form),
        form.get("ProfileName", "")[:LONGEST_NAME],
        form.get("OriginalRepliedMessageSid", ""),
        files,
        _bare(form.get("ExternalUserId", "")),
    )


def address_of(sender: str) -> str | None:
    """Where answers go: `+6281200000001`, or the id of somebody whose number is hidden; None off WhatsApp."""
    bare = _bare(sender)
    return bare if ADDRESS.fullmatch(bare) else None


def _bare(address: str) -> str:
    return address.removeprefix(PREFIX) if address.startswith(PREFIX) else ""


def external_id(form: Mapping[str, str]) -> str:
    """Twilio's id of the message; the sandbox may leave it out, then what was said names it.

    What Twilio signs is all names and values in one row. A replay may part that row otherwise, so the id is looked for
    there where it does not stand in its field.
    """
    sid = form.get("MessageSid") or form.get("SmsMessageSid") or ""
    if not MESSAGE_SID.fullmatch(sid) and (found := SIGNED_SID.search("".join(n + form[n] for n in sorted(form)))):
        return found[1]
    said = "\n".join(f"{name}={form[name]}" for name in sorted(form))
    return sid if SID.fullmatch(sid) else f"form-{hashlib.sha256(said.encode()).hexdigest()[:32]}"


def attached(form: Mapping[str, str]) -> Attached | None:
    """What came that is not text. Twilio's own word may be missing, or say text of a picture."""
    if form.get("MediaContentType0"):
        return _kind_of_media(form["MediaContentType0"].casefold())
    if form.get("Latitude") and form.get("Longitude"):
        return Attached.LOCATION
    return KINDS.get(form.get("MessageType", "")) or (Attached.OTHER if _is_forwarded(form) else None)


def _is_forwarded(form: Mapping[str, str]) -> bool:
    """Whether somebody else has said it."""
    return form.get("Forwarded") == "true" or form.get("FrequentlyForwarded") == "true"


def _kind_of_media(media_type: str) -> Attached:
    return next(kind for start, kind in MEDIA_KINDS if media_type.startswith(start))


def media_sids(form: Mapping[str, str]) -> list[str]:
    """The ids of what came with a message; the addresses beside them are the sender's word, and not used."""
    found = (MEDIA_SID.search(form.get(f"MediaUrl{n}", "")) for n in range(MOST_MEDIA))
    return [one[1] for one in found if one]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one of our messages. `code` is Twilio's error code, 0 where there is none."""

    provider_id: str
    status: str
    code: int


def receipt(form: Mapping[str, str]) -> Receipt | None:
    """The receipt in a status callback, or None where it names no message."""
    sid = form.get("MessageSid") or form.get("SmsSid") or ""
    code = form.get("ErrorCode", "")
    if not SID.fullmatch(sid):
        return None
    status = form.get("MessageStatus") or form.get("SmsStatus") or ""
    return Receipt(sid, status.casefold(), int(code) if re.fullmatch(r"[0-9]{1,9}", code) else 0)
