"""The words of one clause as fragments of a page block: each with its mark, its format and its place in the model."""

from __future__ import annotations

from dataclasses import replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format, Inert, Inline, NoteMark, Reference, Run, Stamps
from editor.core.model.views import Paragraph, View
from editor.core.numbering.number import Label
from editor.core.numbering.wording import wording
from editor.core.snapshot import Snapshot
from editor.paper.slots import Authors
from editor.ui.canvas.marks import (
    CONSEQUENTIAL,
    NO_MARK,
    InlineMark,
    deleted,
    inserted,
    inserted_then_deleted,
    moved_to,
)
from editor.ui.canvas.page_block import Fragment

_PAINTED = str.maketrans(
    {"\n": "\u2028", "\u2029": "\u2028", "\r": " ", "\x00": "\ufffd", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"}
)
"""Letters that Qt would take for the end of a paragraph or for marks of its own."""


def plain(inline: Inline) -> str:
    """The words of a row, painted without any mark."""
    return "".join(
        piece.text if isinstance(piece, (Run, Inert)) else piece.words if isinstance(piece, Reference) else ""
        for piece in inline
    )


def follows(snapshot: Snapshot, paragraph: Paragraph) -> tuple[Label, ...]:
    """The labels of other clauses that the words of a paragraph follow: of references and footnotes."""
    numbering = snapshot.numbering
    found = [numbering.note(paragraph.clause.id)] if paragraph.kind is Kind.NOTE else []
    for _, part in paragraph.parts:
        for piece in part:
            if isinstance(piece, Reference):
                found += [numbering.label(target) for target in piece.targets]
            elif isinstance(piece, NoteMark):
                found.append(numbering.note(piece.note))
    return tuple(found)


def number(label: Label, view: View) -> tuple[Fragment, ...]:
    """The number painted before a footnote's text."""
    if view is View.MARKED and label.changed:
        return (
            Fragment(label.base, deleted(CONSEQUENTIAL), Format.SUPERSCRIPT),
            Fragment(label.proposed, inserted(CONSEQUENTIAL), Format.SUPERSCRIPT),
            Fragment(" "),
        )
    text = label.base if view is View.BASE else label.proposed or label.base
    return (Fragment(text, format=Format.SUPERSCRIPT), Fragment(" ")) if text else ()


def clean(snapshot: Snapshot, clause: Clause, part: Inline, view: View) -> list[Fragment]:
    """Fragments without marks, each where it stands in the whole inline row of its clause."""
    places: dict[int, list[int]] = {}
    at = 0
    for piece in clause.inline:
        places.setdefault(id(piece), []).append(at)
        at += len(piece.text) if isinstance(piece, Run) else 1
    found = []
    for piece in part:
        start = places[id(piece)].pop(0)
        found += _pieces(snapshot, clause.id, piece, start, NO_MARK, view)
    return found


def marked(snapshot: Snapshot, clause: Clause, part: Inline, authors: Authors, struck: bool) -> list[Fragment]:
    """Fragments with the marks of who inserted, deleted and moved; `struck` strikes the whole, as a footnote goes."""
    found: list[Fragment] = []
    at = 0
    moved = authors.slot(clause.moved) if clause.moved else None
    for piece in part:
        if struck and not piece.deleted:
            mark = deleted(CONSEQUENTIAL)
        else:
            mark = _mark(piece.inserted, piece.deleted, authors)
        if mark is NO_MARK and moved is not None:
            mark = moved_to(moved, authors.tag(clause.moved))
        found += _pieces(snapshot, clause.id, piece, at, mark, View.MARKED)
        at += len(piece.text) if isinstance(piece, Run) else 1
    return found


def _mark(by: Stamps, struck: Stamps, authors: Authors) -> InlineMark:
    if not by and not struck:
        return NO_MARK
    if by and struck:
        return inserted_then_deleted(authors.slot(by), authors.slot(struck), authors.tag(struck))
    return inserted(authors.slot(by), authors.tag(by)) if by else deleted(authors.slot(struck), authors.tag(struck))


def _pieces(
    snapshot: Snapshot,
    identity: ClauseId,
    piece: Run | NoteMark | Reference | Inert,
    at: int,
    mark: InlineMark,
    view: View,
) -> list[Fragment]:
    match piece:
        case Run():
            form = piece.was if view is View.BASE and piece.was is not None else piece.format
            return [Fragment(piece.text.translate(_PAINTED), mark, form, identity, at, len(piece.text))]
        case Inert():
            return [Fragment(piece.text.translate(_PAINTED) or "\u25a1", mark, Format.PLAIN, identity, at, 1)]
        case NoteMark():
            return _note_mark(snapshot, identity, piece, at, mark, view)
        case Reference():
            return _reference(snapshot, identity, piece, at, mark, view)


def _note_mark(
    snapshot: Snapshot, identity: ClauseId, piece: NoteMark, at: int, mark: InlineMark, view: View
) -> list[Fragment]:
    label = snapshot.numbering.note(piece.note)
    raised = Format.SUPERSCRIPT
    if view is View.MARKED and label.changed and not piece.inserted and not piece.deleted:
        return [
            Fragment(label.base, deleted(CONSEQUENTIAL), raised, identity, at, 0),
            Fragment(label.proposed, inserted(CONSEQUENTIAL), raised, identity, at, 1),
        ]
    text = label.base if view is View.BASE or (piece.deleted and label.base) else label.proposed or label.base
    return [Fragment(text or "*", mark, raised, identity, at, 1)]


def _reference(
    snapshot: Snapshot, identity: ClauseId, piece: Reference, at: int, mark: InlineMark, view: View
) -> list[Fragment]:
    if view is View.BASE or piece.deleted:
        return [_words(piece.words, mark, identity, at, 1)]
    parts = wording(piece, snapshot.numbering)
    if view is View.PROPOSED or all(part.base == part.proposed for part in parts):
        return [_words("".join(part.proposed for part in parts), mark, identity, at, 1)]
    found: list[Fragment] = []
    for part in parts:
        if part.base == part.proposed:
            found.append(_words(part.base, mark, identity, at, 0))
        else:
            found.append(_words(part.base, deleted(CONSEQUENTIAL), identity, at, 0))
            found.append(_words(part.proposed, inserted(CONSEQUENTIAL), identity, at, 0))
    found[-1] = replace(found[-1], width=1)
    return found


def _words(text: str, mark: InlineMark, identity: ClauseId, at: int, width: int) -> Fragment:
    return Fragment(text.translate(_PAINTED), mark, Format.PLAIN, identity, at, width)
