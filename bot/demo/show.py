"""The play on a terminal: phones in turn, each bubble with who said it and when."""

from __future__ import annotations

from rich.align import Align
from rich.console import Console, Group
from rich.panel import Panel
from rich.rule import Rule
from rich.text import Text

from bot.demo.play import ZONE, Line
from bot.demo.script import CAST, Heading
from bot.texts import day, weekday

WIDTH = 60
BOT = "LaporMitra"


class Screen:
    """Shows lines on a console; a heading or another day starts a new stretch."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._day = ""

    def show(self, line: Line | Heading) -> None:
        if isinstance(line, Heading):
            self._console.print()
            self._console.print(Rule(Text(line.text, style="bold magenta"), style="magenta"))
            return
        local = line.at.astimezone(ZONE)
        today = f"{weekday(local.weekday())} {day(local.date())}"
        if today != self._day:
            self._day = today
            self._console.print(Align.center(Text(today, style="dim")))
        self._console.print(_bubble(line, f"{local:%H.%M}"))


def _bubble(line: Line, clock: str) -> Align:
    who = ", ".join(CAST[one] for one in (line.who, *line.also))
    title = who if line.mine else f"{BOT} → {who}"
    panel = Panel(
        _content(line),
        title=Text(f"{title} {clock}", style="bold"),
        title_align="left",
        border_style="green" if line.mine else "cyan",
        width=WIDTH,
    )
    return Align.right(panel) if line.mine else Align.left(panel)


def _content(line: Line) -> Group:
    parts: list[Text] = []
    if line.message.text:
        parts.append(bold(line.message.text))
    if line.message.attachment:
        parts.append(Text(f"📎 {line.message.attachment.name}", style="yellow"))
    if line.message.buttons:
        parts.append(Text("  ".join(f"[{button.label}]" for button in line.message.buttons), style="blue"))
    return Group(*parts)


def bold(text: str) -> Text:
    """Our neutral markup: what stands between a pair of asterisks is bold."""
    shown = Text()
    for number, part in enumerate(text.split("*")):
        shown.append(part, style="bold" if number % 2 else "")
    return shown
