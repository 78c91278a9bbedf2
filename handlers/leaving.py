"""A partner wants to stop: it sees what is to be settled, and the owner is told."""

from __future__ import annotations

from functools import partial

from bot.ask import confirm
from bot.ask.books import MyAccount, MyPartner
from bot.conversation import Choice
from bot.domain.leaving import Leaving, Staying
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, listed, money, you, your_name
from handlers.goods import goods_said
from handlers.why_left import why_choices

_CALLS = ("", "bu ", "pak ", "kak ", "mbak ", "mas ")
_SELVES = ("", "saya ", "sy ", "aku ")
_STOP = ("berhenti", "brenti", "brhenti", "stop", "udahan", "sudahan")
_SELLING = ("titip", "titipnya", "nitip", "nitipnya", "jualan", "jualannya", "kerja sama")
_NOT = ("tidak", "tdk", "gak", "ga", "gk", "nggak", "enggak")
STOPPING = tuple(
    f"{call}{who}{said}"
    for call in _CALLS
    for who in _SELVES
    for said in (
        *("mau berhenti", "mau brenti", "mau brhenti", "mau udahan", "mau stop titip"),
        *(f"{stop} {selling}" for stop in _STOP for selling in _SELLING),
        *(f"{no} mau titip {again}" for no in _NOT for again in ("lagi", "lg")),
    )
)


STAYING = (
    *("lanjut titip", "lanjut kerja sama", "tetap titip"),
    *(f"{no} jadi berhenti" for no in ("gak", "ga", "nggak", "tidak", "enggak", "tdk")),
    *("batal berhenti",),
)


async def stop_selling() -> Leaving | None:
    """`mau berhenti titip`; `berhenti` alone only ends the messages."""
    leaving = Leaving(await MyPartner(), (await MyAccount()).total)
    text = _(
        "Good, {call}, thank you for working with {business} 🙏 {open} Shall I tell {business} that you want to stop?"
    )
    asked = text.format(call=you(), business=leaving.partner.business, open=open_said(leaving))
    return leaving if await confirm("sure", asked) else None


def is_settled(leaving: Leaving) -> bool:
    return not leaving.owed and not (leaving.partner.goods and leaving.partner.terms.holds_goods)


def open_said(leaving: Leaving) -> str:
    """What is to be settled: goods that go back, and money."""
    goods, rows = goods_said(leaving.partner.goods), []
    if goods and leaving.partner.terms.holds_goods:
        rows.append(_("{goods} to be returned").format(goods=goods))
    if leaving.owed > 0:
        rows.append(_("{amount} to be handed over").format(amount=money(leaving.owed)))
    if leaving.owed < 0:
        rows.append(_("{amount} to be paid to the partner").format(amount=money(-leaving.owed)))
    if not rows:
        return _("Nothing is left to be settled.")
    return _("To be settled: {open}.").format(open=listed(rows))


def told(leaving: Leaving) -> Said:
    """The partner reads what happens next, and how to take it back."""
    text = _(
        "I have told {business}, {call}: they will get in touch about what is to be settled, and then end it. From now "
        "on I do not ask for reports; a last one is welcome at any time. *go on* takes it back, *stop* ends all my "
        "messages."
    )
    reply = Reply(text.format(business=leaving.partner.business, call=you()))
    return Said(reply, (Letter(To.OWNERS, partial(_tell_owner, leaving)),))


def _tell_owner(leaving: Leaving) -> Reply:
    text = _(
        "⚠️ *{partner}* wants to stop. {open} I do not ask for reports any more. Once all is settled: *end {name}*.\n"
        "Why, as you see it?"
    )
    name = leaving.partner.name.casefold()
    acts = (Choice(_("Details"), f"detail {name}"), Choice(_("End it"), f"akhiri {name}"))
    choices = (*why_choices(leaving.partner.name), *acts)
    return Reply(text.format(partner=leaving.partner.name, open=open_said(leaving), name=name), choices)


async def stay() -> Staying:
    """`lanjut titip`."""
    return Staying((await MyPartner()).name)


def stayed(staying: Staying | None) -> Said:
    if staying is None:
        return Said(Reply(_("You have not said that you want to stop, {call} 👍").format(call=you())))
    reply = Reply(_("Good to hear, {name} 🙏 We go on as before.").format(name=your_name()))
    return Said(reply, (Letter(To.OWNERS, partial(_tell_of_staying, staying)),))


def _tell_of_staying(staying: Staying) -> Reply:
    return Reply(_("*{partner}* goes on after all 👍").format(partner=staying.partner))
