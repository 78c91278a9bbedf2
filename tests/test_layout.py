"""The code looks as CONTRIBUTING.md says, and each check is seen to fail on a sample."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import layout

Check = Callable[[str], list[str]]


def faults(check: Check, paths: list[Path]) -> list[str]:
    """All that `check` finds in the files, each with the file's name in front."""
    return [
        f"{path.relative_to(layout.ROOT)} {fault}"
        for path in paths
        for fault in check(path.read_text(encoding="utf-8", errors="ignore"))
    ]


def by_name(check: Callable[[str, str], list[str]], paths: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(layout.ROOT)} {fault}"
        for path in paths
        for fault in check(layout.name_of(path), path.read_text(encoding="utf-8"))
    ]


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    assert faults(layout.long_file, layout.modules()) == []


def test_no_function_is_longer_than_a_screen() -> None:
    assert faults(layout.long_functions, layout.modules()) == []


def test_most_functions_are_short(record_property: Callable[[str, object], None]) -> None:
    middle = layout.median_of_functions([path.read_text(encoding="utf-8") for path in layout.modules()])
    record_property("median lines of a function", middle)
    assert middle <= layout.FUNCTION_MEDIAN_LINES


def test_every_module_opens_with_a_sentence() -> None:
    assert faults(layout.no_opening_sentence, layout.modules() + layout.tests()) == []


def test_no_module_has_a_vague_name() -> None:
    assert by_name(lambda name, _: layout.vague_names(name), layout.modules() + layout.tests()) == []


def test_imports_run_one_way() -> None:
    assert by_name(layout.forbidden_imports, layout.modules() + layout.tests()) == []


def test_every_text_can_be_extracted() -> None:
    assert faults(layout.unextractable_texts, layout.modules()) == []


def test_indonesian_is_in_the_catalogue_and_not_in_the_code() -> None:
    assert by_name(layout.indonesian_texts, layout.modules()) == []


def test_no_file_names_a_package_registry() -> None:
    assert faults(layout.registry_hosts, layout.tracked_files()) == []


def test_no_file_names_a_path_of_one_machine() -> None:
    assert faults(layout.machine_paths, layout.tracked_files()) == []


def test_files_are_found_at_all() -> None:
    """An empty list would pass every check above."""
    names = {layout.name_of(path) for path in layout.modules()}
    assert {"bot", "bot.domain.money", "handlers", "storage"} <= names
    assert layout.ROOT / "pyproject.toml" in layout.tracked_files()


HOST = "pypi" + ".org"
HOME = "/home" + "/rina"


@pytest.mark.parametrize(
    ("check", "wrong", "right"),
    [
        (layout.long_file, "x = 1\n" * 301, "x = 1\n" * 300),
        (layout.long_functions, "def f():\n" + "    x = 1\n" * 60, "def f():\n" + "    x = 1\n" * 59),
        (layout.long_functions, "async def f():\n" + "    x = 1\n" * 60, "class F:\n" + "    x = 1\n" * 60),
        (layout.no_opening_sentence, "import os", '"""Opens the shop."""'),
        (layout.no_opening_sentence, '"""Shop"""', '"""Opens\nthe shop.\n\nAt seven\n"""'),
        (layout.vague_names, "bot.utils", "bot.texts"),
        (layout.vague_names, "storage.core.ledger", "storage.score"),
        (layout.unextractable_texts, "_(f'{a} sold')", "_('{a} sold').format(a=a)"),
        (layout.unextractable_texts, "_(name)", "translate(name)"),
        (layout.unextractable_texts, "_n('one', many, 2)", "_n('one', 'many', count)"),
        (layout.registry_hosts, f"index-url = https://{HOST}/simple", "pip install lapormitra"),
        (layout.machine_paths, f"open('{HOME}/x')", "GET https://example.org/home/rina, ~/home/x, /usr/bin/chromium"),
    ],
)
def test_a_check_tells_wrong_from_right(check: Check, wrong: str, right: str) -> None:
    assert len(check(wrong)) == 1
    assert check(right) == []


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("handlers.report", "from storage import ledger"),
        ("handlers.report", "import bot.channels.telegram"),
        ("handlers.report", "def f():\n    from bot.talking.turn import take_turn"),
        ("handlers.report", "from bot import turn"),
        ("handlers.understand.money", "from ...bot import app"),
        ("handlers.understand.text.tokens", "from handlers.understand.atoms.atom import Atom"),
        ("handlers.understand.facts.item", "from handlers.understand.report import read_report"),
        ("storage.ledger", "from handlers.report import Report"),
        ("storage.ledger", "from bot.texts import _"),
        ("bot.domain.money", "from bot.texts import _"),
        ("bot.talking.turn", "from bot.channels.telegram import Telegram"),
        ("bot.talking.turn", "from bot import channels"),
        ("tests.test_order", "from tests.test_delivery import row"),
    ],
)
def test_an_import_against_the_direction_is_found(name: str, source: str) -> None:
    assert len(layout.forbidden_imports(name, source)) == 1


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("handlers.report", "from decimal import Decimal\nfrom bot import ask\nfrom bot.domain.money import worth"),
        ("handlers.report", "from handlers.understand import read\nfrom .members import invite"),
        ("storage.ledger", "from bot.domain.week import Week\nfrom storage import tables"),
        ("handlers.understand.atoms.atom", "from handlers.understand.text.tokens import Token"),
        ("bot.talking.turn", "from storage import inbox\nfrom handlers.report import report_sales"),
        ("bot.app", "from bot.channels import CHANNELS"),
        ("bot.channels.telegram", "from bot.channels.channel import Channel"),
    ],
)
def test_an_import_along_the_direction_is_allowed(name: str, source: str) -> None:
    assert layout.forbidden_imports(name, source) == []


@pytest.mark.parametrize("sentence", ["Laporan minggu ini belum ada", "Sudah setor untuk minggu lalu?"])
def test_an_indonesian_sentence_in_the_code_is_found(sentence: str) -> None:
    assert len(layout.indonesian_texts("handlers.report", f"say({sentence!r})")) == 1
    assert layout.indonesian_texts("handlers.menu", f"_('Type *{sentence}*.')") == []
    assert layout.indonesian_texts("handlers.understand.words", f"SAID = {sentence!r}") == []
    assert layout.indonesian_texts("handlers.report", f'"""For `{sentence}`."""\nTOPIC = "laporan"') == []


def test_the_median_counts_every_function() -> None:
    assert layout.median_of_functions(["def f():\n    pass", "def g():\n    x = 1\n    y = 2\n    return x"]) == 3
