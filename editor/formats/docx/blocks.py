"""The blocks of a story in their order: paragraphs, tables with their cells, text boxes after their anchors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from editor.core.model.clause import Cell
from editor.core.model.ids import derived_id
from editor.core.model.inline import Format, Run, Stamps
from editor.core.ports import UnreadableFile
from editor.formats.docx.marks_in import Marked
from editor.formats.docx.names import qn
from editor.formats.docx.numbering_in import Lists
from editor.formats.docx.objects import chosen_alternative
from editor.formats.docx.revisions import Revisions
from editor.formats.docx.runs import Flow
from editor.formats.docx.styles_in import NO_STYLE, ParagraphStyle, Styles, indent_told, list_told
from editor.formats.docx.tables_in import Table, cells_of, rows_of
from editor.formats.docx.tally import Tally
from editor.formats.structure.source import SourceParagraph

_P, _TBL, _PPR, _VAL = qn("w:p"), qn("w:tbl"), qn("w:pPr"), qn("w:val")
_INS, _DEL = qn("w:ins"), qn("w:del")
_ITALIC, _BOLD = int(Format.ITALIC), int(Format.BOLD)
_DEPTH_LIMIT = 60
PARAGRAPH_LIMIT = 200_000
"""Ten times the clauses a document of ours may have: what is longer is no proposal, and would fill the memory."""


@dataclass(slots=True, eq=False, repr=False)
class _Place:
    """Where a block stands: its cell, the strand of text it may run on in, and what its row adds to its marks."""

    cell: Cell | None = None
    strand: int = 0
    nested: int = 0


@dataclass(slots=True, eq=False, repr=False)
class _Shape:
    """What paragraph properties say, in the proposed text or in the base."""

    style: ParagraphStyle
    list: tuple[str, int] | None
    indent: int | None
    centred: bool | None


NO_SHAPE = _Shape(NO_STYLE, None, None, None)


class Blocks:
    """A story as it is read: the body, or one footnote."""

    def __init__(self, styles: Styles, lists: Lists, revisions: Revisions, tally: Tally) -> None:
        self.flow = Flow(styles, revisions, tally)
        self.styles = styles
        self.lists = lists
        self.revisions = revisions
        self.tally = tally
        self.row: list[Marked] = []
        self.tick: Callable[[int], None] | None = None
        self._strand = 0
        self._tables = 0
        self._count = 0
        self._depth = 0
        self._key = ""
        self._place = _Place()
        plain = styles.paragraph(styles.default)
        self._plain = NO_SHAPE if plain == NO_STYLE else _Shape(plain, plain.list, None, None)

    def story(self, element: etree._Element, key: str) -> list[Marked]:
        """The paragraphs of a story, in order, as Word has them. `key` tells the stories of a file apart."""
        self.row = []
        self._key = key
        self._next_strand()
        self._place = _Place(strand=self._strand, nested=0 if key == "" else 1)
        self._walk(element)
        return self.row

    def _next_strand(self) -> None:
        self._strand += 1

    def _walk(self, element: etree._Element) -> None:
        self._depth += 1
        if self._depth > _DEPTH_LIMIT:
            self.tally.add("depth")
        else:
            for child in element:
                tag = child.tag
                if tag == _P:
                    self._paragraph(child)
                else:
                    handler = _BLOCKS.get(tag, Blocks._walk)
                    if handler is not None:
                        handler(self, child)
        self._depth -= 1

    # Changes around blocks

    def _changed(self, element: etree._Element) -> None:
        """Blocks inside a change element, which Word allows around rows and in old files around paragraphs."""
        flow = self.flow
        before = (flow.inserted, flow.deleted)
        stamps = self.revisions.stamps(element)
        if element.tag in (_INS, qn("w:moveTo")):
            flow.inserted = flow.inserted or stamps
        else:
            flow.deleted = flow.deleted or stamps
        self._walk(element)
        flow.inserted, flow.deleted = before

    def _loose(self, element: etree._Element) -> None:
        """Runs that stand outside any paragraph: invalid, and still text."""
        pieces, moves = self.flow.paragraph_of(element)
        if pieces:
            self.tally.add("loose")
            marked = Marked(SourceParagraph(place=self._where()), self._place.strand)
            marked.pieces, marked.moves = pieces, moves
            marked.paragraph.cell = self._place.cell
            marked.look()
            self.row.append(marked)

    def _alternative(self, element: etree._Element) -> None:
        chosen = chosen_alternative(element)
        if chosen is not None:
            self._walk(chosen)

    def _chunk(self, _element: etree._Element) -> None:
        self.tally.add("embedded document")

    def _move_range(self, element: etree._Element) -> None:
        name = etree.QName(element).localname
        direction = "from" if name.startswith("moveFrom") else "to"
        if name.endswith("Start"):
            self.flow.range_start(element, direction)
        else:
            self.flow.range_end(element, direction)

    # Paragraphs

    def _where(self) -> str:
        return f"paragraph {self._count}" if self._key == "" else self._key

    def _paragraph(self, element: etree._Element) -> None:
        self._count += 1
        if self._count > PARAGRAPH_LIMIT:
            raise UnreadableFile(f"it holds more than {PARAGRAPH_LIMIT} paragraphs. Nothing was opened.")
        if self.tick is not None and self._count % 256 == 0:
            self.tick(self._count)
        flow = self.flow
        paragraph = SourceParagraph(cell=self._place.cell, place=self._where())
        marked = Marked(paragraph, self._place.strand)
        if flow.inserted or flow.deleted:
            marked.end_inserted, marked.end_deleted = flow.inserted, flow.deleted
        marked.pieces, marked.moves = flow.paragraph(element)
        shape = self._plain if flow.properties is None else self._properties(marked, flow.properties)
        marked.look()
        paragraph.identity = flow.identity
        if shape is not NO_SHAPE:
            paragraph.style = shape.style.key
            paragraph.centred = bool(shape.style.centred if shape.centred is None else shape.centred)
            if shape.list is None or not paragraph.indent:
                paragraph.indent = (shape.style.indent if shape.indent is None else shape.indent) or 0
        common = self._common(marked, shape.style)
        if common:
            paragraph.italic = bool(common & _ITALIC)
            paragraph.bold = bool(common & _BOLD)
        self.row.append(marked)
        if flow.boxes:
            self._text_boxes(flow.boxes)

    @staticmethod
    def _common(marked: Marked, style: ParagraphStyle) -> int:
        """The bits of format that all words of a paragraph have, by its style or directly."""
        bits, found = -1, False
        for piece in marked.pieces:
            if isinstance(piece, Run) and not piece.text.isspace():
                if piece.format is Format.PLAIN:
                    return style.look.on
                bits = int.__and__(piece.format, bits)
                found = True
                if not bits:
                    break
        return style.look.on | (bits if found else 0)

    def _properties(self, marked: Marked, properties: etree._Element) -> _Shape:
        """What the properties of a paragraph say: its shape, the marks of its end, and the shape it had."""
        shape, runs, change = self._shape(properties)
        if runs is not None:
            self._end_marks(marked, runs)
        before = shape
        if change is not None:
            old = change.find(_PPR)
            if old is not None:
                before = self._shape(old)[0]
                marked.paragraph.base_style = before.style.key
                marked.paragraph.shifted = self.revisions.stamps(change)
        if shape.list is not None or before.list is not None:
            inserted = shape.list is not None and properties.find(f"{_NUMPR}/{_INS}") is not None
            self._number(marked, shape, before, inserted_list=inserted)
        return shape

    def _shape(self, properties: etree._Element) -> tuple[_Shape, etree._Element | None, etree._Element | None]:
        """The shape that properties tell, their run properties, and the change they record."""
        identity = self.styles.default
        own: tuple[str | None, int | None] | None = None
        indent: int | None = None
        centred: bool | None = None
        runs = change = None
        for child in properties:
            tag = child.tag
            if tag == _PSTYLE:
                identity = child.get(_VAL, "")
            elif tag == _RPR:
                runs = child
            elif tag == _NUMPR:
                own = list_told(child)
            elif tag == _IND:
                indent = indent_told(child)
            elif tag == _JC:
                centred = child.get(_VAL) == "center"
            elif tag == _PPR_CHANGE:
                change = child
        style = self.styles.paragraph(identity) if identity else NO_STYLE
        listed = style.list
        if listed is not None:
            place = self.lists.level_of_style(listed[0], identity)
            if place is not None:
                listed = (listed[0], place)
        if own is not None:
            before = listed or ("0", 0)
            listed = (before[0] if own[0] is None else own[0], before[1] if own[1] is None else own[1])
        return _Shape(style, listed, indent, centred), runs, change

    def _end_marks(self, marked: Marked, properties: etree._Element) -> None:
        for child in properties:
            kind = _END_MARKS.get(child.tag)
            if kind == "inserted":
                marked.end_inserted = marked.end_inserted or self.revisions.stamps(child)
            elif kind == "deleted":
                marked.end_deleted = marked.end_deleted or self.revisions.stamps(child)

    def _number(self, marked: Marked, shape: _Shape, before: _Shape, *, inserted_list: bool) -> None:
        """The labels of an automatic list. A stream counts the paragraphs whose end it has."""
        paragraph = marked.paragraph
        base = proposed = ""
        listed = self._linked(shape.list)
        if listed is not None:
            level = self.lists.level(*listed)
            if level is not None:
                paragraph.level = listed[1] + 1
                if shape.indent is None and level.indent is not None:
                    paragraph.indent = level.indent
            if not marked.end_deleted:
                proposed = self.lists.next(self.lists.proposed, *listed)
        old = None if inserted_list else self._linked(before.list)
        if old is not None:
            paragraph.base_level = old[1] + 1
            if not marked.end_inserted:
                base = self.lists.next(self.lists.base, *old)
        if base or proposed:
            paragraph.auto = (base, proposed)
            marked.keep = True

    def _linked(self, listed: tuple[str, int] | None) -> tuple[str, int] | None:
        if listed is None or listed[0] in ("0", ""):
            return None
        link = self.lists.link_of(listed[0])
        if link:
            real = self.styles.list_style(link)
            return None if real is None else (real, listed[1])
        return listed

    def _text_boxes(self, boxes: list[tuple[etree._Element, Stamps, Stamps]]) -> None:
        """The paragraphs of text boxes, after the paragraph they are anchored in and with its changes."""
        flow, place = self.flow, self._place
        before = (flow.inserted, flow.deleted)
        for box, inserted, deleted in list(boxes):
            self.tally.add("text box")
            self._next_strand()
            self._place = _Place(place.cell, self._strand, place.nested + 1)
            flow.inserted, flow.deleted = inserted, deleted
            self._walk(box)
        flow.inserted, flow.deleted = before
        if place.cell is None:
            self._next_strand()
            self._place = _Place(None, self._strand, place.nested)
        else:
            self._place = place
        flow.boxes = []

    # Tables

    def _table(self, element: etree._Element) -> None:
        place = self._place
        if place.nested or place.cell is not None:
            if place.cell is not None:
                self.tally.add("nested table")
            self._flattened(element)
            return
        self._tables += 1
        Table(self, derived_id("t", self._key, str(self._tables))).read(element)
        self._next_strand()
        self._place = _Place(strand=self._strand)

    def _flattened(self, element: etree._Element) -> None:
        """A table where the model has none: its paragraphs, cell after cell."""
        place = self._place
        for row in rows_of(element):
            for cell in cells_of(row):
                self._next_strand()
                self._place = _Place(place.cell, self._strand, place.nested + 1)
                self._walk(cell)
        self._next_strand()
        self._place = replace(place, strand=self._strand)

    def cell(self, element: etree._Element, cell: Cell) -> list[Marked]:
        """The paragraphs of a cell; at least one, so that the cell stands."""
        start = len(self.row)
        self._next_strand()
        self._place = _Place(cell, self._strand)
        self._walk(element)
        found = self.row[start:]
        if not any(m.pieces for m in found):
            if not found:
                self.row.append(Marked(SourceParagraph(cell=cell, place=self._where()), self._strand))
            self.row[start].keep = True
            del self.row[start + 1 :]
        return self.row[start:]


_RPR, _PPR_CHANGE, _NUMPR, _PSTYLE = qn("w:rPr"), qn("w:pPrChange"), qn("w:numPr"), qn("w:pStyle")
_IND, _JC = qn("w:ind"), qn("w:jc")
_END_MARKS: dict[object, str] = {
    _INS: "inserted",
    qn("w:moveTo"): "inserted",
    _DEL: "deleted",
    qn("w:moveFrom"): "deleted",
}
_BLOCKS: dict[object, Callable[[Blocks, etree._Element], None] | None] = {
    _TBL: Blocks._table,
    _INS: Blocks._changed,
    _DEL: Blocks._changed,
    qn("w:moveTo"): Blocks._changed,
    qn("w:moveFrom"): Blocks._changed,
    qn("mc:AlternateContent"): Blocks._alternative,
    qn("w:altChunk"): Blocks._chunk,
    qn("w:moveFromRangeStart"): Blocks._move_range,
    qn("w:moveFromRangeEnd"): Blocks._move_range,
    qn("w:moveToRangeStart"): Blocks._move_range,
    qn("w:moveToRangeEnd"): Blocks._move_range,
    qn("w:r"): Blocks._loose,
    qn("w:hyperlink"): Blocks._loose,
    qn("w:fldSimple"): Blocks._loose,
    qn("m:oMathPara"): Blocks._loose,
    qn("m:oMath"): Blocks._loose,
    qn("w:t"): Blocks._loose,
    **dict.fromkeys(
        (qn(name) for name in (
            "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:tcPr", "w:bookmarkStart", "w:bookmarkEnd",
            "w:proofErr", "w:permStart", "w:permEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:pPr",
        )),
        None,
    ),
}  # fmt: skip
