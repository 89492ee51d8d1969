"""A passage: the proposed words of one paragraph, each of which knows its place in the model.

Rules read plain text. Struck words are not in it and references stand in it in words, so its offsets are not those of
the model; this module alone goes from one to the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.citations.citation import Citation
from editor.core.citations.parse import parse_citations
from editor.core.diagnostics.diagnostic import Edit
from editor.core.model.clause import Clause
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format, Inert, NoteMark, Piece, Reference, Run, width
from editor.core.model.position import Span
from editor.core.model.views import View
from editor.core.numbering.number import Numbering
from editor.core.numbering.wording import OBJECT, words_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """Proposed words of one piece: where they begin in the passage, and the place of the piece in its clause."""

    at: int
    size: int
    clause: ClauseId
    offset: int
    piece: Piece

    @property
    def is_run(self) -> bool:
        """Whether its letters have offsets of their own in the model; other pieces take one offset whole."""
        return isinstance(self.piece, Run)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The proposed text of one paragraph. `own` text is written without marks, so all of it counts as changed."""

    clauses: tuple[Clause, ...]
    own: bool
    text: str
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]
    citations: tuple[Citation, ...] = ()

    @property
    def head(self) -> Clause:
        """The clause that gives the paragraph its kind and label."""
        return self.clauses[0]

    def _index(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)

    def under(self, start: int, end: int) -> tuple[Stretch, ...]:
        """The stretches that hold letters between two offsets."""
        if start >= end or not self.stretches:
            return ()
        return self.stretches[self._index(start) : self._index(end - 1) + 1]

    def span(self, start: int, end: int) -> Span:
        """The place of a stretch of text; in a paragraph joined from several clauses, of its part in the first."""
        held = self.under(start, end)
        if not held:
            return self._point(start)
        first = held[0]
        last = [stretch for stretch in held if stretch.clause == first.clause][-1]
        low = first.offset + (start - first.at if first.is_run else 0)
        reach = min(end, last.at + last.size) - last.at
        return Span(first.clause, low, last.offset + (reach if last.is_run else 1))

    def _point(self, offset: int) -> Span:
        """The place between two letters: after the letter before, where there is one."""
        if not self.stretches:
            return Span(self.head.id, 0, 0)
        if offset == 0:
            first = self.stretches[0]
            return Span(first.clause, first.offset, first.offset)
        before = self.stretches[self._index(offset - 1)]
        at = before.offset + (offset - before.at if before.is_run else 1)
        return Span(before.clause, at, at)

    def edit(self, start: int, end: int, text: str) -> Edit | None:
        """The edit that puts words in place of a stretch; None where it runs over two clauses, or where it would
        take away a footnote mark or cut a reference."""
        held = self.under(start, end)
        if any(stretch.clause != held[0].clause for stretch in held):
            return None
        for stretch in held:
            cuts = start > stretch.at or end < stretch.at + stretch.size
            if isinstance(stretch.piece, NoteMark | Inert) or (cuts and not stretch.is_run):
                return None
        span = self.span(start, end)
        return Edit(span.clause, span.start, span.end, text)

    def is_untouched(self, start: int, end: int) -> bool:
        """Whether a stretch is base text with no change in it (a join is one), so that a fault there is inherited."""
        held = self.under(start, end)
        if self.own or (held and held[0].clause != held[-1].clause):
            return False
        return not any(piece.inserted or piece.deleted for piece in self._lying(start, end))

    def is_changed(self, start: int, end: int) -> bool:
        """Whether some letter between two offsets is new: inserted, or in own text."""
        return self.own or any(stretch.piece.inserted for stretch in self.under(start, end))

    def formats(self, start: int, end: int) -> Iterator[Format]:
        """The formats of the letters between two offsets."""
        for stretch in self.under(start, end):
            if isinstance(stretch.piece, Run):
                yield stretch.piece.format

    def _lying(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces a stretch of one clause holds, struck ones too; of a mere point, those it lies in or between."""
        span = self.span(start, end)
        clause = next(c for c in self.clauses if c.id == span.clause)
        at = 0
        for piece in clause.inline:
            after = at + width(piece)
            if (at < span.end and after > span.start) or (span.start == span.end and at <= span.start <= after):
                yield piece
            at = after


def passage_of(clauses: tuple[Clause, ...], own: bool, numbering: Numbering) -> Passage:
    """The passage of a living paragraph, made of one clause or of several that were joined."""
    stretches: list[Stretch] = []
    parts: list[str] = []
    at = 0
    for clause in clauses:
        offset = 0
        for piece in clause.inline:
            if not piece.deleted:
                words = _words(piece, numbering)
                if words:
                    stretches.append(Stretch(at, len(words), clause.id, offset, piece))
                    parts.append(words)
                    at += len(words)
            offset += width(piece)
    text = "".join(parts)
    return Passage(clauses, own, text, tuple(stretches), tuple(s.at for s in stretches), parse_citations(text))


def _words(piece: Piece, numbering: Numbering) -> str:
    match piece:
        case Run():
            return piece.text
        case NoteMark():
            return OBJECT
        case Reference():
            return words_of(piece, numbering, View.PROPOSED)
        case Inert():
            return piece.text
