"""Bringing the product's templates to approval: made once, submitted once, and looked after."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from twilio.rest import Client
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from bot.channels.whatsapp.contents import Contents
from bot.channels.whatsapp.errors import told_as_failures
from bot.channels.whatsapp.send import APPROVED
from bot.channels.whatsapp.templates import Wording, wordings
from bot.domain.costs import Category
from bot.domain.template import Approved
from bot.store import Store
from storage import templates

NOT_MADE, NOT_SUBMITTED = "not made", "unsubmitted"
NEXT = {
    NOT_MADE: "mitra whatsapp templates create",
    NOT_SUBMITTED: "mitra whatsapp templates submit",
    APPROVED: "",
    "rejected": "change its words in bot/channels/whatsapp/templates.py, then create and submit again",
    "paused": "Meta paused it because people marked it: it comes back by itself",
}
WAITING = "wait for Meta, usually minutes and at most a day"


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one template is: Twilio's id of it, empty where it is not made, and what Meta says."""

    wording: Wording
    sid: str
    approval: str
    reason: str = ""

    @property
    def next_step(self) -> str:
        """What is to be done about it; empty where nothing is."""
        return NEXT.get(self.approval, WAITING)


class Approval:
    """Works on the templates of one account. Everything raises SendFailed where Twilio does not answer as it should."""

    def __init__(self, client: Client, contents: Contents, store: Store) -> None:
        self._client = client
        self._contents = contents
        self._store = store

    async def standings(self) -> list[Standing]:
        """All templates as Twilio knows them now."""
        return [await self._standing(wording) for wording in wordings().values()]

    async def create(self) -> list[Approved]:
        """Make the templates that are not there yet, and say which."""
        missing = [wording for wording in wordings().values() if await self._sid(wording) is None]
        for wording in missing:
            await self._contents.make(wording.form, wording.name, wording.samples)
        return [wording.name for wording in missing]

    async def submit(self) -> list[Approved]:
        """Ask for approval of those that were made and never submitted, and say which."""
        open_ones = [one for one in await self.standings() if one.sid and one.approval == NOT_SUBMITTED]
        for one in open_ones:
            await self._submit(one)
        return [one.wording.name for one in open_ones]

    async def refresh(self) -> None:
        """Look at those that are not approved yet."""
        for wording in wordings().values():
            kept = await self._contents.kept(self._contents.digest(wording.form))
            if kept and kept.approval != APPROVED:
                await self._standing(wording)

    async def _sid(self, wording: Wording) -> str | None:
        kept = await self._contents.kept(self._contents.digest(wording.form))
        return kept.sid if kept else None

    async def _standing(self, wording: Wording) -> Standing:
        sid = await self._sid(wording)
        if sid is None:
            return Standing(wording, "", NOT_MADE)
        with told_as_failures():
            fetched = await self._client.content.v1.contents(sid).approval_fetch().fetch_async()
        told = fetched.whatsapp or {}
        approval = str(told.get("status") or NOT_SUBMITTED)
        category = str(told.get("category") or "").casefold()
        await self._store.do(
            partial(
                templates.approve,
                digest=self._contents.digest(wording.form),
                approval=approval,
                category=category if category in {*Category} else "",
            )
        )
        return Standing(wording, sid, approval, str(told.get("rejection_reason") or ""))

    async def _submit(self, standing: Standing) -> None:
        """The name carries part of the id, as Meta takes a name once and never again for other words."""
        name = f"lapormitra_{standing.wording.name}_{standing.sid[-6:].casefold()}"
        asked = ApprovalCreateList.ContentApprovalRequest(
            {"name": name, "category": standing.wording.category.value.upper()}
        )
        with told_as_failures():
            await self._client.content.v1.contents(standing.sid).approval_create.create_async(asked)
