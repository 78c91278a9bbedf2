"""The few texts that Meta approves beforehand: all that is said outside the 24-hour window."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.channels.message import Outgoing
from bot.channels.whatsapp.layout import Form, gap, plain
from bot.conversation import Choice
from bot.domain.costs import Category
from bot.domain.template import Approved, Template
from bot.talking.pressing import saying
from bot.texts import _, speaking

LONGEST_TEXT = 1_024
LONGEST_VARIABLE = 700
LONGEST_READ = 4_096
LINK = re.compile(r"\S*(?:://|www\.|\bwa\.me\b|\bt\.me\b)\S*", re.IGNORECASE)
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Wording:
    """One text with gaps, a sample for each, and at most one button that says its words when it is pressed."""

    name: Approved
    body: str
    samples: tuple[str, ...]
    button: Choice | None = None
    category: Category = Category.UTILITY

    @property
    def form(self) -> Form:
        """The text as Twilio's Content API takes it."""
        body = self.body.format(**{f"v{n}": gap(n) for n in range(1, len(self.samples) + 1)})
        if self.button is None:
            return {"twilio/text": {"body": body}}
        action = {"type": "QUICK_REPLY", "title": self.button.label, "id": saying(self.button).carries}
        return {"twilio/quick-reply": {"body": body, "actions": [action]}}


def wordings() -> dict[Approved, Wording]:
    """All of them, in Indonesian."""
    with speaking("id"):
        return {wording.name: wording for wording in _wordings()}


def _wordings() -> tuple[Wording, ...]:
    week, business, person = "16–22 Nov", "Kue Bu Rina", "Bu Siti"
    return (
        Wording(
            Approved.WEEKLY_PROMPT,
            _(
                "Hello {v1} 🙏 It is time for the sales report of *{v2}*. At your place: {v3}. "
                "Please reply with what was sold, for example: keripik 14 nastar 5."
            ),
            (person, week, "Keripik Pisang 20, Nastar 8"),
        ),
        Wording(
            Approved.REMINDER,
            _(
                "Hello {v1} 🙏 The sales report of *{v2}* has not come yet. "
                "When you have a minute, please reply with what was sold, for example: keripik 14 nastar 5."
            ),
            (person, week),
        ),
        Wording(
            Approved.SUMMARY_READY,
            _("Hello {v1} 🙏 The sales summary of *{v2}* for {v3} is ready. Press the button below to read it."),
            ("Bu Rina", business, week),
            Choice(_("See the summary"), "lihat ringkasan"),
        ),
        Wording(
            Approved.ANNOUNCEMENT,
            _("Hello {v1} 🙏 An announcement from *{v2}* to its partners: {v3}. Write *menu* if you need anything."),
            (person, business, "Kami libur 8–14 Maret"),
        ),
        Wording(
            Approved.CHANGED_TERMS,
            _(
                "Hello {v1} 🙏 *{v2}* proposes to change the agreement with *{v3}*: {v4} "
                "Nothing changes until you agree. Press the button below to read it all and to answer."
            ),
            (person, business, "Warung Bu Siti", _("• Until now 25%. New: 30% of the selling price.")),
            Choice(_("See the agreement"), "kesepakatan"),
        ),
        Wording(
            Approved.NEWS,
            _("Hello 🙏 News about your partnership: {v1}. Write *menu* if you need anything."),
            (_("Rp100.000 from Bu Siti has been received"),),
        ),
    )


def approved(message: Outgoing) -> Template | None:
    """What says the same in approved words; None for a file, which no template carries."""
    news = Template(Approved.NEWS, (plain(message),))
    return message.template or (news if message.text else None)


def filled(wording: Wording, template: Template) -> tuple[str, ...]:
    """What fills the gaps, as WhatsApp takes it: never too long in all for an approved text."""
    values = [fit(value) for value in template.variables[: len(wording.samples)]]
    values += [NOTHING] * (len(wording.samples) - len(values))
    room = LONGEST_TEXT - len(wording.body)
    while sum(map(len, values)) > room:
        longest = max(range(len(values)), key=lambda n: len(values[n]))
        values[longest] = values[longest][: len(values[longest]) // 2].rstrip() + "…"
    return tuple(values)


def fit(value: str) -> str:
    """A value without line breaks, signs that are not seen, long gaps or links; never empty."""
    seen = "".join(" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in value[:LONGEST_READ])
    seen = "".join(sign for sign in seen if unicodedata.category(sign) not in {"Cf", "Cs", "Co"} or sign == "\u200d")
    words = " ".join(LINK.sub(" ", seen).split())
    if len(words) > LONGEST_VARIABLE:
        return words[: LONGEST_VARIABLE - 1].rstrip() + "…"
    return words or NOTHING
