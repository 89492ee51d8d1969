"""Content this program does not know: kept as canonical XML, shown by its text, written back as it was."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inert
from editor.formats.xml import characters
from editor.formats.xml.schema import CONFLICT, NAMESPACE

MARKUP = "foreign markup"
"""The name of an inert object that is an element of another vocabulary or of a later version of ours."""

_OWN = f"{{{NAMESPACE}}}"
_OWN_DECLARATION = f' xmlns="{NAMESPACE}"'
_NAME = re.compile(r"<[^\s/>]+")


def parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser that fetches nothing, resolves nothing and stops at deep or huge trees."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        recover=recover,
    )


def canonical(element: etree._Element) -> str:
    """An element as exclusive canonical XML, which stands for itself wherever it is put."""
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False).decode()


def shown(element: etree._Element) -> str:
    """The words of an unknown element; the versions of a conflict each in brackets."""
    if element.tag == f"{_OWN}{CONFLICT}":
        sides = element.findall(f"{_OWN}side")
        return " ".join(f"[Alt {at}: {_words(side)}]" for at, side in enumerate(sides, 1))
    return "".join(str(part) for part in element.itertext())


def _words(side: etree._Element) -> str:
    """What a version proposes: its text without what it deletes, or a word that it deletes the clause."""
    deleted = set(side.iter(f"{_OWN}del"))
    parts: list[str] = []

    def walk(element: etree._Element) -> None:
        parts.append(element.text or "")
        for child in element:
            if child not in deleted and child.get("del-by") is None:
                walk(child)
            parts.append(child.tail or "")

    walk(side)
    return " ".join("".join(parts).split()) or "deleted"


def inert(element: etree._Element) -> Inert:
    """The inert object that keeps an element."""
    name = CONFLICT if element.tag == f"{_OWN}{CONFLICT}" else MARKUP
    return Inert(name, shown(element), canonical(element))


def block(element: etree._Element, identity: ClauseId) -> Clause:
    """The clause that keeps an unknown block."""
    return Clause(identity, Kind.FOREIGN, (inert(element),))


KNOWN = frozenset(
    [
        "clause",
        "gone",
        "table",
        "heading",
        "block",
        "section",
        "annex",
        "p",
        "cell",
        "row",
        "no",
        "title",
        "adopted",
        "formula",
        "to",
        "reasons",
    ]
)
"""Elements of ours that mean something as blocks, so that no unknown block can be one of them."""


def is_known(element: etree._Element) -> bool:
    """Whether an element is one of the blocks this program knows."""
    return isinstance(element.tag, str) and element.tag.startswith(_OWN) and element.tag[len(_OWN) :] in KNOWN


def own_id(element: etree._Element) -> str:
    """The id an unknown block brings along, or empty: only elements of our own vocabulary have ids we know."""
    return (element.get("id") or "") if isinstance(element.tag, str) and element.tag.startswith(_OWN) else ""


def parsed(payload: str) -> etree._Element | None:
    """The element a payload is the source of, or None where it is the source of something else."""
    if not payload.startswith("<"):
        return None
    try:
        return etree.fromstring(payload.encode(), parser())
    except (etree.XMLSyntaxError, UnicodeEncodeError):
        return None


def element_of(piece: Inert) -> etree._Element | None:
    """The element that an inert object stands for, if reading it would give the object again."""
    if piece.name not in (MARKUP, CONFLICT):
        return None
    element = parsed(piece.payload)
    if element is None or is_known(element) or inert(element) != replace(piece, inserted=(), deleted=()):
        return None
    return element


def markup(payload: str) -> str:
    """Canonical XML as it is written inside a document of ours: our own namespace is already declared there."""
    match = _NAME.match(payload)
    assert match is not None
    name, rest = match[0], payload[match.end() :]
    if rest.startswith(_OWN_DECLARATION):
        rest = rest[len(_OWN_DECLARATION) :]
    elif ":" not in name and not rest.startswith(' xmlns="'):
        rest = ' xmlns=""' + rest
    return characters.source(name + rest)
