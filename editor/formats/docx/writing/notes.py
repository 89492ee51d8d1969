"""The part of footnotes: the two separators, and every note that was called, in the order of the calls."""

from __future__ import annotations

from editor.core.model.inline import Format
from editor.core.model.views import View
from editor.core.numbering.wording import inline_text
from editor.formats.docx.writing.content import TAB
from editor.formats.docx.writing.footnotes import REFERENCE_STYLE
from editor.formats.docx.writing.paragraphs import plain_paragraph, segment_paragraphs
from editor.formats.docx.writing.runs import format_properties, run
from editor.formats.docx.writing.sheet import PendingNote, Sheet
from editor.formats.docx.writing.xmltext import run_content

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:before="0"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:before="0"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def footnotes(sheet: Sheet) -> str:
    """The footnotes of the file. A note that came or went with its mark is inserted or deleted like it."""
    sheet.in_note = True
    body = "".join(_footnote(sheet, at, note) for at, note in enumerate(sheet.notes, start=1))
    sheet.in_note, sheet.origin = False, ()
    return _SEPARATORS + body


def _footnote(sheet: Sheet, identity: int, note: PendingNote) -> str:
    sheet.origin = note.by
    lead = _lead(sheet, note)
    segment = sheet.strips.note(note.note, note.views)
    body = segment_paragraphs(sheet, segment, lead) or plain_paragraph(sheet, "FootnoteText", lead)
    return f'<w:footnote w:id="{identity}">{body}</w:footnote>'


def _lead(sheet: Sheet, note: PendingNote) -> str:
    """The mark at the start of a note, and its tab.

    They carry no change even where the note does: they go with its call, and LibreOffice, which cuts them off when it
    reads a note, would misplace the changes after them.
    """
    if note.literal and _brings(sheet, note):
        return ""
    number = run_content(note.literal) if note.literal else "<w:footnoteRef/>"
    return run(format_properties(Format.PLAIN, sheet.rtl, REFERENCE_STYLE), number) + TAB


def _brings(sheet: Sheet, note: PendingNote) -> bool:
    """Whether the text of a note begins with its typed mark, as it does in files other programs wrote."""
    clauses = sheet.strips.notes.get(note.note, ())
    text = inline_text(clauses[0].inline, sheet.numbering, View.MARKED).lstrip() if clauses else ""
    rest = text.removeprefix(note.literal)
    return text != rest and (not rest or not rest[0].isalnum())
