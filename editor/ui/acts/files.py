"""New, open, save, export, print, close."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from editor.core.model.document import Action, Document
from editor.core.model.views import View
from editor.core.ports import Cancelled, EditorError, Noticed, Problem
from editor.session.workspace import NATIVE, ChangedOnDisk, OpenDocument

if TYPE_CHECKING:
    from editor.ui.frame import Frame

RECENT = 8
translate = QCoreApplication.translate


def handlers(window: Frame) -> dict[str, Callable[[], None]]:
    """The handlers of this room."""
    exports = {
        "export.docx_marked": (".docx", View.MARKED),
        "export.docx_proposed": (".docx", View.PROPOSED),
        "export.docx_base": (".docx", View.BASE),
        "export.pdf_marked": (".pdf", View.MARKED),
        "export.pdf_proposed": (".pdf", View.PROPOSED),
        "export.text_marked": (".txt", View.MARKED),
        "export.text_proposed": (".txt", View.PROPOSED),
        "export.text_base": (".txt", View.BASE),
    }
    found: dict[str, Callable[[], None]] = {
        "file.new": partial(new, window),
        "file.open": partial(ask_and_open, window),
        "file.save": lambda: _do(save(window)),
        "file.save_as": lambda: _do(save_as(window)),
        "file.export": partial(ask_and_export, window),
        "file.print": partial(_print, window, False),
        "file.preview": partial(_print, window, True),
        "file.close": lambda: _do(window.close()),
        "file.quit": QApplication.closeAllWindows,
    }
    for identity, (suffix, view) in exports.items():
        found[identity] = partial(ask_and_export, window, suffix, view)
    return found


def _do(_result: bool) -> None:
    """Drops the answer of an act that a menu entry does not ask for."""


def filters() -> str:
    """The kinds of files that can be opened."""
    kinds = (
        (translate("Files", "Documents"), "*.clause *.docx *.docm *.dotx *.txt"),
        (translate("Files", "Clausewright"), "*.clause"),
        (translate("Files", "Word"), "*.docx *.docm *.dotx"),
        (translate("Files", "Text"), "*.txt"),
        (translate("Files", "All files"), "*"),
    )
    return ";;".join(f"{name} ({patterns})" for name, patterns in kinds)


def complain(window: Frame, what: str, fault: EditorError) -> None:
    """Says what went wrong, what is safe and why, in a box that waits."""
    box = QMessageBox(
        QMessageBox.Icon.Warning, translate("Files", "Clausewright"), what, QMessageBox.StandardButton.Ok, window
    )
    box.setInformativeText(str(fault))
    box.exec()


# Opening.


def ask_and_open(window: Frame) -> None:
    """Asks for a file and opens it."""
    path, _ = QFileDialog.getOpenFileName(window, translate("Files", "Open"), _folder(window), filters())
    if path:
        open_path(window, path)


def open_path(window: Frame, path: str) -> bool:
    """Opens a file in place of the document shown, once that is safe. False where nothing was opened."""
    words = translate("Files", "Reading {name}…").format(name=os.path.basename(path))
    if not _begin(window, words):
        return False
    try:
        opened = window.tools.workspace.open(path, window.progress.follow)
    except Cancelled:
        window.status.say(translate("Files", "Stopped. Nothing was opened."))
        return False
    except EditorError as fault:
        window.status.say(translate("Files", "Nothing was opened."))
        complain(window, translate("Files", "The file could not be read. Nothing was opened."), fault)
        return False
    finally:
        window.progress.end()
    if not may_close(window):
        window.tools.workspace.close(opened)
        return False
    show(window, opened)
    return True


def _begin(window: Frame, words: str) -> bool:
    """Begins long work; False where other long work is under way."""
    if window.progress.is_busy:
        window.status.say(translate("Files", "Wait for the work under way, or cancel it."))
        return False
    window.status.say(words)
    window.progress.begin(words)
    return True


def show(window: Frame, opened: OpenDocument) -> None:
    """Shows an opened document, remembers its file, and says what its reader noticed."""
    window.tools.workspace.close(window.opened)
    window.show_document(opened)
    if opened.path:
        remember(window, opened.path)
    window.banner.hide()
    tell_problems(window, opened)
    window.page.setFocus()


def tell_problems(window: Frame, opened: OpenDocument) -> None:
    """Shows the banner on what was read, with the list behind a button."""
    if opened.session.read_only:
        window.banner.say(opened.session.read_only, keep=True)
        return
    notable = tuple(p for p in opened.problems if p.noticed is not Noticed.RECOGNIZED)
    if not notable:
        return
    guessed = sum(problem.noticed is Noticed.GUESSED for problem in notable)
    words = translate("Files", "Read from {name}: {guessed} guessed, {others} more to know.").format(
        name=opened.name, guessed=guessed, others=len(notable) - guessed
    )
    window.banner.say(
        words, ((translate("Files", "Show the list"), partial(show_report, window, opened.problems)),), keep=True
    )


def show_report(window: Frame, problems: tuple[Problem, ...]) -> None:
    """Shows everything a reader noticed; a line of the list goes to its place."""
    from editor.ui.dialogs.import_report import ImportReport

    ImportReport(problems, window.page.go_to, window).show()


def remember(window: Frame, path: str) -> None:
    """Puts a file first among the recent ones."""
    known = recent(window)
    window.tools.settings.set("recent", [path, *(p for p in known if p != path)][:RECENT])
    window.tools.settings.set("folder", os.path.dirname(path))


def recent(window: Frame) -> list[str]:
    """The files opened last."""
    value = window.tools.settings.get("recent")
    return [str(path) for path in value] if isinstance(value, list) else []


def fill_recent(window: Frame) -> None:
    """Fills the menu of recent files as it opens."""
    menu = window.recent_menu
    menu.clear()
    for path in recent(window):
        action = menu.addAction(os.path.basename(path))
        action.setToolTip(path)
        action.setEnabled(os.path.exists(path))
        action.triggered.connect(lambda _checked=False, path=path: open_path(window, path))
    if menu.isEmpty():
        menu.addAction(translate("Files", "No files yet")).setEnabled(False)


def _folder(window: Frame) -> str:
    folder = str(window.tools.settings.get("folder") or "")
    return folder if os.path.isdir(folder) else os.path.expanduser("~")


# New.


def new(window: Frame) -> None:
    """Asks what is proposed and opens it."""
    from editor.core.commands import proposal
    from editor.ui.dialogs.new_proposal import NewProposalDialog

    dialog = NewProposalDialog(window.tools.meetings(), window.tools.proponents(), filters(), window)
    if dialog.exec() != NewProposalDialog.DialogCode.Accepted:
        return
    brief = dialog.brief()
    ids = window.tools.workspace.ids
    try:
        if brief.action is Action.ADD:
            document = proposal.new_text(brief, ids)
        else:
            base = window.tools.workspace.documents.read(dialog.base.text().strip()).document
            document = proposal.from_base(base, brief, ids)
    except EditorError as fault:
        complain(window, translate("Files", "The base text could not be read. Nothing was created."), fault)
        return
    if may_close(window):
        show(window, window.tools.workspace.new(document))
        if brief.action is Action.MOD:
            window.session.run(proposal.adapt_to_meeting)


# Saving.


def save(window: Frame) -> bool:
    """Saves; asks where to for a document that has no clause file yet. False where it was not saved."""
    opened = window.opened
    if opened.session.read_only:
        window.status.say(opened.session.read_only)
        return False
    if not opened.is_native or window.is_sample:
        return save_as(window)
    return _save_to(window, "")


def save_as(window: Frame) -> bool:
    """Asks where to save."""
    opened = window.opened
    stem = os.path.splitext(opened.name)[0] or translate("Files", "Proposal")
    beside = "" if window.is_sample else os.path.dirname(opened.path)
    start = os.path.join(beside or _folder(window), stem + NATIVE)
    path, _ = QFileDialog.getSaveFileName(window, translate("Files", "Save as"), start, f"Clausewright (*{NATIVE})")
    if not path:
        return False
    return _save_to(window, path if path.lower().endswith(NATIVE) else path + NATIVE)


def _save_to(window: Frame, path: str, over_changes: bool = False) -> bool:
    workspace = window.tools.workspace
    try:
        workspace.save(window.opened, path, over_changes)
    except ChangedOnDisk:
        return _changed_on_disk(window)
    except EditorError as fault:
        what = translate("Files", "The draft could not be saved. Everything you typed is kept on this computer.")
        complain(window, what, fault)
        return False
    window.is_sample = False
    remember(window, window.opened.path)
    window.status.say(translate("Files", "Saved as {name}").format(name=window.opened.name))
    window.follow_all()
    return True


def _changed_on_disk(window: Frame) -> bool:
    facts = window.tools.workspace.documents.facts(window.opened.path)
    when = facts.changed[11:16] if facts is not None else ""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(translate("Files", "Someone changed this file at {when}.").format(when=when))
    box.setInformativeText(translate("Files", "Your version and theirs are both safe. Nothing has been overwritten."))
    other = box.addButton(translate("Files", "Save mine under another name"), QMessageBox.ButtonRole.AcceptRole)
    over = box.addButton(translate("Files", "Overwrite theirs"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    if box.clickedButton() is other:
        return save_as(window)
    return box.clickedButton() is over and _save_to(window, "", over_changes=True)


def may_close(window: Frame) -> bool:
    """Whether the document can be let go: saved, or the user says so."""
    session = window.session
    if window.progress.is_busy:
        window.status.say(translate("Files", "Wait for the work under way, or cancel it."))
        return False
    if session.is_saved or session.read_only or (not session.snapshot.state.history.depth and window.opened.path):
        return True
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setText(
        translate("Files", "Save the changes to {name}?").format(
            name=window.opened.name or translate("Files", "this proposal")
        )
    )
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    answer = box.exec()
    if answer == buttons.Save:
        return save(window)
    return answer == buttons.Discard


# Export and print.


def ask_and_export(window: Frame, suffix: str = ".docx", view: View = View.MARKED) -> None:
    """Asks where to and writes one view in one format."""
    stem = os.path.splitext(window.opened.name)[0] or translate("Files", "Proposal")
    tail = "" if view is View.MARKED else f" ({view.value})"
    start = os.path.join(_folder(window), f"{stem}{tail}{suffix}")
    path, _ = QFileDialog.getSaveFileName(
        window, translate("Files", "Export"), start, f"{suffix[1:].upper()} (*{suffix})"
    )
    if path:
        export_to(window, path if path.lower().endswith(suffix) else path + suffix, view)


def export_to(window: Frame, path: str, view: View) -> bool:
    """Writes one view to a file; says how large it became."""
    document: Document = window.session.document
    if not _begin(window, translate("Files", "Writing {name}…").format(name=os.path.basename(path))):
        return False
    try:
        window.tools.workspace.export(document, path, view.value, window.progress.follow)
    except Cancelled:
        window.status.say(translate("Files", "Stopped. No file was written."))
        return False
    except EditorError as fault:
        complain(window, translate("Files", "The file could not be written. The draft is unchanged."), fault)
        return False
    finally:
        window.progress.end()
    size = os.path.getsize(path)
    words = translate("Files", "Written: {name}, {size} kB. Read back: the words are yours.")
    window.status.say(words.format(name=os.path.basename(path), size=max(size // 1000, 1)))
    return True


def _print(window: Frame, preview: bool) -> None:
    trouble = window.tools.print_document(window, window.opened, window.page.view, preview)
    if trouble:
        window.status.say(trouble)
