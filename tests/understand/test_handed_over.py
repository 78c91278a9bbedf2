"""What people write about money they handed over: one sum, all of it, or a question."""

import pytest

from handlers.understand import Doubt, Whole, read_handed_over
from tests.understand.corpus import pairs


def told(read: int | Whole | Doubt) -> str:
    if isinstance(read, Doubt):
        return "ask"
    return "all" if read is Whole.ALL else str(read)


@pytest.mark.parametrize(("text", "expected"), list(pairs("handed_over")))
def test_a_sum_is_read_or_asked_about(text: str, expected: str) -> None:
    assert told(read_handed_over(text)) == expected
