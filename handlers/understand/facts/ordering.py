"""Reads the atoms of one part in one order of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.doubt import Reason
from handlers.understand.facts.item import Context, Fact, Head, OpenItem, Parse
from handlers.understand.facts.style import HEADS, Misfit, Style
from handlers.understand.words.vocabulary import UNSOLD, Sense

_MISFITS = frozenset({Sense.BUYER, Sense.PRICE, Sense.RATE, Sense.OR, Sense.FROM, Sense.SELF, Sense.MONEY})
_COMPLETE = frozenset({Sense.ALL, Sense.EMPTY, Sense.ZERO, Sense.EXCEPT})


class Parser:
    """Reads one part in one style."""

    def __init__(self, style: Style, context: Context) -> None:
        self.style = style
        self.earlier = OpenItem.of(context.last) if context.last is not None else None
        self.current = self.earlier
        self.items: list[OpenItem] = []
        self.role: Atom | None = None
        self.settled = len(self.earlier.facts) if self.earlier is not None else 0
        """Facts of the earlier item, which this part no longer changes."""
        self.number: tuple[Fact, Atom] | None = None
        """In a number-first style, a number that waits for its product."""
        self.waiting: list[tuple[Fact, Atom]] = []
        """Facts said before their product: `habis keripik`."""
        self.head, self.heading, self.unused = context.head
        self.has_product = self.has_number = False
        self.next: Form | Sense | None = None
        self.after: Form | Sense | None = None
        self.each = False
        self.paired = False
        """The product now spoken of has a count with its role before it: `keripik sisa 5`."""
        self.again = False
        self.corrections = context.corrections

    def run(self, atoms: Sequence[Atom]) -> Parse:
        kinds = [atom.what for atom in atoms]
        self.has_product = Form.PRODUCT in kinds
        self.has_number = Form.NUMBER in kinds
        if self.has_product:
            self.current = None
        for atom, self.next, self.after in zip(atoms, [*kinds[1:], None], [*kinds[2:], None, None], strict=False):
            self._take(atom)
        return self._finished(atoms)

    def _take(self, atom: Atom) -> None:
        what = atom.what
        if what in _COMPLETE or (what in HEADS and atom.number is not None):
            self._complete(atom)
        elif what in HEADS:
            self._role(atom)
        elif what in _MISFITS:
            raise Misfit
        elif what in _STEPS:
            _STEPS[what](self, atom)

    def _product(self, atom: Atom) -> None:
        if self.style.number_first:
            self._product_after_number(atom)
            return
        headed = self._takes_head()
        waits = self.current is not None and self.current in self.items and self.current.takes(atom.codes)
        if waits and not headed and self.current is not None:
            self._mention(self.current, atom)
        else:
            self._open(atom)

    def _mention(self, item: OpenItem, atom: Atom) -> None:
        """`roti yang coklat` narrows what was named; `teh kopi` names two."""
        narrowed = tuple(code for code in item.mentions[-1] if code in atom.codes)
        if narrowed and (len(narrowed) < len(item.mentions[-1]) or narrowed == atom.codes):
            item.mentions[-1] = narrowed
        else:
            item.mentions.append(atom.codes)
        item.end = atom.end

    def _product_after_number(self, atom: Atom) -> None:
        if self.number is None and not self.waiting:
            raise Misfit
        self._open(atom)
        if self.number is not None:
            fact, said = self.number
            self.number = None
            self._add(fact if fact.role is not None or self.head is None else fact._replace(role=self.head), said)

    def _open(self, atom: Atom) -> None:
        self.current = OpenItem([atom.codes], start=atom.start, end=atom.end, each=self.each)
        self.items.append(self.current)
        self.paired = False
        waiting, self.waiting = self.waiting, []
        self.current.led = bool(waiting)
        for fact, said in waiting:
            self._add(fact, said)

    def _takes_head(self) -> bool:
        """A role right before a product heads it and those that follow, unless it may end what stands before it:
        `keripik sisa 5 rusak nastar 3`, `keripik rusak nastar 8`."""
        if self.role is None:
            return False
        unfinished = self.current in self.items and self.current is not None and not self.current.facts
        if unfinished or (self.paired and self.role.what is not Sense.SOLD):
            raise Misfit
        assert isinstance(self.role.what, Sense)
        self.head, self.heading, self.role = self.role.what, False, None
        return True

    def _counted(self, atom: Atom) -> None:
        fact = Fact(None, atom.number, atom.what is Sense.EVERY, atom.there, self.corrections)
        if self.again:
            fact = fact._replace(number=fact.number and fact.number._replace(doubt=Reason.SOLD_OR_LEFT))
        if self.style.role_after and self.role is not None:
            raise Misfit
        if self.role is not None:
            assert isinstance(self.role.what, Sense)
            fact, self.role = fact._replace(role=self.role.what), None
            self.paired = not self.style.number_first
            if self.style.number_first:
                self.head = fact.role if isinstance(fact.role, Sense) else None
            elif fact.role is not self.head and not self.heading:
                self.head = None
        if self.style.number_first:
            self._wait_for_product(fact, atom)
        else:
            self._add(fact if fact.role is not None else self._headed(fact), atom)

    def _wait_for_product(self, fact: Fact, atom: Atom) -> None:
        self._settle()
        self.number = (fact, atom)

    def _settle(self) -> None:
        """A waiting number with a role of its own belongs to the product before it."""
        if self.number is None:
            return
        fact, atom = self.number
        if fact.role is None or self.current is None:
            raise Misfit
        self.number = None
        self._add(fact, atom)

    def _headed(self, fact: Fact) -> Fact:
        """A bare number takes the role of the heading above it, or of the number it corrects."""
        if self.current is None and self.has_product:
            self._go_back()
        said = self.current.facts if self.current is not None else []
        if said and said[-1].correction < self.corrections and said[-1].number is not None:
            return fact._replace(role=said[-1].role)
        counts = [other for other in said if other.role not in (Sense.PLACED, Form.AMOUNT)]
        under_heading = self.heading and self.head is not None
        all_told = self.style.role_after and all(other.role is not None for other in counts)
        gets_role = self.next in HEADS and (self.after is None or self.after in HEADS)
        if counts and not under_heading and not all_told and not gets_role:
            raise Misfit
        self.unused = False
        return fact._replace(role=self.head) if self.head is not None else fact

    def _go_back(self) -> None:
        """What is said before the first product of a part belongs to the product of the part before."""
        if self.earlier is None:
            raise Misfit
        self.current = self.earlier

    def _amount(self, atom: Atom) -> None:
        if self.number is not None or self.role is not None:
            raise Misfit
        self._add(Fact(Form.AMOUNT, atom.number, correction=self.corrections), atom)

    def _complete(self, atom: Atom) -> None:
        assert isinstance(atom.what, Sense)
        if self.role is not None or self.number is not None:
            self._settle()
            if self.role is not None:
                raise Misfit
        fact = Fact(atom.what, atom.number, atom.what is Sense.ALL, atom.there, self.corrections, atom.codes)
        product_next = self.next is Form.PRODUCT
        if fact.role is Sense.PLACED and self.current is None and self.has_product:
            self.waiting.append((fact, atom))
            return
        free = self.current is None or (self.current is self.earlier and product_next)
        if product_next and free:
            self.waiting.append((fact, atom))
        else:
            self._add(fact, atom)

    def _role(self, atom: Atom) -> None:
        closes = self.role is None and (self.next is None or self.next in HEADS)
        if (self.style.role_after or closes) and self._given_role(atom):
            return
        if self.number is not None and not self.style.role_after:
            self._settle()
        if self.role is not None:
            raise Misfit
        self.role = atom

    def _given_role(self, atom: Atom) -> bool:
        """The number just said takes this role."""
        assert isinstance(atom.what, Sense)
        if self.number is not None:
            fact, said = self.number
            if fact.role is not None:
                raise Misfit
            self.number = (fact._replace(role=atom.what), said)
            return True
        facts = self.current.facts if self.current is not None else []
        last = len(facts) - 1
        while last >= 0 and facts[last].role is Form.AMOUNT:
            last -= 1
        fixed = self.settled if self.current is self.earlier else 0
        if self.current is None or last < fixed or facts[last].role not in (None, atom.what):
            return False
        facts[last] = facts[last]._replace(role=atom.what)
        self.current.end = atom.end
        return True

    def _each(self, _: Atom) -> None:
        self.each = True
        if self.current is not None:
            self.current.each = True

    def _vague(self, atom: Atom) -> None:
        role = self.role.what if self.role is not None and isinstance(self.role.what, Sense) else Sense.SOLD
        self.role = None
        if self.current is not None and any(fact.role is Sense.ALL for fact in self.current.facts):
            raise Misfit
        vague = Fact(role, None, correction=self.corrections)
        if not self.has_number and (self.current is None or not self.current.facts):
            self._add(vague, atom)

    def _corrected(self, _: Atom) -> None:
        self.corrections += 1

    def _once_more(self, _: Atom) -> None:
        """`tinggal 3 lagi` is what is left, and `3 lagi hilang` lost; any other `3 lagi` may be more of the same."""
        facts = self.current.facts if self.current is not None else []
        if self.next in UNSOLD:
            return
        if not facts or self.number is not None:
            self.again = True
        elif facts[-1].role is not Sense.LEFT and facts[-1].number is not None:
            facts[-1] = facts[-1]._replace(number=facts[-1].number._replace(doubt=Reason.SOLD_OR_LEFT))

    def _add(self, fact: Fact, atom: Atom) -> None:
        if self.current is None and self.has_product and not self.style.number_first:
            self._go_back()
        if self.current is None:
            self.current = OpenItem(start=atom.start, end=atom.end, each=self.each)
            self.items.append(self.current)
        self.current.facts.append(fact)
        self.current.start = min(self.current.start, atom.start)
        self.current.end = max(self.current.end, atom.end)

    def _finished(self, atoms: Sequence[Atom]) -> Parse:
        if self.number is not None:
            self._settle()
        if self._trails(atoms):
            raise Misfit
        if self.waiting:
            raise Misfit
        if self.role is not None:
            self._left_over(atoms)
        if self.style.role_after and any(item.half_told() for item in (*self.items, *filter(None, [self.earlier]))):
            raise Misfit
        continued = self.earlier.closed() if self.earlier is not None else None
        items = tuple(item.closed() for item in self.items)
        return Parse(continued, items, Head(self.head, self.heading, self.unused), self.corrections)

    def _trails(self, atoms: Sequence[Atom]) -> bool:
        """`kopi laku 20 teh` may be 20 of either."""
        last_two = [atom.what for atom in atoms[-2:]]
        return last_two == [Form.NUMBER, Form.PRODUCT] and not self.style.number_first and bool(atoms[-1].codes)

    def _left_over(self, atoms: Sequence[Atom]) -> None:
        """A role at the end opens what follows if it stands alone or right after its product; else nothing fits."""
        assert self.role is not None
        assert isinstance(self.role.what, Sense)
        others = [atom for atom in atoms if atom.what not in (Form.COLON, Sense.PLACED) and atom is not self.role]
        if others and not (self.current in self.items and self.current is not None and not self.current.facts):
            raise Misfit
        named = any(atom.codes for atom in others)
        self.head, self.heading, self.unused = self.role.what, not named, True


_STEPS: dict[Form | Sense, Callable[[Parser, Atom], None]] = {
    Form.PRODUCT: Parser._product,
    Form.NUMBER: Parser._counted,
    Sense.EVERY: Parser._counted,
    Form.AMOUNT: Parser._amount,
    Sense.EACH: Parser._each,
    Sense.SOME: Parser._vague,
    Sense.VAGUE: Parser._vague,
    Sense.AGAIN: Parser._once_more,
    Sense.INSTEAD: Parser._corrected,
}
