"""Inline text out of markup: mixed content as a flat row of pieces."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from editor.core.model.ids import ClauseId
from editor.core.model.inline import Format, Inert, Inline, NoteMark, Piece, Reference, Run, Stamps, normal
from editor.core.ports import Noticed
from editor.formats.xml import foreign
from editor.formats.xml.notices import Notices
from editor.formats.xml.schema import FORMATS, NAMESPACE, read_format, read_stamps

OWN = f"{{{NAMESPACE}}}"
_FORMAT = {name: bit for bit, name in FORMATS}
_FOLD = re.compile(r"[ \t]*\n\s*")
_CHANGES = frozenset({"by", "at"})
_KNOWN = {
    "ins": _CHANGES,
    "del": _CHANGES,
    "br": frozenset[str](),
    "tab": frozenset[str](),
    "char": frozenset({"code"}),
    "style": _CHANGES | {"was"},
    "object": frozenset({"name", "source"}),
} | dict.fromkeys(_FORMAT, frozenset({"on-by", "on-at", "off-by", "off-at"}))
"""Elements whose further attributes have no place in a document, and the attributes they have."""


def own_name(element: etree._Element) -> str:
    """The name of an element of our vocabulary; empty for all others."""
    tag = element.tag
    return tag[len(OWN) :] if isinstance(tag, str) and tag.startswith(OWN) else ""


TakeNote = Callable[[etree._Element], ClauseId]
"""Told of a footnote with its text; gives its id."""


@dataclass(frozen=True, slots=True)
class _State:
    """The marks and formats that hold at a place."""

    inserted: Stamps = ()
    deleted: Stamps = ()
    format: Format = Format.PLAIN
    base: Format = Format.PLAIN
    was: Format | None = None
    restyled: Stamps = ()
    cite: str = ""

    def run(self, text: str) -> Run:
        was = self.was if self.was is not None else self.base if self.base != self.format else None
        return Run(text, self.format, self.inserted, self.deleted, was, self.restyled, self.cite)


class InlineReader:
    """What reads inline text, and tells of the footnotes in it."""

    def __init__(self, notices: Notices, take_note: TakeNote | None = None) -> None:
        self._notices = notices
        self._take_note = take_note

    def read(self, element: etree._Element, inserted: Stamps = (), deleted: Stamps = ()) -> Inline:
        """The content of a block. `inserted` and `deleted` are marks of the block that cover all of it."""
        if len(element) == 0:
            words = folded(element.text)
            return (Run(words, inserted=inserted, deleted=deleted),) if words else ()
        pieces: list[Piece] = []
        self._content(element, _State(inserted, deleted), pieces)
        return normal(pieces)

    def _content(self, element: etree._Element, state: _State, pieces: list[Piece]) -> None:
        if element.text:
            pieces.append(state.run(folded(element.text)))
        for child in element:
            name = own_name(child)
            if name:
                self._own(child, name, state, pieces)
            else:
                pieces.append(_inert(child, state))
            if child.tail:
                pieces.append(state.run(folded(child.tail)))

    def _own(self, element: etree._Element, name: str, state: _State, pieces: list[Piece]) -> None:
        if name in _KNOWN:
            self._left_out(element, name)
        match name:
            case "ins":
                inserted = _stamps(element)
                self._content(element, replace(state, inserted=inserted or state.inserted), pieces)
            case "del":
                deleted = _stamps(element)
                self._content(element, replace(state, deleted=deleted or state.deleted), pieces)
            case "i" | "b" | "u" | "sup" | "sub":
                self._content(element, _formatted(element, _FORMAT[name], state), pieces)
            case "cite" if set(element.attrib) == {"key"}:
                self._content(element, replace(state, cite=element.get("key", "")), pieces)
            case "xref" if _is_reference(element):
                pieces.append(self._reference(element, state))
            case "note":
                pieces.append(self._note(element, state))
            case "br":
                pieces.append(state.run("\n"))
            case "tab":
                pieces.append(state.run("\t"))
            case "char":
                pieces.append(state.run(_char(element)))
            case "style":
                self._content(element, _styled(element, state), pieces)
            case "object":
                inert = Inert(element.get("name", ""), words(element), element.get("source", ""))
                pieces.append(replace(inert, inserted=state.inserted, deleted=state.deleted))
            case _:
                pieces.append(_inert(element, state))

    def _left_out(self, element: etree._Element, name: str) -> None:
        for attribute in element.attrib:
            if attribute not in _KNOWN[name]:
                message = f"The attribute {attribute} of a change or format is not known here and was left out."
                self._notices.tell(Noticed.LEFT_OUT, message, f"line {element.sourceline}")

    def _reference(self, element: etree._Element, state: _State) -> Reference:
        if any(own_name(child) in _FORMAT for child in element.iter()):
            message = "Formats inside a reference were left out; its words are computed."
            self._notices.tell(Noticed.LEFT_OUT, message, f"line {element.sourceline}")
        targets = tuple(ClauseId(target) for target in element.get("to", "").split())
        return Reference(targets, words(element), element.get("form", "full"), state.inserted, state.deleted)

    def _note(self, element: etree._Element, state: _State) -> NoteMark:
        known = element.get("ref")
        if known and not element.get("id"):
            note = ClauseId(known)
        elif self._take_note is None:
            note = self._notices.claim(element.get("id"), "note", "note", "n")
            message = f"A footnote stood where none can be; its text was: {foreign.shown(element)}"
            self._notices.tell(Noticed.LEFT_OUT, message, f"line {element.sourceline}")
        else:
            note = self._take_note(element)
        return NoteMark(note, element.get("mark", ""), state.inserted, state.deleted)


def folded(text: str | None) -> str:
    """Text with line ends of the file, which mean nothing, as blanks."""
    if not text:
        return ""
    return _FOLD.sub(" ", text) if "\n" in text else text


def words(element: etree._Element) -> str:
    """The text of an element that has no marks inside: breaks, tabs and rare characters resolved."""
    parts = [folded(element.text)]
    for child in element:
        match child.tag:
            case tag if tag == OWN + "br":
                parts.append("\n")
            case tag if tag == OWN + "tab":
                parts.append("\t")
            case tag if tag == OWN + "char":
                parts.append(_char(child))
            case _:
                parts.append(words(child))
        parts.append(folded(child.tail))
    return "".join(parts)


def _char(element: etree._Element) -> str:
    code = element.get("code", "")
    value = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else 0xFFFD
    return chr(value) if value < 0x110000 else "\ufffd"


def _stamps(element: etree._Element, prefix: str = "") -> Stamps:
    return read_stamps(element.get(prefix + "by"), element.get(prefix + "at"))


def _inert(element: etree._Element, state: _State) -> Inert:
    return replace(foreign.inert(element), inserted=state.inserted, deleted=state.deleted)


def _is_reference(element: etree._Element) -> bool:
    """Whether a reference holds words only, so that the model can compute them."""
    plain = {OWN + name for name in ("br", "tab", "char", *_FORMAT)}
    return set(element.attrib) <= {"to", "form"} and all(child.tag in plain for child in element.iterdescendants())


def _formatted(element: etree._Element, bit: Format, state: _State) -> _State:
    if element.get("on-by") is not None:
        return replace(state, format=state.format | bit, restyled=_also(state.restyled, _stamps(element, "on-")))
    if element.get("off-by") is not None:
        return replace(state, base=state.base | bit, restyled=_also(state.restyled, _stamps(element, "off-")))
    return replace(state, format=state.format | bit, base=state.base | bit)


def _also(stamps: Stamps, more: Stamps) -> Stamps:
    return stamps + tuple(stamp for stamp in more if stamp not in stamps)


def _styled(element: etree._Element, state: _State) -> _State:
    was = element.get("was")
    return replace(
        state, was=None if was is None else read_format(was.split()), restyled=_also(state.restyled, _stamps(element))
    )
