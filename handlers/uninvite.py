"""An invitation that is taken back: its code holds no longer."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import chosen, hear, words_of
from bot.ask.books import OpenInvitations
from bot.conversation import Choice, Heard, Question, Rejected
from bot.domain.joining import OpenInvitation, Uninviting
from bot.reply import Reply, Said
from bot.texts import _, you
from handlers.listing import named
from handlers.understand import match_name

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
    return Uninviting(await _which(waiting))


def _which(waiting: Sequence[OpenInvitation]) -> Question[OpenInvitation]:
    """The one that is named or chosen; the only one there is needs no name."""
    choices = [Choice(named(one.name), str(at)) for at, one in enumerate(waiting)]

    def read(heard: Heard) -> OpenInvitation:
        if heard.pressed or (heard.text.isdecimal() and len(waiting) > 1):
            return waiting[int(chosen(heard, choices))]
        name = words_of(heard) if heard.text else ""
        meant = match_name(name, [one.name for one in waiting]) if name else range(len(waiting))
        if name and not meant:
            raise Rejected(_("No invitation is open for “{name}”.").format(name=named(name)))
        return waiting[meant[0]] if len(meant) == 1 else waiting[int(chosen(heard, choices))]

    return hear(
        "invitation", _("Whose invitation?"), read, OpenInvitation, choices=choices, listens=True, insists=False
    )


def uninvited(done: Uninviting) -> Said:
    text = _("Taken back, {call}: the code for *{name}* no longer holds.")
    return Said(Reply(text.format(call=you(), name=named(done.invitation.name))))
