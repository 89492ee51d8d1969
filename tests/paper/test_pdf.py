"""The PDF file: the same each time, made without a window and without a display, and stopped without harm."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.core.ports import Cancelled
from editor.paper import pdf

ROOT = Path(__file__).resolve().parents[2]
ALONE = """
import hashlib, sys
sys.path[:0] = [{root!r}, {packaging!r}]
import build_sample
from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.paper import pdf
document = build_sample.sample()
print(hashlib.sha256(pdf.write(document, number(document), View.MARKED)).hexdigest())
"""


def test_the_same_document_gives_the_same_bytes(sample: Document) -> None:
    numbering = number(sample)
    data = pdf.write(sample, numbering, View.MARKED)
    assert data.startswith(b"%PDF-")
    assert data == pdf.write(sample, numbering, View.MARKED)
    assert data != pdf.write(sample, numbering, View.PROPOSED)
    other = replace(sample, cover=sample.cover[1:])
    assert data != pdf.write(other, numbering, View.MARKED)


def test_the_date_of_the_file_is_that_of_the_last_change(sample: Document) -> None:
    data = pdf.write(sample, number(sample), View.MARKED)
    assert data.count(b"D:20290211103800") == 2
    assert data.count(b'Date="2029-02-11T10:38:00+00:00"') == 3


def test_it_is_made_without_application_and_without_display(sample: Document) -> None:
    code = ALONE.format(root=str(ROOT), packaging=str(ROOT / "packaging"))
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == hashlib.sha256(pdf.write(sample, number(sample), View.MARKED)).hexdigest()


def test_fonts_are_embedded(sample: Document) -> None:
    data = pdf.write(sample, number(sample), View.MARKED)
    assert data.count(b"/FontDescriptor") >= 2
    assert data.count(b"/FontFile2") == data.count(b"/Type /FontDescriptor")
    assert data.count(b"/ToUnicode") >= data.count(b"/FontFile2")


def test_work_can_be_stopped(sample: Document) -> None:
    told: list[tuple[str, int, int]] = []

    def stop(what: str, done: int, total: int) -> None:
        told.append((what, done, total))
        if len(told) == 3:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        pdf.write(sample, number(sample), View.MARKED, stop)
    assert [what for what, _, _ in told] == ["Page 1", "Page 1", "Page 2"]
    assert all(0 <= done <= total for _, done, total in told)
    assert pdf.write(sample, number(sample), View.MARKED)


def test_an_empty_document_is_one_page() -> None:
    empty = Document("d-1")
    assert pdf.write(empty, number(empty), View.MARKED).count(b"/Type /Page\n") == 1
