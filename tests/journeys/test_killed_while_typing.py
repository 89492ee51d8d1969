"""An editor that is killed loses nothing that was typed more than a second before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from editor.core.model.inline import Run
from editor.core.model.walk import clauses

ROOT = Path(__file__).resolve().parents[2]

TYPIST = """
import sys, time
sys.path[:0] = [{root!r}, {packaging!r}]
import build_sample
from PySide6.QtCore import QTimer
from editor import app
from editor.ui.window import Window
qt = app.application()
tools = app.tools_for()
window = Window(tools, tools.workspace.new(build_sample.sample()))
window.show()
clause = next(c for c in window.session.document.proposals[0].clauses if c.label == "e)")
window.page.go_to(clause.id, 0)
typed = []
def type_one():
    from tests.ui.pressing import type_text
    word = f"w{{len(typed)}} "
    type_text(window, word)
    typed.append(word)
    print(len(typed), flush=True)
timer = QTimer()
timer.timeout.connect(type_one)
timer.start(20)
qt.exec()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_was_typed_is_offered_back_after_a_kill(tmp_path: Path) -> None:
    from editor import app

    script = tmp_path / "typist.py"
    script.write_text(TYPIST.format(root=str(ROOT), packaging=str(ROOT / "packaging")), "utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "CLAUSEWRIGHT_HOME": str(tmp_path / "home"),
        "PYTHONPATH": str(ROOT),
    }
    with subprocess.Popen([sys.executable, str(script)], env=environment, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        for line in typist.stdout:
            if int(line) >= 25:
                break
        time.sleep(0.2)
        typist.send_signal(signal.SIGKILL)
        rest = [int(line) for line in typist.stdout if line.strip()]
    told = max([25, *rest])
    tools = app.tools_for(tmp_path / "home")
    found = tools.workspace.left()
    assert len(found) == 1
    _, document, acts = found[0]
    assert acts >= told
    clause = next(c for c in clauses(document) if c.label == "e)")
    text = "".join(piece.text for piece in clause.inline if isinstance(piece, Run))
    assert text.startswith("".join(f"w{n} " for n in range(told)))
    opened = tools.workspace.recover(found[0][0], document)
    assert opened.session.document == document
    assert not opened.session.is_saved
    tools.workspace.close(opened)
