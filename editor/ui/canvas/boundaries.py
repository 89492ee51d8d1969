"""Where letters and words begin in the living text of a clause, as Qt's boundary rules see them.

A user-perceived letter may be several characters (accents, emoji); struck text is passed over.
"""

from __future__ import annotations

from PySide6.QtCore import QTextBoundaryFinder

from editor.core.model.clause import Clause
from editor.core.model.inline import Run

_LETTER = QTextBoundaryFinder.BoundaryType.Grapheme
_WORD = QTextBoundaryFinder.BoundaryType.Word


def _living(clause: Clause) -> tuple[str, list[int]]:
    """The living text, one U+FFFC for what is no text, and the offset in the clause of each of its characters."""
    letters: list[str] = []
    places: list[int] = []
    at = 0
    for piece in clause.inline:
        text = piece.text if isinstance(piece, Run) else "\ufffc"
        if not piece.deleted:
            letters.append(text)
            places.extend(range(at, at + len(text)))
        at += len(text)
    return "".join(letters), places


def _edges(text: str, kind: QTextBoundaryFinder.BoundaryType) -> list[int]:
    """The boundaries of a text, counted in characters."""
    finder = QTextBoundaryFinder(kind, text)
    finder.toStart()
    found = [0]
    units: list[int] = []
    while (at := finder.toNextBoundary()) != -1:
        units.append(at)
    if text.isascii() or not any(letter > "\uffff" for letter in text):
        return found + units
    wanted = set(units)
    count = 0
    for index, letter in enumerate(text):
        count += 2 if letter > "\uffff" else 1
        if count in wanted:
            found.append(index + 1)
    return found


def before(clause: Clause, offset: int, by_word: bool) -> tuple[int, int] | None:
    """The stretch that Backspace erases before an offset, or None where no living text is before it."""
    text, places = _living(clause)
    end = sum(place < offset for place in places)
    if not end:
        return None
    start = _back(text, end, by_word)
    return places[start], places[end - 1] + 1


def after(clause: Clause, offset: int, by_word: bool) -> tuple[int, int] | None:
    """The stretch that Delete erases after an offset, or None where no living text is after it."""
    text, places = _living(clause)
    start = sum(place < offset for place in places)
    if start >= len(text):
        return None
    end = _on(text, start, by_word)
    return places[start], places[end - 1] + 1


def _back(text: str, end: int, by_word: bool) -> int:
    if not by_word:
        window = max(end - 64, 0)
        return window + max(edge for edge in _edges(text[window:end], _LETTER) if edge < end - window)
    start = end
    while start and text[start - 1].isspace():
        start -= 1
    if not start:
        return 0
    return max(edge for edge in _edges(text[:start], _WORD) if edge < start)


def _on(text: str, start: int, by_word: bool) -> int:
    if not by_word:
        return start + min(edge for edge in _edges(text[start : start + 64], _LETTER) if edge > 0)
    end = start + min(edge for edge in _edges(text[start:], _WORD) if edge > 0)
    while end < len(text) and text[end].isspace():
        end += 1
    return end
