"""The base and the proposed view of a document laid over each other: lines of kept, inserted and deleted words.

What is kept stands once. Taking away what was inserted gives the base view, taking away what was deleted the proposed
one, exactly; so a moved clause is struck at its old place and inserted at the new one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.inline import Inert, Inline, NoteMark, Reference, Run
from editor.core.model.views import Paragraph, View, paragraphs
from editor.core.model.walk import rows
from editor.core.numbering.flattened import printed_label, symbol_line
from editor.core.numbering.number import Label, Numbering
from editor.core.numbering.wording import Words, wording
from editor.formats.text.notation import MarkedLine, Segment, State

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Atom:
    """The smallest part of a view that is kept, inserted or deleted as a whole.

    Equal keys in both views are the same words. `rank` is the place of its clause among all clauses.
    """

    key: Key
    text: str
    rank: int
    note: bool = False
    start: bool = False


def merged(document: Document, numbering: Numbering) -> Iterator[MarkedLine]:
    """The lines of the marked view: the cover, each proposal under its symbol line, the footnotes."""
    line: MarkedLine | None = None
    for atom, state in _overlaid(_atoms(document, numbering, View.BASE), _atoms(document, numbering, View.PROPOSED)):
        if atom.start:
            if line is not None:
                yield line
            line = MarkedLine(state)
        elif line is not None:
            line.segments.append(Segment(atom.text, state, atom.note))
    if line is not None:
        yield line


def _atoms(document: Document, numbering: Numbering, view: View) -> list[_Atom]:
    return _Stream(document, numbering, view).atoms()


def merged_inline(clause: Clause, numbering: Numbering) -> list[Segment]:
    """The text of one clause with its marks."""
    segments = []
    for piece in clause.inline:
        state = (State.INSERTED if piece.inserted else State.KEPT) | (State.DELETED if piece.deleted else State.KEPT)
        match piece:
            case NoteMark():
                segments += _pair(numbering.note(piece.note), state, note=True)
            case Reference():
                for part in wording(piece, numbering):
                    segments += _pair(Label(part.base, part.proposed), state)
            case Run() | Inert():
                segments.append(Segment(piece.text, state))
    return segments


def _pair(label: Label, state: State, note: bool = False) -> list[Segment]:
    """Words that differ between the views, as deleted and inserted ones."""
    if state or label.base == label.proposed:
        return [Segment(label.proposed if state == State.INSERTED else label.base, state, note)]
    return [Segment(label.base, State.DELETED, note), Segment(label.proposed, State.INSERTED, note)]


class _Stream:
    """One view while it is taken apart. The order is that of `editor.core.numbering.flattened.lines`."""

    def __init__(self, document: Document, numbering: Numbering, view: View) -> None:
        self.document = document
        self.numbering = numbering
        self.view = view
        self.body: list[_Atom] = []
        self.notes: list[_Atom] = []
        self.ranks: dict[ClauseId, int] = {}
        self.left: dict[ClauseId, int] = {}
        for _, row in rows(document):
            for clause in row:
                if clause.kind is Kind.GONE and clause.ref:
                    self.left[clause.ref] = len(self.ranks)
                self.ranks[clause.id] = len(self.ranks)
        self.seen: dict[Key, int] = {}

    def atoms(self) -> list[_Atom]:
        """All parts of the view."""
        by_owner: dict[ProposalId, list[Paragraph]] = {}
        for paragraph in paragraphs(self.document, self.view):
            by_owner.setdefault(paragraph.owner, []).append(paragraph)
        self._rows(by_owner.get(COVER, ()))
        for proposal in self.document.proposals:
            symbol = symbol_line(proposal)
            if symbol:
                rank = self.ranks[proposal.clauses[0].id] if proposal.clauses else -1
                self.body.append(_Atom((proposal.id, "start"), "", rank, start=True))
                self.body.append(_Atom((proposal.id, "symbol"), symbol, rank))
            self._rows(by_owner.get(proposal.id, ()))
        return self.body + self.notes

    def _rows(self, paras: Iterable[Paragraph]) -> None:
        row: list[Paragraph] = []
        for paragraph in paras:
            cell = paragraph.clause.cell
            if row and (cell is None or row[0].clause.cell is None or cell.row != row[0].clause.cell.row):
                self._row(row)
                row = []
            if paragraph.kind is Kind.NOTE:
                self._note(paragraph)
            elif cell is not None:
                row.append(paragraph)
            else:
                self._start(self.body, paragraph.clause)
                self.body += self._words(paragraph)
        if row:
            self._row(row)

    def _key(self, *parts: object) -> Key:
        """A key that is used once in this view; the second use of the same parts counts on."""
        times = self.seen.get(parts, 0)
        self.seen[parts] = times + 1
        return (*parts, times) if times else parts

    def _whose(self, clause: Clause) -> str:
        """What sets the keys of a moved clause apart, so that it is never kept in place."""
        return self.view if clause.moved else ""

    def _rank(self, clause: Clause) -> int:
        if self.view is View.BASE and clause.moved:
            return self.left.get(clause.id, self.ranks[clause.id])
        return self.ranks[clause.id]

    def _start(self, out: list[_Atom], clause: Clause) -> None:
        out.append(_Atom(self._key(clause.id, "start", self._whose(clause)), "", self._rank(clause), start=True))

    def _words(self, paragraph: Paragraph) -> list[_Atom]:
        """Label and text of a paragraph."""
        clause = paragraph.clause
        whose, rank = self._whose(clause), self._rank(clause)
        out: list[_Atom] = []
        label = printed_label(paragraph, self.numbering, self.view)
        if label:
            out.append(_Atom(self._key(clause.id, "label", label, whose), label, rank))
            out.append(_Atom(self._key(clause.id, "tab", whose), "\t", rank))
        for identity, inline in paragraph.parts:
            rank = self._rank(clause) if identity == clause.id else self.ranks[identity]
            self._pieces(out, identity, inline, whose, rank)
        return out

    def _pieces(self, out: list[_Atom], identity: ClauseId, inline: Inline, whose: str, rank: int) -> None:
        for piece in inline:
            match piece:
                case NoteMark():
                    labels = self.numbering.note(piece.note)
                    mark = labels.base if self.view is View.BASE else labels.proposed
                    out.append(_Atom(self._key(identity, id(piece), mark, whose), mark, rank, note=True))
                case Reference():
                    for at, words in enumerate(self._wording(piece)):
                        text = words.base if self.view is View.BASE else words.proposed
                        out.append(_Atom(self._key(identity, id(piece), at, text, whose), text, rank))
                case Run() | Inert():
                    out.append(_Atom(self._key(identity, id(piece), whose), piece.text, rank))

    def _wording(self, reference: Reference) -> tuple[Words, ...]:
        """The parts of a reference's wording; one that is in one view only has one part."""
        if reference.inserted:
            return (Words("", "".join(part.proposed for part in wording(reference, self.numbering))),)
        return wording(reference, self.numbering)

    def _note(self, paragraph: Paragraph) -> None:
        clause = paragraph.clause
        self._start(self.notes, clause)
        labels = self.numbering.note(clause.id)
        mark = labels.base if self.view is View.BASE else labels.proposed
        rank = self._rank(clause)
        if mark and not clause.ref:
            self.notes.append(_Atom(self._key(clause.id, "mark", mark), mark, rank, note=True))
            self.notes.append(_Atom(self._key(clause.id, "space"), " ", rank))
        self.notes += self._words(paragraph)

    def _row(self, row: list[Paragraph]) -> None:
        """A row of a table as one line: columns joined by tabs, the paragraphs of a cell by spaces."""
        cell = row[0].clause.cell
        assert cell is not None
        self.body.append(_Atom(self._key("row", cell.row), "", self._rank(row[0].clause), start=True))
        columns: dict[int, list[tuple[Clause, list[_Atom]]]] = {}
        for paragraph in row:
            assert paragraph.clause.cell is not None
            columns.setdefault(paragraph.clause.cell.column, []).append((paragraph.clause, self._words(paragraph)))
        for place, column in enumerate(sorted(columns)):
            if place:
                key = self._key("column", cell.row, column)
                self.body.append(_Atom(key, "\t", self._rank(columns[column][0][0])))
            full = [(clause, atoms) for clause, atoms in columns[column] if any(atom.text for atom in atoms)]
            for at, (clause, atoms) in enumerate(full):
                if at:
                    self.body.append(_Atom(self._key("between", clause.id), " ", self._rank(clause)))
                self.body += atoms


def _overlaid(base: list[_Atom], proposed: list[_Atom]) -> Iterator[tuple[_Atom, State]]:
    """Both streams as one, what they share in order standing once."""
    places = {atom.key: at for at, atom in enumerate(proposed)}
    shared = [(at, places[atom.key]) for at, atom in enumerate(base) if atom.key in places]
    old = new = 0
    for left, right in (*_rising(shared), (len(base), len(proposed))):
        while old < left or new < right:
            if new == right or (old < left and base[old].rank <= proposed[new].rank):
                yield base[old], State.DELETED
                old += 1
            else:
                yield proposed[new], State.INSERTED
                new += 1
        if left < len(base):
            yield base[left], State.KEPT
            old, new = left + 1, right + 1


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs whose second places rise, as the first ones do."""
    if all(pairs[at][1] < pairs[at + 1][1] for at in range(len(pairs) - 1)):
        return pairs
    tails: list[int] = []
    at_tail: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(pairs):
        size = bisect_left(tails, place)
        before.append(at_tail[size - 1] if size else -1)
        if size == len(tails):
            tails.append(place)
            at_tail.append(at)
        else:
            tails[size] = place
            at_tail[size] = at
    chosen = []
    at = at_tail[-1] if at_tail else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]
