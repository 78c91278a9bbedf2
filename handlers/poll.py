"""Asking together: the owner puts a question with options to all partners, who choose in a group or one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from bot.ask import chosen, confirm, hear, words_of
from bot.ask.books import Partners, Polls, ReachOfPolls, TheBusiness
from bot.conversation import Choice, Heard, Question, Rejected
from bot.domain.poll import Closing, Poll, PollDraft, PollReach, Vote
from bot.domain.template import Approved, Template
from bot.reply import Letter, Reply, Said, To
from bot.texts import _, _n, you, your_name
from handlers.phrases import any_of
from handlers.understand import read_yes_no
from handlers.whom import nobody_yet

LONGEST_QUESTION = 200
LONGEST_OPTION = 24
MOST_OPTIONS = 10
"""What the narrowest platform takes."""
BETWEEN = re.compile(rf"\s*(?:[,;/\n]|{any_of('or')})\s*", re.IGNORECASE)
CHANGED_MIND = re.compile(rf"^\s*(?:{any_of('changed_mind')}[\s,.:!]*)+", re.IGNORECASE)
"""What people say before they choose anew: *eh balado*."""
QUOTES = " \t\n\"'“”‘’«»"


async def ask_partners() -> PollDraft | Reply | None:
    """`tanya mitra "Varian baru: keju atau balado?"`."""
    business = await TheBusiness()
    if not await Partners():
        return nobody_yet()
    asked = _("What shall I ask, and what can be chosen? For example: *New variant: cheese or balado?*")
    draft = await hear("poll", asked, lambda heard: read_poll(words_of(heard)), PollDraft, listens=True)
    if not draft.options:
        which = _("What can be chosen? For example: *cheese, balado*.")
        options = await hear("options", which, lambda heard: read_options(words_of(heard)), tuple[str, ...])
        draft = PollDraft(draft.question, options)
    text = _("{poll}\n\nTo {whom}. Shall I send it?")
    shown = text.format(poll=poll_said(business.name, draft), whom=_whom(await ReachOfPolls()))
    return draft if await confirm("sure", shown, edits="poll") else None


def read_poll(words: str) -> PollDraft:
    """Take a line apart at its colon; without one there are no options yet."""
    question, colon, rest = words.strip(QUOTES).partition(":")
    question = " ".join(question.split()).strip(QUOTES)
    if not question or len(question) > LONGEST_QUESTION:
        raise Rejected(_("Please keep the question under {n} characters.").format(n=LONGEST_QUESTION))
    if read_yes_no(question) is not None:
        raise Rejected(_("A yes or no alone cannot be sent."))
    return PollDraft(question, read_options(rest) if colon and rest.strip(QUOTES + "?") else ())


def read_options(words: str) -> tuple[str, ...]:
    """`keju, balado atau asin?` as three options, each once; Rejected where they are too few, too many or too long."""
    parts = (" ".join(part.split()).strip(QUOTES + "?.!") for part in BETWEEN.split(words))
    options = tuple({part.casefold(): part for part in parts if part}.values())
    if not 2 <= len(options) <= MOST_OPTIONS:
        raise Rejected(_("It takes between 2 and {n} different options.").format(n=MOST_OPTIONS))
    if max(map(len, options)) > LONGEST_OPTION:
        raise Rejected(_("Please keep each option under {n} characters.").format(n=LONGEST_OPTION))
    return options


def poll_said(business: str, draft: PollDraft | Poll) -> str:
    options = "\n".join(f"{number}. {option}" for number, option in enumerate(draft.options, 1))
    return _("📊 *{business}* asks: {question}").format(business=business, question=draft.question) + "\n" + options


def _whom(reach: PollReach) -> str:
    people = _n("{n} person one by one", "{n} people one by one", reach.people).format(n=reach.people)
    if not reach.groups:
        return people
    groups = _n("{n} group", "{n} groups", reach.groups).format(n=reach.groups)
    return _("{groups} and {people}").format(groups=groups, people=people) if reach.people else groups


def sent(poll: Poll) -> Said:
    """The owner reads how to see the result; groups get a poll, everybody whom no group reaches gets buttons."""
    text = _("Sent, {call}. *results* shows what is chosen; there you end it as well.")
    letters = (
        Letter(To.GROUPS, partial(_to_group, poll), careful=True),
        Letter(To.ELSEWHERE, partial(_to_person, poll), careful=True),
    )
    return Said(Reply(text.format(call=you()), (_see_results(poll),)), letters)


def _to_group(poll: Poll) -> Reply:
    return Reply(f"{poll.business}: {poll.question}", poll=poll.options)


def _to_person(poll: Poll) -> Reply:
    choices = tuple(Choice(option, _word(poll, place)) for place, option in enumerate(poll.options))
    told = " · ".join(f"{choice.label}: {choice.value}" for choice in choices)
    approved = Template(Approved.ANNOUNCEMENT, (your_name(), poll.business, f"{poll.question} ({told})"))
    return Reply(poll_said(poll.business, poll), choices, template=approved)


def _word(poll: Poll, place: int) -> str:
    """What is typed to choose an option: both numbers as people count."""
    return f"pilih {poll.number} {place + 1}"


def _see_results(poll: Poll) -> Choice:
    return Choice(_("See the result"), f"hasil {poll.number}")


async def vote() -> Vote | Reply:
    """`pilih 3 2`, `pilih balado`: a partner's vote; a later one takes its place."""
    polls = [poll for poll in await Polls() if not poll.closed]
    if not polls:
        return _none_open()
    choices = [
        Choice(option, _word(poll, place), (f"{poll.number} {place + 1}",))
        for poll in polls
        for place, option in enumerate(poll.options)
    ]
    asked = "\n\n".join(poll_said(poll.business, poll) for poll in polls)
    value = await hear("vote", asked, lambda heard: _chosen(heard, choices), str, choices=choices, listens=True)
    number, place = (int(part) for part in value.split()[1:])
    return Vote(next(poll for poll in polls if poll.number == number), place - 1)


def _none_open() -> Reply:
    return Reply(_("There is no question open now, {call} 🙏").format(call=you()))


def _chosen(heard: Heard, choices: Sequence[Choice]) -> str:
    """Both numbers name a choice; with numbers of a poll that is over, none is meant."""
    if re.fullmatch(r"\d+ \d+", heard.text.strip()) and heard.text.strip() not in {one.words[0] for one in choices}:
        raise Rejected(_("That question is closed, or has no such option."))
    return chosen(replace(heard, text=said_anew(heard.text)), choices)


def said_anew(words: str) -> str:
    """What is chosen instead of something else, without the words that say so."""
    return CHANGED_MIND.sub("", words)


def voted(vote: Vote) -> Said:
    text = _("Noted: *{option}*. You can choose anew until the question is closed, {call} 🙏")
    return Said(Reply(text.format(option=vote.poll.options[vote.option], call=you())))


async def results() -> Reply:
    """`hasil`, `hasil 3`: what was chosen so far."""
    polls = await Polls()
    if not polls:
        return _none_yet()
    poll = await _which_poll(polls)
    end = () if poll.closed else (Choice(_("End it, tell all"), f"tutup tanya {poll.number}"),)
    return Reply(result_said(poll), end)


def _none_yet() -> Reply:
    return Reply(
        _("You have not asked anything yet, {call}: *ask partners New variant: cheese or balado?*").format(call=you())
    )


def _which_poll(polls: Sequence[Poll]) -> Question[Poll]:
    asked, choices = _("Which question?"), _named(polls)
    return hear("which", asked, partial(_which, polls), Poll, choices=choices, listens=True)


def _named(polls: Sequence[Poll]) -> tuple[Choice, ...]:
    return tuple(Choice(poll.question[:LONGEST_OPTION], str(poll.number), (str(poll.number),)) for poll in polls)


def _which(polls: Sequence[Poll], heard: Heard) -> Poll:
    """The poll named by its number; the only one, or the newest where nothing is named."""
    words = (heard.pressed or heard.text).strip()
    if not words:
        return polls[0]
    number = chosen(heard, _named(polls))
    return next(poll for poll in polls if str(poll.number) == number)


def result_said(poll: Poll) -> str:
    most = max(poll.votes)
    lines = [
        f"{'🏆 ' if votes == most and votes else ''}{option}: *{votes}*"
        for option, votes in zip(poll.options, poll.votes, strict=True)
    ]
    count = sum(poll.votes)
    turnout = _n("{n} of {all} partner has chosen.", "{n} of {all} partners have chosen.", count)
    head = _("📊 *{business}* asked: {question}").format(business=poll.business, question=poll.question)
    return "\n".join([head, *lines, turnout.format(n=count, all=poll.partners)])


async def close_poll() -> Closing | Reply | None:
    """`tutup tanya 3`: end a question, and let everybody know."""
    polls = [poll for poll in await Polls() if not poll.closed]
    if not polls:
        return _none_open()
    poll = await _which_poll(polls)
    text = _("{result}\n\nShall I end it and tell all partners?")
    return Closing(poll) if await confirm("sure", text.format(result=result_said(poll))) else None


def closed(poll: Poll) -> Said:
    letters = tuple(Letter(to, partial(_ended, poll), careful=True) for to in (To.PARTNERS, To.GROUPS))
    return Said(Reply(_("Ended, {call}; everybody is told.").format(call=you())), letters)


def _ended(poll: Poll) -> Reply:
    told = ", ".join(f"{option} {votes}" for option, votes in zip(poll.options, poll.votes, strict=True))
    approved = Template(Approved.ANNOUNCEMENT, (your_name(), poll.business, f"{poll.question} {told}"))
    return Reply(result_said(poll), template=approved)
