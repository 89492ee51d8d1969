"""The package of a Word file: parts by name, read within limits, and the relationships between them.

Nothing is ever written or fetched: part names are keys, external targets are text. Every part is read with a limit on
what it may grow to, so that a small file cannot fill the memory.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from editor.core.ports import Noticed, Problem, UnreadableFile
from editor.formats.docx.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS

FILE_LIMIT = 256 * 1024 * 1024
PART_LIMIT = 64 * 1024 * 1024
TAG_LIMIT = 3_000_000
"""Tags in one part. A tree takes some 130 bytes a tag, whatever the size of the text."""
ENTRY_LIMIT = 20_000
_SMALLEST_TAG = 4
_NAMES_WITHIN = 65_536
"""The bytes within which a part names its namespaces, and a document type if it has one; others are found later."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/", b"http://schemas.openxmlformats.org/drawingml/2006/"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""Strict names and the transitional ones for the same things (ISO/IEC 29500-1 and -4)."""

_ESCAPED = re.compile("%([0-7][0-9A-Fa-f])")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another, or to a place outside."""

    kind: str
    """The last word of its type: ``styles``, ``footnotes``, ``hyperlink``."""
    target: str
    external: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Package:
    """An opened file: its parts, and what there is to say about the way they were packed."""

    name: str
    reads: dict[str, Callable[[], bytes]]
    """Part names, lower case and without leading slash, and how to get their bytes."""
    problems: list[Problem] = field(default_factory=list)

    def has(self, part: str) -> bool:
        """Whether there is a part of that name; case does not matter (ECMA-376 part 2, 9.1.1)."""
        return part.lower() in self.reads

    def read(self, part: str) -> bytes | None:
        """The bytes of a part; None where there is none, or none that can be unpacked."""
        entry = self.reads.get(part.lower())
        if entry is None:
            return None
        try:
            return entry()
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            self.problems.append(Problem(Noticed.DAMAGED, "A part of the file could not be unpacked.", part))
            return None

    def xml(self, part: str) -> etree._Element | None:
        """The tree of a part; None where there is none. What is damaged is read as far as it goes."""
        data = self.read(part)
        if not data or not data.strip(b"\0 \r\n\t"):
            return None
        return parsed(data, part, self.problems)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by id; ``""`` asks for those of the whole package."""
        folder, _, name = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
        found: dict[str, Relationship] = {}
        if root is None:
            return found
        for child in root.iterchildren(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
            target = child.get("Target", "")
            external = child.get("TargetMode") == "External"
            if not external:
                target = _resolved(folder, target)
            kind = child.get("Type", "").rpartition("/")[2]
            found[child.get("Id", "")] = Relationship(kind, target, external)
        return found

    def main_part(self) -> str:
        """The name of the part that holds the document. Raises `UnreadableFile` where the package holds none."""
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and self.has(relationship.target):
                _refuse_others(self, relationship.target)
                return relationship.target
        for target, kind in self._content_types().items():
            if "wordprocessingml" in kind and kind.endswith(("document.main+xml", "template.main+xml")):
                return target
        if self.has("word/document.xml"):
            return "word/document.xml"
        _refuse_others(self, "")
        raise UnreadableFile("it is a packed file without a Word document in it. Nothing was opened.")

    def _content_types(self) -> dict[str, str]:
        root = self.xml("[Content_Types].xml")
        if root is None:
            return {}
        overrides = root.iterchildren(f"{{{CONTENT_TYPES}}}Override")
        return {o.get("PartName", "").lstrip("/"): o.get("ContentType", "") for o in overrides}


def _resolved(folder: str, target: str) -> str:
    path = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), target.replace("\\", "/"))
    joined = path if path.startswith("/") else posixpath.join("/", folder, path)
    return posixpath.normpath(joined).lstrip("/")


_OTHERS = (
    ("xl/workbook", "a spreadsheet"),
    ("ppt/presentation", "a presentation"),
    ("visio/", "a drawing"),
    ("content.xml", "an OpenDocument file"),
    ("meta-inf/manifest.mf", "a program package"),
)


def _refuse_others(package: Package, main: str) -> None:
    for start, what in _OTHERS:
        found = main.lower() if main else next((part for part in package.reads if part.startswith(start)), "")
        if found.startswith(start):
            raise UnreadableFile(f"it is not a Word document: it is {what} with another ending. Nothing was opened.")


def opened(data: bytes, name: str) -> Package:
    """The package in these bytes. Raises `UnreadableFile` with the reason where there is none."""
    _refuse_strangers(data, name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, struct.error, NotImplementedError, OverflowError):
        return _salvaged(data, name)
    if len(entries) > ENTRY_LIMIT:
        raise UnreadableFile(f"it holds more than {ENTRY_LIMIT} parts. Nothing was opened.")
    package = Package(name, {})
    for entry in entries:
        key = _resolved("", entry.filename).lower()
        if entry.is_dir():
            continue
        if entry.flag_bits & 1:
            raise UnreadableFile("it is protected by a password. Nothing was opened.")
        if key in package.reads:
            message = "Two parts have the same name; the first is read."
            package.problems.append(Problem(Noticed.REPAIRED, message, entry.filename))
            continue
        package.reads[key] = _reading(archive, entry)
    return package


def _reading(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Callable[[], bytes]:
    def read() -> bytes:
        with archive.open(entry) as stream:
            return _limited(stream.read(PART_LIMIT + 1), entry.filename)

    return read


def _limited(data: bytes, part: str) -> bytes:
    if len(data) > PART_LIMIT:
        limit = f"{PART_LIMIT // (1024 * 1024)} MB"
        raise UnreadableFile(f"a part of it unpacks to more than {limit}. Nothing was opened.", part)
    return data


def _refuse_strangers(data: bytes, name: str) -> None:
    """What can be told from the first bytes: other formats, and files that are no documents."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
    if len(data) > FILE_LIMIT:
        raise UnreadableFile(f"it is larger than {FILE_LIMIT // (1024 * 1024)} MB. Nothing was opened.")
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return
    cause = ""
    if not data.strip(b"\0"):
        cause = "it is empty"
    elif name.startswith("~$") or (len(data) in (162, 165) and data[0] <= 54):
        cause = "it is the note Word leaves beside a document that is open somewhere, not the document"
    elif data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        cause = _compound(data)
    elif head.startswith(b"%PDF"):
        cause = "it is not a Word document: it is a PDF with another ending"
    elif head.startswith(b"{\\rtf"):
        cause = "it is a rich text file (RTF); save it as .docx in a word processor"
    elif head[:1] == b"<":
        cause = "it is not a Word package: it is a web page or another XML file"
    if cause:
        raise UnreadableFile(f"{cause}. Nothing was opened.")


def _compound(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "it is protected by a password"
    if "WordDocument".encode("utf-16-le") in data:
        return "it is in the old Word format (.doc); save it as .docx in a word processor"
    return "it is in an old Office format, not a Word document"


def _salvaged(data: bytes, name: str) -> Package:
    """The parts that can still be found where the directory of the package is lost: a download that broke off."""
    parts: dict[str, bytes] = {}
    at = data.find(b"PK\x03\x04")
    total = 0
    while at >= 0 and len(parts) < ENTRY_LIMIT:
        found = _salvaged_part(data, at)
        if found is not None:
            part, content = found
            total += len(content)
            if total > 2 * PART_LIMIT:
                raise UnreadableFile("its parts unpack to far more than a document needs. Nothing was opened.")
            parts.setdefault(_resolved("", part).lower(), content)
        at = data.find(b"PK\x03\x04", at + 4)
    if not any(part.endswith(".xml") for part in parts):
        raise UnreadableFile("it is damaged or not a Word document: no part of it can be unpacked. Nothing was opened.")
    package = Package(name, {})
    for part, content in parts.items():
        package.reads[part] = _holding(content)
    message = "The file is damaged: its directory is lost. What could be found in it was read."
    package.problems.append(Problem(Noticed.DAMAGED, message))
    return package


def _holding(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _salvaged_part(data: bytes, at: int) -> tuple[str, bytes] | None:
    header = data[at : at + 30]
    if len(header) < 30:
        return None
    flags, method = struct.unpack("<HH", header[6:10])
    packed, _, name_length, extra_length = struct.unpack("<IIHH", header[18:30])
    start = at + 30 + name_length + extra_length
    part = data[at + 30 : at + 30 + name_length].decode("utf-8", "replace")
    if flags & 1 or part.endswith("/") or not part.lower().endswith((".xml", ".rels")):
        return None
    if method == 0:
        return part, _limited(data[start : start + packed], part)
    if method != 8:
        return None
    unpack = zlib.decompressobj(-15)
    content = bytearray()
    step = 65536
    try:
        for place in range(start, len(data), step):
            content += unpack.decompress(data[place : place + step], PART_LIMIT + 1 - len(content))
            if unpack.eof or len(content) > PART_LIMIT:
                break
    except zlib.error:
        pass
    return (part, _limited(bytes(content), part)) if content else None


def parsed(data: bytes, part: str, problems: list[Problem]) -> etree._Element | None:
    """The tree of a part. Document types are refused: WordprocessingML has no use for them, attacks have."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
        data = text[text.find("?>") + 2 :].encode() if text.startswith("<?xml") else text.encode()
    if len(data) > _SMALLEST_TAG * TAG_LIMIT and data.count(b"<") > TAG_LIMIT:
        raise UnreadableFile("it holds more elements than a document needs. Nothing was opened.", part)
    if b"http://purl.oclc.org/ooxml/" in data[:_NAMES_WITHIN]:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    root = _tree(data, part, problems)
    if root is not None and root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile("it declares a document type, which Word files never do. Nothing was opened.", part)
    return root


def _tree(data: bytes, part: str, problems: list[Problem]) -> etree._Element | None:
    if b"<!DOCTYPE" in data[:_NAMES_WITHIN]:
        raise UnreadableFile("it declares a document type, which Word files never do. Nothing was opened.", part)
    try:
        return etree.fromstring(data, _parser(recover=False))
    except etree.XMLSyntaxError as fault:
        roots = [etree.fromstring(data, _parser(recover=True))]
        # In spite of its type, recovering gives None where there is no element at all.
        root = next((found for found in roots if found is not None), None)
        if root is None:
            problems.append(Problem(Noticed.DAMAGED, "A part of the file is not readable XML.", part))
            return None
        message = f"A part of the file is damaged at line {fault.lineno}; what follows may be incomplete."
        problems.append(Problem(Noticed.DAMAGED, message, part))
        return root


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
