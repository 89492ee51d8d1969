"""Documents on disk in all formats: what kind a file is, which reader and writer serve it, and writing safely.

This is where formats and system meet; `editor.app` and `editor.cli` hand it to what is above. Readers and writers are
imported when they are first needed.
"""

from __future__ import annotations

from collections.abc import Callable

from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.core.numbering.settled import settled
from editor.core.ports import EditorError, FileFacts, Progress, Reading, no_progress
from editor.system.files import facts_of, read_file, replace_file

SUFFIXES = (".clause", ".docx", ".pdf", ".txt")


class DiskDocuments:
    """The documents of this computer."""

    def read(self, path: str, progress: Progress = no_progress) -> Reading:
        """Reads a file of any known format, by what is in it rather than by its name."""
        return self._decoded(read_file(path), path, progress)

    def decode(self, data: bytes, name: str) -> Reading:
        """Reads the bytes of a file."""
        return self._decoded(data, name, no_progress)

    def _decoded(self, data: bytes, name: str, progress: Progress) -> Reading:
        from editor.detection import Kind, kind_of

        match kind_of(data, name):
            case Kind.CLAUSE:
                from editor.formats import xml

                return xml.read(data, name, progress)
            case Kind.DOCX:
                from editor.formats.docx.reader import read as read_word

                return read_word(data, name, progress)
            case Kind.TEXT:
                from editor.formats.text.reader import read as read_text

                return read_text(data, name, progress)

    def encode(self, document: Document, suffix: str, view: str, progress: Progress = no_progress) -> bytes:
        """A document as the bytes of a file. Raises `EditorError` for a format that cannot be written."""
        face = View(view)
        match suffix:
            case ".clause":
                from editor.formats import xml

                return xml.write(settled(document, face))
            case ".docx":
                from editor.formats.docx.writer import write as write_word
                from editor.system import resources

                return write_word(document, number(document), face, resources.path_of("templates"), progress)
            case ".txt":
                from editor.formats.text.writer import write as write_text

                return write_text(document, number(document), face)
            case ".pdf":
                from editor.paper import pdf

                return pdf.write(document, number(document), face, progress=progress)
        raise EditorError(f"no format ends in “{suffix}”; known are {', '.join(SUFFIXES)}")

    def store(self, path: str, data: bytes, check: Callable[[bytes], None]) -> None:
        """Writes a file beside the old one, reads it back, and only then replaces it."""
        replace_file(path, data, check)

    def facts(self, path: str) -> FileFacts | None:
        """What tells one state of a file from another; None where there is none."""
        return facts_of(path) if path else None
