"""A town in which the cast writes to the bot: one turn a message, on a real database, with a clock of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, insert, select, update

from bot import timetable
from bot.channels.message import Attached, Attachment, Incoming, Outgoing
from bot.domain.business import NO_BUSINESS
from bot.sending.announcing import write_part
from bot.talking.turn import take_turn
from storage import businesses, claims, codes, files, outbox, tables
from storage.announcements import CHANNEL
from storage.outbox import Sent
from storage.tables.columns import new_id, table_of

JAKARTA = ZoneInfo("Asia/Jakarta")
_outbox = table_of(tables.Outbox)
_identities = table_of(tables.Identity)
CAST = {"rina": "Bu Rina", "siti": "Bu Siti", "dita": "Dita", "eko": "Pak Eko", "citra": "Citra", "tini": "Bu Tini"}


@dataclass
class Town:
    """Everybody's phones. `says` returns what is answered; `hears` what came unasked since somebody was last heard."""

    engine: Engine
    now: datetime = datetime(2026, 11, 16, 8, 0, tzinfo=JAKARTA)
    numbers: count[int] = field(default_factory=lambda: count(1))
    read: dict[str, int] = field(default_factory=dict)

    def says(self, who: str, text: str = "", *, pressed: str | None = None, attached: Attached | None = None) -> str:
        """Send a message and return the text of everything that now stands on that phone."""
        incoming = Incoming(
            "simulator", f"m{next(self.numbers)}", who, self.now, text, pressed, attached, CAST.get(who, "")
        )
        return self.receives(incoming)

    def sends(self, who: str, content: bytes, text: str = "", media_type: str = "image/jpeg") -> str:
        """Send a file, as a channel that has fetched it hands it on, and return what is answered."""
        attached = Attached.VOICE if media_type.startswith("audio/") else Attached.PHOTO
        number = next(self.numbers)
        name, digest = f"foto-{number}.jpg", hashlib.sha256(content).hexdigest()
        with self.engine.begin() as connection:
            file_id = files.bring(connection, NO_BUSINESS, name, media_type, content, digest, self.now)
        brought = (Attachment(file_id, name, media_type),)
        return self.receives(
            Incoming("simulator", f"m{number}", who, self.now, text, None, attached, CAST.get(who, ""), "", brought)
        )

    def receives(self, incoming: Incoming) -> str:
        self.now += timedelta(seconds=20)
        with self.engine.begin() as connection:
            take_turn(connection, incoming, self.now)
        self.announces()
        return self.hears(incoming.address)

    def announces(self) -> None:
        """Write to everybody what was announced, as whoever sends it does."""
        announced = _outbox.c.channel == CHANNEL, _outbox.c.state == "queued"
        with self.engine.begin() as connection:
            for row in connection.execute(select(_outbox.c.business_id, _outbox.c.address).where(*announced)).all():
                while write_part(connection, row.business_id, int(row.address), self.now):
                    pass
            connection.execute(update(_outbox).where(*announced).values(state="sent"))

    def delivers(self) -> None:
        """Send all that waits, as a channel does that reaches everybody."""
        with self.engine.begin() as connection:
            while claimed := claims.claim(connection, ["simulator"], "town"):
                outbox.close_sent(connection, [Sent(one, str(one.outbox_id), self.now) for one in claimed])

    def taps(self, who: str, label: str) -> str:
        """Press the newest button with that label."""
        for message in reversed(self.bubbles(who)):
            for button in message.buttons:
                if button.label == label:
                    return self.says(who, pressed=button.carries)
        raise AssertionError(f"{who} sees no button {label!r}")

    def hears(self, who: str) -> str:
        """The texts that came since the last time, one below the other."""
        new = self.bubbles(who)[self.read.get(who, 0) :]
        self.read[who] = self.read.get(who, 0) + len(new)
        return "\n".join(
            message.text or f"[{message.attachment.name if message.attachment else ''}]" for message in new
        )

    def bubbles(self, who: str) -> list[Outgoing]:
        with self.engine.begin() as connection:
            rows = connection.execute(
                select(_outbox.c.message).where(_outbox.c.address == who).order_by(_outbox.c.outbox_id)
            ).all()
        return [Outgoing.read(row.message) for row in rows]

    def goes_to(self, day: str, hour: int = 9, minute: int = 0) -> None:
        """Move the clock to a local day (`2026-11-21`) and do what falls due on the way."""
        end = datetime.fromisoformat(day).replace(hour=hour, minute=minute, tzinfo=JAKARTA)
        with self.engine.begin() as connection:
            stops = timetable.moments_between(connection, self.now, end)
        for moment in [*stops, end]:
            self.now = max(moment, self.now)
            self.ticks()

    def ticks(self) -> None:
        """Do what is due now, each part of it in a transaction of its own."""
        with self.engine.begin() as connection:
            found = businesses.businesses(connection)
        for business in found:
            mark, written = timetable.BEGINNING, None
            while mark:
                with self.engine.begin() as connection:
                    mark = timetable.tick(connection, business, self.now, mark, written)
                    written = timetable.written_at(connection, business, self.now, mark) if mark else None

    def claim_code(self) -> str:
        with self.engine.begin() as connection:
            return codes.issue_claim(connection, self.now)

    def opens(self, who: str = "rina", business: str = "Kue Bu Rina") -> None:
        """The owner's first minutes, with the products of the stories."""
        self.says(who, self.claim_code())
        self.says(who, CAST[who])
        self.says(who, business)
        self.says(who, "keripik pisang 10rb per bungkus\nnastar 40rb toples\nkacang 60rb/kg")
        self.says(who, "ya")
        self.says(who, "25% buat warung")
        self.says(who, "ya")
        self.says(who, "sabtu jam 4 sore")
        self.says(who, "WIB")
        self.says(who, "ya")
        self.hears(who)

    def joins(self, who: str, partner: str, goods: str = "", owner: str = "rina") -> None:
        """The owner invites, the partner accepts, and receives goods."""
        code = self.invites(owner, partner)
        answer = self.says(who, f"MULAI {code}")
        if "panggil" in answer:
            self.says(who, CAST[who])
        self.says(who, "SETUJU")
        if goods:
            self.says(owner, f"titip {goods} ke {partner}")
            self.says(owner, "ya")
            self.taps(who, "Sudah datang")
        self.hears(owner)

    def agrees(self, who: str, words: str, owner: str = "rina") -> str:
        """The owner invites in these words, and somebody says yes; the agreement as that person reads it."""
        shown = self.says(owner, words)
        while "MULAI" not in shown:
            shown = self.says(owner, "ya")
        if "panggil" in self.says(who, f"MULAI {shown.split('MULAI ')[1][:8]}"):
            self.says(who, CAST[who])
        self.says(who, "SETUJU")
        self.hears(owner)
        return self.says(who, "kesepakatan")

    def reports(self, who: str, figures: str) -> None:
        """Report, say yes to the figures, and nothing to the question for feedback."""
        self.says(who, figures)
        self.says(who, "ya")
        self.says(who, "lewati")

    def also_at(self, who: str, channel: str, address: str) -> None:
        """Somebody writes from another address as well."""
        with self.engine.begin() as connection:
            person_id = connection.execute(select(_identities.c.person_id).where(_identities.c.address == who)).scalar()
            row = {"identity_id": new_id(), "person_id": person_id, "channel": channel, "address": address}
            connection.execute(insert(_identities).values(row))

    def invites(self, owner: str, partner: str) -> str:
        """The code that the owner gets to hand on."""
        said = self.says(owner, f"undang {partner} 25%")
        while "MULAI" not in said:
            said = self.says(owner, "ya")
        return said.split("MULAI ")[1][:8]

    def invites_staff(self, owner: str, name: str) -> str:
        """The code that the owner gets to hand on to staff."""
        self.says(owner, f"tambah staf {name}")
        return self.says(owner, "ya").split("MULAI ")[1][:8]
