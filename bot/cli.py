"""`mitra`: the commands, one function each. What a command needs is imported when it runs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.broken import ConfigBroken

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from rich.console import Console

    from bot.config import Config

app = typer.Typer(
    help="LaporMitra: weekly partner reports by chat.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
whatsapp = typer.Typer(help="WhatsApp through Twilio.", no_args_is_help=True)
templates = typer.Typer(help="The texts that Meta approves beforehand.", no_args_is_help=True)
whatsapp.add_typer(templates, name="templates")
app.add_typer(whatsapp, name="whatsapp")
pin = typer.Typer(help="PINs that people have forgotten.", no_args_is_help=True)
app.add_typer(pin, name="pin")
ConfigFile = Annotated[Path, typer.Option("--config", "-c", help="The settings; see config.example.toml.")]
CONFIG = Path("config.toml")


def main() -> None:
    """Run a command; a broken config is said in a sentence, not as a traceback."""
    try:
        app()
    except ConfigBroken as error:
        from rich.markup import escape

        _console().print(f"[bold red]✗[/] {escape(str(error))}", highlight=False)
        sys.exit(2)


@app.command()
def demo(
    serve: Annotated[bool, typer.Option(help="Go on serving the web simulator until Ctrl-C.")] = True,
    port: Annotated[int, typer.Option(help="Where the simulator is served.")] = 8080,
) -> None:
    """Four weeks of Kue Bu Rina, through the real pipeline; then the web simulator."""
    from bot.commands.serve import serve_app
    from bot.demo.run import play, show_summary

    interactive = sys.stdout.isatty()

    async def run() -> None:
        played = await play(_console(), slowly=interactive)
        await show_summary(played, _console())
        if serve and interactive:
            _console().print(f"\nThe same people on their phones: [bold]http://127.0.0.1:{port}[/]   (Ctrl-C ends)")
            await serve_app(played, "127.0.0.1", port)
        await played.close()

    _run(run())


@app.command()
def serve(config: ConfigFile = CONFIG) -> None:
    """Run the server on config.toml; without one, the simulator on an embedded database."""
    from bot.event_loop import event_loop

    async def run() -> None:
        with _kept_for_good():
            from bot.app import build
            from bot.commands.serve import announce_claim, serve_app

            worker = build(_settings(config))
        await announce_claim(worker, _console())
        await serve_app(worker, worker.config.server.host, worker.config.server.port)
        await worker.close()

    _run(run(), event_loop)


@app.command()
def chat(
    as_: Annotated[str, typer.Option("--as", help="Whose phone: siti, eko, rina, or any new name.")] = "siti",
    config: ConfigFile = CONFIG,
) -> None:
    """Talk in the terminal, as any person of the cast; Ctrl-D ends."""
    from bot.commands.chat import talk

    _run(talk(_or_demo(_settings(config), config), as_, _console()))


@app.command()
def doctor(config: ConfigFile = CONFIG) -> None:
    """Say what is set up, what is missing, and how to mend it."""
    from rich.markup import escape

    from bot.commands.doctor import examine

    async def run() -> None:
        findings = await examine(config)
        for finding in findings:
            colour = {"✓": "green", "!": "yellow", "✗": "red"}[finding.mark]
            line = escape(finding.line().removeprefix(finding.mark))
            _console().print(f"[{colour}]{finding.mark}[/]{line}", highlight=False, soft_wrap=True)
        raise typer.Exit(0 if all(finding.well for finding in findings) else 1)

    _run(run())


@app.command()
def migrate(config: ConfigFile = CONFIG) -> None:
    """Bring the database up to date."""
    from storage.database import migrate as migrate_database

    settings = _settings(config)
    migrate_database(settings.database)
    _console().print("The database is up to date.")


@app.command()
def summary(
    week: Annotated[str, typer.Option(help="An ISO week such as 2026-W47; the week before this one if left out.")] = "",
    business: Annotated[str, typer.Option(help="The business, by name; the only one if left out.")] = "",
    send: Annotated[bool, typer.Option("--send", help="Send it to the owners too.")] = False,
    config: ConfigFile = CONFIG,
) -> None:
    """Print, or send, the owner's summary of a week."""
    from bot.commands.summary import summarise

    _run(summarise(_or_demo(_settings(config), config), week, business, _console(), send=send))


@app.command()
def biaya(
    weeks: Annotated[int, typer.Option(min=1, help="So many weeks, the running one first.")] = 4,
    config: ConfigFile = CONFIG,
) -> None:
    """Print what messages cost, by week and partner."""
    from bot.commands.biaya import show_spending

    show_spending(_or_demo(_settings(config), config), weeks, _console())


@pin.command("reset")
def reset_pin(
    who: Annotated[str, typer.Argument(help="The person's name, or the address: a phone number, a Telegram id.")],
    config: ConfigFile = CONFIG,
) -> None:
    """Delete somebody's PIN, once you have made sure who it is."""
    from bot.commands.pin_reset import reset_pin as delete_pin

    raise typer.Exit(0 if delete_pin(_or_demo(_settings(config), config), who, _console()) else 1)


@whatsapp.command("confirm")
def confirm_number(
    number: Annotated[str, typer.Argument(help="The number in full, such as +6281200000000.")],
    config: ConfigFile = CONFIG,
) -> None:
    """Say that a changed number is still the same person's, where no owner can say it in the chat."""
    from bot.commands.whatsapp_confirm import vouch

    raise typer.Exit(0 if vouch(_settings(config), number, _console()) else 1)


@templates.command("list")
def list_templates(config: ConfigFile = CONFIG) -> None:
    """Show all templates, how far their approval is, and what to do next."""
    from bot.channels.whatsapp.desk import show

    settings = _settings(config)

    async def run() -> None:
        raise typer.Exit(0 if await show(settings, _console()) else 1)

    _run(run())


@templates.command("create")
def create_templates(config: ConfigFile = CONFIG) -> None:
    """Make the templates that are not there yet."""
    from bot.channels.whatsapp.desk import create

    _run(create(_settings(config), _console()))


@templates.command("submit")
def submit_templates(config: ConfigFile = CONFIG) -> None:
    """Ask Meta to approve what was made and not submitted yet."""
    from bot.channels.whatsapp.desk import submit

    _run(submit(_settings(config), _console()))


@app.command()
def paham(
    words: Annotated[list[str] | None, typer.Argument(help="A message as a partner writes it.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read one JSON object a line, write one a line.")] = False,
) -> None:
    """Show what is understood of a message."""
    from bot.commands import paham as reading

    reading.main(["--jsonl"] if jsonl else words or [])


def _settings(config: Path) -> Config:
    from bot.config import load

    return load(config)


def _or_demo(settings: Config, config: Path) -> Config:
    """The settings; where there are none but a demo was played, the demo's."""
    from bot.config import Config
    from bot.demo.run import DATABASE

    return settings if config.exists() or not DATABASE.exists() else Config(database=f"sqlite:///{DATABASE}")


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """What is loaded in here is never garbage: looking it over would be a tenth of the start, and 60 ms ever again."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@cache
def _console() -> Console:
    from rich.console import Console

    return Console(emoji=False)


def _run(work: Coroutine[None, None, None], loop: Callable[[], AbstractEventLoop] | None = None) -> None:
    import asyncio
    import logging

    logging.getLogger("apscheduler").setLevel(logging.WARNING)
    try:
        with asyncio.Runner(loop_factory=loop) as runner:
            runner.run(work)
    except KeyboardInterrupt:
        _console().print()
