"""A look at the bytes before any tree is built: what a file may hold, and how much of it.

The limits are those of the format (clause XML, section 6); the reasons and measures stand there. Expat reads in pieces
and stops at the first breach, so a hostile file costs no more than an honest one of the permitted size.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NoReturn
from xml.parsers import expat

from editor.core.ports import UnreadableFile

FILE = 16 * 1024 * 1024
DEPTH = 64
ELEMENTS = 300_000
ATTRIBUTES = 64
INLINE_NODES = 2_000
CLAUSE_TEXT = 64 * 1024
CLAUSES = 20_000

_PIECE = 256 * 1024
_CONFLICT_MARK = re.compile(rb"^(<<<<<<< |>>>>>>> )", re.MULTILINE)
_LINES = frozenset(
    [
        "clause",
        "heading",
        "call",
        "no",
        "title",
        "adopted",
        "formula",
        "to",
        "reasons",
        "remark",
        "block",
        "cell",
        "p",
        "line",
        "docno",
        "dated",
        "agenda",
        "priority",
        "summary",
        "expected",
        "references",
        "conference",
        "actor",
    ]
)
"""Elements whose words and inline elements are counted together."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Where a file stops being well-formed, and why."""

    line: int
    column: int
    cause: str

    @property
    def place(self) -> str:
        """The place, in words."""
        return f"line {self.line}, column {self.column}"


def check(data: bytes) -> Damage | None:
    """Where a file stops being well-formed, if it does. Raises `UnreadableFile` where it breaks a rule or limit."""
    if len(data) > FILE:
        raise UnreadableFile(f"The file has {len(data) / 1e6:,.0f} MB. Files of this kind have up to 16 MB.")
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in data[:512]:
        raise UnreadableFile("The file is not written in UTF-8.")
    match = _CONFLICT_MARK.search(data)
    if match is not None:
        line = data.count(b"\n", 0, match.start()) + 1
        raise UnreadableFile("The file holds two versions that git could not join.", f"line {line}")
    return _Scan().run(data)


class _Scan:
    """The counts while a file is read."""

    def __init__(self) -> None:
        self.depth = self.elements = self.clauses = 0
        self.line_depth = self.nodes = self.letters = 0
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.ordered_attributes = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = self.doctype
        parser.EntityDeclHandler = self.doctype
        parser.ProcessingInstructionHandler = self.instruction
        parser.XmlDeclHandler = self.declaration

    def run(self, data: bytes) -> Damage | None:
        try:
            for at in range(0, len(data), _PIECE):
                self.parser.Parse(data[at : at + _PIECE], False)
            self.parser.Parse(b"", True)
        except expat.ExpatError as fault:
            if fault.code == expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]:
                self.refuse("The file is not written in UTF-8.")
            return Damage(fault.lineno, fault.offset + 1, expat.ErrorString(fault.code))
        return None

    def refuse(self, cause: str) -> NoReturn:
        place = f"line {self.parser.CurrentLineNumber}, column {self.parser.CurrentColumnNumber + 1}"
        raise UnreadableFile(cause, place)

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.upper() not in ("UTF-8", "UTF8", "US-ASCII"):
            self.refuse(f"The file says that it is written in {encoding[:40]}. Only UTF-8 is read.")

    def doctype(self, *_: object) -> None:
        self.refuse("The file declares a document type or entities, which this format does not have.")

    def instruction(self, target: str, _data: str) -> None:
        self.refuse(f"The file holds an instruction to a program ({target[:40]}), which this format does not have.")

    def start(self, name: str, attributes: list[str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > DEPTH:
            self.refuse(f"Elements stand more than {DEPTH} deep in each other.")
        if self.elements > ELEMENTS:
            self.refuse(f"The file has more than {ELEMENTS:,} elements.")
        if len(attributes) > 2 * ATTRIBUTES:
            self.refuse(f"An element has more than {ATTRIBUTES} attributes.")
        if self.line_depth:
            self.nodes += 1
            if self.nodes > INLINE_NODES:
                self.refuse(f"A clause has more than {INLINE_NODES:,} changes, notes and formats.")
        elif name in _LINES:
            self.line_depth = self.depth
            self.nodes = self.letters = 0
            self.clauses += 1
            if self.clauses > CLAUSES:
                self.refuse(f"The file has more than {CLAUSES:,} clauses.")

    def end(self, _name: str) -> None:
        if self.depth == self.line_depth:
            self.line_depth = 0
        self.depth -= 1

    def text(self, data: str) -> None:
        if self.line_depth:
            self.letters += len(data)
            if self.letters > CLAUSE_TEXT:
                self.refuse("A clause has more than 64 kB of text.")
