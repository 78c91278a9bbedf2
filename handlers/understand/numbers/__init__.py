"""Numbers in a run of tokens: in digits, in words, with a unit, hedged or worked out."""
