"""Staff: who helps the owner sends goods and enters reports; terms and money stay with the owner."""

from __future__ import annotations

import re
from functools import partial

from bot.ask import confirm, hear, words_of
from bot.ask.books import OpenInvitations, Staff, TheBusiness
from bot.conversation import Heard, Rejected
from bot.domain.joining import OpenInvitation, Uninviting
from bot.domain.staff import StaffInviting, StaffLeaving, StaffLeft
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, called, day, you, your_name
from handlers.listing import bullets, capitalised, named
from handlers.phrases import any_of, phrases
from handlers.whom import one_of

STAFF = phrases("staff")
ADD = tuple(f"{add} {staff}" for add in ("tambah", "tambahin", "tambahkan", "undang", "add") for staff in sorted(STAFF))
LIST = tuple(f"{which}{staff}" for which in ("", "daftar ") for staff in sorted(STAFF))
REMOVE = tuple(
    f"{off} {staff}" for off in ("hapus", "keluarkan", "keluarin", "berhentikan", "remove") for staff in sorted(STAFF)
)
LONGEST_NAME = 40
AROUND_NAME = re.compile(
    rf"^(?:{any_of('staff', 'as_staff')}\s*)+|(?:\s*{any_of('staff', 'as_staff')})+$", re.IGNORECASE
)


async def add_staff() -> StaffInviting | None:
    """`tambah staf Dita 0812…`, `undang dita jadi karyawan`."""
    asked = _("What is the new staff called? For example: *add staff Dita*.")
    name = await hear("name", asked, _name_in, str, listens=True)
    text = _(
        "*{name}* as staff of *{business}*: may send goods, enter reports and see stock and balances. Agreements, "
        "prices and money stay with you. Is that right?"
    )
    shown = text.format(name=named(name), business=(await TheBusiness()).name)
    return StaffInviting(name) if await confirm("sure", shown, edits="name") else None


def _name_in(heard: Heard) -> str:
    """A name, without the phone number and the words around it; Rejected where none is left."""
    from handlers.phone import phone_in  # loads how the world writes its numbers, for few messages

    words = words_of(heard)
    number = phone_in(words)[0]
    bare = words.replace(number, " ") if number else words
    name = AROUND_NAME.sub("", " ".join(bare.split()).strip(" ,.:-"))
    if not any(map(str.isalpha, name)) or len(name) > LONGEST_NAME:
        raise Rejected("")
    return capitalised(name)


async def staff_list() -> Reply:
    """`staf`: who helps, since when, and who was invited and has not come yet."""
    members, waiting = await Staff(), await _waiting()
    if not members and not waiting:
        return _nobody_yet()
    lines = [_("{person}, since {day}").format(person=named(called(one.person)), day=day(one.since)) for one in members]
    lines += [_("{person} (has not joined yet)").format(person=named(one.name)) for one in waiting]
    head = _("The staff of *{business}*:").format(business=(await TheBusiness()).name)
    last = _("*remove staff …* ends it at once.")
    return Reply("\n".join([head, *bullets(lines), last]))


def _nobody_yet() -> Reply:
    return Reply(_("There is no staff yet, {call}. Add somebody: *add staff Dita*.").format(call=you()))


async def _waiting() -> list[OpenInvitation]:
    return [one for one in await OpenInvitations() if not one.partner_id]


async def remove_staff() -> StaffLeaving | Uninviting | Reply:
    """`hapus staf dita`: it ends at once, and so does a code that was not used."""
    members, waiting = await Staff(), await _waiting()
    if not members and not waiting:
        return _nobody_yet()
    names = [*(one.person for one in members), *(one.name for one in waiting)]
    at = await one_of("who", _("Who is no longer staff?"), names)
    return StaffLeaving(members[at]) if at < len(members) else Uninviting(waiting[at - len(members)])


def removed(left: StaffLeft) -> Said:
    """The owner knows that it is done; who helped is thanked."""
    text = _("{person} is no longer staff of *{business}*, from now on.")
    letters = tuple(Letter(To.FORMER, partial(_farewell, left), reader=reader) for reader in left.readers)
    return Said(Reply(text.format(person=named(called(left.person)), business=left.business)), letters)


def _farewell(left: StaffLeft) -> Reply:
    text = _("{name}, you are no longer staff of *{business}*. Thank you for your help 🙏")
    return Reply(text.format(name=your_name(), business=left.business))


async def for_owner() -> Reply:
    """To staff who ask for what is the owner's."""
    text = _("Only the owner can do that, {call} 🙏 *menu* shows what you can do.")
    return Reply(text.format(call=you()))
