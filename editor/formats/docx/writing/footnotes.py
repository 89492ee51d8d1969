"""Footnote marks in the text. The notes themselves are written when all marks are known (`note_parts`)."""

from __future__ import annotations

from editor.core.model.inline import Format, NoteMark, Stamps
from editor.formats.docx.writing.runs import format_properties, run, text_runs
from editor.formats.docx.writing.sheet import PendingNote, Sheet
from editor.formats.docx.writing.xmltext import run_content

REFERENCE_STYLE = "FootnoteReference"


def note_reference(sheet: Sheet, mark: NoteMark, views: int, by: Stamps, tag: str) -> str:
    """The run that calls a footnote, and the note set down for later.

    Word numbers footnotes itself, each mark by one. A custom mark, and the number of a note that was called before,
    are text that follows the call. Inside a footnote no other can be called: there the number is plain text.
    """
    number = mark.mark or sheet.note_number(mark.note)
    if sheet.in_note:
        return text_runs(number, Format.SUPERSCRIPT, sheet.rtl, tag)
    seen = sheet.numbered.get(mark.note, 0)
    sheet.numbered[mark.note] = seen | views
    literal = number if mark.mark or not views & ~seen else ""
    sheet.notes.append(PendingNote(mark.note, views, by, literal))
    identity = len(sheet.notes)
    properties = format_properties(Format.PLAIN, sheet.rtl, REFERENCE_STYLE)
    if not literal:
        return run(properties, f'<w:footnoteReference w:id="{identity}"/>')
    call = f'<w:footnoteReference w:customMarkFollows="1" w:id="{identity}"/>'
    return run(properties, call + run_content(literal, tag))
