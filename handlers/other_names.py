"""Other names of products: added by hand, and forgotten. What partners taught is among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from bot.ask import chosen, hear, words_of
from bot.ask.books import CommandWords, Products
from bot.conversation import Choice, Heard, OpeningWords, Question, Rejected
from bot.domain.product import Naming, Product, Unnaming
from bot.reply import Reply, Said
from bot.texts import _, listed, you
from handlers.goods import only
from handlers.listing import named
from handlers.phrases import glued
from handlers.understand import Clash, Means, called, clash

MOST_LISTED = 10
BEFORE = re.compile(rf"^(?:{glued('other_name_of')}\s+)+", re.IGNORECASE)
BETWEEN = re.compile(rf"[,;/\n]|\s{glued('other_names_between')}\s", re.IGNORECASE)


async def name_otherwise() -> Naming:
    """`nama lain keripik: kripik, krpk`."""
    return await _names(await Products(), await CommandWords())


def _names(products: Sequence[Product], commands: frozenset[str]) -> Question[Naming]:
    asked = _("Which other names does a product have? For example: *keripik: kripik, krpk*.")
    return hear("names", asked, partial(_naming, products, commands), Naming, listens=True)


def _naming(products: Sequence[Product], commands: frozenset[str], heard: Heard) -> Naming:
    meant, rest = called(BEFORE.sub("", words_of(heard)), products)
    if not meant:
        raise Rejected(_("Begin with the product, for example: *keripik: kripik, krpk*."))
    product = only(meant)
    names = [word for word in (part.strip(" *.:=").casefold() for part in BETWEEN.split(rest)) if word]
    if not names:
        raise Rejected(_("What else is *{product}* called? Write it after the name.").format(product=product.name))
    for name in names:
        clashes = clash(name, product.code, products, commands)
        if clashes:
            raise Rejected(sentence(name, clashes))
    return Naming(product, tuple(names))


def sentence(name: str, clashes: Clash) -> str:
    """Why a word cannot be another name of a product."""
    texts = {
        Means.NOTHING_READABLE: _("“{name}” cannot be a name. A word or two is best."),
        Means.NUMBER: _("“{name}” is a number, so it cannot be a name."),
        Means.WORD: _("“{name}” has another meaning in reports, so it cannot be a name."),
        Means.COMMAND: _("“{name}” is a command of mine, so it cannot be a name."),
        Means.PRODUCT: _("“{name}” means *{product}* already."),
    }
    return texts[clashes.means].format(name=named(name), product=clashes.product)


def called_now(naming: Naming) -> Said:
    """What is understood from now on, and how to undo it."""
    text = _("Good, {call}. {names} means *{product}* from now on. *forget {first}* undoes it.")
    names = listed([f"*{name}*" for name in naming.names])
    first = naming.names[0]
    return Said(Reply(text.format(call=you(), names=names, product=naming.product.name, first=first)))


async def forget_name() -> Unnaming | Reply:
    """`lupakan kripik`."""
    products = await Products()
    known = {alias: product for product in products for alias in product.aliases}
    if not known:
        return Reply(_not_there(_said(await OpeningWords()), products))
    return await _which(known, products)


def _which(known: Mapping[str, Product], products: Sequence[Product]) -> Question[Unnaming]:
    choices = [Choice(alias, alias) for alias in list(known)[:MOST_LISTED]]

    def read(heard: Heard) -> Unnaming:
        word = heard.pressed or _said(words_of(heard))
        if word not in known and not word.isdecimal():
            raise Rejected(_not_there(word, products))
        word = word if word in known else chosen(heard, choices)
        return Unnaming(known[word], word)

    return hear("name", _("Which name shall I forget?"), read, Unnaming, choices=choices, listens=True)


def _said(words: str) -> str:
    return " ".join(words.casefold().replace("*", " ").split())


def _not_there(word: str, products: Sequence[Product]) -> str:
    """Why there is nothing to forget: a product's own name stays, others are not there."""
    own = next((product for product in products if word in {product.name.casefold(), product.code.casefold()}), None)
    meant = [own] if own else called(word, products)[0]
    if meant:
        text = _("That is what *{product}* is called itself, so it stays.")
        return text.format(product=meant[0].name)
    if not word:
        return _("No product has another name yet, {call}.").format(call=you())
    return _("No product has “{name}” as another name.").format(name=named(word))


def forgotten(unnaming: Unnaming) -> Said:
    text = _("Good, {call}. *{name}* does not mean *{product}* any more; I will ask again.")
    return Said(Reply(text.format(call=you(), name=unnaming.name, product=unnaming.product.name)))
