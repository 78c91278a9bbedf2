"""`mitra paham`: the contract by which anyone can measure the reader."""

import io
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.commands.paham import jsonl, show
from tests.understand.corpus import REPORT_KINDS, cases
from tests.understand.shops import SHOPS

PRODUCTS = [
    {"code": "KRP", "name": "Keripik Pisang", "unit": "bungkus", "price": 10000, "aliases": ["kripik"]},
    {"code": "KCG", "name": "Kacang", "unit": "kg", "price": 60000},
]


def answers(*asked: object) -> list[dict[str, object]]:
    out = io.StringIO()
    jsonl([json.dumps(entry) if not isinstance(entry, str) else entry for entry in asked], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_a_report_comes_back_with_what_is_certain():
    (answer,) = answers(
        {"text": "kripik 14 kacang 1/2 kg", "products": PRODUCTS, "placements": {"KRP": 20, "KCG": 2.5}}
    )
    assert answer == {
        "intent": "report",
        "lines": [{"product": "KRP", "sold": 14, "left": 6}, {"product": "KCG", "sold": 0.5, "left": 2}],
        "must_ask": False,
        "questions": [],
    }


def test_a_product_may_say_what_its_packs_hold():
    packed = [PRODUCTS[0] | {"packs": {"dus": 6}}]
    plain, sized = answers(
        {"text": "keripik 2 dus", "products": PRODUCTS[:1], "placements": {"KRP": 20}},
        {"text": "keripik 2 dus", "products": packed, "placements": {"KRP": 20}},
    )
    assert plain["questions"] == [{"about": "KRP", "reason": "unit"}]
    assert sized["lines"] == [{"product": "KRP", "sold": 12, "left": 8}]


def test_what_is_not_certain_comes_back_as_a_question():
    (answer,) = answers({"text": "keripik laku 24", "products": PRODUCTS, "placements": {"KRP": 20}})
    assert (answer["lines"], answer["must_ask"]) == ([], True)
    assert answer["questions"] == [{"about": "KRP", "reason": "over_placed"}]


def test_a_number_comes_back_with_its_value_or_a_reason():
    assert answers({"number": "1,5jt"}, {"number": "1/2"}, {"number": "15.00"}) == [
        {"value": 1_500_000},
        {"value": 0.5},
        {"must_ask": True, "reason": "separator"},
    ]


def test_a_line_that_cannot_be_read_does_not_stop_the_next():
    broken, empty, whole = answers("{oops", {"text": 5, "products": [{}]}, {"number": "14"})
    assert "error" in broken
    assert "error" in empty
    assert whole == {"value": 14}


def test_a_thousand_lines_take_less_than_a_second():
    asked = [json.dumps(_asked(case.text, case.shop)) for kind in REPORT_KINDS for case in cases(kind)][:1000]
    best = min(_seconds(asked) for _ in range(3))
    assert len(asked) / best >= 1_000


def _asked(text: str, shop: str) -> dict[str, object]:
    kept = SHOPS[shop]
    products = [{"code": p.code, "name": p.name, "unit": p.unit, "price": p.price} for p in kept.products]
    return {
        "text": text,
        "products": products,
        "placements": {code: int(placed) for code, placed in kept.placements.items()},
    }


def _seconds(asked: list[str]) -> float:
    """Seconds of the processor, so that a busy machine does not count."""
    start = time.process_time()
    jsonl(asked, io.StringIO())
    return time.process_time() - start


HEAVY = ("starlette", "sqlalchemy", "matplotlib", "pydantic", "asyncio", "bot.config")


def test_it_starts_at_once_and_needs_no_server_database_settings_or_chart():
    """In seconds of the processor, so that a busy machine does not count."""
    script = (
        "import sys; sys.argv = ['mitra', 'paham', '--jsonl']; from bot.__main__ import main\n"
        f"try: main()\nfinally: print([name for name in {HEAVY} if name in sys.modules])"
    )
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", script]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=root, input='{"number": "5"}\n', capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.stdout == '{"value": 5}\n[]\n'
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 1  # Half of it on a quiet machine.


@pytest.mark.parametrize(
    ("text", "words"), [("keripik 14", "14"), ("keripik 10-12", "approximate"), ("[halo]", "other")]
)
def test_a_reading_is_shown(text, words, capsys):
    show(text, SHOPS["r"].products, SHOPS["r"].placements)
    assert words in capsys.readouterr().out
