"""What a conversation may await: questions to the person, and look-ups in the books."""

from bot.ask.person import choose, chosen, confirm, few_words, hear, text, words_of

__all__ = ["choose", "chosen", "confirm", "few_words", "hear", "text", "words_of"]
