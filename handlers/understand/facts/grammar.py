"""Puts the atoms of one part together in every order people use; what comes out two ways is asked about."""

from collections.abc import Sequence

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.facts.item import Context, Fact, Parse
from handlers.understand.facts.ordering import Parser
from handlers.understand.facts.style import HEADS, STYLES, Misfit
from handlers.understand.words.vocabulary import Sense


def parses(atoms: Sequence[Atom], context: Context) -> list[Parse]:
    """Every different way to read one part; empty if there is none."""
    found: list[Parse] = []
    kinds = [atom.what for atom in atoms]
    number_may_lead = Form.PRODUCT in kinds[1:] and kinds[0] is not Form.PRODUCT
    has_role = not HEADS.isdisjoint(kinds) and any(atom.what in HEADS and atom.number is None for atom in atoms)
    for style in STYLES:
        if (style.number_first and not number_may_lead) or (style.role_after and not has_role):
            continue
        try:
            parse = Parser(style, context).run(atoms)
        except Misfit:
            continue
        if all(_meaning(parse) != _meaning(other) for other in found):
            found.append(parse)
    return [parse for parse in found if parse.complete] or found if len(found) > 1 else found


def _meaning(parse: Parse) -> tuple[object, ...]:
    items = parse.items if parse.continued is None else (parse.continued, *parse.items)
    return tuple((item.mentions, item.each, frozenset(_plain(fact) for fact in item.facts)) for item in items)


def _plain(fact: Fact) -> Fact:
    """A bare number is one of things sold, unless something says it may be otherwise."""
    if fact.role is None and not fact.there:
        fact = fact._replace(role=Sense.SOLD)
    return fact._replace(number=fact.number and fact.number._replace(end=0))
