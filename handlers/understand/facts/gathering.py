"""Gathers what the parts of a message say, product by product."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.doubt import Doubt, Reason
from handlers.understand.facts.grammar import parses
from handlers.understand.facts.item import NO_HEAD, Context, Fact, Item, Parse, distributed, is_none, is_sure, is_zero
from handlers.understand.facts.topic import goods_of_rest, speaks_of_several, topic_of
from handlers.understand.parts.part import Part, counts_unnamed
from handlers.understand.products.catalogue import Catalogue
from handlers.understand.words.goods import OTHER_GOODS
from handlers.understand.words.vocabulary import LOSSES, ROLES, UNSOLD, Sense

_EVERYWHERE = frozenset({Sense.ALL, Sense.ZERO})
_ENDS = frozenset({Form.STOP, Form.LINE_BREAK})


@dataclass(slots=True)
class Gathered:
    """Facts and words by product code, and the questions that concern no line."""

    facts: dict[str, list[Fact]] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    amounts: list[Fact] = field(default_factory=list)
    """Rupiah said of no product."""
    nothing: str = ""
    """The words that say nothing was sold, of no product in particular."""
    slack: bool = True
    """They only say that trade was slow, which counts may go with."""

    def doubted(self) -> set[str]:
        return {code for doubt in self.doubts for code in (doubt.about, *doubt.products) if code is not None}


def gathered(parts: Sequence[Part], text: str, catalogue: Catalogue, placements: Mapping[str, Decimal]) -> Gathered:
    """Reads the parts that hold counts, each in the light of those before it."""
    return _Gathering(text, catalogue, placements).run(parts)


class _Gathering:
    def __init__(self, text: str, catalogue: Catalogue, placements: Mapping[str, Decimal]) -> None:
        self.text = text
        self.catalogue = catalogue
        self.placements = placements
        self.items: list[tuple[Item, Part]] = []
        self.context = Context()
        self.rests: set[int] = set()
        """How many items stood before a doubtful part that tells only what was not sold."""
        self.remarks: list[Part] = []
        self.opens_unread = False
        """The sentence begins with what has no reading and names nothing."""
        self.result = Gathered()

    def run(self, parts: Sequence[Part]) -> Gathered:
        for part in parts:
            if part.kind is None:
                self._read(part)
            else:
                self.remarks.append(part)
                self.context.last = None
        waits = bool(self.items) and _awaits_count(self.items[-1][0])
        if self.context.head.unused and self.context.head.role not in (Sense.SOLD, Sense.PLACED) and not waits:
            self._heading_left_open()
        self._carry_over_checked()
        self._share_what_leads()
        self._join_waiting()
        for item, part in self.items:
            self._settle(item, part)
        return self.result

    def _read(self, part: Part) -> None:
        self._forget_vague(part)
        if speaks_of_several(part, [item for item, _ in self.items]):
            self.context.last = None
        if part.opened_by is Form.STOP and not self.context.head.alone:
            self.context.head = NO_HEAD
        self.opens_unread = self.opens_unread and part.opened_by not in _ENDS
        found = parses(part.atoms, self.context)
        unsure = part.doubtful or self.opens_unread or self._under_loose_role(part)
        if len(found) != 1 or unsure or self._nested(part) or self._half_joined(part) or self._of_which(part):
            self._doubt_part(part)
            return
        parse = found[0]
        if parse.continued is not None:
            self.items[-1] = (parse.continued, self.items[-1][1])
        self.items.extend((item, part) for item in parse.items)
        self._remember(parse)

    def _under_loose_role(self, part: Part) -> bool:
        """`keripik ... rusak, nastar 8`: a role at the end of other words may hold for this product too."""
        head = self.context.head
        return head.unused and not head.alone and any(atom.what is Form.PRODUCT for atom in part.atoms)

    def _forget_vague(self, part: Part) -> None:
        """`tempe laris, 28 terjual`: a number says exactly what was told without one."""
        last = self.context.last
        if last is not None and counts_unnamed(part):
            exact = tuple(fact for fact in last.facts if fact.number is not None or fact.role not in ROLES)
            self.context.last = last._replace(facts=exact)

    def _nested(self, part: Part) -> bool:
        """Counts in brackets break down a number said before (`retur 3 (2 basi 1 rusak)`), unless that was sold and a
        single loss stands in them: `donat 40 (3 gosong)`."""
        kinds = [atom.what for atom in part.atoms]
        if part.opened_by is not Form.OPEN or Form.NUMBER not in kinds or LOSSES.isdisjoint(kinds):
            return False
        last = self.context.last
        sold = last is not None and bool(last.facts) and last.facts[-1].role in (None, Sense.SOLD)
        return not sold or len(kinds) > 2 or Sense.RETURNED in kinds

    def _half_joined(self, part: Part) -> bool:
        """`keripik sama 5` names one of two things."""
        last = self.context.last
        half = part.opened_by is Sense.AND and last is not None and not last.facts
        return half and all(atom.what is not Form.PRODUCT for atom in part.atoms)

    def _of_which(self, part: Part) -> bool:
        """`keripik 12, nastar 5, yang rusak 2` says of neither which."""
        if not (part.atoms and part.atoms[0].definite and part.atoms[0].what in LOSSES and counts_unnamed(part)):
            return False
        named = {mention for item, _ in self.items for mention in item.mentions}
        lost = any(fact.role in LOSSES for item, _ in self.items for fact in item.facts)
        return len(named) > 1 and not lost

    def _remember(self, parse: Parse) -> None:
        self.context.last = self.items[-1][0] if self.items else None
        self.context.head = parse.head
        self.context.corrections = parse.corrections

    def _doubt_part(self, part: Part) -> None:
        """Nothing in a part without one reading counts, nor what it may be adding to."""
        codes = [code for atom in part.atoms for code in atom.codes] or goods_of_rest(part, self.items)
        if not codes and self.items:
            codes += self._last_codes()
            if not codes and self.items.pop()[0].mentions:
                codes += self._last_codes()
        self.opens_unread = self.opens_unread or not (codes or self.items)
        roles = {atom.what for atom in part.atoms if atom.what in ROLES and not _says_unsold(atom)}
        if roles <= UNSOLD and any(atom.what in ROLES for atom in part.atoms):
            self.rests.add(len(self.items))
        words = self.text[part.start : part.end].strip()
        unknown = any(atom.what is Form.PRODUCT and not atom.codes for atom in part.atoms)
        reason = Reason.UNKNOWN_WORDS if unknown else Reason.ORDER
        self._doubt(reason, words, tuple(dict.fromkeys(codes)))
        self.context.last = None

    def _last_codes(self) -> list[str]:
        return [code for item, _ in self.items[-1:] for mention in item.mentions for code in mention]

    def _doubt(self, reason: Reason, words: str, codes: tuple[str, ...] = ()) -> None:
        about = codes[0] if len(codes) == 1 else None
        self.result.doubts.append(Doubt(reason, words, about, products=codes))

    def _heading_left_open(self) -> None:
        self._doubt(Reason.COUNT_MISSING, self.text.strip(), tuple(self._last_codes()))

    def _share_what_leads(self) -> None:
        """`habis keripik, nastar dan kacang` says it of all three: *dan* closes the list."""
        leader: Item | None = None
        listed: list[int] = []
        for at, (item, part) in enumerate(self.items):
            if not _awaits_count(item):
                leader, listed = item if item.led else None, []
                continue
            listed.append(at)
            if leader is not None and part.opened_by is Sense.AND:
                for told in listed:
                    self.items[told] = (self.items[told][0]._replace(facts=leader.facts), self.items[told][1])

    def _join_waiting(self) -> None:
        """A product without counts shares the next item's, if that is for each; otherwise nobody knows."""
        joined: list[tuple[Item, Part]] = []
        for item, part in self.items:
            waiting = joined[-1][0] if joined and _awaits_count(joined[-1][0]) else None
            if waiting is None or not item.mentions or part.opened_by is Form.LINE_BREAK or part is joined[-1][1]:
                joined.append((item, part))
                continue
            earlier = tuple(mention for mention in waiting.mentions if mention not in item.mentions)
            both = item._replace(mentions=(*earlier, *item.mentions), start=waiting.start)
            joined[-1] = (both, part)
        self.items = joined

    def _carry_over_checked(self) -> None:
        """After `keripik sisa 6` or `keripik sisa 5 rusak`, a bare `nastar 3` may be sold or left too."""
        other = False
        for at, (item, part) in enumerate(self.items):
            other = other or at in self.rests
            roles = {fact.role for fact in item.facts if fact.role is not Form.AMOUNT}
            if other and None in roles and roles == {None}:
                unsure = tuple(fact._replace(there=True) for fact in item.facts)
                self.items[at] = (item._replace(facts=unsure), part)
            elif roles and not all(is_zero(fact) and fact.role in LOSSES for fact in item.facts):
                other = roles <= UNSOLD

    def _settle(self, item: Item, part: Part) -> None:
        words = self.text[item.start : item.end]
        mentions = item.mentions or self._unnamed(item, part, words)
        if not all(mentions):
            self._unknown(item, part, words)
        elif len(mentions) > 1 and not distributed(item):
            codes = tuple(code for mention in mentions for code in mention)
            self._doubt(Reason.SHARED_COUNT if item.facts else Reason.COUNT_MISSING, words, codes)
        else:
            for mention in mentions:
                self._settle_one(mention, item, words)

    def _settle_one(self, mention: tuple[str, ...], item: Item, words: str) -> None:
        lying = [code for code in mention if self.placements.get(code)]
        codes = tuple(lying) if len(lying) == 1 else mention
        none_there = all(fact.there and is_none(fact) for fact in item.facts)
        if item.facts and ((len(codes) > 1 and none_there) or (len(lying) == 2 == len(codes) and item.each)):
            for code in lying or codes:
                self._settle_one((code,), item, words)
        elif len(codes) > 1:
            self._doubt(Reason.WHICH_PRODUCT, words, codes)
        elif not item.facts:
            self._doubt(Reason.COUNT_MISSING, words, codes)
        else:
            self.result.facts.setdefault(codes[0], []).extend(item.facts)
            self.result.words.setdefault(codes[0], []).append(words)

    def _unknown(self, item: Item, part: Part, words: str) -> None:
        """An unknown word with a count may be a product; one without may change what stands before it."""
        named = tuple(mention[0] for mention in item.mentions if len(mention) == 1)
        if item.facts and not OTHER_GOODS.isdisjoint(set(words.lower().split()) - self.catalogue.openers):
            self._doubt(Reason.UNKNOWN_PRODUCT, words, named)
            return
        before = [
            other
            for other, of in self.items
            if other.end <= item.start and (item.facts or of is part or part.opened_by is Sense.AND)
        ]
        closes = not item.facts and all(other.end <= item.end for other, of in self.items if of is part)
        near = before if closes else before[-1:]
        beside = tuple(code for other in near for mention in other.mentions for code in mention)
        self._doubt(Reason.UNKNOWN_WORDS if named or beside else Reason.UNKNOWN_PRODUCT, words, (*beside, *named))

    def _unnamed(self, item: Item, part: Part, words: str) -> tuple[tuple[str, ...], ...]:
        """The products of an item that names none."""
        known = [code for code in self.catalogue.products if self.placements.get(code)] or list(self.catalogue.products)
        if all(fact.role is Form.AMOUNT for fact in item.facts):
            self.result.amounts.extend(item.facts)
            return ()
        if all((fact.role in _EVERYWHERE and is_sure(fact)) or is_none(fact) for fact in item.facts):
            return self._everything(item, words, known)
        if all(fact.role in LOSSES and is_zero(fact) for fact in item.facts):
            return tuple((code,) for code in known) if len(known) == 1 else ()
        if len(known) == 1 or item.each:
            return tuple((code,) for code in known)
        if topic := topic_of(item, [other for other, _ in self.items], self.remarks):
            return ((topic,),)
        reason = item.facts[0].unclear
        self._doubt(reason, words, self._spoken_of(item, part) if reason is Reason.WHICH_PRODUCT else ())
        return ()

    def _spoken_of(self, item: Item, part: Part) -> tuple[str, ...]:
        """What stands before in the sentence: `sisir laku 9, diambil ibu 2, sisa 4` may be all of the same; or what
        is behind it, where nothing is: `di warung laku 5, di kantin 3 keripik`."""
        named = [(other, of) for other, of in self.items if other.mentions]
        before = [other for other, _ in named if other.end <= item.start]
        if before and part.opened_by not in _ENDS:
            beside = before[-1]
        else:
            after = next(((other, of) for other, of in named if other.start >= item.end), None)
            if after is None or after[1].opened_by in _ENDS:
                return ()
            beside = after[0]
        return tuple(code for mention in beside.mentions for code in mention)

    def _everything(self, item: Item, words: str, known: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        if any(fact.role in (Sense.ALL, Sense.LEFT) for fact in item.facts):
            left_out = {code for fact in item.facts for code in fact.but}
            return tuple((code,) for code in known if code not in left_out)
        self.result.nothing = self.result.nothing or words
        self.result.slack = self.result.slack and all(fact.role is Sense.ZERO for fact in item.facts)
        return ()


def _says_unsold(atom: Atom) -> bool:
    """`belum laku`."""
    return atom.what is Sense.SOLD and atom.number is not None and atom.number.value == 0


def _awaits_count(item: Item) -> bool:
    return not item.facts and bool(item.mentions) and all(item.mentions)
