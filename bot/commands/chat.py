"""`mitra chat`: one person's chat on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from bot.app import App, build
from bot.channels.message import Incoming, Parcel
from bot.channels.terminal import Terminal
from bot.clock import Clock
from bot.commands.serve import announce_claim
from bot.config import Config, Simulator
from bot.demo.show import bold


async def talk(config: Config, address: str, console: Console) -> None:
    """Talk as the person at that address until the input ends."""
    clock = Clock()
    terminal = Terminal(address, lambda: _ask(console), lambda parcel: _show(console, parcel), clock)
    app: App = build(config.model_copy(update={"simulator": Simulator(enabled=False)}), clock, [terminal])
    await announce_claim(app, console)
    console.print(f"You are [bold]{address}[/]. Write as on a phone; a number presses a button; Ctrl-D ends.")

    async def take(incoming: Incoming) -> None:
        await app.take(incoming)
        await app.delivery.send_all()

    await app.tick()
    await app.delivery.send_all()
    await terminal.receive(take)
    await app.close()


def _ask(console: Console) -> str | None:
    try:
        return console.input("[bold green]› [/]")
    except EOFError:
        return None


def _show(console: Console, parcel: Parcel) -> None:
    if parcel.message.text:
        console.print(bold(parcel.message.text))
    if parcel.message.attachment:
        console.print(f"📎 {parcel.message.attachment.name}", style="yellow")
    for number, button in enumerate(parcel.message.buttons, 1):
        console.print(Text(f"  {number} {button.label}", style="cyan"))
