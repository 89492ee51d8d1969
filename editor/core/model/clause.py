"""A clause: one paragraph of a document, with its identity, its place in the structure and its marks.

Clauses stand in the order of the text, in one flat row; depth is the `level` of a clause, as in a word processor. The
outline is derived from it. Deleting, moving and inserting mark a clause; base clauses keep their order and their text,
so that all drafts of one base share one system of coordinates.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inline, Stamps


class Kind(StrEnum):
    """What a clause is. The ITU style names of these kinds are in conventions of the DOCX format."""

    FIELD = "field"
    """A line or box of the cover; `Clause.field` says which."""
    NUMBER = "number"
    """The line RESOLUTION 85 (Rev. Kigali, 2022)."""
    TITLE = "title"
    ADOPTED = "adopted"
    """A line of place and date under the title, in editions that have one."""
    OPENING = "opening"
    """The World Telecommunication Development Conference (Kigali, 2022),"""
    CALL = "call"
    ITEM = "item"
    """A labelled paragraph, at any level."""
    PARAGRAPH = "paragraph"
    """A paragraph without label."""
    HEADING = "heading"
    ANNEX = "annex"
    """The line ANNEX 1, which opens an annex on a new page."""
    ANNEX_REF = "annex-ref"
    """The line (to Resolution 85 (Rev. Kigali, 2022)) under it."""
    ANNEX_TITLE = "annex-title"
    CELL = "cell"
    """A paragraph in a table; `Clause.cell` says where."""
    NOTE = "note"
    """A paragraph of a footnote; stands after the clause that carries its mark."""
    REASONS = "reasons"
    GONE = "gone"
    """The place a moved clause left; `Clause.ref` is the clause. It has no text of its own."""
    FOREIGN = "foreign"
    """A block of a later format or another program: kept, shown grey, not edited."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table paragraph stands: table and row by id, column by number from 0, and how far the cell spans.

    Clauses of equal table, row and column are paragraphs of one cell.
    """

    table: str
    row: str
    column: int
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The kind and level a clause has in the base, where a change gave it others."""

    kind: Kind
    level: int


@dataclass(frozen=True, slots=True)
class Clause:
    """One paragraph.

    `inserted` and `deleted` are the makers of a change to the *start* of the paragraph. An inserted clause that holds
    base text is the second half of a split, and `ref` the clause before it in the base: there its base text runs on
    from that one. A deleted clause that holds living text is joined: in the proposed view its text runs on in the
    paragraph before. So a new paragraph is an inserted clause whose text is all inserted, and a struck one a deleted
    clause whose text is all deleted.

    `moved` are the makers of a move: the base view reads the clause at the `GONE` clause whose `ref` it is. A further
    paragraph of a footnote refers to the first by `ref`.
    `label` is the literal label in the base text; with `locked` it is also the proposed one. On the cover and before
    reasons it holds the printed words, such as ``Summary:`` or ``Reasons:``. `schemes` opens a list:
    the label schemes of levels 1, 2, ... from here to the next clause that has some (see `editor.core.numbering`);
    `bis` keeps base labels and gives inserted items *bis* forms. `extra` are attributes of other vocabularies.
    """

    id: ClauseId
    kind: Kind
    inline: Inline = ()
    level: int = 1
    label: str = ""
    locked: bool = False
    schemes: tuple[str, ...] = ()
    bis: bool = False
    field: str = ""
    cell: Cell | None = None
    ref: ClauseId | None = None
    inserted: Stamps = ()
    deleted: Stamps = ()
    moved: Stamps = ()
    was: Shape | None = None
    shifted: Stamps = ()
    extra: tuple[tuple[str, str], ...] = ()

    def holding(self, inline: Inline) -> Clause:
        """The same clause with other text; made without `replace`, which every key would wait for."""
        return Clause(
            *(self.id, self.kind, inline, self.level, self.label, self.locked, self.schemes, self.bis, self.field),
            *(self.cell, self.ref, self.inserted, self.deleted, self.moved, self.was, self.shifted, self.extra),
        )


def is_labelled(kind: Kind, label: str) -> bool:
    """Whether a clause of this kind, with this literal label, carries a label at all."""
    return kind is Kind.ITEM or (label != "" and kind is not Kind.NOTE)


def story(clause: Clause) -> tuple[str, ...]:
    """The stretch of text a clause may run on in: a cell, a footnote, or the body."""
    if clause.cell is not None:
        return ("cell", clause.cell.table, clause.cell.row, str(clause.cell.column))
    if clause.kind is Kind.NOTE:
        return ("note", clause.ref or clause.id)
    if clause.kind is Kind.FIELD:
        return ("field", clause.field)
    return ("body",)
