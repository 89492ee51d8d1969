"""The catalogue of commands: menus, toolbar, keys, palette and help are all made from this one list.

Words are marked for translation here and translated when an action is made. A shortcut is written as Qt writes it; on
macOS Qt reads Ctrl as the Command key.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its id, the menu it stands in (``File/Export``), its words, keys and icon.

    Entries of equal, non-empty `choice` exclude each other. `edits` says that it changes the document, so that it is
    greyed in the base view and in read-only files. `before` draws a rule above it in the menu.
    """

    id: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    choice: str = ""
    checkable: bool = False
    edits: bool = False
    before: bool = False

    @property
    def text(self) -> str:
        """The words in the language of the interface."""
        return QCoreApplication.translate("Commands", self.words)

    @property
    def menu_path(self) -> tuple[str, ...]:
        """The menus it stands in, outermost first, in the language of the interface."""
        return tuple(QCoreApplication.translate("Menus", part) for part in self.menu.split("/"))


MENUS: tuple[str, ...] = tuple(map(str, (
    QT_TRANSLATE_NOOP("Menus", "File"),
    QT_TRANSLATE_NOOP("Menus", "Edit"),
    QT_TRANSLATE_NOOP("Menus", "View"),
    QT_TRANSLATE_NOOP("Menus", "Insert"),
    QT_TRANSLATE_NOOP("Menus", "Structure"),
    QT_TRANSLATE_NOOP("Menus", "Review"),
    QT_TRANSLATE_NOOP("Menus", "Proposal"),
    QT_TRANSLATE_NOOP("Menus", "Help"),
)))  # fmt: skip
"""The menus in their order; each is opened by Alt and its first letter."""

SUBMENUS: tuple[str, ...] = tuple(map(str, (
    QT_TRANSLATE_NOOP("Menus", "Export"),
    QT_TRANSLATE_NOOP("Menus", "Open recent"),
    QT_TRANSLATE_NOOP("Menus", "Select"),
    QT_TRANSLATE_NOOP("Menus", "Zoom"),
    QT_TRANSLATE_NOOP("Menus", "Appearance"),
    QT_TRANSLATE_NOOP("Menus", "Symbol"),
)))  # fmt: skip
"""Menus inside menus."""

translate = QT_TRANSLATE_NOOP
"""Marks words only; under this name the tool that collects them finds them."""


def _entry(identity: str, menu: str, words: object, *keys: str, **more: object) -> Entry:
    return Entry(identity, menu, str(words), keys, **more)  # type: ignore[arg-type]


CATALOGUE: tuple[Entry, ...] = (
    _entry("file.new", "File", translate("Commands", "New proposal…"), "Ctrl+N", icon="file-plus"),
    _entry("file.open", "File", translate("Commands", "Open…"), "Ctrl+O", icon="folder-open"),
    _entry("file.save", "File", translate("Commands", "Save"), "Ctrl+S", icon="save", before=True),
    _entry("file.save_as", "File", translate("Commands", "Save as…"), "Ctrl+Shift+S", "F12"),
    _entry("file.export", "File/Export", translate("Commands", "Export…"), "Ctrl+E", icon="file-output"),
    _entry("export.docx_marked", "File/Export", translate("Commands", "DOCX with tracked changes…"), before=True),
    _entry("export.docx_proposed", "File/Export", translate("Commands", "Clean DOCX…")),
    _entry("export.docx_base", "File/Export", translate("Commands", "Base DOCX…")),
    _entry("export.pdf_marked", "File/Export", translate("Commands", "PDF, marked…"), icon="download", before=True),
    _entry("export.pdf_proposed", "File/Export", translate("Commands", "PDF, proposed…")),
    _entry("export.text_marked", "File/Export", translate("Commands", "Text, marked…"), before=True),
    _entry("export.text_proposed", "File/Export", translate("Commands", "Text, proposed…")),
    _entry("export.text_base", "File/Export", translate("Commands", "Text, base…")),
    _entry("file.preview", "File", translate("Commands", "Print preview"), "Ctrl+F2", before=True),
    _entry("file.print", "File", translate("Commands", "Print…"), "Ctrl+P", icon="printer"),
    _entry("file.close", "File", translate("Commands", "Close window"), "Ctrl+W", before=True),
    _entry("file.quit", "File", translate("Commands", "Quit"), "Ctrl+Q"),
    _entry("edit.undo", "Edit", translate("Commands", "Undo"), "Ctrl+Z", icon="undo-2"),
    _entry("edit.redo", "Edit", translate("Commands", "Redo"), "Ctrl+Y", "Ctrl+Shift+Z", icon="redo-2"),
    _entry("edit.cut", "Edit", translate("Commands", "Cut"), "Ctrl+X", icon="scissors", before=True),
    _entry("edit.copy", "Edit", translate("Commands", "Copy"), "Ctrl+C", icon="copy"),
    _entry("edit.paste", "Edit", translate("Commands", "Paste"), "Ctrl+V", icon="clipboard"),
    _entry("edit.select_clause", "Edit/Select", translate("Commands", "Clause"), before=True),
    _entry("edit.select_group", "Edit/Select", translate("Commands", "Group")),
    _entry("edit.select_all", "Edit/Select", translate("Commands", "All"), "Ctrl+A"),
    _entry("edit.find", "Edit", translate("Commands", "Find"), "Ctrl+F", icon="search", before=True),
    _entry("edit.find_next", "Edit", translate("Commands", "Find next"), "F3"),
    _entry("edit.find_previous", "Edit", translate("Commands", "Find previous"), "Shift+F3"),
    _entry("edit.go_to", "Edit", translate("Commands", "Go to clause…"), "Ctrl+G", "F5"),
    _entry("view.base", "View", translate("Commands", "Base"), choice="view", checkable=True),
    _entry("view.marked", "View", translate("Commands", "Marked"), icon="marked", choice="view", checkable=True),
    _entry("view.proposed", "View", translate("Commands", "Proposed"), choice="view", checkable=True),
    _entry("view.next", "View", translate("Commands", "Next view"), "F9"),
    _entry("view.previous", "View", translate("Commands", "Previous view"), "Shift+F9"),
    _entry(
        "view.outline",
        "View",
        translate("Commands", "Outline"),
        "Ctrl+1",
        icon="panel-left",
        checkable=True,
        before=True,
    ),
    _entry("view.page", "View", translate("Commands", "Page"), "Ctrl+2"),
    _entry("view.problems", "View", translate("Commands", "Problems"), "Ctrl+3", icon="panel-right", checkable=True),
    _entry("view.changes", "View", translate("Commands", "Changes"), "Ctrl+4", checkable=True),
    _entry("view.next_region", "View", translate("Commands", "Next region"), "F6"),
    _entry("view.previous_region", "View", translate("Commands", "Previous region"), "Shift+F6"),
    _entry("zoom.in", "View/Zoom", translate("Commands", "Zoom in"), "Ctrl++", "Ctrl+=", icon="zoom-in", before=True),
    _entry("zoom.out", "View/Zoom", translate("Commands", "Zoom out"), "Ctrl+-", icon="zoom-out"),
    _entry("zoom.reset", "View/Zoom", translate("Commands", "100 %"), "Ctrl+0"),
    _entry("look.system", "View/Appearance", translate("Commands", "As the system"), choice="look", checkable=True),
    _entry("look.light", "View/Appearance", translate("Commands", "Light"), icon="sun", choice="look", checkable=True),
    _entry("look.dark", "View/Appearance", translate("Commands", "Dark"), icon="moon", choice="look", checkable=True),
    _entry("look.contrast", "View/Appearance", translate("Commands", "High contrast"), choice="look", checkable=True),
    _entry("view.full_screen", "View", translate("Commands", "Full screen"), "F11", checkable=True, before=True),
    _entry("view.palette", "View", translate("Commands", "Command palette…"), "Ctrl+Shift+P", "Alt+Q", icon="command"),
    _entry("insert.item", "Insert", translate("Commands", "Item"), icon="list-plus", edits=True),
    _entry("insert.paragraph", "Insert", translate("Commands", "Paragraph without label"), edits=True),
    _entry(
        "insert.nbsp",
        "Insert",
        translate("Commands", "Non-breaking space"),
        "Ctrl+Shift+Space",
        edits=True,
        before=True,
    ),
    _entry(
        "insert.nbhyphen", "Insert", translate("Commands", "Non-breaking hyphen"), "Ctrl+Shift+-", "Ctrl+_", edits=True
    ),
    _entry(
        "structure.in",
        "Structure",
        translate("Commands", "Level in"),
        "Alt+Shift+Right",
        icon="list-indent-increase",
        edits=True,
    ),
    _entry(
        "structure.out",
        "Structure",
        translate("Commands", "Level out"),
        "Alt+Shift+Left",
        icon="list-indent-decrease",
        edits=True,
    ),
    _entry("structure.up", "Structure", translate("Commands", "Move up"), "Alt+Shift+Up", icon="arrow-up", edits=True),
    _entry(
        "structure.down",
        "Structure",
        translate("Commands", "Move down"),
        "Alt+Shift+Down",
        icon="arrow-down",
        edits=True,
    ),
    _entry("structure.split", "Structure", translate("Commands", "Split here"), edits=True, before=True),
    _entry("structure.join", "Structure", translate("Commands", "Join with previous"), edits=True),
    _entry(
        "structure.delete",
        "Structure",
        translate("Commands", "Delete clause"),
        "Ctrl+Shift+D",
        icon="trash-2",
        edits=True,
        before=True,
    ),
    _entry("structure.restore", "Structure", translate("Commands", "Restore clause"), icon="undo", edits=True),
    _entry(
        "format.italic", "Structure", translate("Commands", "Italic"), "Ctrl+I", icon="italic", edits=True, before=True
    ),
    _entry("format.bold", "Structure", translate("Commands", "Bold"), "Ctrl+B", edits=True),
    _entry("format.underline", "Structure", translate("Commands", "Underline"), "Ctrl+U", edits=True),
    _entry("review.next", "Review", translate("Commands", "Next change"), "Ctrl+PgDown", icon="chevron-down"),
    _entry("review.previous", "Review", translate("Commands", "Previous change"), "Ctrl+PgUp", icon="chevron-up"),
    _entry("review.next_problem", "Review", translate("Commands", "Next problem"), "F7", before=True),
    _entry("review.previous_problem", "Review", translate("Commands", "Previous problem"), "Shift+F7"),
    _entry("review.fix", "Review", translate("Commands", "Fix this problem"), "Alt+Return", edits=True),
    _entry("review.tracking", "Review", translate("Commands", "Tracking"), "Ctrl+Shift+E", "Ctrl+Shift+C", before=True),
    _entry("proposal.cover", "Proposal", translate("Commands", "Cover"), icon="file-text"),
    _entry("symbol.mod", "Proposal/Symbol", translate("Commands", "MOD"), choice="symbol", checkable=True, edits=True),
    _entry(
        "symbol.mod_editorial",
        "Proposal/Symbol",
        translate("Commands", "(MOD), editorial"),
        choice="symbol",
        checkable=True,
        edits=True,
    ),
    _entry("symbol.add", "Proposal/Symbol", translate("Commands", "ADD"), choice="symbol", checkable=True, edits=True),
    _entry(
        "symbol.add_star",
        "Proposal/Symbol",
        translate("Commands", "ADD*, brought in from elsewhere"),
        choice="symbol",
        checkable=True,
        edits=True,
    ),
    _entry("symbol.sup", "Proposal/Symbol", translate("Commands", "SUP"), choice="symbol", checkable=True, edits=True),
    _entry(
        "symbol.sup_star",
        "Proposal/Symbol",
        translate("Commands", "SUP*, moved elsewhere"),
        choice="symbol",
        checkable=True,
        edits=True,
    ),
    _entry("symbol.noc", "Proposal/Symbol", translate("Commands", "NOC"), choice="symbol", checkable=True, edits=True),
    _entry(
        "symbol.noc_underlined",
        "Proposal/Symbol",
        translate("Commands", "NOC underlined, proposed"),
        choice="symbol",
        checkable=True,
        edits=True,
    ),
    _entry("proposal.adapt", "Proposal", translate("Commands", "Adapt to the conference"), edits=True),
    _entry("proposal.who", "Proposal", translate("Commands", "Who am I…"), icon="user", before=True),
    _entry("help.keys", "Help", translate("Commands", "Keys"), "F1"),
    _entry("help.rules", "Help", translate("Commands", "Rules explained")),
    _entry("help.describe", "Help", translate("Commands", "Describe this place"), "Ctrl+Shift+I", before=True),
    _entry("help.about", "Help", translate("Commands", "About Clausewright"), before=True),
)

BY_ID = {entry.id: entry for entry in CATALOGUE}

TOOLBAR: tuple[tuple[str, ...], ...] = (
    ("view.outline",),
    ("file.save", "edit.undo", "edit.redo"),
    ("structure.out", "structure.in", "structure.up", "structure.down"),
    ("format.italic", "insert.item", "structure.delete"),
    ("@views",),
    ("review.previous", "review.next"),
    ("@space", "view.problems"),
)
"""The groups of the toolbar; ``@views`` is the switch of views, ``@space`` pushes what follows to the end edge."""

DROPPED = (TOOLBAR[3], TOOLBAR[2], TOOLBAR[5])
"""The groups that a narrow toolbar gives up, first to last."""


def key_conflicts() -> tuple[tuple[str, str, str], ...]:
    """Keys that stand twice in the catalogue: (key, one command, the other)."""
    seen: dict[str, str] = {}
    found = []
    for entry in CATALOGUE:
        for key in entry.keys:
            if key in seen:
                found.append((key, seen[key], entry.id))
            seen[key] = entry.id
    return tuple(found)
