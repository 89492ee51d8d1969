"""The card at the foot of the right panel: facts about the clause with the caret."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from editor.core.model.clause import Clause
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Reference
from editor.core.model.walk import clauses
from editor.core.snapshot import Snapshot
from editor.core.tracking.record import is_struck
from editor.ui.panels.places import place_of

CITERS = 4


class ClauseCard(QFrame):
    """Place and label, why it changed, who cites it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clauseCard")
        self._title, self._facts = QLabel(), QLabel()
        self._title.setObjectName("panelTitle")
        self._title.setWordWrap(True)
        self._facts.setWordWrap(True)
        self._facts.setObjectName("quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 14, 16, 14)
        box.setSpacing(6)
        box.addWidget(self._title)
        box.addWidget(self._facts)
        box.addStretch(1)
        self.setMinimumHeight(110)

    def show_clause(self, snapshot: Snapshot, identity: ClauseId) -> None:
        """Shows the facts of one clause."""
        clause = snapshot.index.find(snapshot.document, identity)
        if clause is None:
            self._title.clear()
            self._facts.clear()
            return
        self._title.setText(place_of(snapshot, identity))
        self._facts.setText("\n".join(self.facts(snapshot, clause)))

    def facts(self, snapshot: Snapshot, clause: Clause) -> list[str]:
        """The facts, a line each."""
        names = {actor.id: actor.name for actor in snapshot.document.actors}
        lines = []
        stamps = clause.deleted or clause.inserted or clause.moved
        who = names.get(stamps[0].by, "") if stamps else ""
        if is_struck(clause):
            lines.append(self.tr("Deleted by {who}").format(who=who))
        elif clause.inserted:
            lines.append(self.tr("Inserted by {who}").format(who=who))
        elif clause.moved:
            lines.append(self.tr("Moved by {who}").format(who=who))
        elif snapshot.numbering.label(clause.id).changed:
            label = snapshot.numbering.label(clause.id)
            lines.append(self.tr("The label follows: was {old}, now {new}").format(old=label.base, new=label.proposed))
        if not any(piece.inserted or piece.deleted for piece in clause.inline) and not stamps:
            lines.append(self.tr("Base text, unchanged"))
        citers = [place_of(snapshot, i) for i in citers_of(snapshot, clause.id)]
        if citers:
            shown = ", ".join(citers[:CITERS]) + (" …" if len(citers) > CITERS else "")
            lines.append(self.tr("Cited by {places}").format(places=shown))
        return lines


def citers_of(snapshot: Snapshot, identity: ClauseId) -> tuple[ClauseId, ...]:
    """The clauses whose living references point to a clause."""
    return tuple(
        clause.id
        for clause in clauses(snapshot.document)
        if any(isinstance(p, Reference) and not p.deleted and identity in p.targets for p in clause.inline)
    )
