"""Whether a partner's name may stand in the business's groups: never, unless it has said so."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select

from storage import groups, tables
from storage.books import Books, mine
from storage.tables.columns import table_of

_mentions = table_of(tables.Mention)
_thanks = table_of(tables.Thanks)
_prompts = table_of(tables.Prompt)
ASKED = "mention"
"""The kind of prompt that the question is."""

_NEWEST = (
    select(_mentions.c.allowed)
    .where(_mentions.c.business_id == mine, _mentions.c.partner_id == bindparam("partner_id"))
    .order_by(_mentions.c.said_at.desc())
    .limit(1)
)
_WAS_ASKED = (
    select(_prompts.c.done_at)
    .where(_prompts.c.business_id == mine, _prompts.c.kind == ASKED, _prompts.c.recipient_id == bindparam("partner_id"))
    .limit(1)
)
_THANKED_NOW = select(_thanks.c.reason).where(
    _thanks.c.business_id == mine,
    _thanks.c.partner_id == bindparam("partner_id"),
    _thanks.c.said_at == bindparam("now", type_=_thanks.c.said_at.type),
)


def say(books: Books, partner_id: int, person_id: int, *, allowed: bool) -> None:
    """Keep the partner's word; what was said before stays on record."""
    row = {"partner_id": partner_id, "said_at": books.now, "allowed": allowed, "said_by": person_id}
    books.write_once(_mentions, row)


def allowed(books: Books, partner_id: int) -> bool | None:
    """The partner's newest word; None where it has said none."""
    found = books.ask(_NEWEST, partner_id=partner_id).first()
    return found.allowed if found else None


def is_to_be_asked(books: Books, partner_id: int) -> bool:
    """Whether it is thanked in this turn, a group could read of it, and it was never asked and has said no word."""
    return bool(
        books.ask(_THANKED_NOW, partner_id=partner_id, now=books.now)
        and not books.ask(_WAS_ASKED, partner_id=partner_id)
        and allowed(books, partner_id) is None
        and groups.readers(books)
    )


def forget(books: Books, partner_id: int) -> None:
    """Delete all that a partner has said of it."""
    books.run(delete(_mentions).where(books.own(_mentions, partner_id=partner_id)))
