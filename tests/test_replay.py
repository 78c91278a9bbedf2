"""The replay: whatever is answered, taken back or changed, it never breaks; the same answers ask the same question."""

import random

import pytest

from bot.ask import choose, confirm, text
from bot.ask.person import stored_as
from bot.conversation import Choice, Fact, Heard, Query, Question, Rejected
from bot.replay import ConversationBroken, Finished, Memory, Waiting, forget, replay, step_back

FRUIT = (Choice("Mangga", "mango"), Choice("Jeruk", "orange"), Choice("Salak", "snakefruit"))
SEEDS = 20_000


class Today(Query[str]):
    """The day, which goes on while people think."""


async def shopping() -> dict[str, object] | None:
    """A talk with a bit of everything: a fact, a branch, a loop, a question that depends on an answer, a yes."""
    day = await Fact("day", Today(), stored_as(str))
    fruit = await choose("fruit", "Which fruit?", FRUIT)
    bags = range({"mango": 1, "orange": 2, "snakefruit": 3}[fruit])
    counts = [await text(f"count.{number}", f"How many {fruit} in bag {number}?", longest=5) for number in bags]
    note = await text("note", "A note?", listens=True)
    if not await confirm("sure", f"{day} {fruit} {counts} {note}?", edits="fruit"):
        return None
    return {"fruit": fruit, "counts": counts, "note": note}


SAYINGS = [
    "1",
    "2",
    "3",
    "ya",
    "tidak",
    "mangga",
    "salak",
    "x",
    "",
    "batal",
    "ubah",
    "jeruk",
    "14",
    "terlalu panjang",
    "👍",
]


def test_twenty_thousand_random_talks_never_crash() -> None:
    finished = 0
    for seed in range(SEEDS):
        chance = random.Random(seed)
        memory = Memory(opening=Heard(chance.choice(SAYINGS)) if chance.random() < 0.3 else None)
        end: object = replay(shopping, memory, lambda _query: "Monday")
        for _turn in range(chance.randrange(12)):
            if isinstance(end, Finished):
                finished += 1
                break
            act = chance.random()
            if act < 0.1:
                step_back(memory)
                end = replay(shopping, memory, lambda _query: "Monday")
            elif act < 0.2 and memory.answers:
                forget(memory, chance.choice(list(memory.answers)))
                end = replay(shopping, memory, lambda _query: "Monday")
            else:
                pressed = chance.choice(["mango", "orange", "yes", "no", "change", "nonsense"])
                said = Heard(pressed=pressed) if act < 0.4 else Heard(chance.choice(SAYINGS))
                end = replay(shopping, memory, lambda _query: "Monday", said)
        assert isinstance(end, Waiting | Finished)
    assert finished > SEEDS // 20


def test_the_same_answers_always_ask_the_same_question() -> None:
    memory = Memory()
    asked = [_question(memory)]
    for said in ("jeruk", "4", "5", "manis", "ya"):
        before = Memory(dict(memory.answers), dict(memory.facts), shown=memory.shown)
        assert _question(before) == asked[-1]
        end = replay(shopping, memory, lambda _query: "Monday", Heard(said))
        asked.append(end.question.key if isinstance(end, Waiting) else "over")
    assert asked == ["fruit", "count.0", "count.1", "note", "sure", "over"]


def _question(memory: Memory) -> str:
    end = replay(shopping, memory, lambda _query: "Monday")
    assert isinstance(end, Waiting)
    return end.question.key


def test_a_fact_is_looked_up_once_and_stands() -> None:
    days = iter(["Monday", "Tuesday", "Wednesday"])
    memory = Memory()
    replay(shopping, memory, lambda _query: next(days))
    replay(shopping, memory, lambda _query: next(days), Heard("mangga"))
    assert memory.facts == {"day": "Monday"}


def test_changing_an_answer_forgets_what_was_asked_because_of_it() -> None:
    async def talk() -> list[str]:
        first = await text("size", "Size?")
        return [first, await text("size.colour", "Colour?"), await text("end", "End?")]

    memory = Memory()
    for said in ("S", "red"):
        replay(talk, memory, lambda _query: None, Heard(said))
    forget(memory, "size")
    assert memory.answers == {}


def test_a_yes_counts_only_for_the_figures_that_were_shown() -> None:
    price = ["10"]

    class Price(Query[str]):
        """A price that somebody else may change."""

    async def buy() -> bool:
        return await confirm("sure", f"It costs {await Price()}?")

    memory = Memory()
    replay(buy, memory, lambda _query: price[0])
    price[0] = "12"
    moved = replay(buy, memory, lambda _query: price[0], Heard("ya"))
    assert isinstance(moved, Waiting)
    assert moved.moved
    assert "12" in moved.question.text
    assert replay(buy, memory, lambda _query: price[0], Heard("ya")) == Finished(True)


def test_an_answer_of_an_older_version_that_no_longer_fits_is_asked_again() -> None:
    memory = Memory(answers={"fruit": "jeruk", "count.0": {"old": "shape"}}, facts={"day": "Monday"})
    memory.answers["fruit"] = "orange"
    assert _question(memory) == "count.0"


def test_a_removed_question_is_ignored_and_an_inserted_one_is_asked_next() -> None:
    memory = Memory(answers={"fruit": "mango", "gone": "x", "count.0": "4", "note": "n"})
    assert _question(memory) == "sure"
    del memory.answers["note"]
    assert _question(memory) == "note"


def test_a_conversation_that_does_real_work_fails_at_once() -> None:
    async def sleeps() -> None:
        import asyncio

        await asyncio.sleep(1)

    with pytest.raises(RuntimeError):
        replay(sleeps, Memory(), lambda _query: None)


def test_one_key_cannot_mean_two_questions() -> None:
    async def confused() -> None:
        await text("same", "First?")
        await text("same", "Second?")

    memory = Memory(answers={"same": "x"})
    with pytest.raises(ConversationBroken):
        replay(confused, memory, lambda _query: None)


def test_an_endless_conversation_is_stopped() -> None:
    async def endless() -> None:
        for number in range(1_000):
            await text(f"{number}", "More?")

    memory = Memory(answers={f"{number}": "x" for number in range(1_000)})
    with pytest.raises(ConversationBroken):
        replay(endless, memory, lambda _query: None)


def test_a_rejected_answer_changes_nothing_and_says_why() -> None:
    def read(heard: Heard) -> str:
        raise Rejected(f"not {heard.text}")

    async def talk() -> str:
        answer: str = await Question("a", "A?", read, stored_as(str))
        return answer

    memory = Memory()
    end = replay(talk, memory, lambda _query: None, Heard("x"))
    assert isinstance(end, Waiting)
    assert end.sentence == "not x"
    assert memory.answers == {}
    assert memory.misses == 1


class InStock(Query[tuple[str, ...]]):
    """The fruit that there is."""


async def picking() -> str:
    name = await text("name", "Your name?")
    fruit = await choose("fruit", "Which fruit?", FRUIT)
    if fruit not in await InStock():
        raise Rejected(f"No more {fruit}.")
    return f"{fruit} for {name}" if await confirm("sure", "Is that right?") else ""


def test_an_answer_that_does_not_do_any_more_is_asked_for_again() -> None:
    stock, memory = ["mango", "orange"], Memory()
    for said in ("Siti", "mangga"):
        replay(picking, memory, lambda _: tuple(stock), Heard(said))
    stock.remove("mango")
    end = replay(picking, memory, lambda _: tuple(stock), Heard("ya"))
    assert isinstance(end, Waiting)
    assert (end.question.key, end.sentence) == ("fruit", "No more mango.")
    replay(picking, memory, lambda _: tuple(stock), Heard("jeruk"))
    assert replay(picking, memory, lambda _: tuple(stock), Heard("ya")) == Finished("orange for Siti")


def test_a_talk_that_rejects_without_an_answer_is_broken() -> None:
    async def never() -> None:
        raise Rejected("There is nothing to ask.")

    with pytest.raises(Rejected):
        replay(never, Memory(), str)
