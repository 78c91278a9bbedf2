"""An invitation that is taken back: its code holds no longer."""

from __future__ import annotations

from bot.ask.books import OpenInvitations
from bot.domain.joining import Uninviting
from bot.reply import Reply, Said
from bot.texts import _, you
from handlers.listing import named
from handlers.whom import one_of

TAKE_BACK = tuple(
    f"{no} {invite}"
    for no in ("batal", "batalkan", "batalin", "cabut", "tarik", "hapus")
    for invite in ("undang", "undangan", "ngundang", "mengundang")
)


async def uninvite() -> Uninviting | Reply:
    """`batal undang eko`."""
    waiting = await OpenInvitations()
    if not waiting:
        text = _("No invitation is open, {call}. Whoever has joined: *end siti*, or *remove staff dita*.")
        return Reply(text.format(call=you()))
    at = await one_of("invitation", _("Whose invitation?"), [one.name for one in waiting])
    return Uninviting(waiting[at])


def uninvited(done: Uninviting) -> Said:
    text = _("Taken back, {call}: the code for *{name}* no longer holds.")
    return Said(Reply(text.format(call=you(), name=named(done.invitation.name))))
