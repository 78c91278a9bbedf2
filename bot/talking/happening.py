"""What happens without anybody writing to the bot: it is taken like a message, once and in one transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from bot.channels.message import Event, Happening, Incoming
from bot.reply import Reply
from bot.sending.mail import Mail, no_business
from bot.texts import FIRST_LANGUAGE, speaking
from handlers import group
from storage import businesses, groups, people

BIND = "ikat"


def take_event(connection: Connection, incoming: Incoming, event: Event, now: datetime) -> Mail:
    """Note what happened; what is to be said to it, if anything is."""
    channel, address = incoming.channel, incoming.address
    mail = Mail(no_business(connection, now))
    match event.kind:
        case Happening.GONE:
            people.give_up(connection, channel, address, now)
            groups.unreachable(connection, channel, address, now)
        case Happening.BACK:
            people.reached(connection, channel, address)
            groups.reachable(connection, channel, address)
        case Happening.MOVED:
            groups.moved(connection, channel, address, event.words)
        case Happening.VOTED:
            groups.vote(connection, channel, event.words, address, list(event.options), now)
        case Happening.CALLED:
            with speaking(FIRST_LANGUAGE):
                mail.tell(channel, address, _reply(connection, incoming, event, now))
    return mail


def _reply(connection: Connection, incoming: Incoming, event: Event, now: datetime) -> Reply:
    word, _, code = event.words.partition(" ")
    if word.casefold() != BIND:
        return group.in_private(event.link)
    business_id = groups.bind(connection, incoming.channel, incoming.address, incoming.name, code, now)
    return group.bound(businesses.business(connection, business_id).name) if business_id else group.not_bound()
