"""What a chart, a workbook or a page shows, as a turn keeps it until somebody is to have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import TypeAdapter

from bot.domain.paper import Paper
from bot.domain.summary import WeeklySummary
from bot.texts import speaking


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that a picture or document is drawn from, and the language of its words."""

    kind: Literal["chart", "sheet", "paper"]
    shows: WeeklySummary | Paper
    language: str

    def stored(self) -> dict[str, Any]:
        stored: dict[str, Any] = _SKETCH.dump_python(self, mode="json")
        return stored

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Sketch:
        return _SKETCH.validate_python(stored)

    def drawn(self) -> bytes:
        """The file. It takes 70 ms, and the first time seconds: the pencil does it in a process of its own."""
        with speaking(self.language):
            if isinstance(self.shows, Paper):
                from bot.drawing.paper import paper_pdf

                return paper_pdf(self.shows)
            if self.kind == "sheet":
                from bot.drawing.sheet import sheet_xlsx

                return sheet_xlsx(self.shows)
            from bot.drawing.chart import chart_png

            return chart_png(self.shows)


_SKETCH = TypeAdapter(Sketch)
