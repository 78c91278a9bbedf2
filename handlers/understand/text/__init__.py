"""From a message as it came to tokens."""
