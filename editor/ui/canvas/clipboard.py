"""Words that leave the page and come to it by the clipboard."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextDocument

from editor.core.model.inline import Inline, Run
from editor.core.numbering.schemes import scheme_of
from editor.ui.canvas.block_look import LabelMark
from editor.ui.canvas.page_block import PageBlock, units

_LABEL = re.compile(r"^\s*(?P<label>\S{1,8}?)(?:\t[ \u00a0]*|[ \u00a0]{2,})(?=\S)")


def copied(document: QTextDocument, blocks: Sequence[PageBlock], start: int, end: int) -> QMimeData:
    """The words between two offsets as plain text: struck ones left out unless nothing else is selected, the label
    before a clause that is selected from its start."""
    data = QMimeData()
    living = _lines(document, blocks, start, end, struck=False)
    data.setText("\n".join(living if any(living) else _lines(document, blocks, start, end, struck=True)))
    return data


def _lines(document: QTextDocument, blocks: Sequence[PageBlock], start: int, end: int, struck: bool) -> list[str]:
    lines = []
    place = document.findBlock(start)
    several = place.position() + place.length() <= end
    while place.isValid() and place.position() <= end:
        number = place.blockNumber()
        if number >= len(blocks):
            break
        block = blocks[number]
        low, high = start - place.position(), end - place.position()
        text = _words(block, low, high, struck)
        label = "".join(segment.text for segment in block.look.label if segment.mark is not LabelMark.DELETED)
        if several and low <= 0 and label and text:
            text = f"{label}\t{text}"
        if text or not several:
            lines.append(text)
        place = place.next()
    return lines


def _words(block: PageBlock, low: int, high: int, struck: bool) -> str:
    found = []
    at = 0
    for fragment in block.fragments:
        size = units(fragment.text)
        if at < high and at + size > low and (struck or not fragment.mark.strike):
            encoded = fragment.text.encode("utf-16-le", "surrogatepass")
            cut = encoded[max(low - at, 0) * 2 : min(high - at, size) * 2]
            found.append(cut.decode("utf-16-le", "replace"))
        at += size
    return "".join(found).replace("\u2028", "\n")


def pasted(source: QMimeData) -> tuple[Inline, ...]:
    """Plain text as rows of pieces, a paragraph each: empty lines and typed labels are dropped."""
    text = source.text().replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n").replace("\x00", "")
    rows = [row for row in text.split("\n") if row.strip()] if "\n" in text.strip("\n") else [text.strip("\n")]
    if len(rows) > 1:
        # The first row runs on in the paragraph with the caret: its spaces belong to the sentence.
        rows = [_unlabelled(row) if at == 0 else _unlabelled(row).strip(" \t") for at, row in enumerate(rows)]
    return tuple((Run(row),) for row in rows if row)


def _unlabelled(row: str) -> str:
    match = _LABEL.match(row)
    if match is not None and scheme_of(match["label"]) is not None:
        return row[match.end() :]
    return row
