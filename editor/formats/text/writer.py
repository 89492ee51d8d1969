"""Writing a document as plain text: the lines of the base or the proposed view, or the marked view in its notation."""

from __future__ import annotations

from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import Numbering
from editor.formats.text.header import escaped_header
from editor.formats.text.merged import merged
from editor.formats.text.notation import rendered

_BOM = "\ufeff"


def write(document: Document, numbering: Numbering, view: View) -> bytes:
    """The text of one view in UTF-8, a line for each paragraph and for each row of a table, footnotes at the end."""
    if view is View.MARKED:
        text = "".join(rendered(line) + "\n" for line in merged(document, numbering))
        text = escaped_header(text)
    else:
        text = "".join(f"{line}\n" for line in lines(document, numbering, view))
    if text.startswith(_BOM):
        text = _BOM + text
    return text.encode("utf-8", "replace")
