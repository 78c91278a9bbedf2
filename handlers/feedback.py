"""Feedback in one sentence: after a report, or whenever the word is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.ask import chosen, few_words, hear, text
from bot.ask.books import MyPartner
from bot.ask.complaints import MyComplaints, SaidToday
from bot.conversation import Choice, Heard, OpeningWords, Rejected
from bot.domain.account import Statement
from bot.domain.complaint import Complaint, Sorting
from bot.domain.feedback import Category, Feedback, Kept
from bot.domain.partner import Partner
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, you, your_name
from handlers.account import statement_said
from handlers.categories import category_said, disputes_bill, judged
from handlers.counting import heard_from
from handlers.understand import AsideKind, Correction, read_correction
from handlers.understand.courtesy import says_nothing
from handlers.waiting import number_first

LONGEST = 1_000
MOST_QUOTED = 120
"""So much of a complaint is said again where it is spoken of, in UTF-16 units."""
TELL = ("masukan", "saran")
COMPLAIN = ("keluhan", "komplain", "komplen", "mau komplain", "ada keluhan")
SORT = ("jenis keluhan",)


async def give_feedback() -> Feedback | Reply:
    """`masukan …`: a sentence for the owner."""
    return await _told(complains=False)


async def complain() -> Feedback | Reply:
    """`keluhan …`: the same, which is a complaint unless it is *gak ada*."""
    return await _told(complains=True)


async def _told(*, complains: bool) -> Feedback | Reply:
    asked = _("What should the owner know, {call}? One sentence is enough.").format(call=you())
    partner, opening = await MyPartner(), await OpeningWords()

    def read(said: Heard) -> str:
        if said.text != opening and _is_report(said.text, partner):
            raise Rejected(_("That reads like a report."))
        return few_words(LONGEST, said)

    words = await hear("words", asked, read, str, listens=True)
    if complains and says_nothing(words):
        return Reply(_("Good, {call} 🙏").format(call=you()))
    return judged(words, complains=complains)


def _is_report(words: str, partner: Partner) -> bool:
    """Whether a message counts goods, corrects a count, or tells of money handed over, and does nothing else."""
    reading = heard_from(partner, words)
    is_clear = not reading.questions and not disputes_bill(words)
    only_money = is_clear and all(aside.kind is AsideKind.REMITTANCE for aside in reading.asides)
    tells = only_money and (reading.lines or reading.asides)
    return bool(tells) or isinstance(read_correction(words, partner.products), Correction)


async def after_report() -> Feedback | Reply | None:
    """Asked at most once a week, and never insisted on; None where something was said today already."""
    if await SaidToday():
        return None
    asked = _("Any feedback for the owner, {call}? (You may skip this.)").format(call=you())
    words = await text("words", asked, longest=LONGEST, choices=(Choice(_("Skip"), "skip"),))
    if says_nothing(words):
        return Reply(_("Good, {call}. Until next week 🙏").format(call=you()))
    return judged(words)


def kept(kept: Kept) -> Said:
    """The partner reads where it went; what a complaint is about can be changed with one tap."""
    if not kept.number:
        text = _("Thank you, {name} 🙏 I have passed it on.")
        return Said(Reply(text.format(name=your_name())), (feedback_letter(kept),))
    if kept.statement:
        thanks = _("Thank you for saying so, {name} 🙏").format(name=your_name())
        return Said(Reply(f"{thanks} {_bookings_shown(kept, kept.statement)}"), (feedback_letter(kept),))
    text = _(
        "Thank you, {name} 🙏 I have passed it on as complaint number {n}. You hear from me once it is dealt with."
    )
    told = text.format(name=your_name(), n=kept.number)
    return Said(Reply(f"{told} {_about(kept.category)}", _others(kept)), (feedback_letter(kept),))


def _about(category: Category) -> str:
    if category is Category.OTHER:
        return _("You may choose what it is about.")
    text = _("It is about: *{category}*. If not, just choose.")
    return text.format(category=category_said(category))


def _others(kept: Kept) -> tuple[Choice, ...]:
    """The categories that it was not put under."""
    return tuple(
        Choice(category_said(one), f"{SORT[0]} {kept.number} {one}") for one in Category if one is not kept.category
    )


def noted_beside(kept: Kept) -> str:
    """What the partner reads of a complaint that it made in a report."""
    if kept.statement:
        return _bookings_shown(kept, kept.statement)
    return _("I have passed on your complaint, number {n}.").format(n=kept.number)


def _bookings_shown(kept: Kept, statement: Statement) -> str:
    """What the partner reads of what it owes, which is what the owners read."""
    text = _(
        "Let us look at the money together. These are the bookings of *{partner}*; {business} sees the very same "
        "lines:\n{lines}\nI have passed it on as complaint number {n}."
    )
    lines = statement_said(statement, holds_goods=kept.holds_goods)
    return text.format(partner=kept.partner, business=kept.business, lines=lines, n=kept.number)


def feedback_letter(kept: Kept) -> Letter:
    """What the owners are told of it; a complaint can be answered and closed from there."""
    return Letter(To.OWNERS, partial(_tell_owner, kept))


def _tell_owner(kept: Kept) -> Reply:
    if not kept.number:
        return Reply(_("💬 {partner}: “{words}”").format(partner=kept.partner, words=kept.words))
    text = _("💬 {partner}, complaint number {n} ({category}): “{words}”")
    category = category_said(kept.category).casefold()
    told = text.format(partner=kept.partner, n=kept.number, category=category, words=kept.words)
    if kept.statement:
        lines = statement_said(kept.statement, holds_goods=kept.holds_goods)
        told += "\n" + _("{partner} sees the very same lines:\n{lines}").format(partner=kept.partner, lines=lines)
    return Reply(told, ways_on(kept.number, kept.partner))


def ways_on(number: int, partner: str) -> tuple[Choice, ...]:
    """What an owner may do about a complaint: say a word to the partner, or what was done."""
    return Choice(_("Answer"), f"jawab {partner.casefold()}"), Choice(_("Done"), f"selesai {number}")


async def sort_complaint() -> Sorting | Reply:
    """`jenis keluhan 3 harga`: what the complaint is about, other than was thought."""
    number, _words = number_first(await OpeningWords())
    if number is None or number not in {one.number for one in await MyComplaints()}:
        return Reply(_("You have no complaint with that number, {call}.").format(call=you()))
    choices = [Choice(category_said(one), one, (one,)) for one in Category]
    asked = _("What is complaint number {n} about, {call}?").format(n=number, call=you())
    read = partial(_category, number, choices)
    return Sorting(number, await hear("category", asked, read, Category, choices=choices, listens=True))


def _category(number: int, choices: Sequence[Choice], heard: Heard) -> Category:
    words = heard.text.removeprefix(str(number)).strip()
    return Category(chosen(replace(heard, text=words) if words else heard, choices))


def sorted_now(complaint: Complaint) -> Said:
    text = _("Noted, {call}: complaint number {n} is about *{category}*.")
    category = category_said(complaint.category)
    return Said(Reply(text.format(call=you(), n=complaint.number, category=category)))
