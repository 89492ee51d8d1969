"""RELAX NG in compact syntax to its XML form, as far as the grammar of clause XML uses the syntax.

`python -m tests.formats.xml.compact` writes `resources/schema/clause-1.rng` from `clause-1.rnc`; a test holds the two
in step. Reference: RELAX NG Compact Syntax, OASIS committee specification, 21 November 2002.
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

SCHEMA = Path(__file__).parents[3] / "resources" / "schema"
RNG = "http://relaxng.org/ns/structure/1.0"
_TOKEN = re.compile(r'\s+|#[^\n]*|"(?P<literal>[^"]*)"|(?P<name>[\w.-]+(?::(?:[\w.-]+|\*))?)|(?P<sign>[{}(),|?*+=-])')


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ValueError(f"cannot read: {text[at : at + 40]!r}")
        at = match.end()
        if match.lastgroup:
            found.append((match.lastgroup, match[match.lastgroup]))
    return [*found, ("end", "")]


class _Compiler:
    """The grammar while it is translated."""

    def __init__(self, text: str) -> None:
        self.tokens = _tokens(text)
        self.at = 0
        self.spaces: dict[str, str] = {}
        self.default = ""

    @property
    def next(self) -> str:
        return self.tokens[self.at][1]

    def take(self, expected: str | None = None) -> str:
        value = self.next
        if expected is not None and value != expected:
            raise ValueError(f"{expected!r} expected, {value!r} found")
        self.at += 1
        return value

    def grammar(self) -> etree._Element:
        root = etree.Element("grammar", nsmap={None: RNG})
        while self.tokens[self.at][0] != "end":
            name = self.take()
            if name in ("default", "namespace", "datatypes"):
                self.declaration(root, name)
            else:
                self.take("=")
                defined = etree.SubElement(root, "start" if name == "start" else "define")
                if name != "start":
                    defined.set("name", name)
                self.pattern(defined)
        return root

    def declaration(self, root: etree._Element, kind: str) -> None:
        if kind == "default":
            self.take("namespace")
        prefix = self.take()
        self.take("=")
        uri = self.take()
        if kind == "datatypes":
            root.set("datatypeLibrary", uri)
        else:
            self.spaces[prefix] = uri
        if kind == "default":
            self.default = uri
            root.set("ns", uri)

    def pattern(self, parent: etree._Element) -> None:
        """Particles joined by one connector, as one child or as several in a group or choice."""
        parts = [self.particle()]
        connector = self.next if self.next in (",", "|") else ""
        while connector and self.next == connector:
            self.take()
            parts.append(self.particle())
        if len(parts) > 1 and connector == "|":
            etree.SubElement(parent, "choice").extend(parts)
        elif len(parts) > 1 and parent.tag not in ("element", "attribute", "define", "list"):
            etree.SubElement(parent, "group").extend(parts)
        else:
            parent.extend(parts)

    def particle(self) -> etree._Element:
        primary = self.primary()
        wrapper = {"?": "optional", "*": "zeroOrMore", "+": "oneOrMore"}.get(self.next)
        if wrapper is None or self.tokens[self.at][0] != "sign":
            return primary
        self.take()
        repeated = etree.Element(wrapper)
        repeated.append(primary)
        return repeated

    def primary(self) -> etree._Element:
        kind, value = self.tokens[self.at]
        self.take()
        if kind == "literal":
            literal = etree.Element("value")
            literal.text = value
            return literal
        if value == "(":
            box = etree.Element("box")
            self.pattern(box)
            self.take(")")
            assert len(box) == 1
            return box[0]
        if value in ("element", "attribute"):
            node = etree.Element(value)
            self.name_class(node)
            return self.braced(node)
        if value == "list":
            return self.braced(etree.Element("list"))
        if value in ("text", "empty"):
            return etree.Element(value)
        if value.startswith("xsd:"):
            return self.data(value[4:])
        return etree.Element("ref", name=value)

    def braced(self, node: etree._Element) -> etree._Element:
        self.take("{")
        self.pattern(node)
        self.take("}")
        return node

    def data(self, type_name: str) -> etree._Element:
        node = etree.Element("data", type=type_name)
        if self.next == "{":
            self.take()
            while self.next != "}":
                param = etree.SubElement(node, "param", name=self.take())
                self.take("=")
                param.text = self.take()
            self.take("}")
        return node

    def name_class(self, node: etree._Element) -> None:
        name = self.take()
        if name != "*":
            node.set("name", name)
            return
        wildcard = etree.SubElement(node, "anyName")
        if self.next == "-":
            self.take()
            excluded = etree.SubElement(wildcard, "except")
            names = [self.take()]
            if names == ["("]:
                names = [self.take()]
                while self.take() == "|":
                    names.append(self.take())
            for prefixed in names:
                etree.SubElement(excluded, "nsName", ns=self.spaces[prefixed.removesuffix(":*")])


def compiled(text: str) -> bytes:
    """The XML form of a grammar."""
    root = _Compiler(text).grammar()
    for element in root.iter():
        element.tag = f"{{{RNG}}}{element.tag}"
    etree.cleanup_namespaces(root)
    etree.indent(root)
    note = "<!-- Made from clause-1.rnc; see there. -->\n"
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + note.encode() + etree.tostring(root) + b"\n"


def main() -> None:
    """Writes the XML form beside the compact one."""
    (SCHEMA / "clause-1.rng").write_bytes(compiled((SCHEMA / "clause-1.rnc").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
