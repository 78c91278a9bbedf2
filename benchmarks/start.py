"""How soon a server answers after its start, and how much memory it holds at rest, by what is switched on."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from rich.console import Console
from rich.table import Table

from storage.database import migrate

STARTS = 3
REST_SECONDS = 2.0
DATABASE = "start.sqlite3"
ROOT = Path(__file__).parents[1]
NOBODY = "http://127.0.0.1:9"
TELEGRAM = f"""[telegram]
token = "123456:AA-nobody-answers"
api_base_url = "{NOBODY}"
"""
WHATSAPP = f"""[whatsapp]
account_sid = "AC00000000000000000000000000000001"
auth_token = "nobody-answers"
sender = "+6281200000000"
public_base_url = "https://bot.example.invalid"
api_base_url = "{NOBODY}"
"""
KINDS = {"simulator alone": "", "with Telegram": TELEGRAM, "with Telegram and WhatsApp": TELEGRAM + WHATSAPP}


def main(console: Console) -> None:
    """Start each kind of server a few times on a database that is up to date, and show the best of each figure.

    The first start compiles the modules, as an installation does; this machine may be set to keep nothing compiled.
    """
    table = Table("server", "ready after, s", "CPU until then, s", "the same in loops", "resident at rest, MB")
    with tempfile.TemporaryDirectory() as folder:
        migrate(f"sqlite:///{folder}/{DATABASE}")
        for name, section in KINDS.items():
            measured = [measure(Path(folder), section) for _ in range(STARTS)]
            table.add_row(name, *(f"{min(column):.1f}" for column in zip(*measured, strict=True)))
    console.print(table)
    console.print(
        "[dim]A loop is ten million empty steps of Python, around each start: what a slow machine does to both."
    )


def measure(folder: Path, section: str) -> tuple[float, float, float, float]:
    """Seconds until `/health` answers, CPU until then in seconds and in loops, and megabytes resident at rest."""
    port = _free_port()
    config = folder / "config.toml"
    server = f'database = "sqlite:///{folder}/{DATABASE}"\n[server]\nport = {port}\n'
    config.write_text(server + section, encoding="utf-8")
    before, started = _loop_seconds(), time.perf_counter()
    with _server(config, folder / "compiled") as running:
        _until_answers(port)
        ready = time.perf_counter() - started
        cpu = _cpu_of(running.pid)
        time.sleep(REST_SECONDS)
        return ready, cpu, cpu / ((before + _loop_seconds()) / 2), _resident_of(running.pid)


def _loop_seconds() -> float:
    started = time.process_time()
    for _ in range(10_000_000):
        pass
    return time.process_time() - started


@contextmanager
def _server(config: Path, compiled: Path) -> Iterator[subprocess.Popen[bytes]]:
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings["PYTHONPYCACHEPREFIX"] = str(compiled)
    command = [sys.executable, "-m", "bot", "serve", "--config", str(config)]
    server = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield server
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _until_answers(port: int) -> None:
    for _ in range(6000):
        try:
            urlopen(f"http://127.0.0.1:{port}/health").close()
            return
        except URLError:
            time.sleep(0.01)
    raise TimeoutError("the server does not answer")


def _cpu_of(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident_of(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
