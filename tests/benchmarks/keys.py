"""From a key press to the painted page: the full window beside a bare text editor with the same text, key by key in turn.

The window has all its panels, and its journal is on. Letters are measured in one breath, and at a human rhythm, where
panels and checks have run between two keys.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit

from editor import app as composition
from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Run
from editor.core.numbering.number import number
from editor.session.session import author_of
from editor.ui.frame import IDLE, LATE
from editor.ui.window import Window
from tests.benchmarks.canvas_keys import PaintCount
from tests.benchmarks.proposals import generated
from tests.benchmarks.table import Row, ms, p99

FRAME = 1000 / 60
LETTERS = 600
RESTS = 15
ACTS = 30
_NONE = Qt.KeyboardModifier.NoModifier
_DELETE_CLAUSE = (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


@dataclass(slots=True)
class Side:
    """A text editor under measure, and how many times it was painted."""

    edit: QTextEdit
    paints: PaintCount


def measure(size: int) -> Iterator[Row]:
    """The rows of one size."""
    with tempfile.TemporaryDirectory() as home:
        window = _window(size, Path(home))
        bare = _bare(window)
        sides = (Side(window.page, PaintCount(window.page)), Side(bare, PaintCount(bare)))
        QTest.qWait(2 * IDLE)
        gc.collect()
        try:
            yield from _letters(window, sides, size)
            yield from _rests(window, sides, size)
            yield from _acts(window, sides, size)
            yield _renumbering(window, size)
        finally:
            window.session.mark_saved(window.session.document)
            window.close()
            for widget in (window, bare):
                widget.deleteLater()
            QApplication.processEvents()


def _window(size: int, home: Path) -> Window:
    tools = composition.tools_for(home)
    tools.workspace.author = author_of("M. Okoro", "Novaland")
    window = Window(tools, tools.workspace.new(generated(size)))
    window.show()
    QApplication.processEvents()
    tools.workspace.prepare_journal(window.opened)
    return window


def _bare(window: Window) -> QTextEdit:
    """A text editor as Qt ships it, of the size of the page, with the same letters and plain marks on them."""
    edit = QTextEdit()
    edit.setFrameShape(QFrame.Shape.NoFrame)
    edit.document().setUndoRedoEnabled(False)
    font = QFont(["Times New Roman", "Liberation Serif"])
    font.setPixelSize(16)
    edit.document().setDefaultFont(font)
    cursor = QTextCursor(edit.document())
    cursor.beginEditBlock()
    for place, block in enumerate(window.page.blocks):
        if place:
            cursor.insertBlock()
        for fragment in block.fragments:
            form = QTextCharFormat()
            if fragment.mark.is_change:
                form.setForeground(QColor("#3057D1"))
                form.setFontUnderline(fragment.mark.under > 0)
                form.setFontStrikeOut(fragment.mark.strike > 0)
            cursor.insertText(fragment.text, form)
    cursor.endEditBlock()
    edit.setViewportMargins(120, 0, 120, 0)
    edit.resize(window.page.size())
    edit.show()
    QApplication.processEvents()
    return edit


def plain_clause(window: Window, part: float) -> Clause:
    """A clause without any change, about so far down the document."""
    row = window.session.document.proposals[0].clauses
    for clause in row[int(len(row) * part) :]:
        pieces = clause.inline
        if clause.kind is Kind.ITEM and len(pieces) == 1 and isinstance(pieces[0], Run) and not clause.deleted:
            if not pieces[0].inserted and not pieces[0].deleted:
                return clause
    raise LookupError("no clause without a change")


def _place(window: Window, bare: QTextEdit, identity: ClauseId, offset: int) -> None:
    """Puts both carets into the same clause, in sight, and lets everything settle."""
    window.page.go_to(identity, offset)
    number_of_block = window.page.textCursor().blockNumber()
    cursor = QTextCursor(bare.document().findBlockByNumber(number_of_block))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, offset)
    bare.setTextCursor(cursor)
    bare.ensureCursorVisible()
    QTest.qWait(LATE + 80)


def press(side: Side, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> float:
    """Milliseconds from one key press until the page has been painted."""
    before = side.paints.count
    start = time.perf_counter()
    QTest.keyClick(side.edit, key, modifiers)
    while side.paints.count == before:
        QApplication.processEvents()
        if time.perf_counter() - start > 10:
            raise TimeoutError("the page was not painted")
    return (time.perf_counter() - start) * 1000


def _pair(name: str, size: int, times: tuple[list[float], list[float]], *, bound: bool = True) -> Iterator[Row]:
    ours, theirs = times
    for word, figure, most in (("median", median, 2.0), ("p99", p99, 3.0)):
        if word == "p99" and len(ours) < 100:
            word, figure = "worst", max
        one, two = figure(ours), figure(theirs)
        yield Row("a", f"{name}, {word}", size, ms(one), ms(two), one / two, most if bound else None)


def _letters(window: Window, sides: tuple[Side, Side], size: int) -> Iterator[Row]:
    times: tuple[list[float], list[float]] = ([], [])
    back: tuple[list[float], list[float]] = ([], [])
    for number_of_key in range(LETTERS):
        if number_of_key % 60 == 0:
            clause = plain_clause(window, 0.2 + 0.6 * number_of_key / LETTERS)
            _place(window, sides[1].edit, clause.id, 10)
        key = Qt.Key.Key_Space if number_of_key % 7 == 6 else Qt.Key.Key_E
        which = back if number_of_key % 6 == 5 else times
        for side, taken in zip(sides, which, strict=True):
            taken.append(press(side, Qt.Key.Key_Backspace if which is back else key))
    yield from _pair("letter", size, times)
    yield from _pair("Backspace", size, back)


def _rests(window: Window, sides: tuple[Side, Side], size: int) -> Iterator[Row]:
    """Letters after pauses in which panels and checks ran, and the longest that the window was busy in a pause."""
    times: tuple[list[float], list[float]] = ([], [])
    busy: list[float] = []
    _place(window, sides[1].edit, plain_clause(window, 0.5).id, 12)
    for _ in range(RESTS):
        for side, taken in zip(sides, times, strict=True):
            taken.append(press(side, Qt.Key.Key_E))
        busy.append(_longest(IDLE + 150))
    yield from _pair("letter after a pause", size, times)
    yield Row("a", "longest work in a pause", size, ms(median(busy)), ms(FRAME), median(busy) / FRAME, None)


def _longest(pause: float) -> float:
    """The longest stretch, in milliseconds, in which a key would have had to wait during a pause."""
    end = time.perf_counter() + pause / 1000
    worst = 0.0
    while (now := time.perf_counter()) < end:
        QApplication.processEvents()
        worst = max(worst, time.perf_counter() - now)
        time.sleep(0.001)
    return worst * 1000


def _acts(window: Window, sides: tuple[Side, Side], size: int) -> Iterator[Row]:
    """Keys that change the structure: half of them in the middle of the document, half near its beginning."""
    bare = sides[1]

    def enter() -> tuple[float, float]:
        return press(sides[0], Qt.Key.Key_Return), press(bare, Qt.Key.Key_Return)

    def strike() -> tuple[float, float]:
        cursor = bare.edit.textCursor()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        bare.edit.setTextCursor(cursor)
        QApplication.processEvents()
        return press_action(window, sides[0], "structure.delete"), press(bare, Qt.Key.Key_Delete)

    acts: tuple[tuple[str, Callable[[], tuple[float, float]]], ...] = (("Enter", enter), ("delete clause", strike))
    for name, act in acts:
        ours, theirs = [], []
        for turn in range(ACTS):
            _place(window, bare.edit, plain_clause(window, (0.1, 0.5)[turn % 2] + turn * 0.01).id, 14)
            one, two = act()
            ours.append(one)
            theirs.append(two)
        yield Row(
            "a", f"{name}, median", size, ms(median(ours)), ms(median(theirs)), median(ours) / median(theirs), None
        )


def press_action(window: Window, side: Side, identity: str) -> float:
    """Milliseconds from a command of the window until the page has been painted."""
    before = side.paints.count
    start = time.perf_counter()
    window.run_action(identity)
    while side.paints.count == before:
        QApplication.processEvents()
        if time.perf_counter() - start > 10:
            raise TimeoutError("the page was not painted")
    return (time.perf_counter() - start) * 1000


def _renumbering(window: Window, size: int) -> Row:
    document = window.session.document
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        number(document)
        taken.append((time.perf_counter() - start) * 1000)
    one = median(taken)
    return Row("a", "renumbering everything", size, ms(one), ms(FRAME), one / FRAME, 1.0 if size <= 5_000 else None)
