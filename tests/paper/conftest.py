"""Pages are set with the fonts of a Qt application, the same one that tests of the window use."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from editor.core.model.document import Document

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The application, made before anything asks for a font."""
    return qapp


@pytest.fixture(scope="session")
def sample() -> Document:
    """The bundled sample, built anew."""
    import build_sample

    return build_sample.sample()
