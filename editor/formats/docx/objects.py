"""What stands in a text without being text: pictures, drawings with text boxes, formulas, alternatives."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from editor.formats.docx.names import qn

_BOX = qn("w:txbxContent")
_TEXT = qn("w:t")
_CHOICE, _FALLBACK = qn("mc:Choice"), qn("mc:Fallback")
_ALTERNATIVE = qn("mc:AlternateContent")
_NOT_UNDERSTOOD = frozenset(("v", "o"))
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_MATH_TEXT = qn("m:t")
_MATH_PARTS = {
    **dict.fromkeys(map(qn, ("m:num", "m:sub", "m:deg", "m:lim", "m:fName", "m:e", "m:mr")), " "),
    qn("m:sup"): "^",
    qn("m:den"): "/",
}
"""Parts of formulas, and the sign that sets them apart in one line of text."""


@dataclass(slots=True, eq=False, repr=False)
class Drawn:
    """What a drawing holds: the text boxes in it, the objects that are not text, and their alternative words."""

    boxes: list[etree._Element] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    words: str = ""


def drawn(element: etree._Element) -> Drawn:
    """What is in a `w:drawing`, `w:pict` or `w:object`. Of alternatives one is taken, so that no box is read twice."""
    found = Drawn()
    _look(element, found)
    if element.tag == qn("w:object"):
        found.left_out = ["embedded object"]
    elif not found.boxes and not found.left_out and element.tag == qn("w:drawing"):
        found.left_out = ["drawing"]
    return found


def _look(element: etree._Element, found: Drawn) -> None:
    for child in element:
        tag = child.tag
        if tag == _BOX:
            found.boxes.append(child)
            continue
        if tag == _ALTERNATIVE:
            chosen = chosen_alternative(child)
            if chosen is not None:
                _look(chosen, found)
            continue
        if tag == qn("wp:docPr"):
            found.words = (child.get("descr") or child.get("title") or "").strip()
        elif tag == qn("a:blip") or tag == qn("v:imagedata"):
            found.left_out.append("picture")
        elif tag == _CHART:
            found.left_out.append("chart")
        elif tag == _DIAGRAM:
            found.left_out.append("diagram")
        _look(child, found)


def chosen_alternative(element: etree._Element) -> etree._Element | None:
    """The branch of an `mc:AlternateContent` to read: the first choice, as a current Word would, but never an empty
    branch where another has text."""
    branches = [b for b in element if b.tag == _CHOICE and b.get("Requires", "") not in _NOT_UNDERSTOOD]
    branches += [b for b in element if b.tag in (_FALLBACK, _CHOICE) and b not in branches]
    for branch in branches:
        if next(branch.iter(_TEXT, qn("w:delText")), None) is not None:
            return branch
    return branches[0] if branches else None


def formula_text(element: etree._Element) -> str:
    """A formula in one line: its signs in their order, its parts set apart, ``^`` before what is raised."""
    parts: list[str] = []
    _signs(element, parts)
    return " ".join("".join(parts).split()).replace(" /", "/").replace(" ^", "^")


def _signs(element: etree._Element, parts: list[str]) -> None:
    for child in element:
        if child.tag == _MATH_TEXT or child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag in _MATH_PARTS:
            parts.append(_MATH_PARTS[child.tag])
            _signs(child, parts)
            parts.append(" ")
        else:
            _signs(child, parts)
