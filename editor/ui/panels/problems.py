"""The list of problems: what is wrong, where, and one way to put it right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.core.diagnostics.diagnostic import Applicability, Diagnostic, Fix, Severity
from editor.core.snapshot import Snapshot
from editor.ui.icons import Icons
from editor.ui.panels.places import place_of
from editor.ui.panels.row_list import ListRow, RowList
from editor.ui.panels.severities import SEVERITY_ICONS
from editor.ui.plurals import settled
from editor.ui.theme import Theme

MORE = 3


def usable(finding: Diagnostic) -> tuple[Fix, ...]:
    """The fixes that can be applied."""
    return tuple(fix for fix in finding.fixes if fix.edits and fix.applicability is not Applicability.DISPLAY_ONLY)


class ProblemsPanel(QWidget):
    """The findings in the user's text, then those inherited from the base, which are folded and not counted."""

    chosen = Signal(object)
    entered = Signal(object)
    fix_asked = Signal(object)
    """Apply this fix."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._findings: tuple[Diagnostic, ...] = ()
        self._show_inherited = False
        self.list = RowList(icons, theme, self.tr("Problems"))
        self._head = QLabel()
        self._head.setObjectName("quiet")
        self._empty = QLabel(self.tr("Nothing to put right."))
        self._empty.setObjectName("quiet")
        self._empty.setContentsMargins(16, 16, 16, 16)
        self._inherited = QPushButton()
        self._inherited.setFlat(True)
        self._inherited.setCheckable(True)
        self._card = _FindingCard()
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 6)
        head.addWidget(self._head)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._empty)
        box.addWidget(self.list, 1)
        box.addWidget(self._inherited)
        box.addWidget(self._card)
        self._card.hide()
        self.list.chosen.connect(self._choose)
        self.list.entered.connect(self.entered)
        self._card.fix_asked.connect(self.fix_asked)
        self._inherited.toggled.connect(self._fold)

    def set_theme(self, theme: Theme) -> None:
        """Wears another theme."""
        self.list.set_theme(theme)

    @property
    def own(self) -> tuple[Diagnostic, ...]:
        """The findings in the user's own text."""
        return tuple(finding for finding in self._findings if not finding.inherited)

    def counts(self) -> dict[Severity, int]:
        """How many findings of each severity there are in the user's text."""
        return {severity: sum(f.severity is severity for f in self.own) for severity in Severity}

    def show_findings(self, snapshot: Snapshot, findings: tuple[Diagnostic, ...]) -> None:
        """Shows the findings of a snapshot."""
        self._snapshot, self._findings = snapshot, findings
        self._fill()

    def _fold(self, shown: bool) -> None:
        self._show_inherited = shown
        self._fill()

    def _fill(self) -> None:
        if self._snapshot is None:
            return
        own = self.own
        inherited = tuple(finding for finding in self._findings if finding.inherited)
        rows = [self._row(finding) for finding in own]
        if inherited and self._show_inherited:
            rows.append(ListRow("inherited", self.tr("Inherited from the base"), self.tr("not counted"), heading=True))
            rows += [self._row(finding) for finding in inherited]
        self.list.fill(tuple(rows))
        counts = self.counts()
        errors, warnings, hints = (counts[severity] for severity in Severity)
        self._head.setText(
            " · ".join(
                settled(words, count)
                for words, count in (
                    (self.tr("%n [error|errors]", "", errors), errors),
                    (self.tr("%n [warning|warnings]", "", warnings), warnings),
                    (self.tr("%n [hint|hints]", "", hints), hints),
                )
                if count
            )
        )
        self._head.setVisible(bool(own))
        self._empty.setVisible(not rows)
        self._inherited.setVisible(bool(inherited))
        self._inherited.setText(self.tr("Inherited from the base: {count}, not counted").format(count=len(inherited)))
        current = next((f for f in self._findings if _key(f) == self.list.current_key()), None)
        self._show_card(current)

    def _row(self, finding: Diagnostic) -> ListRow:
        assert self._snapshot is not None
        icon, token = SEVERITY_ICONS[finding.severity]
        place = place_of(self._snapshot, finding.span.clause)
        spoken = f"{finding.severity.value}, {finding.message}, {place}"
        return ListRow(_key(finding), finding.message, place, icon, token, spoken=spoken, payload=finding)

    def _choose(self, finding: object) -> None:
        if isinstance(finding, Diagnostic):
            self._show_card(finding)
            self.chosen.emit(finding)

    def _show_card(self, finding: Diagnostic | None) -> None:
        self._card.setVisible(finding is not None)
        if finding is not None:
            self._card.show_finding(finding)

    def select(self, finding: Diagnostic) -> None:
        """Shows a finding as chosen, with its fixes."""
        self.list.choose(_key(finding))
        self._show_card(finding)


def _key(finding: Diagnostic) -> str:
    return f"{finding.rule} {finding.span.clause} {finding.span.start} {finding.text}"


class _FindingCard(QFrame):
    """The chosen finding in full, with its fixes."""

    fix_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clauseCard")
        self._title, self._more, self._rule = QLabel(), QLabel(), QLabel()
        self._title.setWordWrap(True)
        self._title.setObjectName("panelTitle")
        self._more.setWordWrap(True)
        self._rule.setObjectName("quiet")
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 14)
        box.setSpacing(6)
        for widget in (self._title, self._more, self._rule):
            box.addWidget(widget)
        box.addLayout(self._buttons)

    def show_finding(self, finding: Diagnostic) -> None:
        """Shows one finding."""
        self._title.setText(finding.message)
        words = "\n".join(related.message for related in finding.related)
        self._more.setText(words)
        self._more.setVisible(bool(words))
        self._rule.setText(self.tr("Rule: {rule}").format(rule=finding.rule))
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, fix in enumerate(usable(finding)[:MORE]):
            button = QPushButton(fix.title)
            button.setProperty("primary", number == 0)
            button.clicked.connect(lambda _checked=False, fix=fix: self.fix_asked.emit(fix))
            self._buttons.addWidget(button)
