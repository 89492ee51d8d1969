"""Blocks in their order: stretches of paragraphs, and tables kept apart from one another."""

from __future__ import annotations

from collections.abc import Sequence

from editor.formats.docx.writing.paragraphs import plain_paragraph, segment_paragraphs
from editor.formats.docx.writing.sheet import Sheet
from editor.formats.docx.writing.strips import Segment
from editor.formats.docx.writing.tables import TABLE_STYLE, table


def blocks(sheet: Sheet, segments: Sequence[Segment], table_style: str = TABLE_STYLE) -> list[str]:
    """The blocks of a row of segments. Two tables that follow each other would be one without a line between."""
    parts: list[str] = []
    at = 0
    while at < len(segments):
        cell = segments[at].cell
        if cell is None:
            table_next = at + 1 < len(segments) and segments[at + 1].cell is not None
            parts.append(segment_paragraphs(sheet, segments[at], before_table=table_next))
            at += 1
            continue
        end = at
        while end < len(segments) and (other := segments[end].cell) is not None and other.table == cell.table:
            end += 1
        if parts and parts[-1].endswith("</w:tbl>"):
            parts.append(plain_paragraph(sheet, "", ""))
        parts.append(table(sheet, segments[at:end], table_style))
        at = end
    return parts
