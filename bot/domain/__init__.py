"""Plain values of the trade, known to handlers and storage alike; they import nothing of either."""
