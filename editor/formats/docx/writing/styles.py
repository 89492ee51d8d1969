"""The ITU style of each kind of clause (conventions, sections 3.4 and 6.2). The measures are the template's."""

from __future__ import annotations

from functools import lru_cache

from editor.core.model.clause import Kind
from editor.core.numbering.schemes import BULLETS

_RESOLUTION = {Kind.NUMBER: "ResNo", Kind.TITLE: "Restitle", Kind.ADOPTED: "Resref"}
_RECOMMENDATION = {Kind.NUMBER: "RecNo", Kind.TITLE: "Rectitle", Kind.ADOPTED: "Recref"}
_OTHERS = {
    Kind.OPENING: "Normalaftertitle",
    Kind.CALL: "Call",
    Kind.ANNEX: "AnnexNo",
    Kind.ANNEX_REF: "Annexref",
    Kind.ANNEX_TITLE: "Annextitle",
    Kind.NOTE: "FootnoteText",
    Kind.REASONS: "Reasons",
}
FIELD_STYLES = {
    "conference": "Conference",
    "place": "Meetingplace",
    "body": "Committee",
    "docno": "Docnumber",
    "dated": "Docnumber",
    "original": "Docnumber",
    "source": "Source",
    "title": "Title1",
    "subtitle": "Title4",
    "agenda": "Agendaitem",
    "priority": "Boxtext",
    "summary": "Boxtext",
    "expected": "Boxtext",
    "references": "Boxtext",
    "action": "Boxtext",
    "contact": "Boxtext",
}
"""The styles of the lines of a cover."""
_INDENTED = (Kind.ITEM, Kind.PARAGRAPH)
_DEEPEST_LIST = 3
_DEEPEST_HEADING = 6


@lru_cache(maxsize=1024)
def look(
    kind: Kind, level: int, label: str, what: str, hang: int, rtl: bool, header: bool = False, spacing: str = ""
) -> str:
    """The children of `w:pPr` for a clause of this kind, in the order of the schema.

    `what` is the instrument, or the field of a cover; `hang` is the indent of a label. A paragraph of a list without
    label loses the hanging indent of its style; a dash or bullet at the first level, where the style has none, gets it.
    """
    style = _style(kind, level, what, header)
    xml = f'<w:pStyle w:val="{style}"/>' if style else ""
    if rtl:
        xml += "<w:bidi/>"
    xml += spacing
    if kind is Kind.ITEM and not style and label in BULLETS:
        xml += f'<w:ind w:left="{hang}" w:hanging="{hang}"/>'
    elif style.startswith(("enumlev", "Heading")) and not label:
        xml += '<w:ind w:firstLine="0"/>'
    return xml


def _style(kind: Kind, level: int, what: str, header: bool) -> str:
    """The style of a kind; empty for the ordinary one."""
    if kind in _INDENTED:
        return "" if level <= 1 else f"enumlev{min(level - 1, _DEEPEST_LIST)}"
    if kind is Kind.HEADING:
        return f"Heading{min(max(level, 1), _DEEPEST_HEADING)}"
    if kind is Kind.CELL:
        return "Tablehead" if header else "Tabletext"
    if kind is Kind.FIELD:
        return FIELD_STYLES.get(what, "")
    lines = _RECOMMENDATION if what == "recommendation" else _RESOLUTION
    return lines.get(kind) or _OTHERS.get(kind, "")
