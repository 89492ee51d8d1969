"""A document as PDF: A4, fonts embedded, words that can be searched, the same bytes for the same document.

Qt writes the time of day and a random identity into each file; both are replaced by what follows from the document.
"""

from __future__ import annotations

import hashlib
import os
import re
import uuid

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice
from PySide6.QtGui import QGuiApplication, QPdfWriter

from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.number import Numbering
from editor.core.ports import Progress, no_progress
from editor.paper.flow import flow
from editor.paper.items import Flow
from editor.paper.measures import RESOLUTION
from editor.paper.output import page_layout, paint
from editor.paper.setting import Print

_NAMESPACE = uuid.UUID("6b0c1f58-7d0e-5a35-9a52-2f1e6f0b6f1d")
_BLANK = str(uuid.UUID(int=0))
_INFO_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_XMP_DATE = re.compile(rb'(xmp:(?:Create|Modify|Metadata)Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d')
_XMP_ID = re.compile(rb'(xmpMM:DocumentID="uuid:)[0-9a-f-]{36}')
_FILE_ID = re.compile(rb"<[0-9a-f]{72}>")
_NAMES = re.compile(rb"(?<=\n<[0-9A-F]{4}> <[0-9A-F]{4}> )\[?(?:<[0-9A-F]{4,6}> ?)+\]?(?=\n)")
_NAME = re.compile(rb"<[0-9A-F]{4,6}>")
_BETTER = {b"<0009>": b"<0020>", b"<F001>": b"<FB01>", b"<F002>": b"<FB02>"}
"""Qt calls a glyph by the first letter that has it: the space of many fonts is also a tab, their ligatures are also
letters of private use. Letters beyond U+FFFF it writes in a way that readers refuse."""
_NEVER = "2000-01-01T00:00:00Z"
IN_COLOUR = Print()


def write(
    document: Document,
    numbering: Numbering,
    view: View,
    progress: Progress = no_progress,
    choice: Print = IN_COLOUR,
) -> bytes:
    """One view of a document as a PDF file. Raises what `progress` raises to stop the work."""
    ensure_application()
    # Qt writes its objects in the order of its hash tables.
    QHashSeed.setDeterministicGlobalSeed()
    try:
        return _written(flow(document, numbering, view, tags=choice.tags), choice, progress)
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _written(printed: Flow, choice: Print, progress: Progress) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(printed.title)
    writer.setCreator("Clausewright")
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(page_layout())
    try:
        paint(writer, printed, choice, progress)
    finally:
        buffer.close()
    return _fixed(bytes(buffer.data().data()), printed.made or _NEVER)


def _named(code: re.Match[bytes]) -> bytes:
    """A better name of a glyph, in as many bytes."""
    return _BETTER.get(code[0], code[0]) if len(code[0]) == 6 else b"<FFFD>".ljust(len(code[0]))


def ensure_application() -> None:
    """Makes sure that there is a Qt application, without a window: fonts need one. On a machine without display too."""
    global _application  # noqa: PLW0603
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _application = QGuiApplication(["clausewright"])


_application: QGuiApplication | None = None
"""The application made by `ensure_application`: Qt keeps no reference to it."""


def _fixed(data: bytes, made: str) -> bytes:
    """The file with the time of the last change as its date, an identity that follows from its content, and spaces and
    ligatures told by their own names to those who search it or read it aloud."""
    data = _NAMES.sub(lambda found: _NAME.sub(_named, found[0]), data)
    date, time = made[:10].replace("-", ""), made[11:19].replace(":", "")
    data = _INFO_DATE.sub(rb"\g<1>" + (date + time).encode(), data)
    data = _XMP_DATE.sub(rb"\g<1>" + made[:19].encode() + b"+00:00", data)
    data = _XMP_ID.sub(rb"\g<1>" + _BLANK.encode(), _FILE_ID.sub(rb"<" + b"0" * 72 + b">", data))
    identity = str(uuid.uuid5(_NAMESPACE, hashlib.sha256(data).hexdigest())).encode()
    data = _XMP_ID.sub(rb"\g<1>" + identity, data)
    return _FILE_ID.sub(b"<" + identity.hex().encode() + b">", data)
