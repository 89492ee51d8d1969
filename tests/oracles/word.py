"""The rules of WordprocessingML for tracked changes, applied to a file: what is left when all are accepted or rejected.

Written from ECMA-376 part 1, section 17.13.5, and nothing of our reader or writer: a paragraph whose mark goes runs on
into the next one, a row whose change is undone goes with its cells. The texts come as in `libreoffice.Reading`.
"""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from lxml import etree

from tests.oracles.libreoffice import Reading

Changes = Literal["accept", "reject"]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_GONE = {"accept": ("del", "moveFrom"), "reject": ("ins", "moveTo")}
_SIGNS = {"tab": "\t", "br": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def w(name: str) -> str:
    """A qualified name of the main namespace."""
    return f"{{{_W}}}{name}"


def parts(data: bytes) -> dict[str, etree._Element]:
    """The XML parts of a package, parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist()}


def reading(data: bytes, changes: Changes) -> Reading:
    """The paragraphs of a file with its changes settled; notes in the order of their calls."""
    package = parts(data)
    body: list[str] = []
    called: list[str] = []
    _blocks(package["word/document.xml"][0], changes, body, called)
    notes = {note.get(w("id")): note for note in package["word/footnotes.xml"]}
    texts: list[str] = []
    for identity in called:
        _blocks(notes[identity], changes, texts, [])
    return Reading(tuple(body), tuple(texts))


def _blocks(parent: etree._Element, changes: Changes, into: list[str], called: list[str]) -> None:
    begun = ""
    for block in parent:
        if block.tag == w("p"):
            begun += _text(block, changes, called)
            if _stays(block.find(f"{w('pPr')}/{w('rPr')}"), changes):
                into.append(begun)
                begun = ""
        elif block.tag == w("tbl"):
            if begun:
                into.append(begun)
                begun = ""
            for row in block.iterchildren(w("tr")):
                if _stays(row.find(w("trPr")), changes):
                    for cell in row.iterchildren(w("tc")):
                        _blocks(cell, changes, into, called)
    if begun:
        into.append(begun)


def _stays(properties: etree._Element | None, changes: Changes) -> bool:
    if properties is None:
        return True
    return all(properties.find(w(name)) is None for name in _GONE[changes])


def _text(element: etree._Element, changes: Changes, called: list[str]) -> str:
    text = ""
    after_custom_mark = False
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child)
        if name.localname in _GONE[changes] and name.namespace == _W:
            continue
        if name.localname == "footnoteReference":
            called.append(child.get(w("id"), ""))
            after_custom_mark = child.get(w("customMarkFollows")) == "1"
            text += "[*]"
        elif name.localname in ("t", "delText"):
            text += "" if after_custom_mark else child.text or ""
        elif name.localname in _SIGNS and name.namespace == _W and element.tag == w("r"):
            text += _SIGNS[name.localname]
        elif name.localname not in ("pPr", "rPr"):
            text += _text(child, changes, called)
    return text
