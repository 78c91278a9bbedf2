"""Parts a piece of a message that speaks of money: what was counted, what was handed over, what was paid for."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understand.atoms.atom import Atom, Form
from handlers.understand.parts.part import Part, bare_counts, codes_of, says_counts
from handlers.understand.reading import AsideKind
from handlers.understand.words.vocabulary import Sense


def with_remittance(piece: Part, at: int) -> list[Part]:
    """`setor 255rb` with what it hands over; the rest of the piece keeps its own meaning."""
    end = at + 1
    while end < len(piece.atoms) and piece.atoms[end].what is Form.COLON:
        end += 1
    if end < len(piece.atoms) and piece.atoms[end].what in (Form.AMOUNT, Form.NUMBER):
        end += 1
    before, after = piece.atoms[:at], piece.atoms[end:]
    money_named = bool(before) and before[-1].what is Sense.MONEY
    before = before[: len(before) - money_named]
    goods = bool(codes_of(after)) or (bool(codes_of(before)) and piece.atoms[end - 1].what is Form.NUMBER)
    if piece.atoms[end - 1].what is Form.NUMBER and says_counts(before):
        return [piece._replace(doubtful=True)]
    if not says_counts(before):
        return [
            piece._replace(doubtful=True)
            if goods and says_counts(piece.atoms)
            else piece._replace(kind=AsideKind.REMITTANCE)
        ]
    if end == at + 1 and not money_named and _pays_for(before, after):
        return [piece._replace(doubtful=True)]
    cut, stop = piece.atoms[at].start, piece.atoms[end - 1].end
    parts = [
        piece._replace(atoms=before, end=cut),
        Part(AsideKind.REMITTANCE, piece.atoms[at:end], cut, stop, Sense.AND),
    ]
    if says_counts(after):
        return [*parts, Part(None, after, stop, piece.end, Form.COMMA)]
    return [parts[0], parts[1]._replace(end=piece.end)]


def with_money_talk(piece: Part, at: int) -> list[Part]:
    """`keripik 14 uangnya nanti sore`: words about money without a number say nothing of goods."""
    before, after = piece.atoms[:at], piece.atoms[at + 1 :]
    if codes_of(after) or any(atom.number for atom in after):
        return [piece]
    cut = piece.atoms[at].start
    return [piece._replace(atoms=before, end=cut), piece._replace(kind=AsideKind.REMITTANCE, atoms=after, start=cut)]


def _pays_for(before: Sequence[Atom], after: Sequence[Atom]) -> bool:
    """`keripik yang 10 sudah saya bayar ya?` tells what was paid for; a report says more:
    `keripik 10 setoran nyusul`, `keripik 10 uangnya sudah saya setor`."""
    ends = not after or (after[0].what is Sense.ASK and after[0].end - after[0].start == 1)
    return ends and bool(codes_of(before)) and bare_counts([atom.what for atom in before])
