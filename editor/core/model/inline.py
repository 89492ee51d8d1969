"""Inline text: a flat row of pieces, each with the marks of who inserted and who deleted it.

Offsets count characters of Python strings; a `NoteMark`, a `Reference` and an `Inert` count as one. The row has one
valid form (`normal`): neighbouring runs with equal attributes are joined and empty ones dropped, so equality means
sameness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntFlag

from editor.core.model.ids import ActorId, ClauseId


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who made a change, and when: an actor of the document and a UTC time `YYYY-MM-DDTHH:MM:SSZ`."""

    by: ActorId
    at: str


Stamps = tuple[Stamp, ...]
"""The makers of one change, in the order they joined it. Empty means base text (inserted) or living text (deleted)."""


class Format(IntFlag):
    """Character formatting that carries meaning in ITU texts."""

    PLAIN = 0
    ITALIC = 1
    BOLD = 2
    UNDERLINE = 4
    SUPERSCRIPT = 8
    SUBSCRIPT = 16


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one set of attributes.

    A line break is ``\\n`` and a tab ``\\t``. `was` is the format in the base where it differs from `format`, with
    the makers in `restyled`. `cite` is the register key of a citation the words are bound to, or empty.
    """

    text: str
    format: Format = Format.PLAIN
    inserted: Stamps = ()
    deleted: Stamps = ()
    was: Format | None = None
    restyled: Stamps = ()
    cite: str = ""

    def saying(self, text: str) -> Run:
        """The same run with other text; made without `replace`, which every key would wait for."""
        return Run(text, self.format, self.inserted, self.deleted, self.was, self.restyled, self.cite)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote, at its anchor; `note` is the id of its first `NOTE` clause.

    `mark` is a custom mark such as ``*``; empty means the note is numbered.
    """

    note: ClauseId
    mark: str = ""
    inserted: Stamps = ()
    deleted: Stamps = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference to clauses of this document, whose wording is computed.

    `words` are the literal words of the base, or, in inserted text, those last shown. `form` is ``full`` (call and
    label) or ``num`` (label only).
    """

    targets: tuple[ClauseId, ...]
    words: str
    form: str = "full"
    inserted: Stamps = ()
    deleted: Stamps = ()


@dataclass(frozen=True, slots=True)
class Inert:
    """Something the model does not know (a picture, a formula, unknown markup), kept whole and shown as `text`.

    `name` says what it is in words; `payload` is its source, written back unchanged by the format that read it.
    """

    name: str
    text: str
    payload: str
    inserted: Stamps = ()
    deleted: Stamps = ()


Piece = Run | NoteMark | Reference | Inert
Inline = tuple[Piece, ...]


def plain(text: str) -> Inline:
    """Base text without marks or formats."""
    return (Run(text),) if text else ()


def width(piece: Piece) -> int:
    """The number of offsets a piece takes."""
    return len(piece.text) if isinstance(piece, Run) else 1


def length(inline: Inline) -> int:
    """The number of offsets a row takes."""
    return sum(len(piece.text) if isinstance(piece, Run) else 1 for piece in inline)


def _joined(left: Run, right: Run) -> Run | None:
    same = (
        left.format == right.format
        and left.inserted == right.inserted
        and left.deleted == right.deleted
        and left.was == right.was
        and left.restyled == right.restyled
        and left.cite == right.cite
    )
    return left.saying(left.text + right.text) if same else None


def normal(pieces: Iterable[Piece]) -> Inline:
    """The one valid form of a row: no empty runs, no two neighbours that could be one."""
    row: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Run):
            if not piece.text:
                continue
            if row and isinstance(row[-1], Run):
                joined = _joined(row[-1], piece)
                if joined is not None:
                    row[-1] = joined
                    continue
        row.append(piece)
    return tuple(row)


def cut(inline: Inline, start: int, end: int) -> Inline:
    """The part of a row between two offsets."""
    row: list[Piece] = []
    at = 0
    if start >= end:
        return ()
    for piece in inline:
        size = len(piece.text) if isinstance(piece, Run) else 1
        after = at + size
        if after > start and at < end and size:
            if isinstance(piece, Run) and (at < start or after > end):
                row.append(piece.saying(piece.text[max(start - at, 0) : end - at]))
            else:
                row.append(piece)
        at = after
        if at >= end:
            break
    return tuple(row)


def beside(inline: Inline, start: int, end: int) -> list[Piece]:
    """The whole pieces that hold the characters just before and just after a stretch, as far as there are any."""
    row: list[Piece] = []
    at = 0
    for piece in inline:
        after = at + (len(piece.text) if isinstance(piece, Run) else 1)
        if at < start <= after:
            row.append(piece)
        if at <= end < after:
            row.append(piece)
            break
        at = after
    return row


def spliced(inline: Inline, start: int, end: int, middle: Inline) -> Inline:
    """The row with the part between two offsets replaced."""
    return normal((*cut(inline, 0, start), *middle, *cut(inline, end, length(inline))))


def is_base(piece: Piece) -> bool:
    """Whether a piece belongs to the base text."""
    return not piece.inserted


def is_living(piece: Piece) -> bool:
    """Whether a piece belongs to the proposed text."""
    return not piece.deleted
