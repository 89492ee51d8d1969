"""Rows of clauses as blocks: a line for each, containers for calls, annexes and tables, footnotes at their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inert, NoteMark, Run, Stamps
from editor.core.model.schema import opens_operative
from editor.core.model.views import living_inline
from editor.formats.xml import foreign, writer_tables
from editor.formats.xml.characters import attribute, required
from editor.formats.xml.kept import Kept
from editor.formats.xml.schema import (
    ANNEX_LINES,
    BY_PLACE,
    FIELDS,
    LINES,
    SECTION_WORDS,
    implied_id,
    written_schemes,
)
from editor.formats.xml.writer_inline import covers_deletion, covers_insertion, inline, stamped


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


class Blocks:
    """The lines of one row while they are written.

    `place` is the id of the proposal, or ``head``: with the name of an element and its ordinal it implies the ids that
    are not written. `tables` are the tables and rows that were begun.
    """

    def __init__(self, place: str, kept: Kept, tables: set[str]) -> None:
        self.place = place
        self.kept = kept
        self.tables = tables
        self.lines: list[str] = []
        self._counts: Counter[str] = Counter()
        self._section = False
        self._annex = False
        self._operative = False

    def cover(self, units: Sequence[Anchored]) -> None:
        """Clauses of the head."""
        at = 0
        while at < len(units):
            clause = units[at].clause
            if clause.cell is not None:
                at = writer_tables.table(self, units, at)
                continue
            if clause.kind is not Kind.FIELD:
                self._block(units[at])
            elif clause.field in FIELDS:
                self.lines.append(self.line(clause.field, units[at]))
            else:
                self.lines.append(self.line("line", units[at], required("field", clause.field)))
            self.lines += self.kept.after(f"{self.place}/{clause.id}")
            at += 1

    def instrument(self, units: Sequence[Anchored]) -> None:
        """Clauses of an instrument, in sections and annexes."""
        at = 0
        while at < len(units):
            unit = units[at]
            kind = unit.clause.kind
            lines = ANNEX_LINES if self._annex else LINES
            if unit.clause.cell is not None:
                at = writer_tables.table(self, units, at)
                continue
            if kind is Kind.ANNEX:
                self._open_annex(unit)
            elif kind is Kind.CALL:
                self._open_section(unit)
            elif kind in lines and not self._section:
                self.lines.append(self.line(lines[kind], unit, is_first=at == 0))
            else:
                self._block(unit)
            at += 1
        self._close_annex()

    def reasons(self, units: Sequence[Anchored]) -> None:
        """The reasons after an instrument."""
        for unit in units:
            self.lines.append(self.line("reasons", unit))
            self.lines += self.kept.after(f"{self.place}/{unit.clause.id}")

    def _open_annex(self, unit: Anchored) -> None:
        self._close_annex()
        self._annex = True
        identity = unit.clause.id
        self.lines.append(f"<annex{required('id', identity)}{self.attributes('annex', unit.clause)}>")
        self.lines.append(f"<no{self.kept.attributes(identity + '/no')}>{self.words(unit)}</no>")

    def _close_annex(self) -> None:
        self._close_section()
        if self._annex:
            self.lines.append("</annex>")
            self._annex = False

    def _open_section(self, unit: Anchored) -> None:
        self._close_section()
        self._section = True
        clause = unit.clause
        words = "".join(piece.text for piece in living_inline(clause.inline) if isinstance(piece, Run))
        self._operative = self._operative or opens_operative(words)
        part = "body" if self._annex else "operative" if self._operative else "preamble"
        own = required("id", clause.id) + required("part", part)
        self.lines.append(f"<section{own}{self.attributes('section', clause)}>")
        self.lines.append(f"<call{self.kept.attributes(clause.id + '/call')}>{self.words(unit)}</call>")

    def _close_section(self) -> None:
        if self._section:
            self.lines.append("</section>")
            self._section = False

    def _block(self, unit: Anchored) -> None:
        """A clause that needs no certain place."""
        clause = unit.clause
        match clause.kind:
            case Kind.ITEM | Kind.PARAGRAPH:
                self.lines.append(self.line("clause", unit))
            case Kind.HEADING:
                self.lines.append(self.line("heading", unit))
            case Kind.FOREIGN:
                self.lines.append(self._foreign(clause) or self.block(unit))
            case _:
                self.lines.append(self.block(unit))

    def _foreign(self, clause: Clause) -> str:
        """The source of a foreign block, if reading it here gives the clause; otherwise nothing."""
        piece = clause.inline[0] if len(clause.inline) == 1 else None
        element = foreign.element_of(piece) if isinstance(piece, Inert) else None
        if element is None or not isinstance(piece, Inert):
            return ""
        identity = foreign.own_id(element) or implied_id(self.place, "foreign", str(self._counts["foreign"] + 1))
        if foreign.block(element, ClauseId(identity)) != clause:
            return ""
        self._counts["foreign"] += 1
        return foreign.markup(piece.payload)

    def block(self, unit: Anchored, row: tuple[Stamps, Stamps] = ((), ())) -> str:
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
        row: tuple[Stamps, Stamps] = ((), ()),
    ) -> str:
        """One block with its words. `own` are attributes of this element only, `row` the marks of its table row."""
        clause = unit.clause
        if name in BY_PLACE:
            self._counts[name] += 1
            implied = implied_id(self.place, name, str(self._counts[name]))
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

    def attributes(self, name: str, clause: Clause, row: tuple[Stamps, Stamps] = ((), ())) -> str:
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
