"""What Telegram's servers check: HTML to the letter, lengths, and how fast a bot may send."""

from __future__ import annotations

import html
import re
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field

TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "del", "code", "pre", "a", "blockquote", "tg-spoiler"}
TOKEN = re.compile(r"<(/?)([a-zA-Z-]*)([^<>]*)>|&(#?\w+);|[<&]", re.ASCII)
ENTITIES = {"lt", "gt", "amp", "quot"}


class BadHtml(Exception):
    """The text would be answered with 400."""


def plain(text: str) -> str:
    """The text as people see it; BadHtml where a tag is unknown, unclosed or misplaced, or a sign stands bare."""
    open_tags: list[str] = []
    for token in TOKEN.finditer(text):
        _check(token, open_tags)
    if open_tags:
        raise BadHtml(f'Can\'t find end tag corresponding to start tag "{open_tags[-1]}"')
    return html.unescape(re.sub(r"<[^<>]*>", "", text))


def _check(token: re.Match[str], open_tags: list[str]) -> None:
    closing, tag, _, entity = token.groups()
    if tag:
        if tag not in TAGS:
            raise BadHtml(f'Unsupported start tag "{tag}" at byte offset {token.start()}')
        if not closing:
            open_tags.append(tag)
        elif not open_tags or open_tags.pop() != tag:
            raise BadHtml(f"Unexpected end tag at byte offset {token.start()}")
    elif entity is None or (entity not in ENTITIES and not entity.startswith("#")):
        raise BadHtml(f"a bare sign at byte offset {token.start()}")


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@dataclass
class Limiter:
    """Counts messages in sliding windows, as (messages, seconds); None switches a limit off."""

    overall: tuple[int, float] | None = (30, 1.0)
    chat: tuple[int, float] | None = (1, 1.0)
    group: tuple[int, float] | None = (20, 60.0)
    now: Callable[[], float] = time.monotonic
    breaches: int = 0
    _sent: dict[object, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def admits(self, chat_id: int) -> bool:
        """Whether one more message keeps within all limits; one that does not is counted as a breach."""
        now = self.now()
        windows = [
            ("all", self.overall),
            (chat_id, self.chat),
            (("group", chat_id), self.group if chat_id < 0 else None),
        ]
        kept = [(self._sent[key], limit) for key, limit in windows if limit]
        if any(self._full(sent, limit, now) for sent, limit in kept):
            self.breaches += 1
            return False
        for sent, _ in kept:
            sent.append(now)
        return True

    @staticmethod
    def _full(sent: deque[float], limit: tuple[int, float], now: float) -> bool:
        while sent and sent[0] <= now - limit[1]:
            sent.popleft()
        return len(sent) >= limit[0]
