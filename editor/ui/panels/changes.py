"""The list of changes: who did what to which words, and what follows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.core.model.clause import Clause
from editor.core.model.document import Actor
from editor.core.model.ids import ClauseId
from editor.core.model.walk import clauses
from editor.core.numbering.number import Numbering
from editor.core.snapshot import Snapshot
from editor.core.tracking.changes import ChangeKind, Listed, changes_of
from editor.ui.icons import Icons
from editor.ui.panels.places import place_of
from editor.ui.panels.row_list import ListRow, RowList
from editor.ui.plurals import settled
from editor.ui.theme import Theme

translate = QCoreApplication.translate


def words_of(change: Listed) -> str:
    """A change in one sentence."""
    old, new = change.old.strip(), change.new.strip()
    match change.kind:
        case ChangeKind.INSERTED:
            return translate("Changes", "inserted “{new}”").format(new=new)
        case ChangeKind.DELETED:
            return translate("Changes", "deleted “{old}”").format(old=old)
        case ChangeKind.REPLACED:
            return translate("Changes", "replaced “{old}” by “{new}”").format(old=old, new=new)
        case ChangeKind.FORMATTED:
            return translate("Changes", "changed the format: {new}").format(new=new)
        case ChangeKind.NEW_CLAUSE:
            return translate("Changes", "new: {new}").format(new=new) if new else translate("Changes", "new, empty")
        case ChangeKind.DELETED_CLAUSE:
            return translate("Changes", "deleted: {old}").format(old=old)
        case ChangeKind.MOVED:
            return translate("Changes", "moved: {new}").format(new=new)
        case ChangeKind.SPLIT:
            return translate("Changes", "split off: {new}").format(new=new)
        case ChangeKind.JOINED:
            return translate("Changes", "joined with the paragraph before")
        case ChangeKind.LEVEL:
            return translate("Changes", "level changed")


def row_of(snapshot: Snapshot, change: Listed, number: int, actors: dict[str, tuple[int, Actor]]) -> ListRow:
    """The row of the change that stands at a number among those of its clause."""
    at, actor = actors.get(change.stamps[0].by, (0, Actor(change.stamps[0].by, "?", tag="?")))
    when = change.stamps[0].at.replace("T", " ")[:16]
    place = place_of(snapshot, change.clause)
    words = words_of(change)
    return ListRow(
        f"{change.clause}-{number}",
        words,
        " · ".join(part for part in (place, actor.name, when) if part),
        tag=actor.tag or actor.name[:2].upper(),
        slot=actor.slot or at + 1,
        spoken=f"{actor.name}, {words}, {place}",
        payload=change,
    )


def followers(snapshot: Snapshot) -> int:
    """The labels that follow from other changes."""
    return sum(label.changed for label in snapshot.numbering.labels.values())


class ChangesPanel(QWidget):
    """The list with its header."""

    chosen = Signal(object)
    entered = Signal(object)

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QLabel()
        self._head.setObjectName("quiet")
        self.list = RowList(icons, theme, self.tr("Changes"))
        self._empty = QLabel(self.tr("No changes yet. Whatever you type is marked."))
        self._empty.setWordWrap(True)
        self._empty.setObjectName("quiet")
        self._empty.setContentsMargins(16, 16, 16, 16)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 6)
        head.addWidget(self._head)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._empty)
        box.addWidget(self.list, 1)
        self.list.chosen.connect(self.chosen)
        self.list.entered.connect(self.entered)
        self.count = 0
        self.followers = 0
        self._known: dict[ClauseId, tuple[Clause, tuple[Listed, ...]]] = {}
        self._rows: dict[ClauseId, tuple[tuple[Listed, ...], tuple[ListRow, ...]]] = {}
        self._numbering: Numbering | None = None
        self._shown: Snapshot | None = None
        self._waiting: Snapshot | None = None

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme."""
        self.list.set_theme(theme)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Counts the changes of a snapshot, and shows them as soon as the list is in sight."""
        known, self._known = self._known, {}
        count = 0
        for clause in clauses(snapshot.document):
            before = known.get(clause.id)
            found = before[1] if before is not None and before[0] is clause else tuple(changes_of(clause))
            self._known[clause.id] = (clause, found)
            count += len(found)
        if snapshot.numbering is not self._numbering:
            self._numbering, self._rows = snapshot.numbering, {}
            self.followers = followers(snapshot)
        if self._shown is not None and self._shown.document.actors != snapshot.document.actors:
            self._rows = {}
        self._waiting = self._shown = snapshot
        self.count = count
        if self.isVisible():
            self._fill()
        self._head_words()

    def select(self, clause: str) -> None:
        """Shows the first change of a clause as chosen."""
        self.list.choose(f"{clause}-0")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        """Fills the list; clauses whose changes and labels are as before keep their rows."""
        snapshot, self._waiting = self._waiting, None
        if snapshot is None:
            return
        actors = {str(actor.id): (at, actor) for at, actor in enumerate(snapshot.document.actors)}
        before, self._rows = self._rows, {}
        rows: list[ListRow] = []
        for identity, (_, found) in self._known.items():
            if not found:
                continue
            kept = before.get(identity)
            if kept is None or kept[0] is not found:
                made = tuple(row_of(snapshot, change, at, actors) for at, change in enumerate(found))
                kept = (found, made)
            self._rows[identity] = kept
            rows += kept[1]
        self.list.fill(tuple(rows))

    def _head_words(self) -> None:
        words = settled(self.tr("%n [change|changes]", "", self.count), self.count)
        if self.followers:
            words += " · " + settled(self.tr("%n [label follows|labels follow]", "", self.followers), self.followers)
        self._head.setText(words)
        self._empty.setVisible(not self.count)
        self._head.setVisible(bool(self.count))
