"""What the raw tables say, asked in plain SQL: sums that must be nothing, and prints of a business's rows."""

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import Connection, text

TABLES = (
    *("ledger_transaction", "ledger_entry", "stock_entry", "settlement", "report", "report_line", "placement"),
    *("remittance", "remittance_answer", "adjustment", "adjustment_answer", "payout", "counter"),
    *("agreement", "acceptance", "price", "product", "partner", "target", "target_answer", "target_reached"),
)

CONTRADICTIONS = {
    "a transaction does not balance": """
        SELECT transaction_id, SUM(amount) FROM ledger_entry WHERE business_id = :business
        GROUP BY transaction_id HAVING SUM(amount) <> 0""",
    "a transaction has no entries": """
        SELECT t.transaction_id FROM ledger_transaction t LEFT JOIN ledger_entry e
        ON e.business_id = t.business_id AND e.transaction_id = t.transaction_id
        WHERE t.business_id = :business AND e.line IS NULL""",
    "an entry is nothing, or too large": """
        SELECT amount FROM ledger_entry
        WHERE business_id = :business AND (amount = 0 OR ABS(amount) > 1000000000000)""",
    "a reversal is not the exact negative": """
        SELECT t.transaction_id FROM ledger_transaction t
        JOIN ledger_entry b ON b.business_id = t.business_id AND b.transaction_id = t.reverses
        LEFT JOIN ledger_entry a ON a.business_id = t.business_id AND a.transaction_id = t.transaction_id
        AND a.line = b.line AND a.account = b.account AND a.week = b.week AND a.partner_id = b.partner_id
        WHERE t.business_id = :business AND (a.amount IS NULL OR a.amount <> -b.amount)""",
    "a reversal is reversed": """
        SELECT t.transaction_id FROM ledger_transaction t JOIN ledger_transaction r
        ON r.business_id = t.business_id AND r.transaction_id = t.reverses
        WHERE t.business_id = :business AND r.reverses IS NOT NULL""",
    "a line's parts do not come to its sales": """
        SELECT l.report_id, l.line FROM report_line l JOIN report r
        ON r.business_id = l.business_id AND r.report_id = l.report_id
        WHERE l.business_id = :business
        AND l.due <> CASE r.deal WHEN 'consignment' THEN l.sales - l.share + l.charge ELSE -l.share END""",
    "goods are charged for that were not damaged, or are nobody's": """
        SELECT l.report_id, l.line FROM report_line l JOIN report r
        ON r.business_id = l.business_id AND r.report_id = l.report_id
        WHERE l.business_id = :business AND l.charge <> 0
        AND (l.charge < 0 OR l.damaged + l.expired = 0 OR r.deal <> 'consignment' OR r.damage_bearer = 'business')""",
    "the lines of a report do not come to what it booked": """
        SELECT l.report_id FROM
        (SELECT report_id, SUM(due) AS due, SUM(sales) AS sales, SUM(share) AS share, SUM(charge) AS charge
         FROM report_line WHERE business_id = :business GROUP BY report_id) l
        LEFT JOIN
        (SELECT t.cause_id, SUM(CASE e.account WHEN 'partner' THEN amount ELSE 0 END) AS due,
         SUM(CASE e.account WHEN 'sales' THEN -amount ELSE 0 END) AS sales,
         SUM(CASE e.account WHEN 'partner_share' THEN amount ELSE 0 END) AS share,
         SUM(CASE e.account WHEN 'damage' THEN -amount ELSE 0 END) AS charge
         FROM ledger_transaction t JOIN ledger_entry e
         ON e.business_id = t.business_id AND e.transaction_id = t.transaction_id
         WHERE t.business_id = :business AND t.kind IN ('report', 'damage') GROUP BY t.cause_id) b
        ON b.cause_id = l.report_id
        WHERE l.due <> COALESCE(b.due, 0) OR l.sales <> COALESCE(b.sales, 0) OR l.share <> COALESCE(b.share, 0)
        OR l.charge <> COALESCE(b.charge, 0)""",
    "a version that was replaced is still booked": """
        SELECT o.report_id FROM report o JOIN report n ON n.business_id = o.business_id
        AND n.partner_id = o.partner_id AND n.week = o.week AND n.version = o.version + 1
        JOIN ledger_transaction t ON t.business_id = o.business_id AND t.kind IN ('report', 'damage')
        AND t.cause_id = o.report_id
        LEFT JOIN ledger_transaction r ON r.business_id = t.business_id AND r.reverses = t.transaction_id
        WHERE o.business_id = :business AND r.transaction_id IS NULL""",
    "something was dated in a week after it was closed": """
        SELECT e.transaction_id, e.week FROM ledger_entry e
        JOIN ledger_transaction t ON t.business_id = e.business_id AND t.transaction_id = e.transaction_id
        JOIN settlement s ON s.business_id = e.business_id AND s.partner_id = e.partner_id AND s.week = e.week
        WHERE e.business_id = :business AND t.recorded_at > s.closed_at""",
    "a closed week is not paid": """
        SELECT s.week, SUM(e.amount) FROM settlement s JOIN ledger_entry e ON e.business_id = s.business_id
        AND e.partner_id = s.partner_id AND e.week = s.week AND e.account = 'partner'
        WHERE s.business_id = :business GROUP BY s.partner_id, s.week HAVING SUM(e.amount) <> 0""",
    "a transaction has no cause": """
        SELECT t.transaction_id FROM ledger_transaction t
        LEFT JOIN report p ON p.business_id = t.business_id AND p.report_id = t.cause_id
        LEFT JOIN remittance m ON m.business_id = t.business_id AND m.remittance_id = t.cause_id
        LEFT JOIN adjustment a ON a.business_id = t.business_id AND a.adjustment_id = t.cause_id
        LEFT JOIN payout o ON o.business_id = t.business_id AND o.payout_id = t.cause_id
        LEFT JOIN target g ON g.business_id = t.business_id AND g.target_id = t.cause_id
        WHERE t.business_id = :business AND CASE t.kind WHEN 'remittance' THEN m.number WHEN 'adjustment' THEN a.number
        WHEN 'bonus' THEN g.version WHEN 'payout' THEN 1 + 0 * o.amount WHEN 'damage' THEN COALESCE(p.version, a.number)
        ELSE p.version END IS NULL""",
    "damage is booked as sales, or beside them": """
        SELECT e.transaction_id FROM ledger_entry e
        JOIN ledger_transaction t ON t.business_id = e.business_id AND t.transaction_id = e.transaction_id
        WHERE e.business_id = :business AND t.kind = 'damage' AND e.account NOT IN ('partner', 'damage')""",
    "a bonus is booked twice, or as something else": """
        SELECT t.cause_id FROM ledger_transaction t JOIN ledger_entry e
        ON e.business_id = t.business_id AND e.transaction_id = t.transaction_id
        LEFT JOIN target g ON g.business_id = t.business_id AND g.target_id = t.cause_id
        WHERE t.business_id = :business AND (t.kind = 'bonus' OR e.account = 'bonus')
        GROUP BY t.cause_id, g.bonus
        HAVING SUM(CASE e.account WHEN 'bonus' THEN e.amount ELSE 0 END) NOT IN (0, g.bonus)
        OR SUM(e.amount) <> 0 OR COUNT(CASE WHEN e.account NOT IN ('partner', 'bonus') THEN 1 END) > 0
        OR COUNT(CASE WHEN t.kind <> 'bonus' THEN 1 END) > 0""",
    "a bonus stands that is not on record, or is on record and does not stand": """
        SELECT r.target_id, r.bonus_id FROM target_reached r
        LEFT JOIN ledger_entry e ON e.business_id = r.business_id AND e.account = 'bonus'
        AND e.transaction_id IN (SELECT t.transaction_id FROM ledger_transaction t
        WHERE t.business_id = r.business_id AND t.kind = 'bonus' AND t.cause_id = r.target_id)
        WHERE r.business_id = :business GROUP BY r.target_id, r.bonus_id
        HAVING (COALESCE(SUM(e.amount), 0) = 0) <> (r.bonus_id IS NULL)""",
    "a partner was paid more commission than it had": """
        SELECT p.partner_id FROM payout p JOIN ledger_entry e ON e.business_id = p.business_id
        AND e.partner_id = p.partner_id AND e.account = 'partner'
        JOIN ledger_transaction t ON t.business_id = e.business_id AND t.transaction_id = e.transaction_id
        WHERE p.business_id = :business AND t.recorded_at <= p.paid_at
        GROUP BY p.payout_id, p.partner_id HAVING SUM(e.amount) > 0""",
    "a line does not count what its goods were": """
        SELECT report_id, line FROM report_line WHERE business_id = :business
        AND (sold < 0 OR "left" < 0 OR returned < 0 OR damaged < 0 OR expired < 0 OR missing < 0)""",
}


def contradictions(connection: Connection, business_id: int) -> dict[str, list[tuple[object, ...]]]:
    """Every contradiction within one business's rows, by what it is."""
    found = {
        what: [tuple(row) for row in connection.execute(text(question), {"business": business_id})]
        for what, question in CONTRADICTIONS.items()
    }
    return {what: rows for what, rows in found.items() if rows}


def fingerprints(connection: Connection, business_ids: Sequence[int]) -> dict[int, str]:
    """A digest of every row of each business: it changes exactly when one of them does."""
    rows: dict[int, list[str]] = {business_id: [] for business_id in business_ids}
    which = ", ".join(map(str, business_ids))
    for table in TABLES:
        question = f"SELECT business_id, {table}.* FROM {table} WHERE business_id IN ({which})"  # noqa: S608 - our own
        for row in connection.exec_driver_sql(question):
            rows[row[0]].append(f"{table} {row}")
    return {business_id: sha256("\n".join(sorted(found)).encode()).hexdigest() for business_id, found in rows.items()}


def totals(connection: Connection, business_id: int, partner_id: int) -> dict[str, int]:
    """The sums of a partner's entries by account."""
    question = text(
        "SELECT account, SUM(amount) FROM ledger_entry WHERE business_id = :business AND partner_id = :partner "
        "GROUP BY account"
    )
    found = connection.execute(question, {"business": business_id, "partner": partner_id})
    return {account: int(amount) for account, amount in found}
