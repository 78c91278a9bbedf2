"""The pieces that every business begins with, one a topic: a minute each, for somebody behind a counter."""

from __future__ import annotations

from bot.domain.lesson import Topic
from bot.texts import _


def title_of(topic: Topic) -> str:
    """What a piece on a topic is about; also the name of the topic."""
    titles = {
        Topic.PRODUCT: _("Explaining the goods"),
        Topic.PROMOTION: _("Promotion on social media"),
        Topic.SERVICE: _("Serving buyers"),
        Topic.RECORDS: _("Noting what is sold"),
    }
    return titles[topic]


def starter_on(topic: Topic) -> str:
    """The words of the piece that is there from the beginning."""
    starters = {
        Topic.PRODUCT: _(
            "Buyers seldom ask, so tell them first. Three things are enough: how it tastes, what it is made of or by "
            "whom, and when it goes best. For example: “These banana chips are sweet and crisp, fried every Monday, "
            "nice with coffee.” If you may, open one pack to taste. Say the price clearly, and put the oldest date in "
            "front, so that it sells first. If you are asked what you do not know, do not guess: ask through "
            "*feedback*, and the owner will answer."
        ),
        Topic.PROMOTION: _(
            "One good photo does more than ten texts. Take it near a window in the morning, without flash, on a clean "
            "table, and show what is inside, not only the pack. Put it on your WhatsApp status in the morning before "
            "people go shopping or in the afternoon before they go home; two or three times a week is enough. Write "
            "three things: the name, the price and how to order. If a buyer is happy, ask whether you may show those "
            "words. Promise nothing that you cannot keep."
        ),
        Topic.SERVICE: _(
            "Greet first, by name if you know it. Put the goods where they are seen from the street, at eye height, "
            "with a price that can be read. If something is sold out, offer something else and note the order; send "
            "word when it is there. A complaint? Listen to the end, say sorry, and replace what is bad if you can. "
            "Put damaged goods aside and report them, so that they count as agreed. A buyer whose complaint was "
            "looked after mostly comes back, and tells the neighbours."
        ),
        Topic.RECORDS: _(
            "Keep a small book and a pen beside the goods. For each one sold draw a line behind its name; five lines "
            "are a bundle, quick to count. Before you close, compare: what was sold and what is left must come to "
            "what was there. Keep the money for these goods in an envelope of its own, so that it is not spent on "
            "other things. On the report day just send the figures: *keripik 14 nastar 5*. A wrong figure is no "
            "trouble: *correction* puts it right."
        ),
    }
    return starters[topic]
