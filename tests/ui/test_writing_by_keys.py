"""What the editing keys do, in a real window on the sample."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.model.clause import Kind
from editor.core.model.views import View
from editor.ui.window import Window
from tests.ui.pressing import (
    base_of_window,
    clause_of,
    labels_of,
    page_is_the_document,
    press,
    proposed,
    put_caret,
    text_of,
    type_text,
)

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_deleting_e_strikes_it_and_relabels_f_to_i(window: Window) -> None:
    base = base_of_window(window)
    put_caret(window, "the report of the 2021 forum", 4)
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    expected = ["a)", "b)", "c)", "d)", "-e)", "-f)+e)", "-g)+f)", "-h)+g)", "-i)+h)"]
    assert labels_of(window, "recalling") == expected
    assert text_of(clause_of(window, "the report of the 2021 forum")).startswith("the report")
    assert any("as noted in recalling e) above" in line for line in proposed(window))
    press(window, Qt.Key.Key_Z, CTRL)
    assert labels_of(window, "recalling") == [f"{letter})" for letter in "abcdefghi"]
    press(window, Qt.Key.Key_Y, CTRL)
    assert labels_of(window, "recalling") == expected
    assert page_is_the_document(window)
    assert base_of_window(window) == base


def test_struck_words_stay_and_typed_words_are_marked(window: Window) -> None:
    base = base_of_window(window)
    put_caret(window, "on the strategic plan", 0)
    clause = clause_of(window, "on the strategic plan")
    start = text_of(clause).index("Dubai, 2018")
    put_caret(window, "on the strategic plan", start, start + len("Dubai, 2018"))
    type_text(window, "Bucharest, 2022")
    assert any("Resolution 71 (Rev. Bucharest, 2022)" in line for line in proposed(window))
    now = clause_of(window, "on the strategic plan")
    assert [piece.text for piece in now.inline if piece.deleted] == ["Dubai, 2018"]  # type: ignore[union-attr]
    assert [piece.text for piece in now.inline if piece.inserted] == ["Bucharest, 2022"]  # type: ignore[union-attr]
    assert base_of_window(window) == base
    assert page_is_the_document(window)


def test_enter_at_the_end_opens_a_new_item_and_later_ones_follow(window: Window) -> None:
    put_caret(window, "more than a third", len(text_of(clause_of(window, "more than a third"))))
    press(window, Qt.Key.Key_Return)
    type_text(window, "that masts can be shared;")
    assert labels_of(window, "considering") == ["a)", "+b)", "+c)", "-b)+d)", "-c)+e)"]
    assert "b)\tthat masts can be shared;" in proposed(window)
    press(window, Qt.Key.Key_Z, CTRL)
    press(window, Qt.Key.Key_Z, CTRL)
    assert labels_of(window, "considering") == ["a)", "+b)", "-b)+c)", "-c)+d)"]
    assert page_is_the_document(window)


def test_enter_inside_base_text_splits_it_and_backspace_joins_it_again(window: Window) -> None:
    base = base_of_window(window)
    before = window.session.document.proposals
    put_caret(window, "to assist Member States", 25)
    press(window, Qt.Key.Key_Return)
    assert labels_of(window, "instructs the Director of the Telecommunication Development Bureau")[1] == "+2"
    assert base_of_window(window) == base
    press(window, Qt.Key.Key_Backspace)
    assert window.session.document.proposals == before
    assert page_is_the_document(window)


def test_tab_and_shift_tab_change_the_level_at_the_start_only(window: Window) -> None:
    put_caret(window, "that the targets mentioned", 0)
    press(window, Qt.Key.Key_Tab)
    assert labels_of(window, "resolves")[5:7] == ["-4+iv)", "-3"] or "-4+iv)" in labels_of(window, "resolves")
    press(window, Qt.Key.Key_Tab, SHIFT)
    assert clause_of(window, "that the targets mentioned").was is None
    put_caret(window, "that the targets mentioned", 5)
    before = window.session.document
    press(window, Qt.Key.Key_Tab)
    assert window.session.document is before
    assert "Tab changes the level" in window.status.message


def test_moving_down_and_up_again_leaves_no_mark(window: Window) -> None:
    before = window.session.document.proposals
    put_caret(window, "the regional initiatives adopted", 0)
    press(window, Qt.Key.Key_Down, ALT | SHIFT)
    moved = clause_of(window, "the regional initiatives adopted")
    assert moved.moved
    assert labels_of(window, "recalling")[5:7] == ["-g)+f)", "-f)+g)"]
    press(window, Qt.Key.Key_Up, ALT | SHIFT)
    assert window.session.document.proposals == before
    assert page_is_the_document(window)


def test_three_pasted_paragraphs_become_items(window: Window) -> None:
    base = base_of_window(window)
    size = len(text_of(clause_of(window, "to cooperate with")))
    put_caret(window, "to cooperate with", size)
    QGuiApplication.clipboard().setText(" first;\na)\tsecond item;\r\n3\tthird item;")
    press(window, Qt.Key.Key_V, CTRL)
    text = proposed(window)
    assert any(line.endswith("Bureaux; first;") for line in text)
    assert any(line.endswith("\tsecond item;") for line in text)
    assert any(line.endswith("\tthird item;") for line in text)
    assert base_of_window(window) == base
    assert page_is_the_document(window)
    press(window, Qt.Key.Key_Z, CTRL)
    assert not any("second item" in line for line in proposed(window))


def test_composed_letters_arrive_as_one_tracked_insertion(window: Window) -> None:
    put_caret(window, "to cooperate with", 3)
    QApplication.sendEvent(window.page, QInputMethodEvent("\u6f22", []))
    assert page_is_the_document(window) or window.page.document().toRawText()
    event = QInputMethodEvent()
    event.setCommitString("\u6f22\u5b57")
    QApplication.sendEvent(window.page, event)
    assert "to \u6f22\u5b57cooperate" in "".join(
        piece.text
        for piece in clause_of(window, "cooperate with").inline
        if not piece.deleted  # type: ignore[union-attr]
    )
    assert page_is_the_document(window)


def test_backspace_erases_a_whole_letter_with_its_accents(window: Window) -> None:
    put_caret(window, "to cooperate with", 3)
    type_text(window, "e\u0301x\U0001f469\u200d\U0001f4bb")
    press(window, Qt.Key.Key_Backspace)
    living = text_of(clause_of(window, "cooperate with"))
    assert living.startswith("to e\u0301xcooperate")
    press(window, Qt.Key.Key_Backspace)
    press(window, Qt.Key.Key_Backspace)
    assert text_of(clause_of(window, "cooperate with")).startswith("to cooperate")


def test_the_base_view_refuses_keys_and_says_why(window: Window) -> None:
    press(window, Qt.Key.Key_F9, SHIFT)
    assert window.page.view is View.BASE
    before = window.session.document
    put_caret(window, "to cooperate with", 3)
    type_text(window, "x")
    assert window.session.document is before
    assert "cannot be changed" in window.status.message
    press(window, Qt.Key.Key_F9)
    assert window.page.view is View.MARKED


def test_writing_in_the_proposed_view_keeps_the_base(window: Window) -> None:
    base = base_of_window(window)
    press(window, Qt.Key.Key_F9)
    assert window.page.view is View.PROPOSED
    put_caret(window, "to cooperate with", 3)
    type_text(window, "always ")
    press(window, Qt.Key.Key_Delete, CTRL)
    assert base_of_window(window) == base
    assert page_is_the_document(window)


def test_a_new_text_and_the_cover_are_written_without_marks(window: Window) -> None:
    put_caret(window, "that they share costs", 0)
    type_text(window, "also ")
    clause = clause_of(window, "share costs")
    assert text_of(clause).startswith("also that they share")
    assert not any(piece.inserted or piece.deleted for piece in clause.inline)


def test_a_struck_item_takes_no_text(window: Window) -> None:
    put_caret(window, "to publish a handbook", 3)
    before = window.session.document
    type_text(window, "x")
    assert window.session.document is before
    assert "is deleted. Restore it to write in it." in window.status.message


def test_random_keys_never_change_the_base_and_undo_goes_back_to_the_start(window: Window) -> None:
    base = base_of_window(window)
    start = window.session.document.proposals
    random = Random(7)
    keys = [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backspace, CTRL),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, SHIFT),
        (Qt.Key.Key_D, CTRL | SHIFT),
        (Qt.Key.Key_Up, ALT | SHIFT),
        (Qt.Key.Key_Down, ALT | SHIFT),
        (Qt.Key.Key_Down, SHIFT),
        (Qt.Key.Key_Right, CTRL | SHIFT),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_X, CTRL),
        (Qt.Key.Key_V, CTRL),
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_Y, CTRL),
    ]
    for number in range(400):
        if number % 9 == 0:
            block = random.choice([b for b in window.page.blocks if b.clause is not None])
            assert block.clause is not None
            window.page.go_to(block.clause, random.randrange(0, 30))
        if random.random() < 0.3:
            type_text(window, random.choice(["a", " ", "\u05d0", "\u00e9", "word"]))
        else:
            press(window, *random.choice(keys))
        assert base_of_window(window) == base, number
        if number % 10 == 0:
            assert page_is_the_document(window), number
    assert page_is_the_document(window)
    while window.session.snapshot.state.history.depth:
        press(window, Qt.Key.Key_Z, CTRL)
    assert window.session.document.proposals == start
    assert page_is_the_document(window)


def test_every_clause_of_the_sample_is_a_block_of_the_page(window: Window) -> None:
    shown = {block.clause for block in window.page.blocks}
    document = window.session.document
    everything = [c.id for c in document.cover] + [c.id for p in document.proposals for c in p.clauses]
    assert [identity for identity in everything if identity not in shown] == []
    assert any(c.kind is Kind.GONE for c in document.proposals[0].clauses)


def test_a_window_just_opened_takes_keys(window: Window) -> None:
    assert window.caret_clause() is not None
    window.run_action("edit.find")
    QTest.keyClicks(window.find_bar.field, "report of the 2021")
    QTest.keyClick(window.find_bar.field, Qt.Key.Key_Escape)
    assert window.caret_clause() == clause_of(window, "report of the 2021").id
    press(window, Qt.Key.Key_D, CTRL | SHIFT)
    assert labels_of(window, "recalling")[4] == "-e)"
