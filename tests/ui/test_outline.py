"""The outline follows the document and the caret, and its keys do what its rows promise."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.ui.panels.outline import Narrow
from editor.ui.panels.outline_model import ROW_ROLE
from editor.ui.panels.outline_rows import OutlineRows, Row
from editor.ui.window import Window
from tests.ui.pressing import clause_of, press, put_caret, text_of, type_text

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def shown(window: Window) -> list[Row]:
    """The rows of the tree from top to bottom, folded ones too."""
    model = window.outline.tree.model()

    def below(parent: QModelIndex) -> list[Row]:
        found = []
        for place in range(model.rowCount(parent)):
            index = model.index(place, 0, parent)
            assert model.parent(index) == parent
            found += [index.data(ROW_ROLE), *below(index)]
        return found

    return below(QModelIndex())


def row_of(window: Window, words: str) -> Row:
    return next(row for row in shown(window) if words in row.words)


def is_true(window: Window) -> bool:
    """Whether the tree shows exactly what a fresh look at the document gives."""
    return tuple(shown(window)) == OutlineRows().show(window.session.snapshot)


def test_a_deleted_item_is_struck_and_its_group_counts_one_less(window: Window) -> None:
    put_caret(window, "the report of the 2021 forum")
    press(window, Qt.Key.Key_D, CTRL_SHIFT)
    window.follow_all()
    assert row_of(window, "the report of the 2021 forum").state == "deleted"
    following = row_of(window, "the regional initiatives")
    assert (following.old, following.new) == ("f)", "e)")
    assert row_of(window, "recalling").count == "9 → 8"
    assert is_true(window)


def test_typed_words_show_in_their_row_alone(window: Window) -> None:
    window.follow_all()
    before = shown(window)
    put_caret(window, "that more than a third", 0)
    type_text(window, "indeed ")
    window.follow_all()
    after = shown(window)
    assert [row.key for row in after] == [row.key for row in before]
    changed = [row.words for row, old in zip(after, before, strict=True) if row != old]
    assert len(changed) == 1
    assert changed[0].startswith("indeed that more")
    assert is_true(window)


def test_every_act_leaves_the_tree_as_the_document_is(window: Window) -> None:
    for words, key, modifiers in (
        ("that special support", Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        ("No. 118", Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier),
        ("for public offices", Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier),
        ("Connecting rural", Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    ):
        put_caret(window, words, 5)
        press(window, key, modifiers)
        window.follow_all()
        assert is_true(window), words
    while window.session.undo():
        window.follow_all()
        assert is_true(window)


def test_the_row_of_the_caret_is_current_also_for_a_footnote(window: Window) -> None:
    put_caret(window, "that special support")
    window.follow_all()
    assert window.outline.current_clause() == clause_of(window, "that special support").id
    put_caret(window, "In this resolution the term")
    window.follow_all()
    assert window.outline.current_clause() == clause_of(window, "that special support").id


def test_a_folded_group_stays_folded_while_the_text_changes(window: Window) -> None:
    window.follow_all()
    tree, model = window.outline.tree, window.outline._model
    call = model.find(row_of(window, "considering").key)
    tree.collapse(call)
    put_caret(window, "the regional initiatives")
    press(window, Qt.Key.Key_Return)
    window.follow_all()
    assert not tree.isExpanded(model.find(row_of(window, "considering").key))
    assert tree.isExpanded(model.find(row_of(window, "recalling").key))


def test_letters_filter_and_enter_goes_to_the_page(window: Window) -> None:
    window.follow_all()
    window.outline.focus()
    QTest.keyClicks(window.outline.tree, "t")
    assert QApplication.focusWidget() is window.outline.field
    QTest.keyClicks(window.outline.field, "he regional initiatives")
    assert {row.words for row in shown(window) if row.depth == 2} == {
        text_of(clause_of(window, "the regional initiatives"))[:80]
    }
    QTest.keyClick(window.outline.field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.page
    assert window.caret_clause() == clause_of(window, "the regional initiatives").id


def test_no_match_is_said_and_an_empty_filter_shows_all_again(window: Window) -> None:
    window.follow_all()
    window.outline.field.setText("zzz")
    assert not shown(window)
    assert window.outline._empty.isVisible()
    window.outline.field.clear()
    assert is_true(window)


def test_narrowed_to_changes_it_shows_only_changed_clauses_and_what_is_above_them(window: Window) -> None:
    window.follow_all()
    window.outline.narrow(Narrow.CHANGED)
    leaves = [row for row in shown(window) if row.depth == 2 and not row.bold]
    assert leaves
    assert all(row.state != "kept" for row in leaves if row.clause is not None and not row.count)


def test_delete_strikes_and_enter_goes_to_the_clause(window: Window) -> None:
    window.follow_all()
    tree, model = window.outline.tree, window.outline._model
    clause = clause_of(window, "the measurements")
    tree.setCurrentIndex(model.find(clause.id))
    window.outline.focus()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert clause_of(window, "the measurements").deleted
    window.follow_all()
    tree.setCurrentIndex(model.find(clause.id))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.page
    assert window.caret_clause() == clause.id


def test_a_row_tells_its_label_what_it_was_and_its_state(window: Window) -> None:
    put_caret(window, "the report of the 2021 forum")
    press(window, Qt.Key.Key_D, CTRL_SHIFT)
    window.follow_all()
    model = window.outline.tree.model()
    role = Qt.ItemDataRole.AccessibleTextRole

    def spoken(words: str) -> str:
        return str(model.data(window.outline._model.find(row_of(window, words).key), role))

    assert spoken("the regional initiatives").startswith("e), was f), the regional")
    assert spoken("the report of the 2021").startswith("e), deleted, the report")
    assert spoken("recalling") == "9 items, now 8, recalling"
