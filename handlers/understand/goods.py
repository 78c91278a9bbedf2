"""Things that small producers sell: a name listed here is never taken for a slip in the name of another."""

from handlers.understand.lexicon import words_of

OTHER_GOODS = words_of("goods")["others"]
