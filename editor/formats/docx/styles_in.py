"""The styles of a file, resolved along what they are based on, and matched to the names ITU templates use."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from editor.core.model.inline import Format
from editor.formats.docx.names import folded, qn
from editor.formats.structure.roles import ROLES

_VAL = qn("w:val")
OFF: frozenset[str | None] = frozenset(("0", "false", "off", "none"))
TOGGLES: dict[object, int] = {
    qn("w:i"): int(Format.ITALIC),
    qn("w:b"): int(Format.BOLD),
}
_POSITIONS = {"superscript": int(Format.SUPERSCRIPT), "subscript": int(Format.SUBSCRIPT)}
_RAISED = int(Format.SUPERSCRIPT | Format.SUBSCRIPT)
_UNDERLINED = int(Format.UNDERLINE)
_UNDERLINE = qn("w:u")
_POSITION = qn("w:vertAlign")
_LEFT, _START, _NUM_ID, _ILVL = qn("w:left"), qn("w:start"), qn("w:numId"), qn("w:ilvl")
_IND, _JC, _NUMPR = qn("w:ind"), qn("w:jc"), qn("w:numPr")
_INDENT_LIMIT = 40_000


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """What run properties say of the format: bits of `Format` that are switched on, and bits they speak of at all.

    Bits are whole numbers here: operations on flags take several times as long, and there is one for each run.
    """

    on: int = 0
    told: int = 0

    def over(self, under: CharacterLook) -> CharacterLook:
        """These properties laid over others."""
        return CharacterLook(self.on | (under.on & ~self.told), self.told | under.told)


NO_LOOK = CharacterLook()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says of its paragraphs. `list` is (list id, level from 0) of an automatic list."""

    key: str = ""
    look: CharacterLook = NO_LOOK
    indent: int | None = None
    centred: bool | None = None
    list: tuple[str, int] | None = None


NO_STYLE = ParagraphStyle()


LOOK_TAGS: tuple[object, ...] = (*TOGGLES, _UNDERLINE, _POSITION)
"""The run properties that `look_part` reads."""


def look_part(element: etree._Element) -> tuple[int, int]:
    """The bits a run property speaks of, and those of them it switches on."""
    bit = TOGGLES.get(element.tag)
    if bit is not None:
        return bit, 0 if element.get(_VAL) in OFF else bit
    if element.tag == _UNDERLINE:
        return _UNDERLINED, 0 if element.get(_VAL, "single") in OFF else _UNDERLINED
    return _RAISED, _POSITIONS.get(element.get(_VAL, ""), 0)


def character_look(properties: etree._Element) -> CharacterLook:
    """The format a `w:rPr` tells, without its character style."""
    on = told = 0
    for child in properties:
        if child.tag in LOOK_TAGS:
            bits, switched = look_part(child)
            told |= bits
            on |= switched
    return CharacterLook(on, told) if told else NO_LOOK


def measure(text: str | None) -> int:
    """A measure in twentieths of a point; 0 for what is none."""
    if not text:
        return 0
    try:
        value = int(float(text.removesuffix("pt"))) * (20 if text.endswith("pt") else 1)
    except (ValueError, OverflowError):
        return 0
    return max(-_INDENT_LIMIT, min(value, _INDENT_LIMIT))


def indent_told(indent: etree._Element) -> int | None:
    """The left indentation a `w:ind` tells, or None."""
    left = indent.get(_LEFT, indent.get(_START))
    return None if left is None else measure(left)


def list_told(numbering: etree._Element) -> tuple[str | None, int | None]:
    """The list id and level a `w:numPr` tells; either may be missing."""
    identity = level = None
    for child in numbering:
        if child.tag == _NUM_ID:
            identity = child.get(_VAL)
        elif child.tag == _ILVL:
            level = max(0, min(measure(child.get(_VAL)), 8))
    return identity, level


class Styles:
    """The style sheet of a file. Styles are resolved when first asked for: most files use few of many."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, CharacterLook] = {}
        self.default = ""
        if root is None:
            return
        for element in root.iterchildren(qn("w:style")):
            identity = element.get(qn("w:styleId"), "")
            self._elements.setdefault(identity, element)
            if element.get(qn("w:type")) == "paragraph" and element.get(qn("w:default")) in ("1", "true", "on"):
                self.default = identity

    def paragraph(self, identity: str) -> ParagraphStyle:
        """The paragraph style of that id, resolved."""
        style = self._paragraphs.get(identity)
        if style is None:
            style = self._resolved(identity, ())
            self._paragraphs[identity] = style
        return style

    def character(self, identity: str) -> CharacterLook:
        """The format a character style gives."""
        look = self._characters.get(identity)
        if look is None:
            look = self._resolved(identity, ()).look
            self._characters[identity] = look
        return look

    def list_style(self, identity: str) -> str | None:
        """The list id a numbering style stands for."""
        found = self._resolved(identity, ()).list
        return found[0] if found else None

    def _resolved(self, identity: str, above: tuple[str, ...]) -> ParagraphStyle:
        element = self._elements.get(identity)
        if element is None or identity in above or len(above) > 32:
            return ParagraphStyle(_key(identity, identity)) if identity and element is None else NO_STYLE
        based = element.find(qn("w:basedOn"))
        under = NO_STYLE if based is None else self._resolved(based.get(_VAL, ""), (*above, identity))
        name = element.find(qn("w:name"))
        key = _key(identity, identity if name is None else name.get(_VAL, identity))
        if key not in ROLES and under.key in ROLES and under.key:
            key = under.key
        look, indent, centred, numbering = under.look, under.indent, under.centred, under.list
        runs = element.find(qn("w:rPr"))
        if runs is not None:
            look = character_look(runs).over(look)
        properties = element.find(qn("w:pPr"))
        if properties is not None:
            for child in properties:
                if child.tag == _IND:
                    own = indent_told(child)
                    indent = indent if own is None else own
                elif child.tag == _JC:
                    centred = child.get(_VAL) == "center"
                elif child.tag == _NUMPR:
                    identity_told, level = list_told(child)
                    before = numbering or ("0", 0)
                    numbering = (
                        before[0] if identity_told is None else identity_told,
                        before[1] if level is None else level,
                    )
        return ParagraphStyle(key, look, indent, centred, numbering)


def _key(identity: str, name: str) -> str:
    """The folded name: by id where ITU files use that id, else by name, which Word keeps in English."""
    by_id = folded(identity)
    key = by_id if by_id in ROLES else folded(name)
    return "" if key in ("normal", "standard", "bodytext") else key
