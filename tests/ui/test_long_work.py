"""Long work tells what runs, can be cancelled, and leaves everything as it was; faults are told without a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from editor import app
from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.ports import Cancelled, Progress
from editor.ui import faults
from editor.ui.acts import files
from editor.ui.progress import LONG, ProgressStrip
from editor.ui.window import Window


def is_long_under_way(strip: ProgressStrip) -> None:
    """Makes the strip believe that the work began long ago."""
    strip._began -= LONG + 1
    strip._last -= LONG + 1


def test_the_bar_is_shown_for_long_work_only_and_cancel_stops_it(window: Window) -> None:
    strip = window.progress
    strip.begin("Reading “Final Acts”")
    strip.follow("", 1, 4)
    assert not strip.isVisible()
    is_long_under_way(strip)
    strip.follow("", 2, 4)
    assert strip.isVisible()
    strip.findChild(QPushButton).click()
    is_long_under_way(strip)
    with pytest.raises(Cancelled):
        strip.follow("", 3, 4)
    strip.end()
    assert not strip.isVisible()


def test_a_cancelled_file_is_not_opened(window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "long.txt"
    path.write_text("recalling\na)\tthe needs,\n", "utf-8")
    before = window.opened
    read = window.tools.workspace.documents.read

    def slow(name: str, progress: Progress) -> object:
        window.progress._stop()
        is_long_under_way(window.progress)
        progress("Reading", 1, 2)
        return read(name, progress)

    monkeypatch.setattr(window.tools.workspace.documents, "read", slow)
    assert not files.open_path(window, str(path))
    assert window.opened is before
    assert window.status.message == "Stopped. Nothing was opened."
    assert not window.progress.is_busy


def test_no_second_long_work_begins_while_one_runs(window: Window, tmp_path: Path) -> None:
    window.progress.begin("Writing")
    assert not files.export_to(window, str(tmp_path / "x.txt"), View.MARKED)
    assert not files.may_close(window)
    window.progress.end()
    assert files.export_to(window, str(tmp_path / "x.txt"), View.MARKED)


def test_the_sample_is_saved_elsewhere_and_never_over_itself(
    open_window: Callable[[Document | str], Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = app.SAMPLE.read_bytes()
    window = open_window(str(app.SAMPLE))
    window.greet(sample=True)
    target = str(tmp_path / "mine.clause")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, ""))
    assert files.save(window)
    assert window.opened.path == target
    assert app.SAMPLE.read_bytes() == before
    assert files.save(window)


def test_a_fault_is_told_with_what_is_safe_and_without_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.extend((box.text(), box.informativeText())) or 0)
    faults.tell_fault("Traceback (most recent call last): …", "faults.txt")
    assert "safe" in " ".join(told)
    assert "Traceback" not in " ".join(told)
