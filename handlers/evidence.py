"""Pictures, documents and voice notes of a partner: passed on to the owner, who can see them again at any time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.ask.books import EvidenceOf, Partners
from bot.conversation import Choice, OpeningFiles
from bot.domain.evidence import Bringing, Evidence, KeptFile, Shown, Subject
from bot.domain.report import Priced
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, called, days, listed, you
from handlers.damage import spoiled_said
from handlers.whom import nobody_yet, which_partner

MOST_NAMED = 2
SHOW = ("foto", "lihat foto", "bukti", "lihat bukti")


async def bring() -> Bringing | Reply:
    """Something comes without a word."""
    files = await OpeningFiles()
    if not files:
        text = _("I could not keep that, {call}: I take photos, PDFs and voice notes of up to 10 MB. Please type it.")
        return Reply(text.format(call=you()))
    return Bringing(files)


def kept(evidence: Evidence) -> Said:
    """The sender reads where it went, once for all that comes together; the owners get it."""
    if not evidence.files:
        answered = evidence.more or evidence.words
        return Said(Reply("" if answered else _("I have that already, {call} 👍").format(call=you())))
    letter = Letter(To.OWNERS, partial(_tell_owner, evidence))
    return Said(Reply("" if evidence.more else _thanks(evidence)), (letter,))


def _thanks(evidence: Evidence) -> str:
    texts = {
        Subject.REPORT: _("{what} received 🙏 I have passed it on to {business} with the report on {week}."),
        Subject.FEEDBACK: _("{what} received 🙏 I have passed it on to {business} with what you say."),
        Subject.REMITTANCE: _("{what} received 🙏 I have passed it on to {business} as proof of the money."),
    }
    text = texts.get(evidence.belonging.subject, _("{what} received 🙏 I have passed it on to {business}."))
    if evidence.belonging.subject is Subject.NOTA:
        text = _("{what} received 🙏 {business} will help to note it.")
    week = days(evidence.belonging.week)
    thanks = text.format(what=_what(evidence.files), business=evidence.business, week=week)
    goods = evidence.goods[:MOST_NAMED]
    if evidence.words or not goods or evidence.belonging.subject not in {Subject.NOTA, Subject.NOTHING}:
        return thanks
    figures = _("If you have a minute, {call}, just answer with the figures: how many {goods} were sold?")
    return f"{thanks} {figures.format(call=you(), goods=listed(goods))}"


def _what(files: Sequence[KeptFile]) -> str:
    if all(file.media_type.startswith("image/") for file in files):
        return _("Photo")
    return _("Voice note") if all(file.media_type.startswith("audio/") for file in files) else _("Document")


def _tell_owner(evidence: Evidence) -> Reply:
    """Who, which week, what for, and how to go on; what comes after the first of several comes bare."""
    if evidence.more:
        return Reply("", files=evidence.files)
    text = _("📎 {what} from *{partner}* ({person}), week *{week}*: {about}")
    told = text.format(
        what=_what(evidence.files),
        partner=evidence.partner,
        person=called(evidence.person),
        week=days(evidence.belonging.week),
        about=_about(evidence),
    )
    if evidence.words and evidence.belonging.subject is Subject.NOTHING:
        told += f" “{evidence.words}”"
    return Reply(f"{told}{_how_to_go_on(evidence)}", _ways_on(evidence), files=evidence.files)


def _how_to_go_on(evidence: Evidence) -> str:
    if evidence.belonging.subject not in {Subject.NOTA, Subject.NOTHING}:
        return ""
    example = " ".join(f"{goods.casefold()} {n}" for goods, n in zip(evidence.goods, (14, 5), strict=False))
    text = _("I cannot read it. To enter a report: *record {partner} {example}*.")
    return "\n" + text.format(partner=evidence.partner.casefold(), example=example)


def _ways_on(evidence: Evidence) -> tuple[Choice, ...]:
    name = evidence.partner.casefold()
    again = Choice(_("See it again"), f"foto {name}")
    if evidence.belonging.subject in {Subject.NOTA, Subject.NOTHING}:
        return Choice(_("Enter"), f"catat {name}"), again
    return (again,)


def _about(evidence: Evidence) -> str:
    texts = {
        Subject.NOTA: _("instead of figures."),
        Subject.REPORT: _("with the report."),
        Subject.FEEDBACK: _("with their feedback."),
        Subject.REMITTANCE: _("as proof of money handed over."),
        Subject.NOTHING: _("they have not said what it is for."),
    }
    spoiled = spoiled_said(evidence.filed.priced) if evidence.filed else ""
    if spoiled:
        return _("with the report ({spoiled}).").format(spoiled=spoiled)
    return texts[evidence.belonging.subject]


def photo_wished(priced: Priced) -> str:
    """Whoever reports damaged goods may show them, and need not; empty where there are none."""
    spoiled = spoiled_said(priced)
    return "\n" + _("{spoiled}: may I have a photo? (You may skip this.)").format(spoiled=spoiled) if spoiled else ""


async def show() -> Reply:
    """`foto warung siti`: the last things a partner has sent."""
    partners = await Partners()
    if not partners:
        return nobody_yet()
    chosen = await which_partner(partners, _("Whose photos?"))
    found = await EvidenceOf(chosen.id)
    if not found:
        text = _("{partner} has not sent any photo or document in the last half year, {call}.")
        return Reply(text.format(partner=chosen.name, call=you()))
    head = _("*{partner}* sent, newest last:").format(partner=chosen.name)
    rows = [f"{n}. {_row(one)}" for n, one in enumerate(found, 1)]
    return Reply("\n".join([head, *rows]), files=tuple(one.file for one in found))


def _row(one: Shown) -> str:
    """`Foto, minggu 16–22 Nov (Bu Siti): untuk laporan`."""
    names = {
        Subject.NOTA: _("instead of figures"),
        Subject.REPORT: _("with the report"),
        Subject.FEEDBACK: _("with feedback"),
        Subject.REMITTANCE: _("proof of money"),
        Subject.NOTHING: _("nothing said"),
    }
    text = _("{what}, week {week} ({person}): {about}")
    return text.format(
        what=_what([one.file]),
        week=days(one.belonging.week),
        person=called(one.person),
        about=names[one.belonging.subject],
    )
