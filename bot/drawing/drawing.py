"""Charts and workbooks: a turn keeps what they show as a sketch, and they are drawn when somebody is to have them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.channels.message import Attachment
from bot.drawing.pencil import Pencil
from bot.store import Store
from storage import files
from storage.files import KeptFile


class Drawing:
    """Draws for one worker, one picture at a time, beside everything else that it does."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pencil = Pencil()

    async def content(self, wanted: Attachment) -> bytes:
        """What is in a file, empty where there is none; raises NotDrawn."""
        kept = await self.file(wanted.business_id, wanted.file_id)
        return (kept and kept.content) or b""

    async def file(self, business_id: int, file_id: int) -> KeptFile | None:
        """A kept file; what was only a sketch is drawn now, and kept. Raises NotDrawn."""
        kept = await self._store.do(partial(files.kept, business_id=business_id, file_id=file_id))
        if kept is None or kept.sketch is None:
            return kept
        drawn = await self._pencil.draw(kept.sketch)
        await self._store.do(partial(files.fill, business_id=business_id, file_id=file_id, content=drawn))
        return replace(kept, content=drawn, sketch=None)

    async def close(self) -> None:
        """Break off what is being drawn. It can be drawn later all the same."""
        await self._pencil.put_down()
