"""Rows of clauses out of blocks: containers are opened, lines become clauses, footnotes follow their mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lxml import etree

from editor.core.model.clause import Cell, Clause, Kind, Shape
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Run, Stamps
from editor.core.ports import Noticed
from editor.formats.xml import foreign
from editor.formats.xml.notices import Notices
from editor.formats.xml.reader_inline import OWN, InlineReader, folded, own_name
from editor.formats.xml.schema import (
    ANNEX_LINES,
    BLOCK_ATTRIBUTES,
    LINES,
    OWN_ATTRIBUTES,
    SECTION_SCHEMES,
    implied_id,
    read_schemes,
    read_stamps,
)

_MOST_LEVELS = 9
_MOST_COLUMNS = 1_000
_LINE_KINDS = {name: kind for kind, name in LINES.items()}
_ANNEX_KINDS = {name: kind for kind, name in ANNEX_LINES.items()} | {"no": Kind.ANNEX}
_BOXES = frozenset({OWN + "p", OWN + "gone", OWN + "block"})
"""What stands in a cell of several paragraphs."""


class RowReader:
    """A row of clauses while it is read. `place` is the id of the proposal, or ``head``."""

    def __init__(self, place: str, notices: Notices, tick: Callable[[], None] = lambda: None) -> None:
        self.place = place
        self.row: list[Clause] = []
        self._notices = notices
        self._tick = tick
        self._notes: list[Clause] = []
        self._inline = InlineReader(notices, self._take_note)
        self._marks: tuple[Stamps, Stamps] = ((), ())
        self._unlabelled = False

    def instrument(self, element: etree._Element) -> None:
        """The blocks of an instrument. It lends its id to the number line it begins with."""
        first = next((child for child in element if own_name(child)), None)
        lent = element.get("id") if first is not None and first.tag == OWN + "no" else None
        self._stray(element.text)
        for child in element:
            self._one(child, _LINE_KINDS, lent if child is first else None)

    def reasons(self, element: etree._Element) -> ClauseId:
        """One paragraph of the reasons."""
        return self.line(element, Kind.REASONS)

    def field(self, element: etree._Element, name: str) -> ClauseId:
        """One paragraph of a cover field."""
        return self.line(element, Kind.FIELD, field=name)

    def any(self, element: etree._Element) -> None:
        """A block, with what is in it."""
        self._one(element, _LINE_KINDS)

    def _one(self, element: etree._Element, lines: dict[str, Kind], identity: str | None = None) -> None:
        name = own_name(element)
        self._tick()
        match name:
            case "section":
                self._section(element)
            case "annex":
                self._annex(element)
            case "table":
                self.table(element)
            case "reasons":
                self.reasons(element)
            case _ if name in lines:
                self.line(element, lines[name], identity=identity)
            case _ if name in _LINE_KINDS:
                self.line(element, _LINE_KINDS[name])
            case _:
                self.block(element, name)
        self._stray(element.tail)

    def block(self, element: etree._Element, name: str, cell: Cell | None = None) -> None:
        """A block that may stand anywhere; an unknown one is kept."""
        match name:
            case "clause":
                number = element.get("num", "none" if self._unlabelled else "auto")
                self.line(element, Kind.PARAGRAPH if number == "none" else Kind.ITEM)
            case "heading":
                self.line(element, Kind.HEADING)
            case "gone":
                identity = self._notices.claim(element.get("id"), self.place, "gone", "g")
                ref = ClauseId(element.get("ref", "")) or None
                self.row.append(Clause(identity, Kind.GONE, ref=ref, cell=cell, extra=_extra(element, "gone")))
            case "block" if element.get("kind", "") in set(Kind):
                self.line(element, Kind(element.get("kind", "")), cell=cell, field=element.get("field", ""))
            case _:
                self._foreign(element, cell)

    def _foreign(self, element: etree._Element, cell: Cell | None) -> None:
        place = foreign.own_id(element)
        identity = self._notices.claim(place, self.place, "foreign")
        clause = foreign.block(element, identity)
        name = etree.QName(element).localname
        self._notices.conflicts += name == "conflict"
        self._notices.kept_block(clause, name)
        self.row.append(clause if cell is None else replace(clause, cell=cell))

    def _section(self, element: etree._Element) -> None:
        call = element.find(OWN + "call")
        before, self._unlabelled = self._unlabelled, element.get("num") == "none"
        if call is not None:
            identity = self._notices.claim(element.get("id"), self.place, "section", "s")
            self.line(element, Kind.CALL, identity=identity, words=call)
            self._keep_attributes(call, frozenset(), f"{identity}/call")
        else:
            self._keep_attributes(element, OWN_ATTRIBUTES["section"], f"{self.place}/section")
        at = len(self.row)
        self._stray(element.text)
        for child in element:
            if child is call:
                self._stray(child.tail)
            else:
                self._one(child, _LINE_KINDS)
        schemes = _schemes(element, "section")
        if call is None and schemes and at < len(self.row) and not self.row[at].schemes:
            self.row[at] = replace(self.row[at], schemes=schemes, bis=element.get("numbering") == "bis")
        self._unlabelled = before

    def _annex(self, element: etree._Element) -> None:
        identity = self._notices.claim(element.get("id"), self.place, "annex", "r")
        number = element.find(OWN + "no")
        self.line(element, Kind.ANNEX, identity=identity, words=etree.Element("none") if number is None else number)
        if number is not None:
            self._keep_attributes(number, frozenset(), f"{identity}/no")
        self._stray(element.text)
        for child in element:
            if child is number:
                self._stray(child.tail)
            else:
                self._one(child, _ANNEX_KINDS)

    def table(self, element: etree._Element) -> None:
        """The rows of a table, and a caption as a paragraph before them."""
        identity = element.get("ref") or self._notices.claim(element.get("id"), self.place, "table", "t")
        self._keep_attributes(element, frozenset({"id", "ref"}), identity)
        self._stray(element.text)
        for child in element:
            if child.tag == OWN + "row":
                self._row(child, identity)
            elif child.tag == OWN + "caption":
                self.line(child, Kind.PARAGRAPH)
            else:
                self._foreign(child, None)
            self._stray(child.tail)

    def _row(self, element: etree._Element, table: str) -> None:
        identity = element.get("ref") or self._notices.claim(element.get("id"), self.place, "row", "w")
        own = frozenset({"id", "ref", "head", "ins-by", "ins-at", "del-by", "del-at"})
        self._keep_attributes(element, own, identity)
        self._marks = (
            read_stamps(element.get("ins-by"), element.get("ins-at")),
            read_stamps(element.get("del-by"), element.get("del-at")),
        )
        column = 0
        self._stray(element.text)
        for child in element:
            if child.tag != OWN + "cell":
                self._foreign(child, None)
                continue
            head = child.get("head", element.get("head", "false")) in ("true", "1")
            column = self._number(child, "column", column, 0)
            columns, rows = self._number(child, "cols", 1, 1), self._number(child, "rows", 1, 1)
            self._cell(child, Cell(table, identity, column, columns, rows, head))
            column += columns
            self._stray(child.tail)
        self._marks = ((), ())

    def _cell(self, element: etree._Element, cell: Cell) -> None:
        if not any(child.tag in _BOXES for child in element):
            wanted = element.get("id") or implied_id(cell.row, "cell", str(cell.column))
            self.line(element, Kind.CELL, identity=self._notices.taken(wanted), cell=cell)
            return
        at = len(self.row)
        self._stray(element.text)
        for child in element:
            name = own_name(child) if child.tag in _BOXES else ""
            if name == "p":
                self.line(child, Kind.CELL, cell=cell)
            else:
                self.block(child, name, cell)
            self._stray(child.tail)
        own = frozenset({"column", "cols", "rows", "head"})
        self._keep_attributes(element, own, f"{self.row[at].id}/cell")

    def line(
        self,
        element: etree._Element,
        kind: Kind,
        *,
        identity: str | None = None,
        cell: Cell | None = None,
        field: str = "",
        words: etree._Element | None = None,
    ) -> ClauseId:
        """One clause, and the footnotes in it."""
        name = own_name(element)
        if name not in ("section", "annex", "cell"):
            identity = self._notices.claim(identity or element.get("id"), self.place, name)
        clause = self._clause(element, name, kind, ClauseId(identity or ""), cell, field, words)
        self.row.append(clause)
        if self._notes:
            notes, self._notes = self._notes, []
            self.row += notes
        return clause.id

    def _clause(
        self,
        element: etree._Element,
        name: str,
        kind: Kind,
        identity: ClauseId,
        cell: Cell | None,
        field: str,
        words: etree._Element | None,
        ref: ClauseId | None = None,
    ) -> Clause:
        get = element.get
        marks = self._marks if cell is not None else ((), ())
        inserted = read_stamps(get("ins-by"), get("ins-at")) or marks[0]
        deleted = read_stamps(get("del-by"), get("del-at")) or marks[1]
        starts = get("start", "")
        split = get("split-of")
        if kind in (Kind.NOTE, Kind.GONE):
            ref = ref or (ClauseId(get("ref", "")) if name == "block" else None) or None
        elif split:
            ref = ClauseId(split)
        text = self._inline.read(
            element if words is None else words,
            () if split or "ins" in starts else inserted,
            () if "del" in starts else deleted,
        )
        number = get("num", "") if name == "clause" else ""
        return Clause(
            id=identity,
            kind=kind,
            inline=text,
            level=self._number(element, "level", 1, 1, _MOST_LEVELS),
            label=get("base-num") or get("label") or "",
            locked=number == "keep" or get("locked") == "true",
            schemes=_schemes(element, name),
            bis=get("numbering") == "bis",
            field=field,
            cell=cell,
            ref=ref,
            inserted=inserted,
            deleted=deleted,
            moved=read_stamps(get("mv-by"), get("mv-at")),
            was=self._shape(element, kind),
            shifted=read_stamps(get("sh-by"), get("sh-at")),
            extra=_extra(element, name),
        )

    def _shape(self, element: etree._Element, kind: Kind) -> Shape | None:
        named = element.get("base-kind")
        if named is None and element.get("base-level") is None:
            return None
        base = Kind(named) if named in set(Kind) else kind
        return Shape(base, self._number(element, "base-level", 1, 1, _MOST_LEVELS))

    def _number(self, element: etree._Element, name: str, otherwise: int, least: int, most: int = _MOST_COLUMNS) -> int:
        text = element.get(name)
        if text is None:
            return otherwise
        if text.isascii() and text.isdigit() and len(text) < 7 and least <= int(text) <= most:
            return int(text)
        message = f"The {name} “{text[:20]}” is not a number from {least} to {most:,}; it is read as {otherwise}."
        self._notices.tell(Noticed.REPAIRED, message, f"line {element.sourceline}")
        return otherwise

    def _take_note(self, element: etree._Element) -> ClauseId:
        """Reads the paragraphs of a footnote, which then follow the clause that is being read."""
        paragraphs = element.findall(OWN + "p")
        note = self._notices.claim(element.get("id"), self.place, "note", "n")
        at = len(self._notes)
        first = paragraphs[0] if paragraphs else element
        self._notes.insert(at, self._clause(element, "note", Kind.NOTE, note, None, "", first))
        for paragraph in paragraphs[1:]:
            identity = self._notices.claim(paragraph.get("id"), self.place, "p")
            self._notes.append(self._clause(paragraph, "p", Kind.NOTE, identity, None, "", None, note))
        return note

    def _keep_attributes(self, element: etree._Element, own: frozenset[str], place: str) -> None:
        for name, value in element.attrib.items():
            if name not in own:
                self._notices.keep_attribute(place, str(name), str(value))

    def _stray(self, text: str | None) -> None:
        """Words between blocks, which no writer of ours leaves there, become paragraphs."""
        if not text or text.isspace():
            return
        identity = self._notices.claim(None, self.place, "stray")
        self.row.append(Clause(identity, Kind.PARAGRAPH, (Run(folded(text).strip()),)))
        self._notices.tell(Noticed.REPAIRED, "Words between two clauses are read as a paragraph.", "", identity)


def _schemes(element: etree._Element, name: str) -> tuple[str, ...]:
    schemes = element.get("schemes")
    if schemes is not None:
        return read_schemes(schemes)
    return SECTION_SCHEMES.get(element.get("num", ""), ()) if name == "section" else ()


def _extra(element: etree._Element, name: str) -> tuple[tuple[str, str], ...]:
    own = OWN_ATTRIBUTES.get(name, BLOCK_ATTRIBUTES)
    return tuple((str(key), str(value)) for key, value in element.attrib.items() if key not in own)
