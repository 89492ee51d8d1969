"""The recognition of a document in the paragraphs of a source."""

from __future__ import annotations

from editor.core.ports import Reading
from editor.formats.structure.source import Source


def recognised(source: Source) -> Reading:
    """The document a source holds, with what was guessed on the way."""
    raise NotImplementedError(source.name)
