"""The product beside bots that are built otherwise, in one run, by the load generator that the environment names.

`LAPORMITRA_PEERS` is the folder with its `run.py`, `LAPORMITRA_PEERS_PYTHON` the Python it runs on. It starts each
bot on one core, lets 200 people write over HTTP as Telegram's webhook does, and waits for each reply at a fake Bot API.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console

from benchmarks.village import GOODS, settle
from storage.database import migrate, open_database, wipe_sqlite

ROUNDS, SECONDS = 3, 4
PEER = "ptb_sqlite3_full_sniffio"
BESIDE = f"{PEER},conv_full"
CONFIG = """
database = "sqlite:///{folder}/peers.sqlite3"
server.port = {port}
simulator.enabled = false

[telegram]
token = "{token}"
mode = "webhook"
webhook_path = "/tg"
secret_token = "bench-secret-token"
api_base_url = "http://127.0.0.1:{api_port}"
messages_per_second = 1000000
"""
TOKEN = "123456789:AAaaBBbbCCccDDddEEeeFFffGGggHHhhIIi"
PEOPLE = 1_000


def main(console: Console) -> None:
    place = os.environ.get("LAPORMITRA_PEERS")
    if not place:
        console.print("LAPORMITRA_PEERS names no folder with peers: left out")
        return
    with tempfile.TemporaryDirectory() as folder:
        _print(console, run(Path(place), Path(folder)))


def run(place: Path, folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Every round of every bot, by its name, as the load generator reports it."""
    (folder / "config.toml").write_text(CONFIG.format(folder=folder, port=18080, api_port=18081, token=TOKEN))
    serve = f"{sys.executable} -m benchmarks.peers {folder}"
    python = os.environ.get("LAPORMITRA_PEERS_PYTHON", sys.executable)
    arguments = ["--rounds", str(ROUNDS), "--secs", str(SECONDS), "--only", BESIDE, "--out", str(folder / "load.json")]
    product = ["--external", "product", "--expect", "any", "--cmd", f"env PYTHONPATH={Path.cwd()} {serve}"]
    subprocess.run([python, "run.py", *arguments, *product], cwd=place, check=True)
    measured: dict[str, list[dict[str, Any]]] = json.loads((folder / "load.json").read_text())
    return measured


def _print(console: Console, measured: dict[str, list[dict[str, Any]]]) -> None:
    product = [one["many"] for one in measured["product"]]
    peer = [one["many"] for one in measured[PEER]]
    for name, rounds in measured.items():
        rate = median(one["many"]["msgs_per_s"] for one in rounds)
        cpu = median(one["many"]["cpu_s_per_1000"] for one in rounds)
        single = median(one["single"]["reply_ms"]["p50"] for one in rounds)
        console.print(
            f"{name}: {rate:,.0f} messages a second, {cpu:.2f} s CPU for 1,000, one person's reply {single} ms"
        )
    faster = median(ours["msgs_per_s"] / theirs["msgs_per_s"] for ours, theirs in zip(product, peer, strict=True))
    console.print(f"the product takes {faster:.1f} times as many as {PEER}")


def serve(folder: Path) -> None:
    """Be the product's server on a fresh database, in which everybody is a partner already, of two open weeks.

    With one product the words of the load are a whole report: which week, 12, no 7, no 30, yes.
    """
    wipe_sqlite(folder / "peers.sqlite3")
    url = f"sqlite:///{folder}/peers.sqlite3"
    migrate(url)
    engine = open_database(url)
    settle(engine, PEOPLE, "telegram", datetime.now(UTC) - timedelta(days=8), GOODS[:1])
    engine.dispose()
    os.execv(sys.executable, [sys.executable, "-m", "bot", "serve", "--config", str(folder / "config.toml")])


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
