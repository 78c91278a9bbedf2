"""Reports as the state machine makes them up: counts of what lies there, and reports on record as they were given."""

from decimal import Decimal

from bot.domain.counts import Counts
from bot.domain.partner import Partner, Shelf
from bot.domain.report import Filed, SalesReport, as_reported
from storage import ledger, partners, reports
from storage.books import Books

KINDS = ("sold", "left", "returned", "damaged", "expired", "missing")


def on_record(books: Books, report: SalesReport) -> tuple[Filed, Partner]:
    """A report on record, and the partner as it stood when it was given."""
    filed = reports.filed(books, report.partner_id, report.week)
    assert filed
    return filed, as_reported(partners.partner(books, report.partner_id), filed)


def split(shelf: Shelf, splits: dict[str, tuple[int, ...]], partner: Partner) -> Counts:
    """All that lies there, split; or, where nothing lies there, so many sold."""
    parts = splits[shelf.product.code]
    if not partner.terms.holds_goods:
        return Counts(sold=Decimal(parts[0] * 7 + parts[1]))
    grain = Decimal("0.001") if shelf.product.weighed else Decimal(1)
    counts = [shelf.quantity * part // (sum(parts) or 1) // grain * grain for part in parts]
    counts[1] += shelf.quantity - sum(counts)
    return Counts(**dict(zip(KINDS, counts, strict=True)))


def entries_of(books: Books, transaction_id: int) -> list[ledger.Entry]:
    table = ledger._entries
    rows = books.run(table.select().where(table.c.transaction_id == transaction_id).order_by(table.c.line))
    return [ledger.Entry(row.account, row.week, row.amount) for row in rows]
