"""Adjustments of weeks that are settled: asked for, and agreed or refused."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.adjustment import Adjusting, AdjustmentWord, Change
from storage import adjustments, reports
from tests.ledger.shop import WEEK, Shop


def adjusting(shop: Shop, partner_id: int, more: int) -> Adjusting:
    """So many more of the first line of this week's report."""
    with shop.books() as books:
        filed = reports.filed(books, partner_id, WEEK)
    assert filed
    line = filed.priced.lines[0]
    terms = filed.priced.terms
    parts = terms.part(more * line.price)
    return Adjusting(
        partner_id, filed.report_id, WEEK, line.product, line.price, terms, sold_more(more), parts, 0, parts.rest
    )


def sold_more(more: int) -> Change:
    return Change(sold=Decimal(more))


def ask(shop: Shop, partner_id: int, more: int) -> int:
    asked = adjusting(shop, partner_id, more)
    return shop.do(lambda books: adjustments.ask(books, asked, shop.member)).number


def agree(shop: Shop, number: int, agreed: bool = True) -> bool:
    """Whether the word was the first one."""
    word = AdjustmentWord(number, agreed)
    return not shop.do(lambda books: adjustments.answer(books, word, shop.owner)).again
