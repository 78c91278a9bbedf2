"""A kind question to one partner: the owner sees it first, and the answer comes to her as feedback does."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.ask import confirm, hear
from bot.ask.books import Partners, TheBusiness
from bot.ask.signals import IsReached, SignalsLately
from bot.conversation import Heard, OpeningWords, Rejected
from bot.domain.feedback import Feedback
from bot.domain.poll import PollDraft
from bot.domain.signal import Asking, Signal
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you
from handlers.categories import judged
from handlers.listing import named
from handlers.poll import ask_partners
from handlers.signal_words import kind_question
from handlers.signs import answered_before, bare, meant_by, named_choices, nothing_waits, waiting_among
from handlers.waiting import number_in
from handlers.whom import one_first

KINDLY = ("tanya baik-baik", "tanya baik baik", "tanya baik2", "tanya baik")


async def ask() -> Asking | PollDraft | Reply | None:
    """`tanya siti`, `tanya 12`, `tanya siti apa kabar?`; what is about no signal is a question to all partners."""
    words, found = await OpeningWords(), await SignalsLately()
    apart = one_first(words, [partner.name for partner in await Partners()])
    own_words, name = apart or ("", words)
    meant = meant_by(name, found) if bare(name) else found
    if not meant and bare(name):
        return _about_nothing(name) if apart or number_in(name) else await ask_partners()
    waiting = waiting_among(meant)
    if not waiting:
        return answered_before(words, found) or (_about_nothing(name) if apart else nothing_waits())
    one = await _which(waiting)
    return await _sure(one, own_words)


def _about_nothing(name: str) -> Reply:
    text = _("There is nothing of note there just now, {call}. A word of your own: *answer {name} …*")
    return Reply(text.format(call=you(), name=name))


async def _which(waiting: Sequence[Signal]) -> Signal:
    """The only one, or the one that is chosen."""
    if len(waiting) == 1:
        return waiting[0]
    choices = named_choices(waiting)
    number = await hear("which", _("About which one shall I ask?"), partial(_chosen, waiting), int, choices=choices)
    return next(one for one in waiting if one.number == number)


def _chosen(waiting: Sequence[Signal], heard: Heard) -> int:
    meant = meant_by(heard.pressed or heard.text, waiting)
    if len(meant) != 1:
        raise Rejected(_("Please choose one of these."))
    return meant[0].number


async def _sure(signal: Signal, own_words: str) -> Asking | Reply | None:
    """What is to be sent, shown first."""
    if not await IsReached(signal.partner_id):
        text = _("No message from here reaches {partner} now, {call}. A call is better.")
        return Reply(text.format(partner=named(signal.partner), call=you()))
    asking = Asking(signal, (await TheBusiness()).name, own_words)
    shown = _("To {partner}:\n\n{text}\n\nShall I send it? Or in your own words: *ask {name} …*")
    preview = shown.format(partner=named(signal.partner), text=_asked(asking), name=named(signal.partner).casefold())
    return asking if await confirm("sure", preview) else None


def _asked(asking: Asking) -> str:
    text = asking.words or kind_question(asking.signal.figures)
    return _("💬 *{business}*: {words}").format(business=asking.business, words=text)


def asked(done: Asking | None) -> Said:
    """The partner reads it in its own language."""
    if done is None:
        return Said(Reply(_("That was answered in the meantime, {call}; nothing was sent.").format(call=you())))
    text = _("Sent to {partner}. What they answer comes to you, {call}.")
    letter = Letter(To.PARTNER, lambda: Reply(_asked(done)), done.signal.partner_id)
    return Said(Reply(text.format(partner=named(done.signal.partner), call=you())), (letter,))


async def tell_owner() -> Feedback:
    """What a partner says after such a question."""
    return judged(await OpeningWords())
