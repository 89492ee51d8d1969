"""Windows to press keys in: on the sample, with settings and journals in a folder of the test's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from editor.core.model.document import Document
from editor.session.session import author_of
from editor.ui.window import Window

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Deletes the widgets a test leaves, at once and in order: the collector of garbage would do it in any order."""
    yield
    app = QApplication.instance()
    if isinstance(app, QApplication):
        for widget in app.topLevelWidgets():
            if shiboken6.isValid(widget) and widget.parent() is None:
                shiboken6.delete(widget)


@pytest.fixture
def sample() -> Document:
    """The bundled sample, built anew."""
    import build_sample

    return build_sample.sample()


@pytest.fixture
def open_window(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[Document | str], Window]]:
    """Opens windows on documents or files, and closes them without asking."""
    from editor import app

    windows: list[Window] = []

    def open_on(what: Document | str) -> Window:
        tools = app.tools_for(tmp_path / "home")
        tools.workspace.author = author_of("M. Okoro", "Novaland")
        opened = tools.workspace.open(what) if isinstance(what, str) else tools.workspace.new(what)
        window = Window(tools, opened)
        windows.append(window)
        window.show()
        window.activateWindow()
        window.page.setFocus()
        qapp.processEvents()
        return window

    palette = qapp.palette()
    yield open_on
    for window in windows:
        window.session.mark_saved(window.session.document)
        window.close()
        window.deleteLater()
    # What windows put on the application would follow every later test.
    qapp.setStyleSheet("")
    qapp.setPalette(palette)
    qapp.processEvents()


@pytest.fixture
def window(open_window: Callable[[Document | str], Window], sample: Document) -> Window:
    """A window on the sample."""
    return open_window(sample)
