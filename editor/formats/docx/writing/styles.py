"""The ITU style of each kind of clause (conventions, sections 3.4 and 6.2). The measures are the template's."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.model.clause import Clause, Kind, Shape
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
_INDENTED = (Kind.ITEM, Kind.PARAGRAPH)
_DEEPEST_LIST = 3
_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style and what is set beside it: `hanging` indents the first line like a labelled one, `flush` takes
    the hanging indent of the style away, for a paragraph without label."""

    style: str
    hanging: bool = False
    flush: bool = False


def look_of(clause: Clause, label: str, instrument: str, shape: Shape | None = None) -> Look:
    """The look of a clause with this label; `shape` gives it the kind and level it had in the base."""
    kind, level = (clause.kind, clause.level) if shape is None else (shape.kind, shape.level)
    if kind in _INDENTED:
        if level == 1:
            return Look("", hanging=kind is Kind.ITEM and label in BULLETS and label != "")
        return Look(f"enumlev{min(level - 1, _DEEPEST_LIST)}", flush=label == "")
    if kind is Kind.HEADING:
        return Look(f"Heading{min(max(level, 1), _DEEPEST_HEADING)}", flush=label == "")
    if kind is Kind.CELL:
        return Look("Tablehead" if clause.cell is not None and clause.cell.header else "Tabletext")
    lines = _RECOMMENDATION if instrument == "recommendation" else _RESOLUTION
    return Look(lines.get(kind) or _OTHERS.get(kind, ""))


def look_properties(look: Look, hang: int, rtl: bool, spacing: str = "") -> str:
    """The children of `w:pPr` for a look, in the order of the schema. `hang` is the indent of a label."""
    xml = f'<w:pStyle w:val="{look.style}"/>' if look.style else ""
    if rtl:
        xml += "<w:bidi/>"
    xml += spacing
    if look.hanging:
        xml += f'<w:ind w:left="{hang}" w:hanging="{hang}"/>'
    elif look.flush:
        xml += '<w:ind w:firstLine="0"/>'
    return xml
