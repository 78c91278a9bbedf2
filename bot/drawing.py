"""Charts and workbooks: a turn keeps what they show as a sketch, and they are drawn when somebody is to have them.

Drawing takes 70 ms, the first time 800: too long for the one thread that writes, and for the event loop.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from pydantic import TypeAdapter

from bot.channels.message import Attachment
from bot.domain.summary import WeeklySummary
from bot.store import Store
from bot.texts import speaking
from storage import files
from storage.files import KeptFile


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that a picture or document is drawn from, and the language of its words."""

    kind: Literal["chart", "sheet"]
    summary: WeeklySummary
    language: str

    def stored(self) -> dict[str, Any]:
        return _SKETCH.dump_python(self, mode="json")  # type: ignore[no-any-return]

    @classmethod
    def read(cls, stored: dict[str, Any]) -> Sketch:
        return _SKETCH.validate_python(stored)


_SKETCH = TypeAdapter(Sketch)


class Drawing:
    """Draws for one worker, one picture at a time, beside everything else that it does."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pencil = asyncio.Lock()

    async def content(self, wanted: Attachment) -> bytes:
        """What is in a file; what was only a sketch is drawn now, and kept."""
        business_id, file_id = wanted.business_id, wanted.file_id
        kept = await self._store.do(partial(files.kept, business_id=business_id, file_id=file_id))
        if kept is None or kept.content is not None:
            return (kept and kept.content) or b""
        async with self._pencil:
            drawn = await asyncio.to_thread(content_of, kept)
        await self._store.do(partial(files.fill, business_id=business_id, file_id=file_id, content=drawn))
        return drawn


def content_of(kept: KeptFile) -> bytes:
    """What is in a kept file, or would be once it is drawn."""
    if kept.content is not None or kept.sketch is None:
        return kept.content or b""
    sketch = Sketch.read(kept.sketch)
    with speaking(sketch.language):
        return _draw(sketch)


def _draw(sketch: Sketch) -> bytes:
    if sketch.kind == "sheet":
        from bot.summary.sheet import sheet_xlsx

        return sheet_xlsx(sketch.summary)
    from bot.summary.chart import chart_png

    return chart_png(sketch.summary)
