"""Money that came before the partner said so: the owner books it, and the partner is told."""

from __future__ import annotations

from collections.abc import Sequence

from bot.ask import confirm, hear, words_of
from bot.ask.books import AccountOf, OnePartner, Partners
from bot.conversation import Heard
from bot.domain.remittance import HandedOver, Remittance
from bot.reply import Reply
from bot.texts import _, money, you
from handlers.nota import open_said
from handlers.phrases import spoken
from handlers.pin import approved
from handlers.sums import unclear_sum, without_sum
from handlers.understand import Whole, match_name, read_handed_over
from handlers.understand.handed_over import sums_in
from handlers.whom import holds_no_goods, which_partner

AROUND = spoken("money_itself", "already", "handing_over", "came_in", "given_by", "polite")


def payer_in(words: str) -> str:
    """The name in `siti udah bayar 100rb`, `dari siti 100rb cash`."""
    return " ".join(AROUND.sub(" ", without_sum(words)).split())


def is_unsaid(words: str, waiting: Sequence[Remittance]) -> bool:
    """Whether a sum is named of a partner that has said of none: nothing that waits can be meant."""
    name = payer_in(words)
    named = match_name(name, [one.partner for one in waiting]) if name else list(range(len(waiting)))
    return bool(sums_in(words)) and not named


async def take_money() -> HandedOver | Reply | None:
    """`terima setoran siti 255rb`: read back with what is open then, and booked with the owner's yes."""
    chosen = await which_partner(await Partners(), _("Whose money came?"), payer_in)
    partner = await OnePartner(chosen.id)
    if not partner.terms.holds_goods:
        return holds_no_goods(partner)
    owed = (await AccountOf(chosen.id)).total
    asked = _("How much came from {partner}?").format(partner=partner.name)
    amount = await hear("amount", asked, lambda said: _amount(owed, said), int, listens=True, insists=False)
    text = _("*{amount}* came from *{partner}*. {open}\nIs that right?")
    shown = text.format(amount=money(amount), partner=partner.name, open=open_said(owed - amount))
    if not await confirm("sure", shown, edits="amount"):
        return None
    return await approved(f"{partner.name} {money(amount)}") or HandedOver(partner.id, amount)


def _amount(owed: int, said: Heard) -> int:
    amount = read_handed_over(words_of(said))
    if amount is Whole.ALL and owed > 0:
        return owed
    if not isinstance(amount, int) or amount <= 0:
        raise unclear_sum()
    return amount


def nothing_waits() -> Reply:
    """To a yes for which no money waits; the owner may name it."""
    text = _("No money is waiting for your word, {call}. If some came, write for example *received siti 255k*.")
    return Reply(text.format(call=you()))
