"""What holds the text in sight still while estimated heights above and around it are put right."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTextEdit


class Settling(Protocol):
    """A page that can lay out what a window onto it shows."""

    def settle(self, top: float, height: int, caret: int) -> int:
        """Lay out a stretch of the page and return by how much the window has to move."""
        ...

    def number_at(self, y: float) -> int:
        """The number of the block at a height."""
        ...

    def top_of(self, number: int) -> int:
        """Where a block begins."""
        ...

    def announce(self) -> None:
        """Tell the editor the height of the page, so that its scroll bar has the right range."""
        ...


class ScrollAnchor(QObject):
    """The tie between an editor's scroll bar and its page: before anything is painted, what is in sight is laid out."""

    def __init__(self, edit: QTextEdit, page: Settling) -> None:
        super().__init__(edit)
        self._edit = edit
        self._bar = edit.verticalScrollBar()
        self._page = page
        self._settling = False
        self._bar.valueChanged.connect(self.settle)

    @property
    def window(self) -> tuple[int, int]:
        """Top and height of what is in sight, in document coordinates."""
        return self._bar.value(), self._edit.viewport().height()

    def sees(self, top: float, height: float) -> bool:
        """Whether a stretch of the page is in sight, or so near that it matters."""
        first, tall = self.window
        return first - tall < top + height and top < first + 2 * tall

    def settle(self) -> None:
        """Lay out what is in sight and move along with the text if blocks above it turned out higher or lower."""
        shown: object = self._edit.document().documentLayout()
        if self._settling or shown is not self._page:
            return
        self._settling = True
        try:
            for _ in range(4):
                top, height = self.window
                at_end = top == self._bar.maximum() and top > 0
                moved = self._page.settle(top, height, self._edit.textCursor().blockNumber())
                self._page.announce()
                target = self._bar.maximum() if at_end else top + moved
                if target == self._bar.value():
                    break
                self._bar.setValue(target)
                self._edit.viewport().update()
                if self._bar.value() == top:
                    break
        finally:
            self._settling = False

    def hold(self) -> tuple[int, float]:
        """The block at the top of the window and how far it reaches above it, to come back to after a zoom."""
        top, _ = self.window
        number = self._page.number_at(top)
        return number, top - self._page.top_of(number)

    def release(self, held: tuple[int, float], factor: float) -> None:
        """Bring a held block back to the top of the window."""
        number, above = held
        self._page.announce()
        self._bar.setValue(round(self._page.top_of(number) + above * factor))
        self.settle()

    def shift(self, growth: int) -> None:
        """Move along with text whose forerunners grew or shrank out of sight."""
        self._bar.setValue(self._bar.value() + growth)
