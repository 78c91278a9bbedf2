"""What can be said: the menu and the help, for each role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.conversation import Choice
from bot.domain.speaker import Role
from bot.reply import Reply
from bot.texts import _, you, your_name
from bot.texts import day as day_said
from handlers import button
from handlers.understand.courtesy import Courtesy


def menu(role: Role) -> Reply:
    """The few things people do most, one tap each."""
    if role is Role.PARTNER:
        choices = (
            Choice(_("Report sales"), "lapor"),
            Choice(_("Balance"), "saldo"),
            Choice(_("Stock"), "stok"),
            Choice(_("Hand over money"), "setor"),
            Choice(_("Feedback"), "masukan"),
            Choice(_("Help"), "bantuan"),
        )
        return Reply(_("What can I do for you, {name}?").format(name=your_name()), choices)
    if role is Role.STRANGER:
        return Reply(stranger())
    if role is Role.STAFF:
        return _staffs_menu()
    choices = (
        Choice(_("Summary"), "ringkasan"),
        Choice(_("Who is silent?"), "siapa belum lapor"),
        Choice(_("Send goods"), "titip"),
        Choice(_("Invite a partner"), "undang"),
        Choice(_("Announce"), "umumkan"),
        Choice(_("Help"), "bantuan"),
    )
    return Reply(_("What can I do for you, {name}?").format(name=your_name()), choices)


def _staffs_menu() -> Reply:
    choices = (
        Choice(_("Send goods"), "titip"),
        Choice(_("Enter a report"), "catat"),
        Choice(_("Who is silent?"), "siapa belum lapor"),
        Choice(_("Partners"), "mitra"),
        Choice(_("Help"), "bantuan"),
    )
    return Reply(_("What can I do for you, {name}?").format(name=your_name()), choices)


def usage(role: Role) -> Reply:
    """The words that work, with examples."""
    if role is Role.PARTNER:
        return Reply(
            _(
                "Just write what was sold, {call}: *keripik 14 nastar 5*. I say it back, you answer *yes*.\n"
                "• *damaged*, *expired*, *returned*, *missing*: keripik sold 10 damaged 2 left 8\n"
                "• *correction keripik 14* changes the last report\n"
                "• *handed over 100k*: money that you handed over\n"
                "• *balance*, *stock*, *nota*, *history*, *my report*, *agreement*, *aim*, *my data*: your figures\n"
                "• *evaluation*: what each of you said, every three months\n"
                "• *restock keripik 20*: goods that you want sent again\n"
                "• *simulation keripik 30*: what you would earn; nothing is noted\n"
                "• *learn*: short pieces on selling\n"
                "• *feedback …*, *complaint …*, a photo, a voice note: passed on to the owner\n"
                "• *cancel* ends what we are at, *back* goes one step back\n"
                "• *account …*, *pin*, *language*: your bank account, your PIN, another language"
            ).format(call=you())
        )
    if role is Role.STRANGER:
        return Reply(stranger())
    if role is Role.STAFF:
        return Reply(
            _(
                "• *send keripik 30 to warung siti*, *undo send siti*: send goods, or not after all\n"
                "• *record siti keripik 14*: a partner's report by phone\n"
                "• *photo siti*: what the partner sent along\n"
                "• *who is silent*, *remind*: who has not reported\n"
                "• *partners*, *detail siti*, *products*: stock, balances, the price list\n"
                "• *language*: another language\n"
                "The rest is for the owner."
            )
        )
    return Reply(
        _(
            "• *invite Warung Bu Siti 25%*, *undo invite siti*: invite a partner, or not after all\n"
            "• *add staff Dita*, *staff*, *remove staff dita*: who helps you with goods and reports\n"
            "• *change share warung siti 30%*: new terms, which the partner agrees to\n"
            "• *send keripik 30 to warung siti*, *undo send siti*: send goods, or not after all\n"
            "• *summary*, *last week*, *excel*, *best sellers*: the week\n"
            "• *who is silent*, *remind*, *who owes*: who has not reported or handed over\n"
            "• *detail siti*: one partner's stock and balance; *record siti keripik 14*: its report by phone\n"
            "• *photo siti*: what the partner sent along; *end siti*: once all is settled, *reason siti*: why\n"
            "• *received 7*, *not received 7*, *undo received*: money handed over\n"
            "• *agree 12*, *refuse 12*: corrections of settled weeks\n"
            "• *pay commission joko 60k*: commission paid out\n"
            "• *complaints*, *done 3 …*: what partners complain of, what was done about it\n"
            "• *aim*, *aim siti keripik 60 bonus 20k*: what partners aim at this month\n"
            "• *announce …*: a text to all partners; *days off 8-14 March*: nobody is asked then\n"
            "• *ask partners New variant: cheese or balado?*: a question to all, *results*: what they chose\n"
            "• *evaluation siti*: what you and the partner say of each other, every three months\n"
            "• *products*, *add product sambal 25k jar*, *price keripik 12k*: the price list\n"
            "• *other name keripik: krpk*, *pack keripik 1 dus = 24*: other names, packs\n"
            "• *learn*: what partners read, and who has opened it\n"
            "• *try*: try the report yourself; *simulation siti keripik 30*: what it would bring. Neither is noted\n"
            "• *account …*, *pin*, *language*: your bank account, your PIN, another language"
        )
    )


def lost(role: Role, words: str) -> Reply:
    """To a message that could not be made out; a partner's words may be meant for the owner."""
    if role is Role.PARTNER:
        text = _("Sorry, {call}, I did not understand that. To report, just write: *keripik 14 nastar 5*.")
        tell = Choice(_("Tell the owner"), passing_on(words))
        choices = (Choice(_("Report sales"), "lapor"), tell, Choice(_("Menu"), "menu"))
        return Reply(text.format(call=you()), choices)
    text = _("Sorry, {call}, I did not understand that. Try *summary*, *who is silent*, or *help* for all I can do.")
    if role is Role.STAFF:
        text = _("Sorry, {call}, I did not understand that. Try *who is silent*, or *help* for all you can do.")
    return Reply(text.format(call=you()), (Choice(_("Menu"), "menu"), Choice(_("Help"), "bantuan")))


def passing_on(words: str) -> str:
    """What a button says that passes words on to the owner; without them where they are too long for it."""
    return f"masukan {words}" if words and button.fits(words) else "masukan"


def polite(courtesy: Courtesy, business: str) -> Reply:
    """A friendly line to what asks for nothing; `business` is that spoken for, empty where none is."""
    match courtesy:
        case Courtesy.SALAM:
            text = _("Wa alaikum salam, {name} 🙏 Write *menu* to see what I can do for you.")
        case Courtesy.GREETING:
            text = _("Hello {name} 🙏 Write *menu* to see what I can do for you.")
        case Courtesy.THANKS:
            text = _("You are welcome, {name} 🙏")
        case Courtesy.WHO:
            text = _("I am LaporMitra, {call}: I take down what partners report. Write *help* to see how.")
            if business:
                text = _("I am LaporMitra, {call}: I keep the reports for {business}. Write *help* to see how.")
        case Courtesy.NOD:
            text = _("All right, {call} 👍")
    return Reply(text.format(name=your_name(), call=you(), business=business))


def dropped(sent_on: date, outlet: str) -> Reply:
    """To somebody whose words waited so long for a yes that they are forgotten; `outlet` to those with several."""
    text = _("What we talked about on {day} was never finished, {call}, so nothing of it is on record.")
    if outlet:
        text = _(
            "What we talked about on {day} for *{outlet}* was never finished, {call}, so nothing of it is on record."
        )
    return Reply(text.format(day=day_said(sent_on), outlet=outlet, call=you()))


def let_go(command: Sequence[str], words: str) -> Reply:
    """To somebody whose half-finished talk is settled by what happened in between: it is not done, but can be."""
    said = " ".join([*command[:1], words]).strip()
    text = _("What we had begun before that is no longer open, {call}: nothing of it was noted.")
    if not said or not button.fits(said):
        return Reply(text.format(call=you()))
    text = _("*{words}* has not been noted yet, {call}: something has changed since. Do you still want it?")
    return Reply(text.format(words=said, call=you()), (Choice(_("Yes, {words}").format(words=said), said),))


def done_already() -> Reply:
    """To a button of a talk that is over, or of a place that was left."""
    return Reply(_("That one is done already, {call} 👍").format(call=you()))


def first_question() -> Reply:
    """To `kembali` where there is nothing to go back to."""
    return Reply(_("This is the first question, {call}.").format(call=you()))


def help_wanted(name: str, partner: str) -> Reply:
    """To the owners, when somebody cannot get on."""
    return Reply(_("{name} of {partner} asks for your help.").format(name=name, partner=partner))


def under_way() -> Reply:
    """To somebody who wants help while joining or opening a business."""
    return Reply(_("Just answer the question below. *back* goes one step back, *cancel* ends it."))


def stranger() -> str:
    """To somebody who is not known here."""
    return _(
        "Hello 🙏 I am LaporMitra. I do not know you yet: please send the code that you were given, "
        "for example *MULAI K7WX2MPA*."
    )
