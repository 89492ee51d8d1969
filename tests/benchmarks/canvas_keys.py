"""Time from a key press to the painted page: the page layout beside a bare text editor with the same text, in one run.

`python -m tests.benchmarks.canvas_keys [clauses ...]` prints a table; no test passes or fails by it.
"""

from __future__ import annotations

import os
import random
import sys
import time
from dataclasses import dataclass
from statistics import median, quantiles

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from editor.ui.canvas.block_look import AuthorTag, BarKind, BlockLook, ChangeBar, LabelSegment, attach_look
from editor.ui.canvas.marks import InlineMark, deleted, inserted, write_mark
from editor.ui.canvas.page_layout import PageLayout

_TEXT = "the needs of small islands and remote areas for a network which reaches every village in the region"
_WORDS = _TEXT.split()
_KEYS = 300
_COLOURS = {1: "#3057D1", 2: "#7C4413"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the test text: pieces with an author's slot, 0 for base text; negative when struck."""

    pieces: tuple[tuple[str, int], ...]


def sample(clauses: int) -> list[Paragraph]:
    """Paragraphs of 12 to 70 words, three in ten of them with tracked changes."""
    chance = random.Random(7)
    result = []
    for _ in range(clauses):
        words = [chance.choice(_WORDS) for _ in range(chance.randint(12, 70))]
        pieces: list[tuple[str, int]] = [(" ".join(words[:6]) + " ", 0)]
        if chance.random() < 0.3:
            slot = chance.choice((1, 2))
            pieces += [(" ".join(words[6:8]), -slot), (" ".join(words[8:10]), slot), (" ", 0)]
        pieces.append((" ".join(words[10:]) + ";", 0))
        result.append(Paragraph(tuple(pieces)))
    return result


def fill(document: QTextDocument, paragraphs: list[Paragraph], *, marked: bool) -> None:
    """Put the paragraphs into a document: with marks and looks, or with plain colours and lines."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, paragraph in enumerate(paragraphs):
        if number:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        for text, slot in paragraph.pieces:
            cursor.insertText(text, _format(slot, marked=marked))
        if marked:
            changed = len(paragraph.pieces) > 2
            attach_look(
                cursor.block(),
                BlockLook(
                    label=(LabelSegment(f"{number}", italic=True),),
                    bar=ChangeBar(BarKind.SOLID, (1,)) if changed else ChangeBar(),
                    tag=AuthorTag("MO", 1) if changed else None,
                ),
            )
    cursor.endEditBlock()


def _format(slot: int, *, marked: bool) -> QTextCharFormat:
    result = QTextCharFormat()
    if slot and marked:
        mark: InlineMark = inserted(slot) if slot > 0 else deleted(-slot)
        write_mark(result, mark)
    elif slot:
        result.setForeground(QColor(_COLOURS[abs(slot)]))
        result.setFontUnderline(slot > 0)
        result.setFontStrikeOut(slot < 0)
    return result


class PaintCount(QObject):
    """Counts the paint events of a viewport."""

    def __init__(self, edit: QTextEdit) -> None:
        super().__init__(edit)
        self.count = 0
        edit.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def editor_with(paragraphs: list[Paragraph], *, page: bool) -> tuple[QTextEdit, PaintCount]:
    """An editor of 1000 by 800 that shows the paragraphs, with the page layout or with Qt's own."""
    edit = QTextEdit()
    edit.setFrameShape(QFrame.Shape.NoFrame)
    document = QTextDocument(edit)
    document.setUndoRedoEnabled(False)
    font = QFont(["Times New Roman", "Liberation Serif"])
    font.setPixelSize(16)
    document.setDefaultFont(font)
    layout = PageLayout(document) if page else None
    fill(document, paragraphs, marked=page)
    edit.setDocument(document)
    if layout is not None:
        layout.attach(edit)
    else:
        edit.setViewportMargins(200, 0, 200, 0)
    edit.resize(1000, 800)
    edit.show()
    cursor = QTextCursor(document.findBlockByNumber(len(paragraphs) // 2))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, 10)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    counter = PaintCount(edit)
    QApplication.processEvents()
    return edit, counter


def press(edit: QTextEdit, counter: PaintCount, key: Qt.Key) -> float:
    """Milliseconds from one key press until the page has been painted."""
    before = counter.count
    start = time.perf_counter()
    QTest.keyClick(edit, key)
    while counter.count == before:
        QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


def p99(times: list[float]) -> float:
    """The time that one press in a hundred exceeds."""
    return quantiles(times, n=100)[98]


def measure(clauses: int) -> str:
    """One row of the table."""
    paragraphs = sample(clauses)
    editors = [editor_with(paragraphs, page=page) for page in (False, True)]
    times: list[list[float]] = [[], []]
    for number in range(_KEYS):
        key = Qt.Key.Key_E if number % 7 else Qt.Key.Key_Space
        for (edit, counter), taken in zip(editors, times, strict=True):
            edit.setFocus()
            taken.append(press(edit, counter, key))
    bare, page = times
    for edit, _ in editors:
        edit.deleteLater()
    QApplication.processEvents()
    return (
        f"{clauses:>8} {median(bare):>9.2f} {median(page):>9.2f} {median(page) / median(bare):>7.2f}"
        f" {p99(bare):>9.2f} {p99(page):>9.2f} {p99(page) / p99(bare):>7.2f}"
    )


def main() -> None:
    """Print the table for the sizes named on the command line."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    QApplication([])
    print(f"{'clauses':>8} {'bare p50':>9} {'page p50':>9} {'ratio':>7} {'bare p99':>9} {'page p99':>9} {'ratio':>7}")
    for clauses in [int(word) for word in sys.argv[1:]] or [100, 1_000, 5_000, 10_000]:
        print(measure(clauses), flush=True)


if __name__ == "__main__":
    main()
