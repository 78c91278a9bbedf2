"""The PIN with which money and the bank account are confirmed, where others hold the phone too."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.ask import chosen, hear, words_of
from bot.ask.books import MyPlaces, TheBusiness
from bot.ask.pin import ForgottenPins, GivenPin, MyPin, NewPin, NewPinAgain, OtherOwners, secret
from bot.conversation import Choice, Heard, Question, Rejected
from bot.domain.pin import Forgetting, Forgotten, PinReset, is_weak
from bot.domain.speaker import Role
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, _n, called, listed, you, your_name
from handlers.listing import named
from handlers.understand import match_name


async def approved(act: str, *, always: bool = False) -> Reply | None:
    """The PIN on something that is to be done, named by `act`: None once it is given, else why it cannot be.

    It is asked where the person has one or speaks for several places, or `always`. Who has none yet chooses one.
    This is the last question of a conversation: what it stands for is done at once.
    """
    pin = await MyPin()
    if not (pin.is_set or pin.shared or always):
        return None
    if not pin.is_set:
        await _new_pin(f"*{act}*\n{_first_pin_said()}")
    elif pin.rests_minutes:
        return Reply(rests(pin.rests_minutes))
    else:
        await _given(act)
    return None


def _first_pin_said() -> str:
    return _(
        "Others may hold this phone too, {call}, so this needs a PIN. Please choose 4 digits that nobody guesses. "
        "Delete the message from the chat afterwards."
    ).format(call=you())


def _given(act: str) -> Question[bool]:
    text = _(
        "*{act}*\nYour PIN of 4 digits, please, {call}. Delete the message from the chat afterwards. "
        "Forgotten? *forgot pin*"
    )
    return secret("pin", text.format(act=act, call=you()), GivenPin, bool)


async def _new_pin(asked: str) -> None:
    """A new PIN, typed twice; the books set it when they hear it for the second time."""
    scrambled = await secret("pin.new", asked, _strong, str)
    again = _("Once more the same 4 digits, please, {call}.").format(call=you())
    await secret("pin.again", again, partial(NewPinAgain, scrambled=scrambled), bool)


def _strong(digits: str) -> NewPin:
    if is_weak(digits):
        raise Rejected(_("That one is easy to guess. Please choose another one, not 1234 and not 0000."))
    return NewPin(digits)


async def choose_pin() -> Reply:
    """`pin`: a first one, or another one to whoever knows the old one."""
    pin = await MyPin()
    if pin.is_set and pin.rests_minutes:
        return Reply(rests(pin.rests_minutes))
    if pin.is_set:
        await _given(_("To change the PIN, first the old one"))
    asked = _("Please choose a PIN of 4 digits, {call}. Delete the message from the chat afterwards.")
    await _new_pin(asked.format(call=you()))
    text = _("Your PIN is set, {call} 🔒 I ask for it when money is confirmed or a bank account is changed.")
    return Reply(text.format(call=you()))


def wrong(tries_left: int) -> str:
    text = _n("That PIN is wrong. {n} try is left.", "That PIN is wrong. {n} tries are left.", tries_left)
    return text.format(n=tries_left)


def rests(minutes: int) -> str:
    text = _n(
        "Too many wrong PINs. For safety please wait {n} minute, then try again.",
        "Too many wrong PINs. For safety please wait {n} minutes, then try again.",
        minutes,
    )
    return text.format(n=minutes)


def differs() -> str:
    return _("These are not the same 4 digits. Type the first ones once more, or *back* to choose others.")


def unasked() -> Reply:
    """To what looks like a PIN while none is asked for; it says nothing of whether it is one."""
    text = _(
        "These 4 digits look like a PIN, {call}, so I have not kept them. I read a PIN only where I ask for it; "
        "if you meant a number, please write what it is for."
    )
    return Reply(text.format(call=you()))


async def forgot() -> Forgetting | Reply:
    """`lupa pin`: another owner is asked to vouch. An owner's PIN is not for those to reset whom she sells for."""
    if not (await MyPin()).is_set:
        return Reply(_("You have no PIN, {call}. *pin* sets one.").format(call=you()))
    own = {place.business_id: place.business for place in await MyPlaces() if place.role is Role.OWNER}
    if own and (await TheBusiness()).id not in own:
        text = _("Please write *switch*, choose {business}, and then *forgot pin*: only another owner there can vouch.")
        return Reply(text.format(business=listed(list(own.values()))))
    if not await OtherOwners():
        text = _("Nobody else owns this business, {call}. Whoever runs LaporMitra can help: *mitra pin reset*.")
        return Reply(text.format(call=you()))
    return Forgetting()


def pleaded(forgotten: Forgotten) -> Said:
    text = _("I have asked the owner to vouch for you, {call}. After that you choose a new PIN.")
    if not forgotten.partner_id:
        text = _("I have asked the other owner to vouch for you, {call}. After that you choose a new PIN.")
    return Said(Reply(text.format(call=you())), (Letter(To.OWNERS, partial(_ask_owner, forgotten)),))


def _ask_owner(forgotten: Forgotten) -> Reply:
    text = _(
        "⚠️ {person} has forgotten the PIN. Please call first: is it really {person} who holds the phone? "
        "If so, I delete the PIN and {person} chooses a new one."
    )
    choices = (Choice(_("Yes, delete the PIN"), f"hapus pin {forgotten.person_id}"),)
    return Reply(text.format(person=_who(forgotten)), choices)


def _who(one: Forgotten) -> str:
    person = named(called(one.person))
    return f"{person} ({named(one.partner)})" if one.partner else person


async def reset() -> PinReset | Reply:
    """`hapus pin siti`: the owner has made sure that it is she."""
    forgotten = await ForgottenPins()
    if not forgotten:
        return Reply(_("Nobody has said that a PIN is forgotten, {call}.").format(call=you()))
    one = await _whose(forgotten)
    refused = await approved(_("Delete the PIN of {person}").format(person=_who(one)))
    return refused or PinReset(one)


def _whose(forgotten: Sequence[Forgotten]) -> Question[Forgotten]:
    choices = [Choice(_who(one), str(one.person_id)) for one in forgotten]

    def read(heard: Heard) -> Forgotten:
        words = heard.pressed or words_of(heard)
        by_id = {choice.value: one for choice, one in zip(choices, forgotten, strict=True)}
        meant = [by_id[words]] if words in by_id else []
        meant = meant or [forgotten[at] for at in match_name(words, [one.person for one in forgotten])]
        return meant[0] if len(meant) == 1 else by_id[chosen(heard, choices)]

    return hear("whose", _("Whose PIN?"), read, Forgotten, choices=choices, listens=True)


def was_reset(forgotten: Forgotten) -> Said:
    reply = Reply(_("The PIN of {person} is deleted.").format(person=_who(forgotten)))
    to = To.PARTNER if forgotten.partner_id else To.OWNERS
    return Said(reply, (Letter(to, lambda: _told(forgotten), forgotten.partner_id),))


def _told(forgotten: Forgotten) -> Reply:
    text = _("{name}, the PIN of {person} is deleted. A new one is chosen with *pin*, or when it is needed next.")
    return Reply(text.format(name=your_name(), person=named(called(forgotten.person))))
