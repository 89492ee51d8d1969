"""Words on the screen go through translation: no text is handed to Qt as it stands."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.source import modules, short, syntax

SHOWING = {
    "QAction",
    "QCheckBox",
    "QDockWidget",
    "QGroupBox",
    "QLabel",
    "QMenu",
    "QPushButton",
    "QRadioButton",
    "addAction",
    "addItem",
    "addMenu",
    "addRow",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setInformativeText",
    "setLabelText",
    "setPlaceholderText",
    "setStatusTip",
    "setText",
    "setTitle",
    "setToolTip",
    "setWindowTitle",
    "showMessage",
}
# The name of the program is the same in every language.
PROGRAM = "Clausewright"
WORD = re.compile(r"[A-Za-z]{2,}")


def literal_of(node: ast.expr) -> str:
    """The letters that a string or the fixed parts of an f-string put on the screen."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(literal_of(value) for value in values).strip()
        case _:
            return ""


def bare_words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and the words of each text that is shown without having been translated."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in SHOWING:
            continue
        for argument in node.args:
            text = literal_of(argument)
            if WORD.search(text.replace(PROGRAM, "")):
                yield node.lineno, text


def test_what_the_window_shows_can_be_translated() -> None:
    bare = [
        f"{short(path)}:{line} {text!r}" for path in modules("editor/ui") for line, text in bare_words(syntax(path))
    ]
    assert bare == []


def test_a_bare_text_is_found_wherever_it_hides() -> None:
    tree = ast.parse(
        'label.setText("Nine")\nQLabel(f"{count} problems")\nlabel.setText(self.tr("Nine"))\nx.setText("–")'
    )
    assert [text for _, text in bare_words(tree)] == ["Nine", "problems"]
