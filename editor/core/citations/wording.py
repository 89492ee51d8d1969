"""The correct wording of an edition for its body, and of a citation as a message names it."""

from __future__ import annotations

from editor.core.citations.entries import Edition, Entry
from editor.core.citations.names import Body, InstrumentKind

_OF_SERIES = frozenset({InstrumentKind.RECOMMENDATION, InstrumentKind.REPORT, InstrumentKind.QUESTION})


def edition_words(edition: Edition, body: Body, original: Edition | None = None, space: str = " ") -> str:
    """What stands in the parentheses: ``Rev. Dubai, 2018``, ``Rev.WRC-19``, ``C01, last amended C20``, ``10/2016``.

    A text of the Council shows the session of its original too. `space` is what stands behind "Rev."; publications
    have a non-breaking space there, and new words follow the text they are written into. Empty where an edition has no
    such words, as those of the United Nations.
    """
    mark = "Rev." if edition.revised else ""
    match body:
        case Body.WRC:
            return f"{mark}{edition.place}"
        case Body.COUNCIL:
            if edition.mark:
                return edition.mark
            if edition.revised and original is not None:
                return f"{original.place}, last amended {edition.place}"
            return edition.place
        case Body.ITU_T:
            return edition.mark
        case Body.ITU_R | Body.UNGA:
            return ""
        case _:
            if not edition.place or edition.year is None:
                return ""
            return f"{mark}{space if mark else ''}{edition.place}, {edition.year}"


def edition_text(edition: Edition, body: Body, original: Edition | None = None, space: str = " ") -> str:
    """The edition with its parentheses: ``(Rev. Dubai, 2018)``; empty where there is nothing to write."""
    words = edition_words(edition, body, original, space)
    return f"({words})" if words else ""


def citation_text(entry: Entry, edition: Edition | None = None, space: str = " ") -> str:
    """A text as a message names it: ``Resolution 71 (Rev. Bucharest, 2022)``, ``Recommendation ITU-T Y.4903``."""
    number = entry.number
    if entry.body in (Body.ITU_T, Body.ITU_R):
        number = f"{entry.body.value}{space}{number}"
    if entry.body is Body.ITU_R and edition is not None and edition.mark:
        number = f"{number}-{edition.mark}"
    name = f"{entry.kind.value.capitalize()}{space}{number}"
    if edition is None or (entry.kind in _OF_SERIES and entry.body in (Body.ITU_T, Body.ITU_R)):
        return name
    words = edition_text(edition, entry.body, entry.original, space)
    return f"{name} {words}" if words else name
