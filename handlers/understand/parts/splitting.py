"""Splits a message into parts: counts, and what belongs elsewhere (a wish, money handed over, a question, feedback)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from handlers.understand.atoms.atom import BREAKS, Atom, Form, what_at
from handlers.understand.parts.money_parts import with_money_talk, with_remittance
from handlers.understand.parts.part import Part, bare_counts, codes_of, grows, says_counts
from handlers.understand.parts.remarks import OPINIONS, REMARKS, beside_counts
from handlers.understand.reading import AsideKind, SaidWeek
from handlers.understand.text.tokens import fold
from handlers.understand.words.lexicon import words_of
from handlers.understand.words.vocabulary import ROLES, Sense

_WEEKS: dict[Form | Sense, tuple[SaidWeek, ...]] = {
    Sense.THIS_WEEK: (SaidWeek.THIS,),
    Sense.LAST_WEEK: (SaidWeek.LAST,),
    Sense.WEEK_BEFORE_LAST: (SaidWeek.BEFORE_LAST,),
    Sense.TWO_WEEKS: (SaidWeek.BEFORE_LAST, SaidWeek.LAST),
}
_TIMES = frozenset({Form.DATE, *_WEEKS})
_STRENGTH = (Form.OPEN, Form.LINE_BREAK, Form.STOP, Form.COMMA, Sense.BUT, Sense.AND)
"""Breaks, the strongest first."""

_REPORTING = words_of("tables")["headings"]
_CONDITIONS = ROLES | {Sense.ALL}
"""What makes a condition of `kalau`: `kalau habis`."""

_COUNTED = ROLES | {Form.NUMBER, Sense.ALL, Sense.ZERO, Sense.EMPTY, Sense.EXCEPT, Sense.EVERY}
_WISHING = frozenset({Sense.WISH, Sense.AGAIN, Sense.FUTURE, Sense.ASK})
_APART = frozenset({Sense.WISH, Sense.REMIT, Sense.MONEY, Sense.CREDIT, Sense.FUTURE, Sense.ASK})
_WANTED = frozenset({Sense.WISH, Sense.MORE, Sense.REMIT})
_STRANGE = REMARKS | {Form.PRODUCT, Sense.BUYER, Sense.SELF}
"""Words that count nothing."""

_UNTOLD = frozenset({Form.PRODUCT, Form.COLON, Sense.ASK, Sense.NOT, Sense.WITHDRAWN})
"""`nastar berapa ya`, `nastar gatau berapa, belum ngitung`."""


class Split(NamedTuple):
    parts: list[Part]
    weeks: list[SaidWeek]
    totals: list[Atom]
    dates: list[Atom]


def split(atoms: Sequence[Atom], text: str) -> Split:
    """The parts of a message, with the weeks, totals and dates taken out."""
    weeks = [week for atom in atoms if atom.what in _WEEKS for week in _WEEKS[atom.what]]
    dates = [atom for atom in atoms if atom.what is Form.DATE]
    parts: list[Part] = []
    totals: list[Atom] = []
    pieces = list(_pieces([atom for atom in atoms if atom.what not in _TIMES], len(text)))
    counted = frozenset(code for piece in pieces if says_counts(piece.atoms) for code in codes_of(piece.atoms))
    arriving = False
    for piece in _with_partners(pieces):
        kinds = {atom.what for atom in piece.atoms}
        arriving = _goes_on_arriving(kinds, arriving)
        if Sense.TOTAL in kinds and Sense.REMIT not in kinds:
            totals.extend(atom for atom in piece.atoms if atom.what is Sense.TOTAL)
        told = _without(Sense.TOTAL, piece) if Sense.TOTAL in kinds else piece
        before = parts[-1] if parts else None
        if before is not None and before.kind is AsideKind.WISH and _begins_report(piece, text, atoms):
            before = None
        parts.extend([_arrived(told)] if arriving else _sorted_out(told, before, counted))
    return Split(parts, weeks, totals, dates)


def _begins_report(piece: Part, text: str, atoms: Sequence[Atom]) -> bool:
    """`btw minggu ini keripik 14`, `laporannya: keripik 14`, behind a wish."""
    if piece.opened_by not in (Form.STOP, Form.LINE_BREAK):
        return False
    dated = any(atom.what in _WEEKS and piece.start <= atom.start < piece.end for atom in atoms)
    return dated or not _REPORTING.isdisjoint(fold(text[piece.start : piece.end]).split())


def _without(what: Sense, piece: Part) -> Part:
    return piece._replace(atoms=tuple(atom for atom in piece.atoms if atom.what is not what))


def _goes_on_arriving(kinds: Collection[Form | Sense], arriving: bool) -> bool:
    """`barangnya sudah sampai, keripik 10, nastar 5`: bare counts behind goods that came in may be those goods."""
    return Sense.ARRIVED in kinds or (arriving and _WANTED.isdisjoint(kinds) and bare_counts(kinds))


def _arrived(piece: Part) -> Part:
    told = _without(Sense.ARRIVED, piece)
    return told._replace(doubtful=True) if says_counts(told.atoms) else told._replace(kind=AsideKind.FEEDBACK)


def _pieces(atoms: Sequence[Atom], length: int) -> Iterator[Part]:
    """Cuts at every break; the words of a piece run from break to break."""
    opened_by: Form | Sense = Form.LINE_BREAK
    start, held = 0, list[Atom]()
    for atom in atoms:
        if atom.what in BREAKS:
            yield Part(None, tuple(held), start, atom.start, opened_by)
            opened_by, start, held = _stronger(opened_by, atom.what, held), atom.end, []
        else:
            held.append(atom)
    yield Part(None, tuple(held), start, length, opened_by)


def _with_partners(pieces: Sequence[Part]) -> Iterator[Part]:
    """`kremes dan keripik 10`: a count may be for an unknown word as well, if *dan* joins that to it alone."""
    before: Part | None = None
    for piece in pieces:
        joined = piece.opened_by is Sense.AND and before is not None and _is_one_word(before)
        if joined and says_counts(piece.atoms) and codes_of(piece.atoms):
            piece = piece._replace(doubtful=True)
        before = piece
        yield piece


def _is_one_word(piece: Part) -> bool:
    return len(piece.atoms) == 1 and piece.atoms[0].what is Form.PRODUCT and not piece.atoms[0].codes


def _stronger(before: Form | Sense, now: Form | Sense, held: Sequence[Atom]) -> Form | Sense:
    """Of breaks with nothing between them the strongest counts."""
    return now if held else min(before, now, key=_STRENGTH.index)


def _sorted_out(piece: Part, before: Part | None, counted: frozenset[str]) -> list[Part]:
    """One piece as one part or several. `counted` holds the products that the message counts somewhere."""
    kinds = [atom.what for atom in piece.atoms]
    if not kinds:
        return []
    if before is not None and before.kind is not None and set(kinds) == {Form.AMOUNT} and _pays(before):
        return [piece._replace(kind=before.kind)]
    if Sense.SAME in kinds:
        return _as_before(piece, counted)
    if _supposes(piece, kinds) and (counted <= codes_of(piece.atoms) or not codes_of(piece.atoms)):
        return [piece._replace(kind=AsideKind.QUESTION)]
    if piece.doubtful or _is_doubtful(piece.atoms, kinds) or _goes_on_adding(piece, kinds):
        return [piece._replace(doubtful=True)]
    apart = _set_apart(piece, [Sense.WISH if kind is Sense.MORE else kind for kind in kinds], counted)
    return apart or [_told(piece, kinds, before, counted)]


def _supposes(piece: Part, kinds: Sequence[Form | Sense]) -> bool:
    """`kalau keripik laku 30 dapat berapa`; not `keripik 14 kalau bisa kemasannya diganti`."""
    asks = Sense.IF in kinds and Sense.ASK in kinds and _WANTED.isdisjoint(kinds)
    return asks and not says_counts(piece.atoms[: kinds.index(Sense.IF)])


def _pays(piece: Part) -> bool:
    """`transfer sudah masuk pak? 350rb`."""
    return any(atom.what is Sense.REMIT for atom in piece.atoms)


def _as_before(piece: Part, counted: frozenset[str]) -> list[Part]:
    """`sama kayak minggu lalu` adds nothing to a count; alone it leaves all counts open."""
    rest = tuple(atom for atom in piece.atoms if atom.what is not Sense.SAME)
    return [piece._replace(atoms=rest, doubtful=not rest)] if rest or not counted else []


def _set_apart(piece: Part, kinds: Sequence[Form | Sense], counted: frozenset[str]) -> list[Part]:
    """The parts of a piece that wishes, pays, speaks of later or asks; empty for any other."""
    if _APART.isdisjoint(kinds):
        return []
    if Sense.WISH in kinds:
        return _with_wish(piece, kinds.index(Sense.WISH))
    if Sense.REMIT in kinds:
        return with_remittance(piece, kinds.index(Sense.REMIT))
    if Sense.MONEY in kinds and says_counts(piece.atoms[: kinds.index(Sense.MONEY)]):
        return with_money_talk(piece, kinds.index(Sense.MONEY))
    if Sense.CREDIT in kinds and {Sense.SOLD, Form.NUMBER} <= set(kinds[: kinds.index(Sense.CREDIT)]):
        return with_money_talk(piece, kinds.index(Sense.CREDIT))
    if Sense.FUTURE in kinds:
        return [_about_later(piece, kinds.index(Sense.FUTURE), counted)]
    if Sense.ASK in kinds:
        numbered = Form.NUMBER in kinds or (Form.AMOUNT in kinds and Sense.PRICE not in kinds)
        left_open = bool(counted) and set(kinds) <= _UNTOLD and codes_of(piece.atoms)
        return [piece._replace(doubtful=True) if numbered or left_open else piece._replace(kind=AsideKind.QUESTION)]
    return []


def _told(piece: Part, kinds: Sequence[Form | Sense], before: Part | None, counted: frozenset[str]) -> Part:
    """A piece that counts, or talk."""
    if before is not None and before.kind is AsideKind.WISH and bare_counts(kinds):
        return piece._replace(kind=AsideKind.WISH) if piece.opened_by is Sense.AND else piece._replace(doubtful=True)
    if before is not None and bare_counts(kinds) and _counts_later(before, piece):
        return piece._replace(doubtful=True)
    joined = piece.opened_by is Sense.AND and before is not None and before.kind is None and _is_one_word(piece)
    if before is not None and before.kind is AsideKind.REMITTANCE and kinds == [Form.AMOUNT]:
        return piece._replace(kind=AsideKind.REMITTANCE)
    if Sense.CREDIT in kinds:
        return _on_credit(piece, kinds, before)
    if _is_talk(piece.atoms, counted) and not joined:
        return piece._replace(kind=AsideKind.FEEDBACK)
    return piece if REMARKS.isdisjoint(kinds) else piece._replace(atoms=tuple(beside_counts(piece.atoms)))


def _counts_later(before: Part, piece: Part) -> bool:
    """`nastar minggu depan 20, keripik 50`: the fifty may be for next week too."""
    later = before.doubtful and any(atom.what is Sense.FUTURE for atom in before.atoms)
    return later and piece.opened_by in (Form.COMMA, Sense.AND)


def _on_credit(piece: Part, kinds: Sequence[Form | Sense], before: Part | None) -> Part:
    """`laku 5, yang 2 ngutang` sold five; beside a count without a word of state a debt may mean anything."""
    sold = before is not None and {Sense.SOLD, Form.NUMBER} <= {atom.what for atom in before.atoms}
    own = not ROLES.isdisjoint(kinds) or bool(codes_of(piece.atoms))
    return piece._replace(kind=AsideKind.FEEDBACK) if sold and not own else piece._replace(doubtful=True)


def _is_doubtful(atoms: Sequence[Atom], kinds: Sequence[Form | Sense]) -> bool:
    """A condition, goods that the writer took himself, or more of what was counted."""
    if Sense.IF in kinds and _sets_condition(atoms, kinds.index(Sense.IF)):
        return True
    if Sense.SELF in kinds and says_counts(atoms):
        return True
    if Sense.MORE in kinds and grows(atoms) and _WISHING.isdisjoint(kinds):
        return True
    return Sense.MORE in kinds and Sense.WISH not in kinds and (_adds(kinds) or _adds_product(atoms))


def _sets_condition(atoms: Sequence[Atom], at: int) -> bool:
    """`kalau habis`; behind a count also `laku 12 kalau yang kemarin dihitung`, but for `laku 12 kalau nastar 5`."""
    after = [atom.what for atom in atoms[at + 1 :]]
    behind = says_counts(atoms[:at]) and Form.PRODUCT not in after
    return behind or not _CONDITIONS.isdisjoint(after)


def _goes_on_adding(piece: Part, kinds: Sequence[Form | Sense]) -> bool:
    """`keripik 5 terus nambah 3` may be three more of what was counted."""
    bare = piece.opened_by is Sense.AND and kinds[0] is Sense.MORE and Form.NUMBER in kinds
    return bare and _WISHING.isdisjoint(kinds) and not codes_of(piece.atoms)


def _adds(kinds: Sequence[Form | Sense]) -> bool:
    """`5 tambah 3` and `nambah laku 3` may add to a count."""
    at = kinds.index(Sense.MORE)
    around = (kinds[at - 1] if at else None, kinds[at + 1] if at + 1 < len(kinds) else None)
    return around == (Form.NUMBER, Form.NUMBER) or around[1] in ROLES


def _about_later(piece: Part, at: int, counted: frozenset[str]) -> Part:
    """`keripik 14, nastar nanti nyusul` and `maksudnya, ah nanti aja` leave a count open; other words about what will
    be count nothing."""
    put_off = bool(counted) and bool(codes_of(piece.atoms[:at]) - counted)
    corrected = bool(counted) and any(atom.what is Sense.INSTEAD for atom in piece.atoms[:at])
    if put_off or corrected or says_counts(piece.atoms):
        return piece._replace(doubtful=True)
    return piece._replace(kind=AsideKind.FEEDBACK)


def _adds_product(atoms: Sequence[Atom]) -> bool:
    """`keripik 14 tambah nastar 5` goes on counting, or asks for more; so may a word nobody knows."""
    at = next(at for at, atom in enumerate(atoms) if atom.what is Sense.MORE)
    if what_at(atoms, at + 1) is Form.PRODUCT and not atoms[at + 1].codes:
        return says_counts(atoms[:at]) and what_at(atoms, at + 2) is Form.NUMBER
    return says_counts(atoms[:at]) and bool(codes_of(atoms[at + 1 :])) and says_counts(atoms[at:])


def _is_talk(atoms: Sequence[Atom], counted: frozenset[str]) -> bool:
    """No number, and words that no report needs: praise, a complaint, a price."""
    kinds = {atom.what for atom in atoms}
    if Form.NUMBER in kinds or any(atom.number for atom in atoms if atom.what in _COUNTED):
        return False
    vague = {Sense.SOME, Sense.AGAIN, Sense.RATE, Form.COLON, *({Sense.VAGUE} if counted else ())}
    if Sense.PRICE in kinds or kinds <= vague:
        return True
    codes = codes_of(atoms)
    if codes and (Sense.SOLD in kinds or Sense.LEFT in kinds):
        return False
    if Sense.EVERY in kinds and (codes or not ROLES.isdisjoint(kinds)):
        return False
    if Form.AMOUNT in kinds and (codes or any(atom.good for atom in atoms)) and Sense.SHARE not in kinds:
        return False
    if any(atom.another for atom in atoms) or not kinds.isdisjoint({Sense.ALL, Sense.EMPTY}):
        return False
    strange = sum(atom.what in _STRANGE and not atom.codes for atom in atoms)
    if not codes or not kinds.isdisjoint(OPINIONS):
        return strange > 0
    return strange > 1 and codes <= counted


def _with_wish(piece: Part, at: int) -> list[Part]:
    """What stands before `minta`, `kirim` may be counts; what follows is wished for."""
    before, after = piece.atoms[:at], piece.atoms[at + 1 :]
    if not says_counts(before):
        sold = Form.NUMBER in (atom.what for atom in after) and any(atom.what in ROLES for atom in after)
        return [piece._replace(doubtful=True) if sold else piece._replace(kind=AsideKind.WISH)]
    wanted = any(atom.what is Form.NUMBER or (atom.what is Form.PRODUCT and atom.codes) for atom in after)
    told = any(atom.what in ROLES or atom.what in (Sense.ALL, Sense.EXCEPT) for atom in before)
    cut = piece.atoms[at].start
    counts = piece._replace(atoms=before, end=cut, doubtful=not (wanted or told))
    return [counts, piece._replace(kind=AsideKind.WISH, atoms=after, start=cut)]
