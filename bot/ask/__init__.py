"""What a conversation may await: questions to the person, and look-ups in the books."""

from bot.ask.person import choose, chosen, confirm, hear, money, text, words_of

__all__ = ["choose", "chosen", "confirm", "hear", "money", "text", "words_of"]
