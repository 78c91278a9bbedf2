"""How messages go out: written into the outbox, sent once and in order, and what is done when sending fails."""
