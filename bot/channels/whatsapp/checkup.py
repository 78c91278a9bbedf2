"""Checkup: what Twilio says of the account, the sender and the templates, beside what the config says."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine
from twilio.rest import Client

from bot import reach
from bot.channels.message import SendFailed
from bot.channels.whatsapp.approval import NOT_MADE, NOT_SUBMITTED, Approval, Standing
from bot.channels.whatsapp.client import client_of
from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.errors import told_as_failures
from bot.channels.whatsapp.receive import PREFIX
from bot.channels.whatsapp.send import APPROVED
from bot.clock import Clock
from bot.config import WhatsApp as Settings
from bot.finding import Finding
from bot.store import store_on
from storage.database import for_reading

SANDBOX = "+14155238886"
BROKEN = (NOT_MADE, NOT_SUBMITTED, "rejected", "paused", "disabled")
"""States of a template that do not pass by waiting, or not soon."""


async def examine(settings: Settings, engine: Engine | None) -> list[Finding]:
    """One finding for each thing that Twilio was asked about; of templates only where a migrated database is given."""
    client = client_of(settings, reach.PATIENCE_SECONDS)
    try:
        with told_as_failures():
            findings = await _account(client)
            if all(finding.well for finding in findings):
                findings += await _sender(client, settings)
                findings += await _templates(client, engine) if engine else []
    except SendFailed as error:
        mend = "Compare account_sid and auth_token in [whatsapp] with Twilio's console, and check the network."
        findings = [Finding(False, f"Twilio does not answer as it should: {error}", mend)]
    finally:
        await client.http_client.close()
    findings += await reach.public_url("whatsapp.public_base_url", settings.public_base_url)
    return findings + await reach.clock("Twilio", settings.api_base_url)


async def _account(client: Client) -> list[Finding]:
    account = await client.api.v2010.accounts(client.account_sid).fetch_async()
    if account.status == "active":
        return [Finding(True, f"Twilio, account {account.friendly_name}")]
    return [Finding(False, f"the Twilio account is {account.status}", "Twilio's console says why, and what to do.")]


async def _sender(client: Client, settings: Settings) -> list[Finding]:
    if settings.sender == SANDBOX:
        return [Finding(True, "WhatsApp by Twilio's sandbox", "Only people who have joined it get messages.")]
    senders = {one.sender_id: one for one in await client.messaging.v2.channels_senders.list_async(channel="whatsapp")}
    mine = senders.get(PREFIX + settings.sender)
    if mine is None:
        others = ", ".join(name.removeprefix(PREFIX) for name in senders) or "none"
        mend = f"Set [whatsapp] sender to a number of this account ({others}), or register it in Twilio's console."
        return [Finding(False, f"{settings.sender} is no WhatsApp sender of this account", mend)]
    fetched = await client.messaging.v2.channels_senders(mine.sid).fetch_async()
    return [_online(settings, fetched), *_webhook(settings, fetched.webhook or {})]


def _online(settings: Settings, sender: Any) -> Finding:
    status = str(sender.status)
    if status.startswith("ONLINE"):
        return Finding(True, f"WhatsApp as {settings.sender}")
    why = "; ".join(_reason(one) for one in sender.offline_reasons or ())
    return Finding(False, f"{settings.sender} is {status} {why}".strip(), "Twilio's console says what it waits for.")


def _reason(told: Any) -> str:
    return str(told.get("message") or told.get("code") or "") if isinstance(told, dict) else str(told)


def _webhook(settings: Settings, webhook: dict[str, Any]) -> list[Finding]:
    wanted, there = f"{settings.public_base_url.rstrip('/')}/whatsapp", webhook.get("callback_url") or ""
    if there == wanted:
        return [Finding(True, f"Twilio calls {wanted}")]
    mend = f"In Twilio's console set the sender's webhook for incoming messages to {wanted}"
    if not there:
        return [Finding(True, "the sender has no webhook of its own", f"{mend}, unless its messaging service has it.")]
    return [Finding(False, f"Twilio calls {there}", f"{mend}.")]


async def _templates(client: Client, engine: Engine) -> list[Finding]:
    store = store_on(engine)
    try:
        contents = Contents(client, store, for_reading(engine), Clock())
        return [_approved(one) for one in await Approval(client, contents, store).standings()]
    finally:
        await store.close()


def _approved(one: Standing) -> Finding:
    state = f"{one.approval}: {one.reason}" if one.reason else one.approval
    what = f"WhatsApp template {one.wording.name}: {state}"
    return Finding(one.approval == APPROVED or one.approval not in BROKEN, what, one.next_step)
