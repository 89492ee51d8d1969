"""Single blocks as markup: the attributes of a clause, its words, and the footnotes inside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import NoteMark, Stamps
from editor.formats.xml.characters import attribute, required
from editor.formats.xml.kept import Kept
from editor.formats.xml.schema import BY_PLACE, SECTION_WORDS, implied_id, written_schemes
from editor.formats.xml.writer_inline import covers_deletion, covers_insertion, inline, stamped

Marks = tuple[Stamps, Stamps]
"""Insertion and deletion that a table row has already said for its cells."""
NO_MARKS: Marks = ((), ())


@dataclass(frozen=True, slots=True)
class Anchored:
    """A clause with the footnotes that are written inside it, by the ids their marks name."""

    clause: Clause
    notes: dict[ClauseId, list[Clause]] = field(default_factory=dict)


def anchored(row: Sequence[Clause]) -> list[Anchored]:
    """A row with each footnote that follows its mark put into the clause of the mark."""
    found: list[Anchored] = []
    at = 0
    while at < len(row):
        clause = row[at]
        at += 1
        notes: dict[ClauseId, list[Clause]] = {}
        if clause.kind is not Kind.NOTE:
            for piece in clause.inline:
                if isinstance(piece, NoteMark) and piece.note not in notes:
                    end = _note_end(row, at, piece.note)
                    if end > at:
                        notes[piece.note] = list(row[at:end])
                    at = end
        found.append(Anchored(clause, notes))
    return found


def _note_end(row: Sequence[Clause], start: int, note: ClauseId) -> int:
    """Where the paragraphs of that footnote end, if they begin at `start`; otherwise `start`."""
    end = start
    while end < len(row) and row[end].kind is Kind.NOTE and row[end].cell is None:
        if (row[end].id, row[end].ref) != (note, None) if end == start else row[end].ref != note:
            break
        end += 1
    return end


class Lines:
    """What writes the blocks of one row.

    `place` is the id of the proposal, or ``head``: with the name of an element and its ordinal it implies the ids that
    are not written. `begun` are the tables and rows that were begun.
    """

    def __init__(self, place: str, kept: Kept, begun: set[str]) -> None:
        self.place = place
        self.kept = kept
        self.begun = begun
        self._counts: Counter[str] = Counter()

    def implied(self, name: str) -> ClauseId:
        """The id that the next element of a name has by its place."""
        return implied_id(self.place, name, str(self._counts[name] + 1))

    def count(self, name: str) -> None:
        """Takes note that an element of a name is written."""
        self._counts[name] += 1

    def block(self, unit: Anchored, row: Marks = NO_MARKS) -> str:
        """A clause of any kind, which it names; a `gone` mark where it is no more than that."""
        clause = unit.clause
        if clause == Clause(clause.id, Kind.GONE, ref=clause.ref, cell=clause.cell, extra=clause.extra):
            ref = attribute("ref", clause.ref or "")
            return f"<gone{required('id', clause.id)}{ref}{self.kept.written(clause.extra)}/>"
        own = required("kind", clause.kind.value) + attribute("field", clause.field)
        if clause.kind in (Kind.NOTE, Kind.GONE):
            own += attribute("ref", clause.ref or "")
        return self.line("block", unit, own, row=row)

    def line(
        self,
        name: str,
        unit: Anchored,
        own: str = "",
        *,
        is_first: bool = False,
        implied: ClauseId | None = None,
        row: Marks = NO_MARKS,
    ) -> str:
        """One block with its words. `own` are attributes of this element only, `row` the marks of its table row."""
        clause = unit.clause
        if name in BY_PLACE:
            implied = self.implied(name)
            self.count(name)
        # The number line of an instrument lends it its id.
        hidden = clause.id == implied or (is_first and name == "no")
        identity = "" if hidden else required("id", clause.id)
        words = self.words(unit)
        start = f"<{name}{identity}{own}{self.attributes(name, clause, row)}"
        return f"{start}>{words}</{name}>" if words else f"{start}/>"

    def words(self, unit: Anchored) -> str:
        """The inline text of a clause, less the marks that cover all of it."""
        clause = unit.clause
        inserted = clause.inserted if covers_insertion(clause, _splits(clause)) else ()
        deleted = clause.deleted if covers_deletion(clause) else ()
        notes = {note: self._note(unit.clause, note, row) for note, row in unit.notes.items()}
        return inline(clause.inline, inserted, deleted, notes)

    def _note(self, anchor: Clause, note: ClauseId, row: list[Clause]) -> str:
        mark = next(p.mark for p in anchor.inline if isinstance(p, NoteMark) and p.note == note)
        first = row[0]
        start = f"<note{required('id', note)}{attribute('mark', mark)}{self.attributes('note', first)}"
        words = self.words(Anchored(first))
        if len(row) == 1:
            return f"{start}>{words}</note>" if words else f"{start}/>"
        more = "".join(self.line("p", Anchored(clause)) for clause in row[1:])
        return f"{start}><p>{words}</p>{more}</note>"

    def attributes(self, name: str, clause: Clause, row: Marks = NO_MARKS) -> str:
        """The attributes a block has of its clause, after the id and those of its element only."""
        parts = [required("level", str(clause.level)) if clause.level != 1 else "", _numbered(name, clause)]
        parts.append(attribute("label" if clause.kind in (Kind.FIELD, Kind.REASONS) else "base-num", clause.label))
        if clause.was is not None:
            if clause.was.kind is not clause.kind:
                parts.append(required("base-kind", clause.was.kind.value))
            parts.append(required("base-level", str(clause.was.level)))
        parts.append(_listed(name, clause))
        if _splits(clause):
            parts.append(required("split-of", clause.ref or ""))
        parts.append(attribute("start", _starts(clause)))
        parts.append(stamped("ins-", clause.inserted) if clause.inserted != row[0] else "")
        parts.append(stamped("del-", clause.deleted) if clause.deleted != row[1] else "")
        parts.append(stamped("mv-", clause.moved))
        parts.append(stamped("sh-", clause.shifted))
        if clause.extra:
            parts.append(self.kept.written(clause.extra))
        return "".join(parts)


def _splits(clause: Clause) -> bool:
    return clause.ref is not None and clause.kind not in (Kind.NOTE, Kind.GONE)


def _starts(clause: Clause) -> str:
    """Which marks of a clause are of its start only, and not of all its words."""
    inserted = bool(clause.inserted) and not _splits(clause) and not covers_insertion(clause, False)
    deleted = bool(clause.deleted) and not covers_deletion(clause)
    return " ".join(name for name, applies in (("ins", inserted), ("del", deleted)) if applies)


def _numbered(name: str, clause: Clause) -> str:
    if name == "clause" and clause.kind is Kind.ITEM:
        return required("num", "keep") if clause.locked else ""
    none = required("num", "none") if name == "clause" else ""
    return none + (required("locked", "true") if clause.locked else "")


def _listed(name: str, clause: Clause) -> str:
    """The list a clause opens; a section names common schemes in a word."""
    bis = required("numbering", "bis") if clause.bis else ""
    if not clause.schemes:
        return bis
    word = SECTION_WORDS.get(clause.schemes) if name == "section" else None
    return (required("num", word) if word else required("schemes", written_schemes(clause.schemes))) + bis
