"""`mitra doctor` says in one line each what is right, what is wrong and how to mend it, asking the platforms."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import cli
from bot.channels.telegram.webhook import path_of
from bot.commands.doctor import examine
from bot.config import Telegram
from bot.finding import Finding
from storage.drive import network_drive
from tests.channels.whatsapp_town import WhatsAppTown, in_town
from tests.fakes.telegram import TOKEN, FakeTelegram, Fault

HERE = "https://bot.example.invalid"


def config_at(folder: Path, **sections: Any) -> Path:
    """A config file; its sections are written as TOML, whose strings and numbers are those of JSON."""
    lines = [f"{key} = {json.dumps(value)}" for key, value in sections.items() if not isinstance(value, dict)]
    for name, section in sections.items():
        if isinstance(section, dict):
            lines += [f"[{name}]", *(f"{key} = {json.dumps(value)}" for key, value in section.items())]
    path = folder / "config.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def told(findings: list[Finding]) -> str:
    return "\n".join(finding.line() for finding in findings)


def broken(findings: list[Finding]) -> str:
    return told([finding for finding in findings if not finding.well])


@pytest.fixture
def looked_at(tmp_path: Path, database_url: str) -> Callable[..., list[Finding]]:
    """Examine a bot at a fake Telegram that has been set up."""

    def look(set_up: Callable[[FakeTelegram], Awaitable[object] | None], **telegram: Any) -> list[Finding]:
        async def run() -> list[Finding]:
            async with FakeTelegram() as fake:
                made = set_up(fake)
                if made:
                    await made
                section = {"token": TOKEN, "api_base_url": fake.url, **telegram}
                return await examine(config_at(tmp_path, database=database_url, telegram=section))

        return asyncio.run(run())

    return look


def untouched(_telegram: FakeTelegram) -> None:
    return None


def hooked(url: str, **told: Any) -> Callable[[FakeTelegram], None]:
    def set_up(telegram: FakeTelegram) -> None:
        telegram.hook_told = {"url": url, **told}

    return set_up


def test_a_bot_that_polls_and_is_well(looked_at: Callable[..., list[Finding]]) -> None:
    findings = looked_at(untouched)
    assert broken(findings) == ""
    for said in ("Telegram, @lapormitra_bot", "Telegram is polled", "the clock agrees with Telegram's"):
        assert f"✓ {said}" in told(findings)


def test_a_wrong_token_is_said_with_where_it_comes_from(looked_at: Callable[..., list[Finding]]) -> None:
    findings = looked_at(untouched, token="123456:mistyped")
    assert broken(findings) == "✗ Telegram does not know the token → Copy it from @BotFather into [telegram] token."
    assert "mistyped" not in told(findings)


def test_a_webhook_in_the_way_of_polling(looked_at: Callable[..., list[Finding]]) -> None:
    said = broken(looked_at(hooked("https://other.example/secret-path")))
    assert "Telegram calls https://other.example" in said
    assert "secret-path" not in said


def test_a_webhook_that_another_program_has_set(looked_at: Callable[..., list[Finding]]) -> None:
    hook = {"mode": "webhook", "public_base_url": HERE}
    assert "Telegram calls https://other.example, not https://bot" in broken(
        looked_at(hooked("https://other.example/hook"), **hook)
    )
    assert "another path" in broken(looked_at(hooked(f"{HERE}/old"), **hook))
    assert "no webhook is set" in broken(looked_at(hooked(""), **hook))


def test_a_webhook_as_it_should_be_with_what_waits_and_what_failed(looked_at: Callable[..., list[Finding]]) -> None:
    section = {"mode": "webhook", "public_base_url": HERE}
    url = HERE + path_of(Telegram(token=TOKEN))  # type: ignore[arg-type] # pydantic makes a secret of it
    findings = looked_at(hooked(url, pending_update_count=3, last_error_date=1, last_error_message="slow"), **section)
    assert broken(findings) == ""
    assert "updates that wait at Telegram: 3" in told(findings)
    assert "1970-01-01 00:00 UTC: slow" in told(findings)
    assert f"! {HERE} was not reached from here" in told(findings)


def test_telegram_that_cannot_get_through_now(looked_at: Callable[..., list[Finding]]) -> None:
    section = {"mode": "webhook", "public_base_url": HERE}
    url = HERE + path_of(Telegram(token=TOKEN))  # type: ignore[arg-type]
    failing = {"pending_update_count": 3, "last_error_date": 9_999_999_999, "last_error_message": "502"}
    assert "502" in broken(looked_at(hooked(url, **failing), **section))


def test_a_public_address_without_https_is_wrong(looked_at: Callable[..., list[Finding]]) -> None:
    hook = {"mode": "webhook", "public_base_url": "http://bot.example.invalid"}
    assert "is not https" in broken(looked_at(untouched, **hook))


def test_a_clock_that_is_off_by_an_hour(looked_at: Callable[..., list[Finding]]) -> None:
    def behind(telegram: FakeTelegram) -> None:
        telegram.clock_ahead = timedelta(hours=1)

    said = broken(looked_at(behind))
    assert "s behind Telegram's" in said
    assert int(said.split("the clock is ")[1].split(" s")[0]) in range(3595, 3605)


def test_a_platform_that_is_away_is_one_line(looked_at: Callable[..., list[Finding]]) -> None:
    said = broken(looked_at(untouched, api_base_url="http://127.0.0.1:9"))
    assert said.startswith("✗ Telegram does not answer at http://127.0.0.1:9")
    assert len(said.splitlines()) == 1


@pytest.mark.parametrize("body", ["<html>", '{"ok": true, "result": null}', '{"ok": true, "result": []}', "[]"])
@pytest.mark.parametrize("method", ["getMe", "getWebhookInfo"])
def test_an_answer_that_is_none_is_one_line(looked_at: Callable[..., list[Finding]], method: str, body: str) -> None:
    said = broken(looked_at(lambda telegram: telegram.fails(method, Fault(200, body=body))))
    assert said.startswith("✗ Telegram does not answer")
    assert "api_base_url" in said
    assert len(said.splitlines()) == 1


def test_whatsapp_as_it_should_be(database_url: str, tmp_path: Path) -> None:
    async def walk(town: WhatsAppTown) -> None:
        await town.approves()
        town.twilio.sender_hook = f"{town.twilio.hook}/whatsapp"
        findings = await examine(whatsapp_config(tmp_path, town))
        assert broken(findings) == ""
        for said in ("✓ WhatsApp as +6281200000000", "✓ Twilio calls", f"✓ {town.twilio.hook} answers"):
            assert said in told(findings)
        assert told(findings).count("✓ WhatsApp template") == 6

    in_town(database_url, walk)


def test_whatsapp_with_a_wrong_token(database_url: str, tmp_path: Path) -> None:
    async def walk(town: WhatsAppTown) -> None:
        findings = await examine(whatsapp_config(tmp_path, town, auth_token="f" * 32))
        assert "the auth token is not taken" in broken(findings)
        assert "auth_token in [whatsapp]" in broken(findings)

    in_town(database_url, walk)


def test_a_sender_that_is_another_s_offline_or_hooked_elsewhere(database_url: str, tmp_path: Path) -> None:
    async def walk(town: WhatsAppTown) -> None:
        other = await examine(whatsapp_config(tmp_path, town, sender="+6281299999999"))
        assert "+6281299999999 is no WhatsApp sender of this account" in broken(other)
        assert "(+6281200000000)" in broken(other)
        town.twilio.sender_status, town.twilio.sender_hook = "OFFLINE", "https://other.example/whatsapp"
        said = broken(await examine(whatsapp_config(tmp_path, town)))
        assert "+6281200000000 is OFFLINE" in said
        assert "Twilio calls https://other.example/whatsapp" in said
        town.twilio.account_status = "suspended"
        assert "the Twilio account is suspended" in broken(await examine(whatsapp_config(tmp_path, town)))

    in_town(database_url, walk)


def test_templates_that_were_not_made_or_were_rejected(database_url: str, tmp_path: Path) -> None:
    async def walk(town: WhatsAppTown) -> None:
        said = broken(await examine(whatsapp_config(tmp_path, town)))
        assert "WhatsApp template news: not made → mitra whatsapp templates create" in said
        await town.approves()
        rejected = {"status": "rejected", "rejection_reason": "INVALID_FORMAT"}
        next(iter(town.twilio.approvals.values())).update(rejected)
        said = broken(await examine(whatsapp_config(tmp_path, town)))
        assert "WhatsApp template weekly_prompt: rejected: INVALID_FORMAT → change its words" in said
        assert said.count("template") == 2  # its name, and the file to change

    in_town(database_url, walk)


def whatsapp_config(folder: Path, town: WhatsAppTown, **changed: str) -> Path:
    whatsapp = town.app.config.whatsapp
    section = {name: getattr(whatsapp, name) for name in ("account_sid", "sender", "public_base_url", "api_base_url")}
    section |= {"auth_token": whatsapp.auth_token.get_secret_value(), **changed}
    return config_at(folder, database=town.app.config.database, whatsapp=section)


def test_a_database_that_was_just_named_is_no_fault(tmp_path: Path) -> None:
    config = config_at(tmp_path, database=f"sqlite:///{tmp_path}/new.sqlite3")
    ended = CliRunner().invoke(cli.app, ["doctor", "--config", str(config)])
    assert ended.exit_code == 0
    assert "new.sqlite3 is new and empty → mitra serve makes its tables" in ended.output
    assert CliRunner().invoke(cli.app, ["migrate", "--config", str(config)]).exit_code == 0
    assert "is up to date" in CliRunner().invoke(cli.app, ["doctor", "--config", str(config)]).output


def test_a_broken_config_or_database_is_said_and_ends_with_1(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "old.sqlite3") as database:
        database.execute("CREATE TABLE alembic_version (version_num TEXT)")
    config = config_at(tmp_path, database=f"sqlite:///{tmp_path}/old.sqlite3")
    ended = CliRunner().invoke(cli.app, ["doctor", "--config", str(config)])
    assert ended.exit_code == 1
    assert "old.sqlite3 is not up to date" in ended.output
    config.write_text("databse = 1", encoding="utf-8")
    assert CliRunner().invoke(cli.app, ["doctor", "--config", str(config)]).exit_code == 1


@pytest.mark.parametrize("name", ["sqlite", "postgresql"])
def test_a_database_that_does_not_open_is_no_matter_of_migrating(tmp_path: Path, name: str) -> None:
    broken_file = tmp_path / "broken.sqlite3"
    broken_file.write_bytes(b"this is no database" * 100)
    urls = {"sqlite": f"sqlite:///{broken_file}", "postgresql": "postgresql://nobody:secret@127.0.0.1:1/none"}
    said = broken(asyncio.run(examine(config_at(tmp_path, database=urls[name]))))
    assert "does not open" in said
    assert "`database` in config.toml" in said
    assert "migrate" not in said
    assert "secret" not in said


def test_a_drive_over_the_network_is_known_by_its_mount() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\nnas:/kue /srv/toko\\040rina nfs4 rw 0 0\ntmpfs /srv/toko\\040rina/tmp tmpfs rw 0 0"
    )
    assert network_drive(Path("/srv/toko rina/var/kue.sqlite3"), mounts) == "nfs4"
    assert network_drive(Path("/srv/toko rina/tmp/kue.sqlite3"), mounts) == ""
    assert network_drive(Path("/srv/kue.sqlite3"), mounts) == ""
