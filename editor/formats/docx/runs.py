"""The content of a paragraph: its runs in order, as pieces of text with the marks of who changed what.

One walk over the elements, a handler for each name; what has no handler is walked through, so that text inside unknown
markup is not lost.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format, Inert, NoteMark, Piece, Run, Stamps
from editor.formats.docx.names import OWN_BOOKMARK, qn
from editor.formats.docx.objects import chosen_alternative, drawn, formula_text
from editor.formats.docx.revisions import Revisions, joined
from editor.formats.docx.styles_in import LOOK_TAGS, OFF, TOGGLES, Styles, look_part
from editor.formats.docx.symbols import UNKNOWN, character
from editor.formats.docx.tally import Tally

_R, _TAB = qn("w:r"), qn("w:tab")
_RPR, _T, _VAL, _ID, _NAME, _TYPE = (qn(n) for n in ("w:rPr", "w:t", "w:val", "w:id", "w:name", "w:type"))
_LOOK_PARTS: dict[object, str] = {
    qn("w:rStyle"): "style",
    qn("w:rPrChange"): "change",
    qn("w:vanish"): "vanish",
    **dict.fromkeys(LOOK_TAGS, "look"),
}
_STYLE_BITS = int(Format.ITALIC | Format.BOLD | Format.SUPERSCRIPT | Format.SUBSCRIPT)
"""What a character style may give. Underlining is left out: it is how links look, not emphasis."""
_MARK_LENGTH = 8
_PAYLOAD_LIMIT = 24_000
PLACEHOLDER = "\u25a3"
"""Stands in the text for a picture or an embedded object."""


_Look = tuple[Format, Format | None, Stamps]
_LOOKS: tuple[_Look, ...] = tuple((Format(bits), None, ()) for bits in range(32))
_PLAIN = _LOOKS[0]


class Flow:
    """The text of paragraphs as it is read. Fields, moves and changes may run on from one paragraph to the next."""

    def __init__(self, styles: Styles, revisions: Revisions, tally: Tally) -> None:
        self.styles = styles
        self.revisions = revisions
        self.tally = tally
        self.inserted: Stamps = ()
        self.deleted: Stamps = ()
        self.move = ""
        self.boxes: list[tuple[etree._Element, Stamps, Stamps]] = []
        """Text boxes met, with who inserted and who deleted what they stand in."""
        self.identity = ""
        self.properties: etree._Element | None = None
        """The properties of the paragraph that was read last, where it has some."""
        self._pieces: list[Piece] = []
        self._moves: list[str] = []
        self._buffer: list[str] = []
        self._fields: list[bool] = []
        self._hidden = False
        self._break = False
        self._look: _Look = _PLAIN
        self._ranges: dict[str, str] = {}
        self._from = self._to = ""

    def paragraph(self, element: etree._Element) -> tuple[list[Piece], list[str]]:
        """The pieces of a paragraph, and for each the move it belongs to (``from``/``to`` and its name) or empty."""
        self._pieces, self._moves, self.identity, self.properties = [], [], "", None
        if self.boxes:
            self.boxes = []
        self._break = False
        if self._hidden:
            # A field whose code runs over the end of a paragraph: what follows is text again, rather shown than lost.
            self._fields, self._hidden = [False] * len(self._fields), False
        self.walk(element)
        self._flush()
        return self._pieces, self._moves

    def paragraph_of(self, element: etree._Element) -> tuple[list[Piece], list[str]]:
        """The pieces of an element that stands where a paragraph should."""
        self._pieces, self._moves, self.boxes, self.identity = [], [], [], ""
        handler = _HANDLERS.get(element.tag, _WALK)
        if handler is not None:
            handler(self, element)
        self._flush()
        return self._pieces, self._moves

    def walk(self, element: etree._Element) -> None:
        """Read all that is in an element."""
        for child in element:
            tag = child.tag
            if tag == _R:
                self.run(child)
            else:
                handler = _HANDLERS.get(tag, _WALK)
                if handler is not None:
                    handler(self, child)

    def text(self, text: str) -> None:
        """Take text with the marks and the format of this place."""
        if self._hidden:
            return
        if self._break:
            self._break = False
            if self._pieces or self._buffer:
                text = "\n" + text
        self._buffer.append(text)

    def _flush(self) -> None:
        """End the stretch of text that has the marks and the format of this place: one of them is to change."""
        if self._buffer:
            text = "".join(self._buffer)
            self._buffer = []
            look, was, restyled = self._look
            if text:
                self._pieces.append(Run(text, look, self.inserted, self.deleted, was, restyled))
                self._moves.append(self.move)

    def piece(self, piece: Piece) -> None:
        """Take something that is no text."""
        if self._hidden:
            return
        self._flush()
        self._pieces.append(piece)
        self._moves.append(self.move)

    # Runs

    def run(self, element: etree._Element) -> None:
        look = _PLAIN
        for child in element:
            tag = child.tag
            if tag == _RPR:
                look = self._run_look(child)
                continue
            if look is not self._look and look != self._look:
                self._flush()
                self._look = look
            if tag == _T:
                words = child.text
                if words:
                    if self._hidden or self._break:
                        self.text(words)
                    else:
                        self._buffer.append(words)
            elif tag == _TAB:
                self.text("\t")
            else:
                handler = _HANDLERS.get(tag, _WALK)
                if handler is not None:
                    handler(self, child)

    def _run_look(self, properties: etree._Element) -> _Look:
        on = told = 0
        style = ""
        change: etree._Element | None = None
        for child in properties:
            tag = child.tag
            bit = TOGGLES.get(tag)
            if bit is not None:
                told |= bit
                if child.get(_VAL) not in OFF:
                    on |= bit
                continue
            kind = _LOOK_PARTS.get(tag)
            if kind is None:
                continue
            if kind == "style":
                style = child.get(_VAL, "")
            elif kind == "change":
                change = child
            elif kind == "vanish":
                self.tally.add("hidden")
            else:
                bits, switched = look_part(child)
                told |= bits
                on |= switched
        if style:
            named = self.styles.character(style)
            on |= named.on & _STYLE_BITS & ~told
        now = _LOOKS[on]
        if change is None:
            return now
        old = change.find(_RPR)
        was = self._run_look(old)[0] if old is not None else Format.PLAIN
        return now if was is now[0] else (now[0], was, self.revisions.stamps(change))

    # Changes and moves

    def insertion(self, element: etree._Element) -> None:
        if self._buffer:
            self._flush()
        before = self.inserted
        stamps = self.revisions.stamps(element)
        self.inserted = joined(before, stamps) if before else stamps
        self.walk(element)
        if self._buffer:
            self._flush()
        self.inserted = before

    def deletion(self, element: etree._Element) -> None:
        if self._buffer:
            self._flush()
        before = self.deleted
        stamps = self.revisions.stamps(element)
        self.deleted = joined(before, stamps) if before else stamps
        self.walk(element)
        if self._buffer:
            self._flush()
        self.deleted = before

    def moved(self, element: etree._Element, direction: str) -> None:
        """A change that is one end of a move; a nameless move is still told from plain changes."""
        self._flush()
        before = self.move
        self.move = f"{direction}:{self._from if direction == 'from' else self._to}"
        if direction == "from":
            self.deletion(element)
        else:
            self.insertion(element)
        self.move = before

    def changed_text(self, element: etree._Element) -> None:
        """Deleted text that stands in no deletion: nobody knows whose it is."""
        self._flush()
        self.deleted = self.revisions.stamps(element)
        self.text(element.text or "")
        self._flush()
        self.deleted = ()

    def range_start(self, element: etree._Element, direction: str) -> None:
        name = element.get(_NAME, "")
        self._ranges[f"{direction}{element.get(_ID, '')}"] = name
        if direction == "from":
            self._from = name
        else:
            self._to = name

    def range_end(self, element: etree._Element, direction: str) -> None:
        if self._ranges.pop(f"{direction}{element.get(_ID, '')}", None) is not None:
            if direction == "from":
                self._from = ""
            else:
                self._to = ""

    # Fields

    def field_part(self, element: etree._Element) -> None:
        match element.get(_FLD_TYPE):
            case "begin":
                self._fields.append(True)
            case "separate" if self._fields:
                self._fields[-1] = False
            case "end" if self._fields:
                self._fields.pop()
        self._hidden = any(self._fields)

    # Other content of runs

    def line_break(self, element: etree._Element) -> None:
        if element.get(_TYPE) in ("page", "column"):
            self._break = True
        else:
            self.text("\n")

    def symbol(self, element: etree._Element) -> None:
        code = element.get(qn("w:char"), "")
        try:
            sign = character(element.get(qn("w:font"), ""), int(code, 16))
        except ValueError:
            sign = UNKNOWN
        if sign == UNKNOWN:
            self.tally.add("symbol")
        self.text(sign)

    def note(self, element: etree._Element, family: str) -> None:
        mark = ""
        following = element.getnext()
        if element.get(qn("w:customMarkFollows")) in ("1", "true", "on") and following is not None:
            words = following.text or ""
            if following.tag == _T and 0 < len(words.strip()) <= _MARK_LENGTH:
                mark = words.strip()
                following.text = ""
        key = ClauseId(f"{family}{element.get(_ID, '')}")
        self.piece(NoteMark(key, mark, self.inserted, self.deleted))

    def ruby(self, element: etree._Element) -> None:
        for name, before, after in (("w:rubyBase", "", ""), ("w:rt", "(", ")")):
            part = element.find(qn(name))
            if part is not None:
                if before:
                    self.text(before)
                self.walk(part)
                if after:
                    self.text(after)

    def formula(self, element: etree._Element) -> None:
        text = formula_text(element)
        payload = etree.tostring(element, encoding="unicode", with_tail=False)
        if len(payload) > _PAYLOAD_LIMIT:
            self.tally.add("long formula")
            payload = ""
        else:
            self.tally.add("formula")
        self.piece(Inert("formula", text, payload, self.inserted, self.deleted))

    def object(self, element: etree._Element) -> None:
        found = drawn(element)
        self.boxes += [(box, self.inserted, self.deleted) for box in found.boxes]
        for what in found.left_out:
            self.tally.add(what)
            name = f"{what}: {found.words}" if found.words else what
            self.piece(Inert(name, PLACEHOLDER, "", self.inserted, self.deleted))

    def alternative(self, element: etree._Element) -> None:
        chosen = chosen_alternative(element)
        if chosen is not None:
            self.walk(chosen)

    def bookmark(self, element: etree._Element) -> None:
        name = element.get(_NAME, "")
        if name.startswith(OWN_BOOKMARK) and not self.identity:
            self.identity = name.removeprefix(OWN_BOOKMARK).replace("_", "-")


_FLD_TYPE = qn("w:fldCharType")
_Handler = Callable[[Flow, etree._Element], None]
_WALK: _Handler = Flow.walk


def _properties(flow: Flow, element: etree._Element) -> None:
    flow.properties = element


def _says(text: str) -> _Handler:
    return lambda flow, _: flow.text(text)


def _deleted_text(flow: Flow, element: etree._Element) -> None:
    if not element.text:
        return
    if flow.deleted:
        flow.text(element.text)
    else:
        flow.changed_text(element)


def _tallies(what: str) -> _Handler:
    return lambda flow, _: flow.tally.add(what)


_HANDLERS: dict[object, _Handler | None] = {
    _R: Flow.run,
    _T: lambda flow, element: flow.text(element.text or ""),
    qn("w:delText"): _deleted_text,
    qn("w:ins"): Flow.insertion,
    qn("w:del"): Flow.deletion,
    qn("w:moveTo"): lambda flow, e: flow.moved(e, "to"),
    qn("w:moveFrom"): lambda flow, e: flow.moved(e, "from"),
    qn("w:moveFromRangeStart"): lambda flow, e: flow.range_start(e, "from"),
    qn("w:moveFromRangeEnd"): lambda flow, e: flow.range_end(e, "from"),
    qn("w:moveToRangeStart"): lambda flow, e: flow.range_start(e, "to"),
    qn("w:moveToRangeEnd"): lambda flow, e: flow.range_end(e, "to"),
    qn("w:pPr"): _properties,
    qn("w:tab"): _says("\t"),
    qn("w:ptab"): _says("\t"),
    qn("w:br"): Flow.line_break,
    qn("w:cr"): _says("\n"),
    qn("w:noBreakHyphen"): _says("\u2011"),
    qn("w:softHyphen"): _says("\u00ad"),
    qn("w:sym"): Flow.symbol,
    qn("w:footnoteReference"): lambda flow, e: flow.note(e, "f"),
    qn("w:endnoteReference"): lambda flow, e: flow.note(e, "e"),
    qn("w:fldChar"): Flow.field_part,
    qn("w:ruby"): Flow.ruby,
    qn("m:oMath"): Flow.formula,
    qn("w:drawing"): Flow.object,
    qn("w:pict"): Flow.object,
    qn("w:object"): Flow.object,
    qn("mc:AlternateContent"): Flow.alternative,
    qn("w:bookmarkStart"): Flow.bookmark,
    qn("w:commentReference"): _tallies("comment"),
    qn("w:subDoc"): _tallies("linked document"),
    # Instructions, properties and marks without text.
    **dict.fromkeys(
        (qn(name) for name in (
            "w:instrText", "w:delInstrText", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr",
            "w:fldData", "w:bookmarkEnd", "w:proofErr", "w:footnoteRef", "w:endnoteRef", "w:separator",
            "w:continuationSeparator", "w:annotationRef", "w:lastRenderedPageBreak", "w:commentRangeStart",
            "w:commentRangeEnd", "w:permStart", "w:permEnd", "w:rPr", "w:rubyPr",
        )),
        None,
    ),
}  # fmt: skip
