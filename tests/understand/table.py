"""Writes the table of docs/understanding.md from the corpus: `python -m tests.understand.table`."""

import re
from collections import Counter
from pathlib import Path

from tests.understand.corpus import REPORT_KINDS, Verdict, cases, judge, judge_answer, judge_number, pairs, read

DOCUMENT = Path(__file__).parents[2] / "docs" / "understanding.md"
_MARKED = re.compile(r"(?<=<!-- table -->\n).*?(?=<!-- end of table -->)", re.DOTALL)


def table() -> str:
    """A row for each kind of message: clear ones by verdict, then those that must be asked about."""
    rows = [
        "| kind | clear | exact | asked | wrong | to ask | asked | not asked |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    totals = [0] * 7
    for kind in REPORT_KINDS:
        figures = _figures(kind)
        totals = [total + figure for total, figure in zip(totals, figures, strict=True)]
        rows.append(_row(kind, figures))
    rows.append(_row("**all reports**", totals))
    rows += [_row(kind, _pair_figures(kind)) for kind in ("numbers", "answers")]
    return "\n".join(rows) + "\n"


def _row(kind: str, figures: list[int]) -> str:
    return "| " + " | ".join([kind, *map(str, figures)]) + " |"


def _figures(kind: str) -> list[int]:
    clear, unclear = Counter[Verdict](), Counter[Verdict]()
    for case in cases(kind):
        (clear if case.clear else unclear)[judge(case, read(case))] += 1
    return [*_counted(clear), unclear.total(), unclear.total() - unclear[Verdict.WRONG], unclear[Verdict.WRONG]]


def _counted(clear: Counter[Verdict]) -> list[int]:
    return [clear.total(), *(clear[verdict] for verdict in (Verdict.EXACT, Verdict.ASKED, Verdict.WRONG))]


def _pair_figures(kind: str) -> list[int]:
    judged = judge_number if kind == "numbers" else judge_answer
    clear, unclear = Counter[Verdict](), Counter[Verdict]()
    for text, expected in pairs(kind):
        (unclear if expected in ("ask", "-") else clear)[judged(text, expected)] += 1
    return [*_counted(clear), unclear.total(), unclear.total() - unclear[Verdict.WRONG], unclear[Verdict.WRONG]]


if __name__ == "__main__":
    written = _MARKED.sub(lambda _: table(), DOCUMENT.read_text("utf-8"))
    DOCUMENT.write_text(written, "utf-8")
