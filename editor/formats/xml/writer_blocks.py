"""Rows of clauses as blocks, in the containers that calls, annexes and tables open."""

from __future__ import annotations

from collections.abc import Sequence

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inert, Run
from editor.core.model.schema import opens_operative
from editor.core.model.views import living_inline
from editor.formats.xml import foreign
from editor.formats.xml.characters import required
from editor.formats.xml.schema import ANNEX_LINES, FIELDS, LINES
from editor.formats.xml.writer_lines import Anchored, Lines
from editor.formats.xml.writer_tables import table


class Blocks:
    """The markup of one row while it is written."""

    def __init__(self, lines: Lines) -> None:
        self.written: list[str] = []
        self._lines = lines
        self._kept = lines.kept
        self._section = False
        self._annex = False
        self._operative = False

    def cover(self, units: Sequence[Anchored]) -> None:
        """Clauses of the head."""
        at = 0
        while at < len(units):
            clause = units[at].clause
            if clause.cell is not None:
                at = self._table(units, at)
                continue
            if clause.kind is not Kind.FIELD:
                self.written.append(self._lines.block(units[at]))
            elif clause.field in FIELDS:
                self.written.append(self._lines.line(clause.field, units[at]))
            else:
                self.written.append(self._lines.line("line", units[at], required("field", clause.field)))
            self.written += self._kept.after(f"{self._lines.place}/{clause.id}")
            at += 1

    def instrument(self, units: Sequence[Anchored]) -> None:
        """Clauses of an instrument, in sections and annexes."""
        at = 0
        while at < len(units):
            unit = units[at]
            kind = unit.clause.kind
            lines = ANNEX_LINES if self._annex else LINES
            if unit.clause.cell is not None:
                at = self._table(units, at)
                continue
            if kind is Kind.ANNEX:
                self._open_annex(unit)
            elif kind is Kind.CALL:
                self._open_section(unit)
            elif kind in lines and not self._section:
                self.written.append(self._lines.line(lines[kind], unit, is_first=at == 0))
            else:
                self._block(unit)
            at += 1
        self._close_annex()

    def reasons(self, units: Sequence[Anchored]) -> None:
        """The reasons after an instrument."""
        for unit in units:
            self.written.append(self._lines.line("reasons", unit))
            self.written += self._kept.after(f"{self._lines.place}/{unit.clause.id}")

    def _open_annex(self, unit: Anchored) -> None:
        self._close_annex()
        self._annex = True
        identity = unit.clause.id
        self.written.append(f"<annex{required('id', identity)}{self._lines.attributes('annex', unit.clause)}>")
        self.written.append(f"<no{self._kept.attributes(identity + '/no')}>{self._lines.words(unit)}</no>")

    def _close_annex(self) -> None:
        self._close_section()
        if self._annex:
            self.written.append("</annex>")
            self._annex = False

    def _open_section(self, unit: Anchored) -> None:
        self._close_section()
        self._section = True
        clause = unit.clause
        words = "".join(piece.text for piece in living_inline(clause.inline) if isinstance(piece, Run))
        self._operative = self._operative or opens_operative(words)
        part = "body" if self._annex else "operative" if self._operative else "preamble"
        own = required("id", clause.id) + required("part", part)
        self.written.append(f"<section{own}{self._lines.attributes('section', clause)}>")
        self.written.append(f"<call{self._kept.attributes(clause.id + '/call')}>{self._lines.words(unit)}</call>")

    def _close_section(self) -> None:
        if self._section:
            self.written.append("</section>")
            self._section = False

    def _table(self, units: Sequence[Anchored], start: int) -> int:
        lines, end = table(self._lines, units, start)
        self.written += lines
        return end

    def _block(self, unit: Anchored) -> None:
        """A clause that needs no certain place."""
        clause = unit.clause
        match clause.kind:
            case _ if clause.field:
                self.written.append(self._lines.block(unit))
            case Kind.ITEM | Kind.PARAGRAPH:
                self.written.append(self._lines.line("clause", unit))
            case Kind.HEADING:
                self.written.append(self._lines.line("heading", unit))
            case Kind.FOREIGN:
                self.written.append(self._foreign(clause) or self._lines.block(unit))
            case _:
                self.written.append(self._lines.block(unit))

    def _foreign(self, clause: Clause) -> str:
        """The source of a foreign block, if reading it here gives the clause; otherwise nothing."""
        piece = clause.inline[0] if len(clause.inline) == 1 else None
        element = foreign.element_of(piece) if isinstance(piece, Inert) else None
        if element is None or not isinstance(piece, Inert):
            return ""
        identity = foreign.own_id(element) or self._lines.implied("foreign")
        if foreign.block(element, ClauseId(identity)) != clause:
            return ""
        self._lines.count("foreign")
        return foreign.markup(piece.payload)
