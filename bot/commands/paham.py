"""`mitra paham`: shows how a message is read, or reads one JSON object a line so that anyone can measure it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TextIO

from bot.domain.counts import KINDS
from bot.domain.product import Product
from handlers.understand import Doubt, Line, Reading, read_number, read_report

Json = dict[str, object]
_DECODER = json.JSONDecoder(parse_float=Decimal)
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def jsonl(lines_in: Iterable[str], out: TextIO) -> None:
    """Answer each line of `lines_in` with one line: `{"text", "products", "placements"}` or `{"number"}`.

    A line that is not such an object is answered by `{"error": ...}`, and the next one is read.
    """
    shop = _Shop()
    asked = filter(None, map(str.strip, lines_in))
    out.writelines(f"{_ENCODER.encode(_answer(line, shop))}\n" for line in asked)
    out.flush()


class _Shop:
    """The products of the line before, which most lines of a file share."""

    def __init__(self) -> None:
        self.entries: object = None
        self.products: tuple[Product, ...] = ()

    def selling(self, entries: Sequence[Mapping[str, object]]) -> tuple[Product, ...]:
        if entries != self.entries:
            self.products = tuple(_product(entry) for entry in entries)
            self.entries = entries
        return self.products


def _answer(line: str, shop: _Shop) -> Json:
    try:
        asked = _DECODER.decode(line)
        if "number" in asked:
            return _number(str(asked["number"]))
        products = shop.selling(asked.get("products") or ())
        placements = {code: Decimal(quantity) for code, quantity in (asked.get("placements") or {}).items()}
        return _reading(read_report(str(asked["text"]), products, placements))
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


def _number(text: str) -> Json:
    number = read_number(text)
    if isinstance(number, Doubt):
        return {"must_ask": True, "reason": number.reason.value}
    return {"value": _plain(number)}


def _product(entry: Mapping[str, object]) -> Product:
    aliases = entry.get("aliases") or ()
    names = tuple(str(alias) for alias in aliases) if isinstance(aliases, Sequence) else ()
    price = Decimal(str(entry.get("price") or 0))
    unit = str(entry.get("unit") or "buah")
    packs = entry.get("packs") or {}
    sizes = tuple((str(pack), Decimal(str(size))) for pack, size in packs.items()) if isinstance(packs, Mapping) else ()
    return Product(str(entry["code"]), str(entry.get("name") or entry["code"]), unit, int(price), names, sizes)


def _reading(reading: Reading) -> Json:
    return {
        "intent": reading.intent.value,
        "lines": [_line(line) for line in reading.lines],
        "must_ask": reading.must_ask,
        "questions": [{"about": doubt.about, "reason": doubt.reason.value} for doubt in reading.questions],
    }


def _line(line: Line) -> Json:
    counts = {field: getattr(line, field) for field in KINDS}
    known: Json = {"product": line.product}
    known |= {field: _plain(value) for field, value in counts.items() if value is not None}
    return known if line.amount is None else known | {"amount": line.amount}


def _plain(value: Decimal) -> int | float:
    """Whole numbers without a point; fractions as JSON has them."""
    return int(value) if value == value.to_integral_value() else float(value)


def show(text: str, products: Sequence[Product], placements: Mapping[str, Decimal]) -> None:
    """Print how `text` is read, in colours where the terminal has them."""
    from rich.console import Console
    from rich.table import Table

    reading = read_report(text, products, placements)
    table = Table(title=f"{reading.intent.value}", title_justify="left")
    said = [field for field in (*KINDS, "amount") if any(getattr(line, field) is not None for line in reading.lines)]
    for heading in ("product", *said, "words"):
        table.add_column(heading, justify="left" if heading in ("product", "words") else "right")
    for line in reading.lines:
        table.add_row(line.product, *(_shown(getattr(line, field)) for field in said), line.words, style="green")
    console = Console()
    console.print(table)
    for doubt in reading.questions:
        about = f" {doubt.about}" if doubt.about else ""
        console.print(f"? {doubt.reason.value}{about}: {doubt.words}", style="yellow", markup=False)
    for aside in reading.asides:
        console.print(f"- {aside.kind.value}: {aside.words}", style="cyan", markup=False)


def _shown(value: Decimal | int | None) -> str:
    return "" if value is None else format(value, ",f").replace(",", ".") if isinstance(value, int) else str(value)


def main(arguments: Sequence[str] | None = None) -> int:
    """`mitra paham --jsonl` reads standard input; any other words are read as one message."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--jsonl"]:
        jsonl(sys.stdin, sys.stdout)
    else:
        show(" ".join(words), EXAMPLE_PRODUCTS, EXAMPLE_PLACEMENTS)
    return 0


EXAMPLE_PRODUCTS = (
    Product("KRP", "Keripik Pisang", "bungkus", 10_000),
    Product("NST", "Nastar 250 g", "toples", 40_000),
    Product("KCG", "Kacang", "kg", 60_000),
)
EXAMPLE_PLACEMENTS = {"KRP": Decimal(20), "NST": Decimal(8), "KCG": Decimal(5)}

if __name__ == "__main__":
    raise SystemExit(main())
