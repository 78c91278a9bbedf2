"""Questions to the person: free text, a choice, a yes, a sum, or anything a reader can make out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeVar

from pydantic import TypeAdapter

from bot.conversation import Choice, Heard, Json, NoChoice, Question, Rejected, Revised
from bot.texts import _
from handlers.understand import read_choice, read_yes_no
from handlers.understand.text.clean import LONGEST

T = TypeVar("T")


@cache
def stored_as(kind: Any) -> TypeAdapter[Any]:
    """How answers of a type are kept between messages."""
    return TypeAdapter(kind)


def hear(
    key: str,
    asked: str,
    read: Callable[[Heard], T],
    kind: Any,
    *,
    choices: Sequence[Choice] = (),
    listens: bool = False,
    binds: bool = False,
    insists: bool = True,
    again: str = "",
    about: str = "",
) -> Question[T]:
    """Anything that `read` makes of what is said; `kind` is the type that it is stored as."""
    return Question(key, asked, read, stored_as(kind), tuple(choices), listens, binds, insists, again, about)


def words_of(said: Heard) -> str:
    """The text of a message, or below a picture; Rejected where there is none, or more than anybody reads."""
    if said.attachment and not said.text.strip():
        raise Rejected(_("I cannot read pictures, voice notes, places or forwarded messages yet 🙏 Please type it."))
    if not said.text.strip():
        raise Rejected(_("That message was empty."))
    if len(said.text) > LONGEST:
        raise Rejected(_("That message is too long for me. A short one is enough."))
    return said.text


def text(
    key: str, asked: str, *, longest: int = 200, choices: Sequence[Choice] = (), listens: bool = False
) -> Question[str]:
    """A few words, as they are typed."""
    return hear(key, asked, partial(few_words, longest), str, choices=choices, listens=listens)


def few_words(longest: int, said: Heard) -> str:
    """What was said, on one line; Rejected where it is longer than so many characters."""
    words = " ".join((said.pressed or words_of(said)).split())
    if len(words) > longest:
        raise Rejected(_("Please keep it under {n} characters.").format(n=longest))
    return words


def choose(
    key: str, asked: str, choices: Sequence[Choice], *, yes: str = "", listens: bool = False, binds: bool = False
) -> Question[str]:
    """One of the choices, pressed, or typed as its number, label, words or an unmistakable part of them.

    `yes` is the value that a plain yes means, where the question can be heard so.
    """
    return hear(key, asked, lambda said: chosen(said, choices, yes), str, choices=choices, listens=listens, binds=binds)


def chosen(said: Heard, choices: Sequence[Choice], yes: str = "") -> str:
    """The value of the choice that was meant, `yes` for a plain yes; Rejected where it is none of them."""
    if said.pressed is not None and said.pressed in {choice.value for choice in choices}:
        return said.pressed
    words = words_of(said)
    for choice in choices:
        if words.casefold() in {word.casefold() for word in choice.words}:
            return choice.value
    if yes and read_yes_no(words):
        return yes
    found = read_choice(words, [choice.label for choice in choices])
    if found is None:
        raise NoChoice(_("Please choose one of these."))
    return choices[found].value


def confirm(
    key: str,
    asked: str,
    *,
    edits: str | Mapping[str, Json | None] = "",
    heard: Callable[[str], Mapping[str, Json | None] | None] = lambda words: None,
    answer_in: Callable[[str], str] = lambda words: words,
    about: str = "",
) -> Question[bool]:
    """A yes or no to exactly the figures shown.

    `edits` is the key that *change* asks again, or the answers that it puts in place of others; `heard` may make out
    a change in what is typed instead of a yes; `answer_in` leaves out what is said beside the answer.
    """
    yes, no = Choice(_("Correct"), "yes"), Choice(_("Cancel"), "no")
    edit = Choice(_("Edit"), "change", ("ubah", "ganti", "edit", "salah", "keliru", "bukan"))
    choices = (yes, edit, no) if edits else (yes, no)

    def read(said: Heard) -> bool:
        value = said.pressed or _plainly(answer_in(words_of(said)), choices)
        if value is None:
            change = heard(said.text)
            if change:
                raise Revised(change)
            value = chosen(said, choices)
        if value == "change":
            raise Revised({edits: None} if isinstance(edits, str) else edits)
        return value == "yes"

    return hear(key, asked, read, bool, choices=choices, binds=True, about=about)


def _plainly(words: str, choices: Sequence[Choice]) -> str | None:
    """The choice that a message names by its number, its own words, or as a yes or a no, and nothing else."""
    for number, choice in enumerate(choices, 1):
        if words.casefold().strip(" .!") in {str(number), choice.label.casefold(), *choice.words}:
            return choice.value
    answer = read_yes_no(words)
    return None if answer is None else "yes" if answer else "no"
