"""Bank accounts: where money is to be sent, as somebody said it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BankAccount:
    """An account or e-wallet: the number in digits only, and in whose name it is."""

    bank: str
    number: str
    holder: str


@dataclass(frozen=True, slots=True)
class KnownAccount:
    """The account that holds now, and the local day since when."""

    account: BankAccount
    since: date


@dataclass(frozen=True, slots=True)
class AccountTold:
    """An account that is on record now: whose, and who said so. The owner is a business, or one of its partners."""

    account: BankAccount
    owner: str
    person: str
