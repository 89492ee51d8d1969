"""What kind of document a file holds, told from its first bytes and, for a ZIP, from its list of parts."""

from __future__ import annotations

import io
import os
import zipfile
from enum import Enum

from editor.core.ports import UnreadableFile


class Kind(Enum):
    """The kinds that can be read."""

    CLAUSE = "clause XML"
    DOCX = "Word document"
    TEXT = "text"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"%PDF-", "it is a PDF"),
    (b"{\\rtf", "it is an RTF document"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"GIF8", "it is a picture"),
    (b"\x1f\x8b", "it is a compressed file"),
    (b"7z\xbc\xaf", "it is an archive"),
    (b"Rar!", "it is an archive"),
)
_CLAIMS = {
    ".docx": "a Word document",
    ".docm": "a Word document",
    ".dotx": "a Word document",
    ".clause": "a Clausewright document",
    ".txt": "a text",
}
_PARTS = (
    ("xl/", "it is a spreadsheet with another ending"),
    ("ppt/", "it is a presentation with another ending"),
    ("content.xml", "it is an OpenDocument file; save it as DOCX first"),
)


def _refused(name: str, reason: str) -> UnreadableFile:
    base = os.path.basename(name) or name
    claim = _CLAIMS.get(os.path.splitext(base)[1].lower(), "a document that can be read here")
    return UnreadableFile(f"“{base}” is not {claim}: {reason}. Nothing was opened.", name)


def kind_of(data: bytes, name: str) -> Kind:
    """The kind of a file. Raises `UnreadableFile` with a sentence that names what it is instead."""
    head = data[:512]
    if not data:
        raise _refused(name, "it is empty")
    if head.startswith(b"PK"):
        return _zip_kind(data, name)
    if head.startswith(_OLE):
        raise _refused(name, "it is encrypted, or an old Word format; save it as an unprotected DOCX first")
    for magic, words in _OTHERS:
        if head.startswith(magic):
            raise _refused(name, words)
    suffix = os.path.splitext(name)[1].lower()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") and (
        suffix == ".clause" or b"<contribution" in data[:4096] or start.startswith(b"<?xml")
    ):
        return Kind.CLAUSE
    if suffix in (".docx", ".docm", ".dotx"):
        raise _refused(name, "it is damaged or another kind of file with this ending")
    if suffix == ".clause":
        raise _refused(name, "it holds no XML")
    return Kind.TEXT


def _zip_kind(data: bytes, name: str) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.namelist()[:4000]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        # A broken package may still give up its text; the reader of Word files says what is wrong with it.
        return Kind.DOCX
    if not any(part.startswith("word/") or part.endswith("document.xml") for part in parts):
        for part, words in _PARTS:
            if any(known == part or known.startswith(part) for known in parts):
                raise _refused(name, words)
    return Kind.DOCX
