"""The word lists of `report.toml` and `ordinary.toml`, which anyone can read and lengthen without touching code."""

import tomllib
from itertools import product
from pathlib import Path

_TABLE: dict[str, dict[str, str]] = {
    section: lists
    for name in ("report.toml", "ordinary.toml")
    for section, lists in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8")).items()
}


def words_of(section: str) -> dict[str, frozenset[str]]:
    """The words of a section by name."""
    return {name: frozenset(words.split()) for name, words in _TABLE[section].items()}


def phrases_of(section: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a section by name, each as its words; `ga/gak jadi` stands for two phrases."""
    return {
        name: [phrase for line in lines.splitlines() for phrase in _alternatives(line)]
        for name, lines in _TABLE[section].items()
    }


def _alternatives(line: str) -> list[tuple[str, ...]]:
    return list(product(*(word.split("/") for word in line.split()))) if line.strip() else []
