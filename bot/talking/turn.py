"""One message in, one transaction out: the inbox row, what was decided, and the replies, all or nothing."""

from __future__ import annotations

from datetime import datetime

import structlog
from pydantic import TypeAdapter
from sqlalchemy import Connection

from bot.channels.message import Incoming
from bot.conversation import Heard
from bot.domain.speaker import Speaker
from bot.reply import Reply
from bot.sending.mail import Mail, no_business
from bot.talking.answers import Lookups
from bot.talking.bubble import Bubble
from bot.talking.dialogue import Dialogue
from bot.talking.floor import Floor
from bot.talking.happening import take_event
from bot.talking.replying import meant
from bot.talking.scene import Scene
from bot.talking.secrecy import without_pin
from bot.talking.suspension import hold, met
from bot.texts import _, speaking
from handlers.understand import Doubt, clean
from handlers.understand.text.clean import LONGEST
from storage import inbox, people
from storage.books import Books
from storage.claims import Claimed

INCOMING = TypeAdapter(Incoming)
log = structlog.get_logger()


def take_turn(connection: Connection, incoming: Incoming, now: datetime, sender: str = "") -> list[Claimed]:
    """Take one message within the caller's transaction; the replies that `sender` is to send at once.

    1. The inbox row, without a PIN: a message that is there already is dropped without a word.
    2. The speaker is held until the transaction ends, so that one person's messages go one by one.
    3. The conversation goes as far as the message takes it, and what it decides is done.
    4. Replies and letters become outbox rows.

    Raises whatever goes wrong; then the caller rolls back, and keeps the message with `keep_failed`.
    """
    written, heard = without_pin(connection, incoming, now)
    message = INCOMING.dump_python(written, mode="json", exclude_defaults=True)
    if not inbox.keep(connection, incoming.channel, incoming.external_id, incoming.address, message, now):
        return []
    return _answered(connection, heard, now).post(sender)


def _answered(connection: Connection, incoming: Incoming, now: datetime) -> Mail:
    """Do what a message asks for; what is to be said of it, not posted yet."""
    if incoming.event:
        return take_event(connection, incoming, incoming.event, now)
    speaker, is_news = met(connection, incoming, now)
    if speaker.suspended:
        return hold(connection, speaker, now, tells_owners=is_news)
    floor = Floor(Lookups(Scene(connection, now, speaker)))
    with speaking(speaker.language, speaker.call, speaker.name):
        Dialogue(floor).hear(meant(connection, incoming, heard_in(incoming), now))
        mail = Mail(_books(floor.scene))
        mail.answer(floor.scene.speaker, floor.bubbles)
        mail.deliver(floor.letters, except_person=speaker.person_id)
    return mail


def heard_in(incoming: Incoming) -> Heard:
    """What a message says: normalised text, or the button, or the kind of thing that is not text."""
    text = clean(incoming.text)
    return Heard(
        incoming.text[: LONGEST + 1] if isinstance(text, Doubt) else text,
        incoming.pressed,
        incoming.attached,
        files=tuple(file.file_id for file in incoming.files),
    )


def _books(scene: Scene) -> Books:
    return scene.books if scene.speaker.place else no_business(scene.connection, scene.now)


def keep_failed(
    connection: Connection, incoming: Incoming, error: Exception, now: datetime, sender: str = ""
) -> list[Claimed]:
    """Keep a message whose turn failed, to be tried again; once it is set aside, the person is told, politely."""
    written, _heard = without_pin(connection, incoming, now)
    message = INCOMING.dump_python(written, mode="json", exclude_defaults=True)
    row = {"channel": incoming.channel, "external_id": incoming.external_id, "address": incoming.address}
    attempts = inbox.fail(connection, row | {"message": message}, repr(error), now)
    if attempts < inbox.MOST_ATTEMPTS:
        return []
    log.error("message set aside", channel=incoming.channel, external_id=incoming.external_id, error=repr(error))
    speaker: Speaker = people.meet(connection, incoming.channel, incoming.address, incoming.name, now)
    with speaking(speaker.language, speaker.call, speaker.name):
        sorry = _(
            "Sorry, something went wrong on our side with your last message. It is kept, and somebody will look at it."
        )
    mail = Mail(no_business(connection, now))
    mail.answer(speaker, [Bubble(Reply(sorry))])
    return mail.post(sender)


def take_again(connection: Connection, waiting: inbox.Waiting, now: datetime, sender: str = "") -> list[Claimed]:
    """Try a failed message once more; raises as `take_turn` does."""
    if not inbox.take_again(connection, waiting):
        return []
    return _answered(connection, INCOMING.validate_python(waiting.message), now).post(sender)
