"""Whole processes: converting a Word file, starting the window, and the memory it takes; medians of five.

The memory is the most a process held after its start, as Linux tells it; the window's fixed part weighs on few clauses.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from editor.core.model.document import Document
from editor.documents import DiskDocuments
from tests.benchmarks.proposals import generated
from tests.benchmarks.table import Row, ms

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 5
KB_A_CLAUSE = 30

_PARSE = """
import sys, zipfile
from lxml import etree
with zipfile.ZipFile(sys.argv[1]) as package:
    etree.fromstring(package.read("word/document.xml"))
"""
_EMPTY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from editor import app as editor_app
from editor.ui.window import Window
app = editor_app.application()
tools = editor_app.tools_for(Path(sys.argv[1]))
window = Window(tools, tools.workspace.open(sys.argv[2]))
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
window.hide()
"""


def _run(command: Sequence[str]) -> tuple[float, str]:
    """How long a process takes, in milliseconds, and the last line it prints."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    start = perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    taken = (perf_counter() - start) * 1_000
    lines = done.stdout.strip().splitlines()
    return taken, lines[-1] if lines else ""


def _in_turn(*commands: Sequence[str]) -> list[list[tuple[float, str]]]:
    """Several commands, one after the other and round again, after a round that does not count."""
    for command in commands:
        _run(command)
    rounds = [[_run(command) for command in commands] for _ in range(ROUNDS)]
    return [list(column) for column in zip(*rounds, strict=True)]


def _middle(runs: Sequence[tuple[float, str]]) -> float:
    return median(taken for taken, _ in runs)


def _write(document: Document, path: Path) -> None:
    path.write_bytes(DiskDocuments().encode(document, path.suffix, "marked"))


def converting(size: int) -> Iterator[Row]:
    """Converting a Word file to text, beside unpacking and parsing it, and beside pandoc."""
    with TemporaryDirectory() as folder:
        source, target = Path(folder, "x.docx"), Path(folder, "x.txt")
        _write(generated(size), source)
        ours = [sys.executable, "-m", "editor", "convert", str(source), str(target), "--view", "proposed"]
        floor = [sys.executable, "-c", _PARSE, str(source)]
        commands: list[list[str]] = [ours, floor]
        if shutil.which("pandoc"):
            commands.append(["pandoc", str(source), "--track-changes=accept", "-t", "plain", "-o", str(target)])
        figures = [_middle(runs) for runs in _in_turn(*commands)]
        a, b = figures[0], figures[1]
        yield Row("b", "convert .docx .txt / unzip and parse", size, ms(a), ms(b), a / b, 3)
        if len(figures) > 2:
            yield Row("b", "convert .docx .txt / pandoc", size, ms(a), ms(figures[2]), a / figures[2], 1)


def starting() -> Row:
    """The window on the sample, beside an empty one."""
    sample = ROOT / "resources" / "samples" / "sample-proposal.clause"
    with TemporaryDirectory() as folder:
        ours, floor = _in_turn([sys.executable, "-c", _WINDOW, folder, str(sample)], [sys.executable, "-c", _EMPTY])
    a, b = _middle(ours), _middle(floor)
    return Row("d", "start with the sample / an empty window", None, ms(a), ms(b), a / b, 2)


def memory(size: int) -> Row:
    """Peak memory over an empty window, by clause, in kB."""
    document = generated(size)
    count = sum(len(proposal.clauses) for proposal in document.proposals)
    with TemporaryDirectory() as folder:
        source = Path(folder, "x.clause")
        _write(document, source)
        ours = int(_run([sys.executable, "-c", _WINDOW, folder, str(source)])[1])
    floor = int(_run([sys.executable, "-c", _EMPTY])[1])
    each = (ours - floor) / count
    return Row("e", "peak memory over an empty window", size, f"{ours // 1000} MB", f"{floor // 1000} MB", each,
               KB_A_CLAUSE, "kB")  # fmt: skip
