"""How a message is taken: where it belongs, which conversation goes on with it, and what is done then."""
