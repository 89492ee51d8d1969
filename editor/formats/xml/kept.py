"""Where foreign content outside the text belongs, and how it finds its place again.

A `Foreign` names its place in `parent`: ``head/dated`` is an element after the dated line in the head, ``actors/`` one
before the first actor, ``t-01@`` an attribute of the table t-01. An attribute's payload is its name in braces notation,
a blank, and its value. What no longer finds its place is written in a ``kept`` element, which remembers it.
"""

from __future__ import annotations

from collections.abc import Iterable

from editor.core.model.document import Document, Foreign
from editor.core.model.walk import clauses
from editor.formats.xml import foreign
from editor.formats.xml.characters import plain, required

XML = "http://www.w3.org/XML/1998/namespace"
MARK = "@"
"""Ends the place of an attribute."""

Attributes = Iterable[tuple[str, str]]


def attribute_of(payload: str) -> tuple[str, str]:
    """The name and value of a foreign attribute."""
    name, _, value = payload.partition(" ")
    return name, value


def prefixes_of(document: Document) -> dict[str, str]:
    """A prefix for each namespace that attributes of the document are in, the same for the same document."""
    names = [name for clause in clauses(document) if clause.extra for name, _ in clause.extra]
    names += [name for proposal in document.proposals for name, _ in proposal.extra]
    names += [attribute_of(f.payload)[0] for f in document.foreign if f.parent.endswith(MARK)]
    spaces = sorted({name[1:].partition("}")[0] for name in names if name.startswith("{")} - {XML})
    return {XML: "xml"} | {space: f"n{at}" for at, space in enumerate(spaces, 1)}


class Kept:
    """The foreign content of a document while it is written; what is written is taken out."""

    def __init__(self, document: Document) -> None:
        self.prefixes = prefixes_of(document)
        self._waiting: dict[str, list[str]] = {}
        for item in document.foreign:
            self._waiting.setdefault(item.parent, []).append(item.payload)

    def declarations(self) -> str:
        """The namespaces of foreign attributes, declared."""
        return "".join(required(f"xmlns:{p}", space) for space, p in self.prefixes.items() if space != XML)

    def written(self, attributes: Attributes) -> str:
        """Foreign attributes as markup."""
        parts = []
        for name, value in attributes:
            space, brace, local = name.rpartition("}")
            parts.append(required(f"{self.prefixes[space[1:]]}:{local}" if brace else local, value))
        return "".join(parts)

    def attributes(self, place: str) -> str:
        """The foreign attributes of an element that is no clause."""
        if not self._waiting:
            return ""
        return self.written(attribute_of(payload) for payload in self._waiting.pop(place + MARK, ()))

    def after(self, place: str) -> list[str]:
        """The lines of the foreign elements that stand at a place."""
        if not self._waiting:
            return []
        payloads = self._waiting.get(place, [])
        known = [payload for payload in payloads if _is_element(payload)]
        rest = [payload for payload in payloads if payload not in known]
        self._waiting.pop(place, None)
        if rest:
            self._waiting[place] = rest
        return [foreign.markup(payload) for payload in known]

    def left(self, container: str = "") -> list[str]:
        """The lines for what waits for a place in a container that is not there any more."""
        places = [p for p in self._waiting if p.startswith(container) and (not container or not p.endswith(MARK))]
        return [_kept(place, payload) for place in places for payload in self._waiting.pop(place)]


def _is_element(payload: str) -> bool:
    element = foreign.parsed(payload)
    return element is not None and foreign.canonical(element) == payload and not foreign.is_known(element)


def _kept(place: str, payload: str) -> str:
    content = foreign.markup(payload) if not place.endswith(MARK) and _is_element(payload) else plain(payload)
    return f"<kept{required('after', place)}>{content}</kept>"


def sorted_by_place(items: Iterable[Foreign]) -> tuple[Foreign, ...]:
    """Foreign content in the order a document holds it: by place, and there in the order of the file."""
    return tuple(sorted(items, key=lambda item: item.parent))
