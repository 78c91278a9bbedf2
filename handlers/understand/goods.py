"""Things that small producers sell: a name listed here is never taken for a slip in the name of another."""

from handlers.understand.lexicon import phrases_of, words_of

OTHER_GOODS = words_of("goods")["others"]
DISHES = frozenset(phrases_of("dishes")["names"])
"""Names in two words of which the second means something else by itself: `teh tarik`, `sambal kari`."""
