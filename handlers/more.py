"""What was sold since a report was given: added to it, or in place of it."""

from __future__ import annotations

from collections.abc import Mapping

from bot.ask import choose
from bot.conversation import Choice, Question
from bot.domain.counts import NOTHING, Counts
from bot.domain.partner import Partner
from bot.texts import _, listed, quantity
from handlers.phrases import spoken
from handlers.understand import read_report

MORE = spoken("more")
SOLD = spoken("sold")
ADD, REPLACE = "add", "replace"


def sold_since(words: str, partner: Partner) -> dict[str, Counts]:
    """What a message says was sold besides: `tambah keripik 2 lagi laku td sore`; empty where it says no such thing."""
    if not (MORE.search(words) and SOLD.search(words)):
        return {}
    heard = read_report(MORE.sub(" ", words), partner.products, {})
    counts = {line.product: Counts(sold=line.sold or NOTHING) for line in heard.lines}
    whole = all(counts[line.product].gone == line.sold for line in heard.lines)
    return {} if heard.questions or heard.asides or not whole else counts


def add_or_replace(
    partner: Partner, before: Mapping[str, Counts], more: Mapping[str, Counts], added: Mapping[str, Counts]
) -> Question[str]:
    """`14 + 2 = 16? Atau semuanya 2?`"""
    names = {shelf.product.code: shelf.product.name for shelf in partner.shelves}
    text = _("{product} {before} + {more} = *{total}*")
    sums = [
        text.format(
            product=names[code],
            before=quantity(before[code].sold),
            more=quantity(counts.sold),
            total=quantity(added[code].sold),
        )
        for code, counts in more.items()
    ]
    alone = [quantity(counts.sold) for counts in more.values()]
    totals = [quantity(added[code].sold) for code in more]
    together, instead = _("Add it"), _("That is all")
    if len(more) == 1:
        together, instead = _("Makes {n}").format(n=totals[0]), _("{n} in all").format(n=alone[0])
    choices = (
        Choice(together, ADD, (*totals, "tambah", "ditambah", "tambahan", "lagi")),
        Choice(instead, REPLACE, (*alone, "semua", "semuanya", "segitu", "ganti")),
    )
    asked = _("{sums}? Or is {n} all that was sold?").format(sums=listed(sums), n=listed(alone))
    return choose("more", asked, choices, yes=ADD)
