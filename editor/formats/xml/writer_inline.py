"""Inline text as markup: a citation outside, then what is inserted, then what is deleted, then formatting."""

from __future__ import annotations

from collections.abc import Mapping

from editor.core.model.clause import Clause
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inert, Inline, NoteMark, Piece, Reference, Run, Stamps
from editor.formats.xml import foreign
from editor.formats.xml.characters import attribute, required, text
from editor.formats.xml.schema import FORMATS, NO_ACTOR, written_format, written_stamps

Notes = Mapping[ClauseId, str]
"""The markup of the footnotes that are written at their mark, by the id the mark names."""

_Wrapper = tuple[str, str]
"""An element that holds pieces: its name, and its attributes."""


def inline(row: Inline, inserted: Stamps = (), deleted: Stamps = (), notes: Notes | None = None) -> str:
    """A row as markup. `inserted` and `deleted` are marks of the block that cover all of it and are not repeated."""
    if len(row) == 1 and isinstance(row[0], Run) and _is_plain(row[0], inserted, deleted):
        return text(row[0].text)
    parts: list[str] = []
    opened: tuple[_Wrapper, ...] = ()
    for piece in row:
        path = _path(piece, inserted, deleted)
        shared = 0
        while shared < min(len(opened), len(path)) and opened[shared] == path[shared]:
            shared += 1
        parts += [f"</{name}>" for name, _ in reversed(opened[shared:])]
        parts += [f"<{name}{attributes}>" for name, attributes in path[shared:]]
        opened = path
        parts.append(_piece(piece, notes or {}))
    parts += [f"</{name}>" for name, _ in reversed(opened)]
    return "".join(parts)


def _is_plain(run: Run, inserted: Stamps, deleted: Stamps) -> bool:
    return (
        run.inserted == inserted
        and run.deleted == deleted
        and not (run.format or run.cite or run.restyled)
        and run.was is None
    )


def _path(piece: Piece, inserted: Stamps, deleted: Stamps) -> tuple[_Wrapper, ...]:
    path: list[_Wrapper] = []
    if isinstance(piece, Run) and piece.cite:
        path.append(("cite", required("key", piece.cite)))
    if piece.inserted and piece.inserted != inserted:
        path.append(("ins", stamped("", piece.inserted)))
    if piece.deleted and piece.deleted != deleted:
        path.append(("del", stamped("", piece.deleted)))
    return tuple(path)


def stamped(prefix: str, stamps: Stamps) -> str:
    """The attributes that name the makers of a change, such as ``ins-by`` and ``ins-at`` for the prefix ``ins-``."""
    if not stamps:
        return ""
    by, at = written_stamps(stamps)
    return required(f"{prefix}by", by) + attribute(f"{prefix}at", at)


def _piece(piece: Piece, notes: Notes) -> str:
    match piece:
        case Run():
            return _formatted(piece)
        case NoteMark():
            return notes.get(piece.note) or f"<note{required('ref', piece.note)}{attribute('mark', piece.mark)}/>"
        case Reference():
            form = attribute("form", piece.form if piece.form != "full" else "")
            return f"<xref{attribute('to', ' '.join(piece.targets))}{form}>{text(piece.words)}</xref>"
        case Inert():
            return _inert(piece)


def _inert(piece: Inert) -> str:
    element = foreign.element_of(piece)
    if element is not None:
        return foreign.markup(piece.payload)
    names = required("name", piece.name) + attribute("source", piece.payload)
    return f"<object{names}>{text(piece.text)}</object>"


def _formatted(run: Run) -> str:
    words = text(run.text)
    if not run.format and run.was is None and not run.restyled:
        return words
    was = run.format if run.was is None else run.was
    if (run.was is None) != (not run.restyled and was == run.format) or (run.was is not None and was == run.format):
        # Not a change a reader can see in the formats themselves: said in full.
        base = "" if run.was is None else required("was", written_format(was))
        words = f"<style{base}{stamped('', run.restyled)}>{words}</style>"
        was = run.format
    for bit, name in reversed(FORMATS):
        words = _wrapped(words, name, bool(run.format & bit), bool(was & bit), run.restyled)
    return words


def _wrapped(words: str, name: str, now: bool, before: bool, restyled: Stamps) -> str:
    if not now and not before:
        return words
    if now and before:
        return f"<{name}>{words}</{name}>"
    prefix = "on-" if now else "off-"
    return f"<{name}{stamped(prefix, restyled) or required(prefix + 'by', NO_ACTOR)}>{words}</{name}>"


def covers_insertion(clause: Clause, splits: bool) -> bool:
    """Whether all words of an inserted clause are inserted, so that its own mark speaks for them."""
    return bool(clause.inserted) and not splits and all(piece.inserted for piece in clause.inline)


def covers_deletion(clause: Clause) -> bool:
    """Whether all words of a deleted clause are deleted, so that its own mark speaks for them."""
    return bool(clause.deleted) and all(piece.deleted for piece in clause.inline)
