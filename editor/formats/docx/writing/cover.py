"""The cover: conference, designation, source, title, and the summary box in the form the conference asks for.

Every field that holds text is printed, also one the layout does not know: in the box where it has a label, as a line
under the title otherwise. The words of the form (``Summary:``) are added where the text does not bring them itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from editor.core.model.document import Meeting
from editor.core.model.ids import COVER
from editor.core.model.inline import Format
from editor.core.model.views import View
from editor.core.numbering.wording import inline_text
from editor.formats.docx.writing.blocks import blocks
from editor.formats.docx.writing.content import TAB, strip_content
from editor.formats.docx.writing.layout import day_in_words, days_of, short_form
from editor.formats.docx.writing.paragraphs import bookmarked, plain_paragraph
from editor.formats.docx.writing.runs import text_runs
from editor.formats.docx.writing.sheet import Sheet
from editor.formats.docx.writing.strips import Segment, Strip
from editor.formats.docx.writing.tables import cell_start, table_start

TITLE_STYLES = {"source": "Source", "title": "Title1", "subtitle": "Title4", "agenda": "Agendaitem"}
HEAD_FIELDS = ("conference", "place", "body", "docno", "dated", "original")
_LEFT, _LABEL_COLUMN = 6521, 1985
_FRAME = '<w:framePr w:w="9639" w:wrap="around" w:vAnchor="page" w:hAnchor="margin" w:xAlign="left" w:y="15420"/>'
_RULE = '<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="auto"/></w:pBdr>'
_DASHES = ("–", "-", "−", "—")


def cover(sheet: Sheet) -> str:
    """The blocks of the cover; empty where a document has none."""
    document = sheet.document
    fields = fields_of(sheet.strips.rows.get(COVER, ()))
    if not fields and document.meeting == Meeting() and not document.sources:
        return ""
    if not _is_in_form(sheet, fields):
        return _as_read(sheet)
    boxed = {name: fields[name] for name in sheet.layout.box if name in fields}
    known = {*HEAD_FIELDS, *TITLE_STYLES, *boxed, "contact"}
    others = {name: strips for name, strips in fields.items() if name not in known}
    named = {name: strips for name, strips in others.items() if _label(sheet, name, strips)}
    lines = "".join(_line(sheet, "", strip, "") for name in others if name not in named for strip in others[name])
    boxed |= named
    box = _boxed(sheet, boxed) if boxed else ""
    contact = [] if "contact" in boxed else fields.get("contact", [])
    foot = _contact(sheet, contact)
    # A frame is anchored to the paragraph after it, which has to be on the first page too.
    gap = _gap(sheet) if box or foot else ""
    return _head(sheet, fields) + _titles(sheet, fields) + lines + box + foot + gap


def _is_in_form(sheet: Sheet, fields: dict[str, list[Strip]]) -> bool:
    """Whether the fields stand in the order in which the form prints them, or come without any order of their own.

    A cover read from a file of another form keeps its order: what a reader of the old file looks for is there.
    """
    if all(strip.clause.cell is None for strips in fields.values() for strip in strips) and "text" not in fields:
        return True
    form = [*HEAD_FIELDS, *TITLE_STYLES, *(name for name in sheet.layout.box if name != "contact"), "contact"]
    places = [form.index(name) if name in form else -1 for name in _field_names(sheet)]
    return -1 not in places and places == sorted(places)


def _field_names(sheet: Sheet) -> list[str]:
    """The fields in the order of the text, each time another one begins."""
    names: list[str] = []
    for segment in sheet.strips.rows.get(COVER, ()):
        for strip in segment.strips:
            if not names or names[-1] != strip.clause.field:
                names.append(strip.clause.field)
    return names


def _as_read(sheet: Sheet) -> str:
    """The cover in its own order, with the tables it came in."""
    sheet.cover_as_read = True
    parts = blocks(sheet, sheet.strips.rows.get(COVER, ()), "Covertable")
    sheet.cover_as_read = False
    return "".join(parts) + _gap(sheet)


def fields_of(segments: Iterable[Segment]) -> dict[str, list[Strip]]:
    """The strips of the cover by the field they fill, in the order of the text."""
    fields: dict[str, list[Strip]] = {}
    for segment in segments:
        for strip in segment.strips:
            fields.setdefault(strip.clause.field, []).append(strip)
    return fields


def header_text(sheet: Sheet) -> str:
    """The designation for the running header."""
    return short_form(_text(sheet, "docno"), sheet.document.meeting) or sheet.document.meeting.key


def _contact(sheet: Sheet, strips: Sequence[Strip]) -> str:
    """The contact, in a frame at the foot of the first page.

    A footer would look the same, but programs that read the text of a file pass over footers.
    """
    parts = []
    for at, strip in enumerate(strips):
        label = strip.clause.label if at else _label(sheet, "contact", strips)
        lead = text_runs(label, Format.BOLD, sheet.rtl) + TAB if label else ""
        parts.append(
            plain_paragraph(sheet, "FirstFooter", lead + _content(sheet, strip), _FRAME + ("" if at else _RULE))
        )
    return "".join(parts)


def _head(sheet: Sheet, fields: dict[str, list[Strip]]) -> str:
    """The head of the first page: the conference over a rule, then body and designation side by side."""
    meeting, words = sheet.document.meeting, sheet.layout.words
    top = _lines(sheet, fields, "conference", "Conference", meeting.name)
    place = ", ".join(part for part in (meeting.place, days_of(meeting, words)) if part)
    top += _lines(sheet, fields, "place", "Meetingplace", place)
    body = words.body if sheet.layout.body and meeting.key else ""
    left = _lines(sheet, fields, "body", "Committee", body)
    right = _designation(sheet, fields)
    if not (top or left or right):
        return ""
    width = sheet.layout.width
    rule = '<w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:tcBorders>'
    empty = plain_paragraph(sheet, "Committee", "")
    first = (
        f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="2"/>{rule}</w:tcPr>'
        f"{top or empty}</w:tc></w:tr>"
    )
    gap = '<w:tcMar><w:top w:w="120" w:type="dxa"/></w:tcMar></w:tcPr>'
    second = "".join(
        cell_start(cell).replace("</w:tcPr>", gap) + (content or empty) + "</w:tc>"
        for cell, content in ((_LEFT, left), (width - _LEFT, right))
    )
    return f"{table_start(sheet, (_LEFT, width - _LEFT), 'Covertable')}{first}<w:tr>{second}</w:tr></w:tbl>"


def _designation(sheet: Sheet, fields: dict[str, list[Strip]]) -> str:
    """Document, date and original language."""
    meeting, words = sheet.document.meeting, sheet.layout.words
    lines = [
        _line(sheet, "Docnumber", strip, f"{words.document} " if _wants_word(sheet, strip) else "")
        for strip in fields.get("docno", ())
    ]
    for strip in fields.get("dated", ()):
        text = _plain(sheet, strip)
        spelt = day_in_words(text, words)
        if spelt == text:
            lines.append(_line(sheet, "Docnumber", strip, ""))
        else:
            runs = bookmarked(sheet, strip, text_runs(spelt, Format.PLAIN, sheet.rtl))
            lines.append(plain_paragraph(sheet, "Docnumber", runs))
    original = fields.get("original")
    if original:
        lead = f"{words.original}: "
        lines += [_line(sheet, "Docnumber", s, "" if ":" in _plain(sheet, s) else lead) for s in original]
    elif lines and meeting.key:
        runs = text_runs(f"{words.original}: {words.language}", Format.PLAIN, sheet.rtl)
        lines.append(plain_paragraph(sheet, "Docnumber", runs))
    return "".join(lines)


def _wants_word(sheet: Sheet, strip: Strip) -> bool:
    """Whether a designation lacks the word Document."""
    return bool(sheet.document.meeting.key) and not _begins(sheet, strip, *_DESIGNATIONS)


_DESIGNATIONS = ("document", "documento", "addendum", "revision", "corrigendum", "документ", "文件", "الوثيقة")


def _titles(sheet: Sheet, fields: dict[str, list[Strip]]) -> str:
    """Source, title and agenda item."""
    names = {actor.id: actor.name for actor in sheet.document.actors}
    source = ", ".join(names.get(actor, actor) for actor in sheet.document.sources)
    parts = [_lines(sheet, fields, "source", "Source", source)]
    parts += [_lines(sheet, fields, name, style, "") for name, style in TITLE_STYLES.items() if name != "source"]
    return "".join(parts)


def _boxed(sheet: Sheet, fields: dict[str, list[Strip]]) -> str:
    """The summary box, kept from what stands before by an empty line."""
    form, width = sheet.layout.form, sheet.layout.width
    if form == "columns":
        rows = "".join(
            f"<w:tr>{cell_start(_LABEL_COLUMN)}{_label_line(sheet, _label(sheet, name, strips))}</w:tc>"
            f"{cell_start(width - _LABEL_COLUMN)}{_texts(sheet, strips)}</w:tc></w:tr>"
            for name, strips in fields.items()
        )
        start = table_start(sheet, (_LABEL_COLUMN, width - _LABEL_COLUMN), "Tablegrid")
        return f"{_gap(sheet)}{start}{rows}</w:tbl>"
    body = "".join(_field(sheet, name, strips) for name, strips in fields.items())
    if form == "plain":
        return body
    start = table_start(sheet, (width,), "Boxframe")
    return f"{_gap(sheet)}{start}<w:tr>{cell_start(width)}{body}{_gap(sheet)}</w:tc></w:tr></w:tbl>"


def _field(sheet: Sheet, name: str, strips: Sequence[Strip]) -> str:
    """A field in the box, under its label. The priority area is one line: label, dash, text."""
    label = _label(sheet, name, strips)
    if name == "priority" and label:
        dash = "" if _begins(sheet, strips[0], *_DASHES) else _plainly(text_runs("–", Format.PLAIN, sheet.rtl)) + TAB
        lead = text_runs(label, Format.BOLD, sheet.rtl) + TAB + dash
        first = plain_paragraph(sheet, "Boxlabel", lead + _plainly(_content(sheet, strips[0])))
        return first + "".join(_text_line(sheet, strip, strips[0]) for strip in strips[1:])
    return (_label_line(sheet, label) if label else "") + _texts(sheet, strips)


def _texts(sheet: Sheet, strips: Sequence[Strip]) -> str:
    """The paragraphs of a field. A first one that held nothing but the label needs no line of its own."""
    shown = strips[1:] if len(strips) > 1 and strips[0].clause.label and not strips[0].clause.inline else strips
    return "".join(_text_line(sheet, strip, strips[0]) for strip in shown)


def _text_line(sheet: Sheet, strip: Strip, first: Strip) -> str:
    """A paragraph of a field; a later one may bring a label of its own."""
    label = "" if strip is first else strip.clause.label
    lead = text_runs(label, Format.BOLD, sheet.rtl) + TAB if label else ""
    return plain_paragraph(sheet, "Boxtext", lead + _content(sheet, strip))


def _label(sheet: Sheet, name: str, strips: Sequence[Strip]) -> str:
    """The words before a field: its own label, or those of the layout; empty where its text brings them."""
    if strips[0].clause.label:
        return strips[0].clause.label
    words = sheet.layout.label(name)
    return "" if not words or _begins(sheet, strips[0], words) else f"{words}:"


def _label_line(sheet: Sheet, text: str) -> str:
    return plain_paragraph(sheet, "Boxlabel", text_runs(text, Format.PLAIN, sheet.rtl) if text else "")


def _plainly(runs: str) -> str:
    """Runs in a bold paragraph, set upright: only the label is bold there."""
    return runs.replace("<w:r><w:rPr>", '<w:r><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/>').replace(
        "<w:r><w:t", '<w:r><w:rPr><w:b w:val="0"/><w:bCs w:val="0"/></w:rPr><w:t'
    )


def _gap(sheet: Sheet) -> str:
    return plain_paragraph(sheet, "Boxtext", "")


def _lines(sheet: Sheet, fields: dict[str, list[Strip]], name: str, style: str, otherwise: str) -> str:
    """The lines of a field, or one line of other text where it has none."""
    strips = fields.get(name)
    if strips:
        return "".join(_line(sheet, style, strip, "") for strip in strips)
    runs = text_runs(otherwise, Format.PLAIN, sheet.rtl) if otherwise else ""
    return plain_paragraph(sheet, style, runs) if runs else ""


def _line(sheet: Sheet, style: str, strip: Strip, lead: str) -> str:
    lead = lead or (f"{strip.clause.label} " if strip.clause.label else "")
    before = text_runs(lead, Format.PLAIN, sheet.rtl) if lead else ""
    return plain_paragraph(sheet, style, before + _content(sheet, strip))


def _content(sheet: Sheet, strip: Strip) -> str:
    return bookmarked(sheet, strip, sheet.redline.joined(strip_content(sheet, strip)))


def _plain(sheet: Sheet, strip: Strip) -> str:
    return inline_text(strip.clause.inline, sheet.numbering, View.PROPOSED).strip()


def _begins(sheet: Sheet, strip: Strip, *starts: str) -> bool:
    """Whether a field brings one of these words itself."""
    return _plain(sheet, strip).casefold().startswith(tuple(start.casefold() for start in starts))


def _text(sheet: Sheet, name: str) -> str:
    strips = fields_of(sheet.strips.rows.get(COVER, ())).get(name, [])
    return " ".join(_plain(sheet, strip) for strip in strips)
