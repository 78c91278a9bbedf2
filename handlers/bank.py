"""The bank account that money is sent to: the business's, and a partner's own for its commission."""

from __future__ import annotations

import re

from bot.ask import confirm, hear, words_of
from bot.ask.bank import AccountToPay
from bot.ask.books import MyPartner, TheBusiness
from bot.conversation import Heard, OpeningWords, Rejected
from bot.domain.bank import AccountTold, BankAccount, KnownAccount
from bot.domain.label import label
from bot.domain.partner import Partner
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, called, day, you
from handlers.pin import approved

LONGEST = 40
ACCOUNT = re.compile(
    r"(?P<bank>[^\d]*?)[\s:,.-]*(?P<number>\d[\d .-]*\d)[\s,.-]*"
    r"(?:a\.?\s*/?\s*n\.?|atas\s+nama|in\s+the\s+name\s+of|name)[\s:.]+(?P<holder>[^\d]+)",
    re.IGNORECASE,
)
"""`BCA 123-456-7890 a.n. Rina Wati`: a bank, digits that may be grouped, a name."""
DIGITS = range(6, 21)
MY_ACCOUNT = tuple(
    f"{account}{mine}"
    for account in ("rekening", "norek", "no rek", "no rekening", "nomor rekening", "nomer rekening")
    for mine in ("", " saya", " kami")
)


async def bank_account() -> BankAccount | Reply | None:
    """`rekening BCA 1234567890 a.n. Rina`: the business's own account."""
    return await _told(partner=None)


async def partners_account() -> BankAccount | Reply | None:
    """The same said by a partner: where its commission is sent. `rekening` alone shows the business's too."""
    return await _told(await MyPartner())


async def _told(partner: Partner | None) -> BankAccount | Reply | None:
    if not await OpeningWords():
        return Reply(await _all_known(partner))
    asked = _("Which account, {call}? In full, for example: *BCA 1234567890 in the name of Rina*.").format(call=you())
    account = await hear("account", asked, read_account, BankAccount, listens=True)
    text = _("The account of {owner}: *{account}*.\nIs that right?")
    owner = partner.name if partner else (await TheBusiness()).name
    if not await confirm("sure", text.format(owner=owner, account=account_said(account)), edits="account"):
        return None
    return await approved(_("Account {account}").format(account=account_said(account)), always=True) or account


def read_account(heard: Heard) -> BankAccount:
    """Bank, number and name; Rejected where one of them is missing, or the number cannot be one."""
    found = ACCOUNT.fullmatch(" ".join(words_of(heard).split()))
    bank = found["bank"].strip(" :,.-") if found else ""
    number = re.sub(r"\D", "", found["number"]) if found else ""
    if not found or not bank or len(number) not in DIGITS:
        raise Rejected(_("I need bank, number and name: *BCA 1234567890 in the name of Rina*."))
    return BankAccount(label(bank, LONGEST), number, label(found["holder"], LONGEST))


async def _all_known(partner: Partner | None) -> str:
    """What is on record: to a partner, the business's account and its own."""
    business = await AccountToPay()
    how = _("To set or change it: *account BCA 1234567890 in the name of Rina*.")
    if partner is None:
        return f"{pay_to(business) or _('No account is on record yet.')}\n{how}"
    own = await AccountToPay(partner.id)
    theirs = pay_to(business) or _("{business} has told no account yet.").format(business=partner.business)
    text = _("Your own account: {account}.").format(account=account_said(own.account)) if own else ""
    return "\n".join(part for part in (theirs, text or _("Your own account is not on record yet."), how) if part)


def pay_to(known: KnownAccount | None) -> str:
    """Where money is to be sent, as one line with the day since when; empty where that is not on record."""
    if known is None:
        return ""
    text = _("Account: *{account}* (since {day})")
    return text.format(account=account_said(known.account), day=day(known.since))


def account_said(account: BankAccount) -> str:
    text = _("{bank} {number} in the name of {holder}")
    return text.format(bank=account.bank, number=account.number, holder=account.holder)


def told(done: AccountTold) -> Said:
    """Whoever told it reads it once more; every other owner hears of it."""
    text = _("On record, {call}: {account}. It is shown to everybody who is to send money there.")
    reply = Reply(text.format(call=you(), account=account_said(done.account)))
    return Said(reply, (Letter(To.OWNERS, lambda: _warn(done)),))


def _warn(done: AccountTold) -> Reply:
    text = _(
        "⚠️ {person} has named a new account of {owner}: *{account}*. If that is not right, call at once, before money "
        "is sent there."
    )
    return Reply(text.format(person=called(done.person), owner=done.owner, account=account_said(done.account)))
