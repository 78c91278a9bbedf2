"""Every text that the code says is translated, with the same placeholders."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from tests import layout

KEYWORDS = {"_": None, "_n": (1, 2)}
CATALOGUES = sorted((layout.ROOT / "bot" / "locales").glob("*/LC_MESSAGES/messages.po"))

HEADER = 'msgid ""\nmsgstr ""\n"Language: id\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'

Text = str | tuple[str, ...]
"""One msgid, or the one for a single thing and the one for many."""


def extracted(source: str) -> list[Text]:
    """The texts that a module gives to `_` and `_n`."""
    found = extract("python", BytesIO(source.encode()), KEYWORDS)
    return [text if isinstance(text, str) else tuple(text) for _, text, _, _ in found]


def said_by_the_product() -> list[Text]:
    return [text for path in layout.modules() for text in extracted(path.read_text(encoding="utf-8"))]


def untranslated(texts: list[Text], catalogue: Catalog) -> Iterator[str]:
    for text in sorted(set(texts), key=forms):
        message = catalogue.get(forms(text)[0])
        if message is None:
            yield f"missing: {text!r}"
        elif message.fuzzy:
            yield f"fuzzy: {text!r}"
        elif not all(forms(message.string)):
            yield f"empty: {text!r}"
        elif any(placeholders(said) != placeholders(forms(text)[-1]) for said in forms(message.string)):
            yield f"other placeholders: {text!r}"


def forms(text: Text | list[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def placeholders(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def twice(po: str) -> list[str]:
    """The first lines of texts that stand more than once in a .po file."""
    blocks = [block for block in po.split("\n\n") if "\nmsgid " in f"\n{block}"]
    starts = [block[f"\n{block}".index("\nmsgid ") :].split("\nmsgstr")[0] for block in blocks]
    return sorted({start for start in starts if starts.count(start) > 1})


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_text_is_translated_with_its_placeholders(path: Path) -> None:
    with path.open("rb") as file:
        assert list(untranslated(said_by_the_product(), read_po(file))) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_text_stands_twice_in_a_catalogue(path: Path) -> None:
    assert twice(path.read_text(encoding="utf-8")) == []


def test_indonesian_is_among_the_catalogues() -> None:
    assert "id" in {path.parts[-3] for path in CATALOGUES}


def test_texts_are_found_in_code() -> None:
    source = 'def f():\n    return _("Sold {n}.").format(n=1) + _n("{n} day", "{n} days", 2) + _("two " "parts")'
    assert extracted(source) == ["Sold {n}.", ("{n} day", "{n} days"), "two parts"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "Other"\nmsgstr "Lain"', "missing: 'Sold {n}.'"),
        ('#, fuzzy\nmsgid "Sold {n}."\nmsgstr "Laku {n}."', "fuzzy: 'Sold {n}.'"),
        ('msgid "Sold {n}."\nmsgstr ""', "empty: 'Sold {n}.'"),
        ('msgid "Sold {n}."\nmsgstr "Laku {jumlah}."', "other placeholders: 'Sold {n}.'"),
    ],
)
def test_an_incomplete_catalogue_is_found_out(entry: str, fault: str) -> None:
    assert list(untranslated(["Sold {n}."], read_po(BytesIO((HEADER + entry).encode())))) == [fault]


def test_a_complete_catalogue_passes() -> None:
    po = 'msgid "Sold {n}."\nmsgstr "Laku {n}."\n\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} hari"'
    catalogue = read_po(BytesIO((HEADER + po).encode()))
    assert list(untranslated(["Sold {n}.", ("{n} day", "{n} days")], catalogue)) == []
    assert twice(po) == []


def test_a_text_that_stands_twice_is_found() -> None:
    po = 'msgid "Yes"\nmsgstr "Ya"\n\n#, fuzzy\nmsgid "Yes"\nmsgstr "Iya"\n\nmsgid "No"\nmsgstr "Tidak"'
    assert twice(po) == ['msgid "Yes"']
