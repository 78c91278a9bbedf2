"""Reads the numbers on the walk over a message: counts, amounts, and those that count something else."""

from __future__ import annotations

from itertools import takewhile

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.atoms.other_numbers import (
    LARGE,
    counts_something_else,
    is_plural,
    names_sunday,
    short_of_all,
    spans_weeks,
    times_price,
)
from handlers.understand.atoms.place_counts import AT_PLACES, counts_by_place, end_of_part
from handlers.understand.atoms.scan import Scan
from handlers.understand.doubt import Reason
from handlers.understand.numbers.number import MAKES, Number, number_at
from handlers.understand.numbers.subtractions import subtraction_at
from handlers.understand.words.units import unit_of
from handlers.understand.words.vocabulary import COUNTED, ROLES, SENSES, UNSOLD, Sense, ordinary, sense_of

_MEASURES = frozenset({"kg", "ons", "gram", "liter", "ml"})
_REACHING = frozenset({"sampai", "sampe", "ampe", "nyampe", "nyampai", "mencapai", "capai", "tembus"})
_ALSO_NAMES = frozenset({"sada", "sia", "siki", "lema", "nam", "asa"})
"""Words for numbers that people are called by as well: `bu Sia`."""

_PRICING = frozenset({"@", "x", "×", "*"})
_ENDS = frozenset({Form.STOP, Form.LINE_BREAK})
_PARTING = frozenset({Form.COMMA, Form.OPEN, Sense.ADDRESS})
_SUMMING = MAKES.union(word for word, sense in SENSES.items() if sense is Sense.TOTAL)
_HEDGES = frozenset(word for word, sense in SENSES.items() if sense is Sense.HEDGE)


class NumberScan(Scan):
    """Reads a number at the place of the walk."""

    def _number(self) -> bool:
        if self.addressed and self.texts[self.at] in _ALSO_NAMES:
            return False
        number = number_at(self.tokens, self.at)
        if number is None:
            return False
        if self._subtraction() or self._by_place(number):
            return True
        if (end := self._part_by_channel(number)) is not None:
            return self._skip_to(end)
        number = self._sort(self._priced(self._without_named_unit(number)))
        if self._is_size(number):
            return self._skip_to(number.end)
        if self._text_at(number.end) in ("x", "×") and not times_price(self.tokens, number.end):
            return self._times(number)
        if self._counts_something_else(number):
            return self._passed_over(number)
        if self._counts_others(number) or self._numbers_people(number):
            return self._skip_to(number.end + 1)
        if is_plural(self.tokens, self.at, number) and (not self.glues_counts or self._says_nothing()):
            return self._plural(number)
        return self._counted(number)

    def _counted(self, number: Number) -> bool:
        """A number that counts goods or rupiah; in doubt behind a hedge that is a phrase with it."""
        summed = self._makes_sum()
        self._add(Form.AMOUNT if _is_money(number) else Form.NUMBER, number.end, number=number)
        if summed:
            self.atoms[-1] = self.atoms[-1]._replace(summed=True)
        if self._text(-1) in _HEDGES:
            self.atoms.append(Atom(Sense.HEDGE, self.tokens[number.end - 1].start, self.tokens[number.end - 1].end))
        return True

    def _makes_sum(self) -> bool:
        """`jadi 7`, `jadi kaos 7`, `total 7`."""
        if _SUMMING.isdisjoint(self.texts):
            return False
        start = self.at
        if self.atoms and self.atoms[-1].codes:
            while self.tokens[start].start > self.atoms[-1].start:
                start -= 1
        before = self.texts[start - 1] if start else ""
        return before in _SUMMING

    def _reaches(self) -> bool:
        """`makaroni sampai 60`; the first of `10 sampai 15` and `sampai 2 minggu` say other things."""
        if self.texts[self.at] not in _REACHING:
            return False
        last = self.atoms[-1] if self.atoms else None
        behind = last is not None and last.codes and last.end == self.tokens[self.at - 1].end
        number = number_at(self.tokens, self.at + 1) if behind else None
        return number is not None and not counts_something_else(self.tokens, number)

    def _passed_over(self, number: Number) -> bool:
        """What counts no goods, but for a rate and a guess."""
        if self._is_guessed(number):
            return self._add(Form.NUMBER, number.end + 1, number=number.doubted(Reason.APPROXIMATE, number.value))
        rate = spans_weeks(self.texts[number.end]) or self._counts_twice(number)
        return self._add(Sense.RATE, number.end + 1) if rate else self._skip_to(number.end + 1)

    def _is_guessed(self, number: Number) -> bool:
        """`nastar berapa ya, 5 kali`: behind a question about goods, and at the end, *kali* is perhaps."""
        asked = bool(self.atoms) and Sense.ASK in (atom.what for atom in self.atoms[-3:])
        named = asked and any(atom.codes for atom in self.atoms)
        return named and self._text_at(number.end) == "kali" and self._ends_clause(number.end + 1)

    def _counts_something_else(self, number: Number) -> bool:
        """`5 orang`, but not `sisa 3 mobil sisa 4` where toy cars are sold."""
        if not counts_something_else(self.tokens, number) or names_sunday(self.tokens, number.end):
            return False
        if is_plural(self.tokens, self.at, number) and sense_of(self._text(-1)) is Sense.PEOPLE:
            return False
        return self.catalogue.mention_at(self.tokens, number.end) is None

    def _priced(self, number: Number) -> Number:
        """`@1.500`, `1.500/pcs`: rupiah for one."""
        follower, unit = self._text_at(number.end), self._text_at(number.end + 1)
        rated = follower == "per" or (follower == "/" and unit_of(unit) is not None)
        priced = number.unit is None and number.value >= LARGE and (rated or self._text(-1) in _PRICING)
        return number._replace(money=True) if priced else number

    def _sort(self, number: Number) -> Number:
        """`keripik 10rban laku 5`, `yang ceban 5`: behind goods and before their count, which sort by its price."""
        if number.doubt is not Reason.APPROXIMATE or not self.texts[number.end - 1].endswith("an"):
            return number
        named = next((atom for atom in reversed(self.atoms) if atom.what is not Sense.WHICH), None)
        if number.value < LARGE or named is None or not named.codes:
            return number
        told = sense_of(self._text_at(number.end)) in ROLES
        counted = number_at(self.tokens, number.end + told) is not None
        return number._replace(doubt=None, money=True) if counted else number

    def _is_size(self, number: Number) -> bool:
        """`nastar 250gr laku 4`: how much one holds, if its name does not say so and a count of such things follows."""
        if number.unit not in _MEASURES:
            return False
        named = next((atom for atom in reversed(self.atoms) if atom.what is not Sense.WHICH), None)
        if named is None or not named.codes:
            return False
        products = [self.catalogue.products[code] for code in named.codes]
        if any(product.weighed or self.catalogue.names_size(product.code) for product in products):
            return False
        at = number.end + (self._text_at(number.end) in (":", "="))
        told = sense_of(self._text_at(at)) in ROLES
        count = number_at(self.tokens, at + told)
        return count is not None and count.unit not in _MEASURES and (told or number.unit in ("gram", "ml"))

    def _short_of_all(self) -> bool:
        missing = short_of_all(self.tokens, self.at)
        return missing is not None and self._add(Sense.EXCEPT, missing.end, number=missing)

    def _subtraction(self) -> bool:
        """Without a word of state the result may be what was sold or what is left."""
        found = subtraction_at(self.tokens, self.at) if self._text(1) == "-" else None
        if found is None:
            return False
        self._add(Sense.PLACED, self.at + 1, number=found.whole)
        self._add(Form.NUMBER, found.rest.end, number=found.rest)
        self.atoms[-1] = self.atoms[-1]._replace(there=True)
        return True

    def _part_by_channel(self, number: Number) -> int | None:
        """`laku 10, 2 di antaranya online`: where a part of the count before ends, of which only this is told."""
        end = end_of_part(self.tokens, number.end)
        if end is None or number.doubt or self._reports_left():
            return None
        last = next((atom for atom in reversed(self.atoms) if atom.what not in _PARTING), None)
        whole = last.number if last is not None and last.what is Form.NUMBER else None
        return end if whole is not None and number.value < whole.value else None

    def _by_place(self, number: Number) -> bool:
        """`laku 6 di pasar 2 di sekolah`; what is left at two places may be left elsewhere too."""
        if self._text_at(number.end) not in AT_PLACES:
            return False
        last = self.atoms[-1] if self.atoms else None
        told = last is not None and (bool(last.codes) or last.what is Sense.SOLD)
        total = counts_by_place(self.tokens, self.at, self.catalogue) if told and not self._reports_left() else None
        return total is not None and self._add(Form.NUMBER, total.end, number=total)

    def _reports_left(self) -> bool:
        """Whether a word of what was not sold stands in this sentence."""
        sentence = takewhile(lambda atom: atom.what not in _ENDS, reversed(self.atoms))
        return not UNSOLD.isdisjoint(atom.what for atom in sentence)

    def _counts_twice(self, number: Number) -> bool:
        """`keripik 5 kali 2`, `keripik 5 anak 2`: two numbers, of which the first may count goods."""
        named = bool(self.atoms) and bool(self.atoms[-1].codes or self.atoms[-1].what in ROLES)
        return named and number_at(self.tokens, number.end + 1) is not None

    def _numbers_people(self, number: Number) -> bool:
        """`anakku 2 ikut`, opening a sentence."""
        opens = not self.atoms or self.atoms[-1].what in _ENDS
        return opens and not (number.unit or number.money) and sense_of(self._text(-1)) is Sense.PEOPLE

    def _counts_others(self, number: Number) -> bool:
        """`ada 30 tamu`; `keripik 5 tamu` may be five of them, and goods may be called so."""
        last, at = self.atoms[-1] if self.atoms else None, number.end
        told = last is not None and (last.what is Form.PRODUCT or last.what in ROLES)
        if told or number.unit or number.money or self._text_at(at) not in COUNTED:
            return False
        return self.texts[at] not in self.catalogue.units and not self.catalogue.mention_at(self.tokens, at, fuzzy=True)

    def _says_nothing(self) -> bool:
        """`sehat2`: the word before says nothing of goods, once or twice."""
        return Sense.FILLER in (sense_of(self._text(-1)), ordinary(self._text(-1)))

    def _plural(self, number: Number) -> bool:
        last = self.atoms[-1] if self.atoms else None
        beside = last is not None and last.end == self.tokens[self.at].start
        negated = len(self.atoms) > 1 and self.atoms[-2].what in (Sense.NOT, Sense.IS)
        if last is not None and last.codes and self._tells_sold(number.end):
            return self._skip_to(number.end)
        if beside and last is not None and (last.codes or (last.what in ROLES and not negated)):
            return self._add(Form.NUMBER, number.end, number=number._replace(doubt=Reason.DOUBLED))
        return self._skip_to(number.end)

    def _tells_sold(self, at: int) -> bool:
        """`topi2 laku 7`: a count of what was sold stands behind its own word."""
        counted = sense_of(self._text_at(at)) is Sense.SOLD
        return counted and not self.glues_counts and number_at(self.tokens, at + 1) is not None

    def _text_at(self, at: int) -> str:
        return self.texts[at] if at < len(self.texts) else ""

    def _times(self, number: Number) -> bool:
        """`2 x 5` may be ten, or five twice over; `2x` alone counts occasions. Behind its goods `25rb x 7` is a price
        and a count."""
        factor = number_at(self.tokens, number.end + 1)
        if factor is None:
            return self._skip_to(number.end + 1)
        if _is_money(number) and self.atoms and self.atoms[-1].codes:
            self._add(Form.AMOUNT, number.end, number=number)
            return self._skip_to(number.end + 1)
        whole = factor.value == factor.value.to_integral_value() and factor.unit is None and not factor.doubt
        if whole and number.unit in _MEASURES and not number.doubt and self._weighs():
            total = number._replace(value=number.value * factor.value, end=factor.end)
            people = sense_of(self._text_at(factor.end)) in (Sense.PEOPLE, Sense.BUYER)
            return self._add(Form.NUMBER, factor.end + people, number=total)
        return self._add(Form.NUMBER, factor.end, number=number._replace(doubt=Reason.SEVERAL_NUMBERS))

    def _weighs(self) -> bool:
        """`gula 2 kg x 3`, behind what is sold by weight."""
        named = next((atom for atom in reversed(self.atoms) if atom.codes), None)
        return named is not None and all(self.catalogue.products[code].weighed for code in named.codes)

    def _without_named_unit(self, number: Number) -> Number:
        """`3 paket 2 4`: a unit that begins the name of a numbered product is none; nor is `5 potong bagian saya`."""
        last = number.end - 1
        if number.unit == "potong" and sense_of(self._text_at(number.end)) is Sense.SHARE:
            return number._replace(unit=None)
        if number.unit is None or last <= self.at or self.texts[last] not in self.catalogue.openers:
            return number
        mention = self.catalogue.mention_at(self.tokens, last)
        return number._replace(end=last, unit=None) if mention is not None and mention.end > number.end else number


def _is_money(number: Number) -> bool:
    return number.money or (number.unit is None and number.value >= LARGE)
