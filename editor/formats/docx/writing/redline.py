"""The marks of tracked changes: their authors, dates and numbers, and the elements they wrap around runs."""

from __future__ import annotations

from collections.abc import Iterable

from editor.core.model.document import Document
from editor.core.model.inline import Run, Stamp, Stamps
from editor.core.model.walk import rows
from editor.formats.docx.writing.xmltext import attribute

KEPT = ""
INSERTED = "ins"
DELETED = "del"
MOVED_FROM = "moveFrom"
MOVED_TO = "moveTo"

NOBODY = "Author"
"""Stands where a document names nobody: the attribute must not be empty."""


Marked = tuple[str, Stamps, str]
"""A stretch of runs with the change they are part of: the name of its element, or empty; its makers; the XML.

A plain tuple: there is one for every label and every piece of text.
"""


class Redline:
    """The revisions of one file: every mark gets a number of its own over all parts."""

    def __init__(self, document: Document) -> None:
        self._names = {actor.id: actor.name for actor in document.actors}
        self._who: dict[Stamps, str] = {}
        self._used = 0
        first = document.sources or tuple(actor.id for actor in document.actors)
        self.latest = latest_time(document)
        self.consequential: Stamps = (Stamp(first[0], self.latest),) if first else ()
        """The maker of changes that follow from others: who submits the document, at the time of the last change."""

    def number(self) -> int:
        """A number for an annotation, never given twice."""
        self._used += 1
        return self._used

    def attributes(self, stamps: Stamps) -> str:
        """Number, author and date of a mark. Several makers stand as one author, their names joined by commas."""
        self._used += 1
        return f' w:id="{self._used}"{self.author_of(stamps)}'

    def author_of(self, stamps: Stamps) -> str:
        """Author and date of a mark, as attributes."""
        stamps = stamps or self.consequential
        who = self._who.get(stamps)
        if who is None:
            names = ", ".join(dict.fromkeys(self._names.get(stamp.by) or stamp.by for stamp in stamps)) or NOBODY
            at = max((stamp.at for stamp in stamps), default="")
            who = f' w:author="{attribute(names)}"' + (f' w:date="{attribute(at)}"' if at else "")
            self._who[stamps] = who
        return who

    def element(self, mark: str, stamps: Stamps) -> str:
        """An empty element of a mark, as paragraph marks and table rows carry it."""
        return f"<w:{mark}{self.attributes(stamps)}/>"

    def wrapped(self, mark: str, stamps: Stamps, xml: str) -> str:
        """Runs inside a mark."""
        return f"<w:{mark}{self.attributes(stamps)}>{xml}</w:{mark}>" if mark else xml

    def joined(self, stretches: Iterable[Marked]) -> str:
        """Stretches one after another; neighbours with the same mark share one element.

        An object without any text leaves nothing behind: an empty mark would be damage.
        """
        parts: list[str] = []
        open_, makers, inside = KEPT, _NOBODYS, ""
        for mark, stamps, xml in stretches:
            if not xml:
                continue
            if mark == open_ and stamps == makers:
                inside += xml
                continue
            if inside:
                parts.append(self.wrapped(open_, makers, inside))
            open_, makers, inside = mark, stamps, xml
        if inside:
            parts.append(self.wrapped(open_, makers, inside))
        return "".join(parts)


_NOBODYS: Stamps = ()


def latest_time(document: Document) -> str:
    """The time of the last change in a document, or empty."""
    changes: set[Stamps] = set()
    for _, row in rows(document):
        for clause in row:
            changes.update((clause.inserted, clause.deleted, clause.moved, clause.shifted))
            for piece in clause.inline:
                if piece.inserted or piece.deleted:
                    changes.update((piece.inserted, piece.deleted))
                if piece.__class__ is Run and piece.restyled:
                    changes.add(piece.restyled)
    return max((stamp.at for stamps in changes for stamp in stamps), default="")
