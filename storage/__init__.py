"""What we remember: tables, the ledger, stock, and the questions asked of them."""
