"""What stands inside paragraphs: labels, text, references, footnote marks, each with its tracked change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from editor.core.model.clause import Clause, Kind
from editor.core.model.inline import Format, Inert, Inline, NoteMark, Piece, Reference, Run, Stamps
from editor.core.model.views import View
from editor.core.numbering.number import Label
from editor.core.numbering.wording import wording, words_of
from editor.formats.docx.writing.footnotes import note_reference
from editor.formats.docx.writing.inert import formula
from editor.formats.docx.writing.redline import DELETED, INSERTED, KEPT, MOVED_FROM, MOVED_TO, Marked
from editor.formats.docx.writing.references import reference_parts
from editor.formats.docx.writing.runs import restyled_runs, text_runs
from editor.formats.docx.writing.sheet import Sheet
from editor.formats.docx.writing.strips import BASE, BOTH, LIVING, Guest, Strip

TAB = "<w:r><w:tab/></w:r>"
"""A tab outside all changes."""


def strip_content(sheet: Sheet, strip: Strip) -> list[Marked]:
    """The label and the text of a strip."""
    parts = list(_label(sheet, strip)) if strip.head else []
    if strip.own == BOTH:
        parts.extend(_tracked(sheet, strip.clause.inline))
    elif strip.own:
        parts.extend(_one_sided(sheet, strip))
    for guest in strip.guests or ():
        parts.extend(_guest(sheet, guest))
    return parts


def _tracked(sheet: Sheet, inline: Inline) -> Iterator[Marked]:
    """Text that both views read here. What was inserted and deleted again is in neither, and is left out."""
    for piece in inline:
        if piece.inserted:
            if not piece.deleted:
                yield INSERTED, piece.inserted, _piece(sheet, piece, LIVING, piece.inserted)
        elif piece.deleted:
            yield DELETED, piece.deleted, _piece(sheet, piece, BASE, piece.deleted)
        elif isinstance(piece, Reference) and sheet.view is View.MARKED:
            yield from _following(sheet, piece)
        else:
            yield KEPT, (), _piece(sheet, piece, BOTH, ())


def _following(sheet: Sheet, reference: Reference) -> Iterator[Marked]:
    """A reference of the base whose labels follow their targets."""
    for part in wording(reference, sheet.numbering):
        if part.base == part.proposed:
            yield KEPT, (), _words(part.base, sheet.rtl, "t")
        else:
            by = sheet.redline.consequential
            yield DELETED, by, _words(part.base, sheet.rtl, "delText")
            yield INSERTED, by, _words(part.proposed, sheet.rtl, "t")


def _one_sided(sheet: Sheet, strip: Strip) -> Iterator[Marked]:
    """Text that not both views read here: moved text at its new place, or text whose other reading is elsewhere."""
    clause, moved = strip.clause, strip.clause.moved
    for piece in clause.inline:
        if strip.own == LIVING and not piece.deleted:
            if moved and not piece.inserted:
                yield MOVED_TO, moved, _piece(sheet, piece, LIVING, moved)
                continue
            by = piece.inserted or clause.inserted or clause.deleted or sheet.origin
            yield INSERTED, by, _piece(sheet, piece, LIVING, by)
        elif strip.own == BASE and not piece.inserted:
            by = piece.deleted or clause.deleted or clause.inserted or sheet.origin
            yield DELETED, by, _piece(sheet, piece, BASE, by)


def _guest(sheet: Sheet, guest: Guest) -> Iterator[Marked]:
    """Text that one view reads here and the clause holds elsewhere.

    Changes stand beside the parts of a move, never inside: LibreOffice brings back to life what is deleted inside a
    move, pandoc loses what is inserted there. What was struck in moved text is struck at the place it left.
    """
    for piece in guest.inline:
        if guest.views == BASE:
            moved = guest.moved and not piece.deleted
            by = guest.stamps if moved else piece.deleted or guest.stamps
            runs = _piece(sheet, piece, BASE, by, "t" if moved else "delText")
            yield MOVED_FROM if moved else DELETED, by, runs
        else:
            by = piece.inserted or guest.stamps
            yield INSERTED, by, _piece(sheet, piece, LIVING, by)


def _piece(sheet: Sheet, piece: Piece, views: int, by: Stamps, tag: str = "") -> str:
    """The runs of a piece that is read in these views. `by` are the makers of the change it is in."""
    tag = tag or ("delText" if views == BASE else "t")
    match piece:
        case Run():
            if piece.was is None or views == LIVING:
                return text_runs(piece.text, piece.format, sheet.rtl, tag)
            if views == BASE:
                return text_runs(piece.text, piece.was, sheet.rtl, tag)
            return restyled_runs(piece.text, piece.format, piece.was, piece.restyled, sheet.rtl, sheet.redline)
        case NoteMark():
            return note_reference(sheet, piece, views, by, tag)
        case Reference():
            side = View.BASE if views == BASE or sheet.view is View.BASE else View.PROPOSED
            return _words(words_of(piece, sheet.numbering, side), sheet.rtl, tag)
        case Inert():
            return formula(piece.payload) or text_runs(piece.text, Format.PLAIN, sheet.rtl, tag)


def _words(words: str, rtl: bool, tag: str) -> str:
    return "".join(text_runs(text, form, rtl, tag) for text, form in reference_parts(words))


def _label(sheet: Sheet, strip: Strip) -> Iterator[Marked]:
    """The typed label and its tab; where it differs between the views, the old one struck and the new one inserted."""
    shape = strip.shape
    label = sheet.label(shape.id)
    if sheet.cover_as_read and shape.label:
        label = Label(shape.label, shape.label)
    old = label.base if strip.head & BASE else ""
    new = label.proposed if strip.head & LIVING else ""
    if old == new:
        if new:
            yield KEPT, (), _label_run(sheet, shape, new, "t") + TAB
        return
    tab = "" if old and new else TAB
    # A label that changes with a move is a change beside it: the text that moved is the same at both places.
    relabelled = bool(shape.moved) and label.base != label.proposed
    if old:
        gone = strip.clause.kind is Kind.GONE and not relabelled
        by = _by(sheet, strip, shape.moved if gone else strip.clause.deleted)
        tag = "t" if gone else "delText"
        yield MOVED_FROM if gone else DELETED, by, _label_run(sheet, shape, old, tag) + tab
    if new:
        moved = () if relabelled else strip.clause.moved
        by = _by(sheet, strip, moved or strip.clause.inserted)
        yield MOVED_TO if moved else INSERTED, by, _label_run(sheet, shape, new, "t") + tab
    if not tab:
        yield KEPT, (), TAB


def _by(sheet: Sheet, strip: Strip, structural: Stamps) -> Stamps:
    """The makers of a change of a label: of its clause, of its level, or the document's for one that only follows."""
    if strip.head != BOTH and structural:
        return structural
    return strip.clause.shifted or sheet.origin or sheet.redline.consequential


@lru_cache(maxsize=4096)
def _typed(label: str, form: Format, rtl: bool, tag: str) -> str:
    """The run of a label: there are many, and few different ones."""
    return text_runs(label, form, rtl, tag)


def _label_run(sheet: Sheet, clause: Clause, label: str, tag: str) -> str:
    italic = sheet.preamble and clause.level == 1 and clause.kind is Kind.ITEM and any(c.isalpha() for c in label)
    form = Format.BOLD if clause.kind in (Kind.REASONS, Kind.FIELD) else Format.ITALIC if italic else Format.PLAIN
    return _typed(label, form, sheet.rtl, tag)
