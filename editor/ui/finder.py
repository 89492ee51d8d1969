"""Finding words: hits in the text the page shows, kept up to date as it changes."""

from __future__ import annotations

from collections.abc import Callable

from editor.core.model.ids import ClauseId
from editor.ui.canvas.marks import Ground
from editor.ui.canvas.overlaying import Overlay, Overlays
from editor.ui.canvas.page_block import PageBlock
from editor.ui.canvas.page_view import PageView
from editor.ui.find_bar import FindBar

MOST = 2000


def hits_in(block: PageBlock, wanted: str) -> list[tuple[ClauseId, int, int]]:
    """The places of a text in a block, in model offsets; letters count alike whatever their case."""
    text, needle = block.text.casefold(), wanted.casefold()
    if len(text) != len(block.text) or not needle:
        text, needle = block.text.lower(), wanted.lower()
    if len(text) != len(block.text):
        text, needle = block.text, wanted
    if needle not in text:
        return []
    places = _places(block)
    found = []
    at = text.find(needle)
    while at != -1:
        inside = [place for place in places[at : at + len(needle)] if place is not None]
        if inside and all(clause == inside[0][0] for clause, _ in inside):
            found.append((inside[0][0], inside[0][1], inside[-1][1] + 1))
        at = text.find(needle, at + max(len(needle), 1))
    return found


def _places(block: PageBlock) -> list[tuple[ClauseId, int] | None]:
    """Where each letter of a block comes from; None for painted ones."""
    places: list[tuple[ClauseId, int] | None] = []
    for fragment in block.fragments:
        for at in range(len(fragment.text)):
            offset = min(at, max(fragment.width - 1, 0)) if fragment.is_object else at
            places.append(None if fragment.clause is None else (fragment.clause, fragment.start + offset))
    return places


class Finder:
    """The words looked for in one window, their hits, and which of them is shown."""

    def __init__(self, page: PageView, bar: FindBar, show: Callable[[], None]) -> None:
        self._page, self._bar, self._show = page, bar, show
        self._wanted = ""
        self._hits: list[tuple[ClauseId, int, int]] = []
        self._at = -1
        bar.wanted.connect(self._look)
        bar.stepped.connect(self.step)
        bar.closed.connect(self.close)

    def open(self) -> None:
        """Shows the bar with the selected words in it."""
        cursor = self._page.textCursor()
        words = cursor.selectedText()
        bar = self._bar
        bar.show()
        if words and "\u2029" not in words and len(words) < 200:
            bar.field.setText(words)
        bar.field.setFocus()
        bar.field.selectAll()
        self._look(bar.field.text())

    def close(self) -> None:
        """Hides the bar and goes back to the page."""
        self._bar.hide()
        self._wanted, self._hits, self._at = "", [], -1
        self._show()
        self._page.setFocus()

    def _look(self, wanted: str) -> None:
        self._wanted = wanted
        self._collect()
        self._at = -1
        if self._hits:
            self.step(1, from_caret=True)
        else:
            self._bar.tell(0, 0)
            self._show()

    def _collect(self) -> None:
        self._hits = []
        if not self._wanted:
            return
        for block in self._page.blocks:
            self._hits += hits_in(block, self._wanted)
            if len(self._hits) > MOST:
                break

    def step(self, by: int, from_caret: bool = False) -> None:
        """Goes to the next or previous hit, round the end."""
        if not self._wanted:
            self.open()
            return
        self._collect()
        if not self._hits:
            self._bar.tell(0, 0)
            return
        self._at = self._near() if from_caret else (self._at + by) % len(self._hits)
        clause, start, end = self._hits[self._at]
        self._page.go_to(clause, start, end)
        self._bar.tell(self._at + 1, len(self._hits))
        self._show()

    def _near(self) -> int:
        page = self._page
        here = page.textCursor().selectionStart()
        for number, (clause, start, _) in enumerate(self._hits):
            place = page.place_offset(clause, start)
            if place is not None and place >= here:
                return number
        return 0

    def overlays(self) -> Overlays:
        """The grounds behind the hits."""
        found: dict[ClauseId, list[Overlay]] = {}
        for number, (clause, start, end) in enumerate(self._hits):
            ground = Ground.HIT if number == self._at else Ground.FOUND
            found.setdefault(clause, []).append(Overlay(clause, start, end, ground=ground))
        return {clause: tuple(row) for clause, row in found.items()}
