"""The word lists of `words.toml`, which anyone can read and lengthen without touching code."""

import tomllib
from importlib import resources

_TABLE: dict[str, dict[str, str]] = tomllib.loads(
    resources.files(__package__).joinpath("words.toml").read_text("utf-8")
)


def words_of(section: str) -> dict[str, frozenset[str]]:
    """The words of a section by name."""
    return {name: frozenset(words.split()) for name, words in _TABLE[section].items()}


def phrases_of(section: str) -> dict[str, list[tuple[str, ...]]]:
    """The phrases of a section by name, each as its words."""
    return {
        name: [tuple(line.split()) for line in lines.splitlines() if line.strip()]
        for name, lines in _TABLE[section].items()
    }
