"""The law of paragraph marks: from clauses, marked at their start, to paragraphs, marked at their end.

Word ends a paragraph with a mark and tracks that mark; rejecting an inserted mark runs the paragraph on into the next
one, and so does accepting a deleted one. A clause says the same of its start. A `Strip` is what stands of one clause in
the file. Each view asks for its paragraphs among the strips, and every paragraph of a view needs exactly one mark that
is in that view, between its last strip with text and the first strip of the next paragraph. It is put there as early as
possible, so a new paragraph carries its own mark and a split one marks the paragraph before; only the last mark before
a table or at the end of a cell is fixed, because nothing can run on past it. Text that a view reads elsewhere (a clause
that was moved, a join across a table) is written there once more, for that view alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from editor.core.model.clause import Cell, Clause, Kind
from editor.core.model.document import Document
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.inline import Inline, NoteMark, Stamps
from editor.core.model.views import Paragraph, View, paragraphs
from editor.core.model.walk import rows

BASE = 1
LIVING = 2
BOTH = 3
"""In which views something is read, as bits: plain numbers, because enumerations cost a third of the time here."""


@dataclass(slots=True)
class Guest:
    """Text of another clause that one view reads in a strip. `moved` tells a move from other reasons."""

    clause: Clause
    inline: Inline
    views: int
    stamps: Stamps
    moved: bool


@dataclass(slots=True)
class Strip:
    """What stands of one clause in the file.

    `shape` is the clause that gives kind and level: itself, or for a place that was left, the clause that left it.
    `own` are the views that read its text here, `head` those in which a paragraph begins with it, `mark` those in which
    one ends after it. `last` is the strip with the last text of the paragraph it begins, by view.
    """

    clause: Clause
    shape: Clause
    segment: Segment
    at: int = 0
    own: int = 0
    head: int = 0
    mark: int = 0
    guests: list[Guest] | None = None
    last: dict[int, Strip] | None = None


@dataclass(slots=True)
class Segment:
    """Strips that can run on into one another: a stretch of body between tables, a table cell, a footnote, a field."""

    owner: ProposalId
    strips: list[Strip] = field(default_factory=list)
    cell: Cell | None = None

    @property
    def views(self) -> int:
        """The views that read anything in it."""
        views = 0
        for strip in self.strips:
            views |= strip.head | strip.own
            for guest in strip.guests or ():
                views |= guest.views
        return views

    def paragraphs(self) -> Iterator[list[Strip]]:
        """The strips, paragraph by paragraph of the file: each ends with a mark that some view has."""
        paragraph: list[Strip] = []
        for strip in self.strips:
            paragraph.append(strip)
            if strip.mark:
                yield paragraph
                paragraph = []


@dataclass(slots=True)
class Strips:
    """A document as segments: those of each row in order, and those of footnotes by the id their marks name."""

    rows: dict[ProposalId, list[Segment]]
    notes: dict[ClauseId, list[Clause]]
    base_notes: dict[ClauseId, list[Paragraph]]
    living_notes: dict[ClauseId, list[Paragraph]]

    def note(self, identity: ClauseId, views: int) -> Segment:
        """The segment of a footnote whose mark is in these views."""
        segment = Segment(COVER)
        hosts: dict[ClauseId, Strip] = {}
        for clause in self.notes.get(identity, ()):
            if clause.id not in hosts:
                hosts[clause.id] = Strip(clause, clause, segment)
                segment.strips.append(hosts[clause.id])
        _number(segment)
        for view, known in ((BASE, self.base_notes), (LIVING, self.living_notes)):
            if views & view:
                _place(known.get(identity, ()), hosts, view)
        _mark(segment)
        return segment


def strips_of(document: Document) -> Strips:
    """The strips of a document, with all marks decided."""
    base, living = paragraphs(document, View.BASE), paragraphs(document, View.PROPOSED)
    called = {
        piece.note for _, row in rows(document) for clause in row for piece in clause.inline
        if piece.__class__ is NoteMark
    }  # fmt: skip
    found = Strips({}, {}, {}, {})
    hosts: dict[ClauseId, Strip] = {}
    left: dict[ClauseId, Strip] = {}
    targets = {clause.id: clause for _, row in rows(document) for clause in row if clause.moved}
    for owner, row in rows(document):
        found.rows[owner] = _segments(owner, row, called, found.notes, targets)
        for segment in found.rows[owner]:
            _number(segment)
            for strip in segment.strips:
                hosts[strip.clause.id] = strip
                if strip.clause is not strip.shape:
                    left[strip.shape.id] = strip
    _place(_without_notes(base, called, found.base_notes), {**hosts, **left} if left else hosts, BASE)
    _place(_without_notes(living, called, found.living_notes), hosts, LIVING)
    for segments in found.rows.values():
        for segment in segments:
            _mark(segment)
    return found


def _segments(
    owner: ProposalId,
    row: tuple[Clause, ...],
    called: set[ClauseId],
    notes: dict[ClauseId, list[Clause]],
    targets: dict[ClauseId, Clause],
) -> list[Segment]:
    """The segments of a row. Footnotes that a mark calls are set aside; others wait for the end of a table."""
    segments: list[Segment] = []
    place: tuple[str, str, int] | None = None
    waiting: list[Clause] = []
    for clause in (*row, None):
        if clause is not None and clause.kind is Kind.NOTE:
            first = clause.ref or clause.id
            if first in called:
                notes.setdefault(first, []).append(clause)
            elif place is not None:
                waiting.append(clause)
            else:
                place = _add(segments, owner, clause, clause, place, None)
            continue
        cell = None if clause is None else clause.cell
        if cell is None:
            for note in waiting:
                place = _add(segments, owner, note, note, place, None)
            waiting = []
        if clause is not None:
            shape = targets.get(clause.ref, clause) if clause.kind is Kind.GONE and clause.ref else clause
            here = None if cell is None else (cell.table, cell.row, cell.column)
            place = _add(segments, owner, clause, shape, place, here)
    return segments


def _add(
    segments: list[Segment],
    owner: ProposalId,
    clause: Clause,
    shape: Clause,
    last: tuple[str, str, int] | None,
    here: tuple[str, str, int] | None,
) -> tuple[str, str, int] | None:
    if not segments or last != here or owner == COVER:
        segments.append(Segment(owner, cell=clause.cell))
    segments[-1].strips.append(Strip(clause, shape, segments[-1]))
    return here


def _without_notes(
    paras: Iterable[Paragraph], called: set[ClauseId], notes: dict[ClauseId, list[Paragraph]]
) -> list[Paragraph]:
    """The paragraphs of a view without its called footnotes, which are sorted by their first clause."""
    body: list[Paragraph] = []
    seen: dict[ClauseId, set[ClauseId]] = {}
    for paragraph in paras:
        clause = paragraph.clause
        if clause.kind is Kind.NOTE and (first := clause.ref or clause.id) in called:
            if clause.id not in seen.setdefault(first, set()):
                seen[first].add(clause.id)
                notes.setdefault(first, []).append(paragraph)
        else:
            body.append(paragraph)
    return body


def _number(segment: Segment) -> None:
    for at, strip in enumerate(segment.strips):
        strip.at = at


def _place(paras: Iterable[Paragraph], hosts: dict[ClauseId, Strip], view: int) -> None:
    """Tells the strips which paragraphs of a view begin with them, and which text the view reads in them."""
    longer: list[tuple[Strip, Paragraph]] = []
    for paragraph in paras:
        head = hosts[paragraph.clause.id]
        head.head |= view
        if head.clause is paragraph.clause:
            head.own |= view
        else:
            _invite(head, paragraph.clause, paragraph.parts[0][1], view)
        if len(paragraph.parts) > 1:
            longer.append((head, paragraph))
    for head, paragraph in longer:
        at = head
        for identity, inline in paragraph.parts[1:]:
            if not inline:
                continue
            host = hosts[identity]
            if host.clause.id == identity and _runs_on(at, host, view):
                host.own |= view
                at = host
            else:
                clause = host.shape if host.clause.id != identity else host.clause
                _invite(at, clause, inline, view)
        head.last = {**(head.last or {}), view: at}


def _runs_on(strip: Strip, other: Strip, view: int) -> bool:
    """Whether text can run on from one strip into another: no end and no paragraph of the view between them."""
    if strip.segment is not other.segment or other.at <= strip.at:
        return False
    return not any(between.head & view for between in strip.segment.strips[strip.at + 1 : other.at + 1])


def _invite(strip: Strip, clause: Clause, inline: Inline, view: int) -> None:
    moved = bool(clause.moved) and view == BASE
    stamps = clause.moved if moved else clause.inserted if view == BASE else clause.deleted
    if strip.guests is None:
        strip.guests = []
    strip.guests.append(Guest(clause, inline, view, stamps, moved))


def _mark(segment: Segment) -> None:
    """Leaves out strips no view reads, and gives every view one mark after each of its paragraphs."""
    strips = [strip for strip in segment.strips if strip.head or strip.own or strip.guests]
    segment.strips = strips
    if not strips:
        return
    for view in (BASE, LIVING):
        before: Strip | None = None
        for strip in strips:
            if strip.head & view:
                if before is not None:
                    _last(before, view).mark |= view
                before = strip
        strips[-1].mark |= view


def _last(head: Strip, view: int) -> Strip:
    return head if head.last is None else head.last.get(view, head)
