"""The web simulator's page, and what a web page needs beyond being a channel."""
