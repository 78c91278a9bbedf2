"""Reads the answers people give to a question: yes or no, and one choice of several."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from handlers.understand.doubt import Doubt
from handlers.understand.text.clean import clean
from handlers.understand.text.tokens import Kind, tokens_of
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.numerals import DIGITS
from handlers.understand.words.vocabulary import SENSES, Sense, sense_of

_WORDS = words_of("answers")
_YES, _NO, _SOFT = _WORDS["yes"], _WORDS["no"], _WORDS["soft"]
_DECIDING = _YES | _NO
_KNOWN = _DECIDING | _SOFT
_YES_SIGNS = frozenset("👍👌✅🆗✔🙆💯☑🫡")
_NO_SIGNS = frozenset("👎❌🙅🚫✖⛔")
_SIGNS = _YES_SIGNS | _NO_SIGNS
_TURNED = frozenset(word for word, sense in SENSES.items() if sense is Sense.NOT) | {"bukan", "bkn"}
_NOT_WRONG = frozenset({"apa", "papa", "salah", "masalah", "keliru"})
_PAID = frozenset({Sense.MONEY, Sense.REMIT})
_TO_COME = _PAID | {Sense.FUTURE}
_AROUND_PAYING = _TO_COME | {Sense.DAY, Sense.FILLER}


def read_yes_no(text: str) -> bool | None:
    """True for yes, False for no, None where the text says neither or both."""
    cleaned = clean(text)
    if not isinstance(cleaned, str):
        return None
    signs = {sign in _YES_SIGNS for sign in cleaned if sign in _SIGNS}
    tokens = tokens_of(cleaned)
    if any(token.kind in (Kind.NUMBER, Kind.ASIDE, Kind.DATE) or token.text == "?" for token in tokens):
        return None
    said = _said([token.text for token in tokens if token.kind is Kind.WORD])
    if said is None:
        return None
    said |= signs
    return said.pop() if len(said) == 1 else None


def before_money_to_come(text: str) -> str:
    """`ya bu, uangnya besok ya` without what is said of money that is still to come, which no answer hangs on."""
    cleaned = clean(text)
    if isinstance(cleaned, Doubt):
        return text
    tokens = [token for token in tokens_of(cleaned) if token.text not in _SOFT and token.text not in ",.!"]
    senses = [sense_of(token.text) for token in tokens]
    at = next((at for at, sense in enumerate(senses) if sense in _TO_COME), None)
    told = set(senses[at:])
    is_to_come = Sense.FUTURE in told and not told.isdisjoint(_PAID) and told <= _AROUND_PAYING
    return cleaned[: tokens[at].start] if at is not None and is_to_come else text


def _said(words: Sequence[str]) -> set[bool] | None:
    """What the words say; None if one of them says something else."""
    if any(word in _TURNED for word in words) and any(word in _NOT_WRONG for word in words):
        return {True}
    if any(word in _TURNED for word in words):
        return {False} if all(_known(word) for word in words) else None
    said: set[bool] = set()
    for word in map(_short, words):
        if word in _DECIDING:
            said.add(word in _YES)
        elif word not in _SOFT:
            return None
    return said if len(said) < 2 or _short(words[0]) not in _SOFT else {_short(words[0]) in _YES}


def _known(word: str) -> bool:
    return _short(word) in _KNOWN


def _short(word: str) -> str:
    """`iyaaa` and `okeee` without what is drawn out; `betulkan` and `iyalah` without the particle."""
    while len(word) > 2 and word[-1] == word[-2] and word not in _DECIDING:
        word = word[:-1]
    for ending in ("lah", "kok", "dong", "in", "mi", "ji", "ki"):
        stem = word.removesuffix(ending)
        if word not in _KNOWN and stem in _DECIDING:
            return stem
    return word


def read_choice(text: str, options: Sequence[str]) -> int | None:
    """The index of the option meant: by number from 1, by its words, part of them or a near spelling; else None."""
    cleaned = clean(text)
    if not isinstance(cleaned, str):
        return None
    words = [token.text for token in tokens_of(cleaned) if token.kind in (Kind.WORD, Kind.NUMBER)]
    words = [word for word in words if word not in ("nomor", "no", "nomer", "yang", "yg", "pilih", "pilihan", "opsi")]
    number = _number_said(words)
    if number is not None:
        return number - 1 if 1 <= number <= len(options) else None
    return _by_words(words, [_words_of(option) for option in options])


def _number_said(words: Sequence[str]) -> int | None:
    words = [word for word in words if word not in _SOFT]
    if len(words) != 1:
        return None
    word = words[0]
    ordinal = {"pertama": 1, "kesatu": 1}.get(word) or DIGITS.get(word.removeprefix("ke"))
    return int(word) if word.isdecimal() and len(word) < 4 else ordinal


def _words_of(option: str) -> list[str]:
    return [token.text for token in tokens_of(option) if token.kind in (Kind.WORD, Kind.NUMBER)]


def _by_words(words: Sequence[str], options: Sequence[Sequence[str]]) -> int | None:
    """The one option that holds most of the words, exactly first, then part of a word, then with a slip."""
    exact = [at for at, option in enumerate(options) if list(option) == list(words)]
    if len(exact) == 1:
        return exact[0]
    said = [word for word in words if word not in _SOFT] or list(words)
    for alike in (str.__eq__, _begins, _slip):
        scores = [sum(any(alike(part, word) for part in option) for word in said) for option in options]
        best = max(scores, default=0)
        if scores.count(best) == 1 and best * 2 > len(said):
            return scores.index(best)
    return None


def _begins(part: str, word: str) -> bool:
    return part == word or (len(word) >= 3 and part.startswith(word))


def _slip(part: str, word: str) -> bool:
    close = len(word) >= 4 and len(part) >= 4 and OSA.distance(part, word, score_cutoff=1) <= 1
    return close or _begins(part, word)
