"""The words of a paragraph as spans: letters with one form and one mark, ready to be set in lines.

What counts in a view is decided by `editor.core.model.views`; here it only gets its marks and its computed words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, unique

from editor.core.model.clause import Clause
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format, Inert, Inline, NoteMark, Piece, Reference, Run, Stamps
from editor.core.model.views import View
from editor.core.numbering.number import Label, Numbering
from editor.core.numbering.typography import names_call, reference_parts
from editor.core.numbering.wording import wording, words_of
from editor.paper.slots import CONSEQUENTIAL, Authors


@unique
class Role(IntEnum):
    """What letters are: words of the text, words in a chip, or the tag of an author."""

    TEXT = 0
    CHIP = 1
    TAG = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """The lines of a change: the slot of who added and of who struck the words, or None; double lines for a move."""

    under: int | None = None
    strike: int | None = None
    double: bool = False
    tag: str = ""

    @property
    def slot(self) -> int | None:
        """The slot that colours the letters: who struck them, else who added them; None for plain text."""
        return self.under if self.strike is None else self.strike


PLAIN = Mark()
FOLLOWS_NEW = Mark(under=CONSEQUENTIAL)
FOLLOWS_OLD = Mark(strike=CONSEQUENTIAL)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of words with one form and one mark. `note` is the footnote whose mark it is."""

    text: str
    format: Format = Format.PLAIN
    mark: Mark = PLAIN
    note: ClauseId | None = None
    role: Role = Role.TEXT


_PRINTED = str.maketrans(
    {
        "\n": "\u2028",
        "\u2029": "\u2028",
        "\v": "\u2028",
        "\f": "\u2028",
        "\r": " ",
        "\x00": "\ufffd",
        "\ufdd0": "\ufffd",
        "\ufdd1": "\ufffd",
        "\ufffc": "\ufffd",
    }
)
"""Letters that Qt would take for the end of a paragraph, for an object or for marks of its own."""


@dataclass(frozen=True, slots=True)
class Speller:
    """Turns inline text into spans, in one view of one document."""

    view: View
    numbering: Numbering
    authors: Authors
    tags: bool = False

    def spans(self, clause: Clause, inline: Inline, struck: bool = False) -> list[Span]:
        """The spans of a part of a clause. `struck` is a footnote whose mark is deleted."""
        found: list[Span] = []
        for piece in inline:
            found.extend(self._piece(piece, self._mark(clause, piece, struck)))
        return list(self._tagged(found)) if self.tags else found

    def old_place(self, clause: Clause, text: str) -> Span:
        """Words at the place a clause was moved away from."""
        mark = Mark(strike=self.authors.slot(clause.moved), double=True, tag=self.authors.tag(clause.moved))
        return Span(text.translate(_PRINTED), mark=mark)

    def _mark(self, clause: Clause, piece: Piece, struck: bool) -> Mark:
        if self.view is not View.MARKED:
            return PLAIN
        if struck and not piece.deleted:
            return FOLLOWS_OLD
        if piece.inserted or piece.deleted:
            return self.change(piece.inserted, piece.deleted)
        if clause.moved:
            return Mark(under=self.authors.slot(clause.moved), double=True, tag=self.authors.tag(clause.moved))
        return PLAIN

    def change(self, by: Stamps, struck: Stamps) -> Mark:
        """The mark of words added by some and struck by others."""
        authors = self.authors
        under = authors.slot(by) if by else None
        strike = authors.slot(struck) if struck else None
        return Mark(under, strike, tag=authors.tag(struck or by))

    def _piece(self, piece: Piece, mark: Mark) -> Iterator[Span]:
        match piece:
            case Run():
                form = piece.was if self.view is View.BASE and piece.was is not None else piece.format
                yield Span(piece.text.translate(_PRINTED), form, mark)
            case Inert():
                yield Span(piece.text.translate(_PRINTED) or "\u25a1", mark=mark)
            case NoteMark():
                yield from self._note(piece, mark)
            case Reference():
                yield from self._reference(piece, mark)

    def _note(self, piece: NoteMark, mark: Mark) -> Iterator[Span]:
        label = self.numbering.note(piece.note)
        kept = not piece.inserted and not piece.deleted
        if self.view is View.MARKED and label.changed and kept:
            yield Span(label.base, Format.SUPERSCRIPT, FOLLOWS_OLD)
            yield Span(label.proposed, Format.SUPERSCRIPT, FOLLOWS_NEW, piece.note)
            return
        if self.view is View.BASE or (piece.deleted and label.base):
            text = label.base
        else:
            text = label.proposed or label.base
        yield Span(text or "*", Format.SUPERSCRIPT, mark, piece.note)

    def _reference(self, piece: Reference, mark: Mark) -> Iterator[Span]:
        if self.view is View.BASE or piece.deleted:
            yield from _worded(piece.words, mark)
            return
        parts = wording(piece, self.numbering)
        if self.view is View.PROPOSED or all(part.base == part.proposed for part in parts):
            yield from _worded(words_of(piece, self.numbering, View.PROPOSED), mark)
            return
        call = names_call(piece.words)
        for part in parts:
            if part.base == part.proposed:
                yield from _worded(part.base, mark, call)
            else:
                yield from _worded(part.base, FOLLOWS_OLD, call)
                yield from _worded(part.proposed, FOLLOWS_NEW, call)

    def _tagged(self, spans: Iterable[Span]) -> Iterator[Span]:
        """The same spans with the tag of the author after each of his changes."""
        last = ""
        for span in spans:
            if last and span.mark.tag != last:
                yield _tag(last)
            last = span.mark.tag
            yield span
        if last:
            yield _tag(last)


def _tag(tag: str) -> Span:
    return Span(f"\u2060[{tag}]", role=Role.TAG)


def _worded(text: str, mark: Mark, call: bool | None = None) -> Iterator[Span]:
    for words, form in reference_parts(text, call):
        yield Span(words.translate(_PRINTED), form, mark)


def note_number(label: Label, view: View, mark: Mark = PLAIN) -> tuple[Span, ...]:
    """The number before a footnote's text, and its tab. `mark` is that of a note that came or went with its mark."""
    if view is View.MARKED and label.changed:
        return (
            Span(label.base, Format.SUPERSCRIPT, FOLLOWS_OLD),
            Span(label.proposed, Format.SUPERSCRIPT, FOLLOWS_NEW),
            Span("\t"),
        )
    text = label.base if view is View.BASE else label.proposed or label.base
    return (Span(text, Format.SUPERSCRIPT, mark), Span("\t")) if text else (Span("\t"),)


def label_pair(old: str, new: str, marks: tuple[Mark, Mark], italic: bool) -> list[Span]:
    """A label that changed: the old one struck and the new one underlined, a space apart."""
    form = Format.ITALIC if italic else Format.PLAIN
    pair = [Span(text, form, mark) for text, mark in zip((old, new), marks, strict=True) if text]
    return [pair[0], Span(" ", form), pair[1]] if len(pair) == 2 else pair
