"""Walking through changes and problems, fixing, and the proposal's own data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from editor.core.commands import writing
from editor.core.diagnostics.diagnostic import Diagnostic, Fix
from editor.core.model.document import Action, Proposal
from editor.core.model.walk import clauses
from editor.core.tracking.changes import Listed, changes
from editor.ui.panels.problems import usable

if TYPE_CHECKING:
    from editor.ui.frame import Frame

SYMBOLS = tuple(action for action in Action if action is not Action.OTHER)


def handlers(window: Frame) -> dict[str, Callable[[], None]]:
    """The handlers of this room."""
    window.changes.chosen.connect(partial(_show_change, window))
    window.changes.entered.connect(lambda _change: window.page.setFocus())
    window.problems.chosen.connect(partial(_show_finding, window))
    window.problems.entered.connect(lambda _finding: window.page.setFocus())
    window.problems.fix_asked.connect(partial(apply_fix, window))
    window.status.who_asked.connect(partial(who_am_i, window))
    window.status.problems_asked.connect(lambda: window.run_action("view.problems"))
    window.status.changes_asked.connect(lambda: window.run_action("view.changes"))
    window.outline.chosen.connect(lambda clause: _from_outline(window, clause))
    window.outline.delete_asked.connect(lambda clause: _delete(window, clause))
    window.clicks.label_clicked.connect(lambda number: window.page.select_blocks(number, number))
    window.clicks.bar_clicked.connect(partial(_show_changes_of, window))
    window.clicks.badge_clicked.connect(partial(_show_problems_of, window))
    found: dict[str, Callable[[], None]] = {
        "review.next": partial(step_change, window, 1),
        "review.previous": partial(step_change, window, -1),
        "review.next_problem": partial(step_problem, window, 1),
        "review.previous_problem": partial(step_problem, window, -1),
        "review.fix": partial(fix_here, window),
        "review.tracking": lambda: window.status.say(window.tr("Tracking is always on. F9 changes what you see.")),
        "proposal.cover": partial(cover, window),
        "proposal.adapt": partial(_adapt, window),
        "proposal.who": partial(who_am_i, window),
    }
    for action in SYMBOLS:
        found[f"symbol.{action.name.lower()}"] = partial(set_symbol, window, action)
    return found


def _do(_result: bool) -> None:
    """Drops the answer of an act that says itself why it did not apply."""


def set_symbol(window: Frame, action: Action) -> None:
    """Gives the proposal with the caret another symbol."""
    found = proposal_here(window)
    if found is None:
        window.status.say(window.tr("Place the caret in a proposal first."))
    else:
        from editor.core.commands import proposal

        window.page.run(lambda snapshot, hand: proposal.set_symbol(snapshot, hand, found.id, action, found.index))
    window.refresh_actions()


def proposal_here(window: Frame) -> Proposal | None:
    """The proposal with the caret."""
    clause = window.caret_clause()
    snapshot = window.session.snapshot
    if clause is None or clause not in snapshot.index.places:
        return None
    return snapshot.index.proposal(snapshot.document, clause)


def _from_outline(window: Frame, clause: str) -> None:
    window.go_to(clause)
    window.page.setFocus()


def _delete(window: Frame, clause: str) -> None:
    window.go_to(clause)
    window.run_action("structure.delete")
    window.outline.focus()


def _place(window: Frame) -> tuple[int, int]:
    """Where the caret stands: the number of the clause in the text, and the offset."""
    selection = window.session.snapshot.state.selection
    if selection is None:
        return -1, 0
    order = {clause.id: number for number, clause in enumerate(clauses(window.session.document))}
    return order.get(selection.anchor.clause, -1), selection.anchor.offset


def _step(window: Frame, places: list[tuple[int, int]], by: int) -> int | None:
    """The place in a sorted list that comes next or before the caret, round the end."""
    if not places:
        return None
    here = _place(window)
    if by > 0:
        return next((i for i, place in enumerate(places) if place > here), 0)
    return next((i for i in range(len(places) - 1, -1, -1) if places[i] < here), len(places) - 1)


def _adapt(window: Frame) -> None:
    """Brings number line and opening to the conference."""
    from editor.core.commands import proposal

    window.page.run(proposal.adapt_to_meeting)


def step_change(window: Frame, by: int) -> None:
    """Goes to the next or previous change."""
    listed = changes(window.session.document)
    order = {clause.id: number for number, clause in enumerate(clauses(window.session.document))}
    at = _step(window, [(order[change.clause], change.start) for change in listed], by)
    if at is None:
        window.status.say(window.tr("No changes yet. Whatever you type is marked."))
    else:
        _show_change(window, listed[at])


def _show_change(window: Frame, change: object) -> None:
    if isinstance(change, Listed):
        window.go_to(change.clause, change.start, change.end)


def step_problem(window: Frame, by: int) -> None:
    """Goes to the next or previous problem and names it."""
    own = window.problems.own
    order = {clause.id: number for number, clause in enumerate(clauses(window.session.document))}
    findings = sorted((f for f in own if f.span.clause in order), key=lambda f: (order[f.span.clause], f.span.start))
    at = _step(window, [(order[f.span.clause], f.span.start) for f in findings], by)
    if at is None:
        window.status.say(window.tr("Nothing to put right."))
        return
    window.problems.select(findings[at])
    _show_finding(window, findings[at])
    window.status.say(findings[at].message)


def _show_finding(window: Frame, finding: object) -> None:
    if isinstance(finding, Diagnostic):
        window.go_to(finding.span.clause, finding.span.start, finding.span.end)


def _show_changes_of(window: Frame, clause: str) -> None:
    """Opens the changes at the first one of a clause."""
    window.show_side(1)
    window.changes.select(clause)


def _show_problems_of(window: Frame, clause: str) -> None:
    """Opens the problems at the first one of a clause."""
    window.show_side(0)
    found = next((finding for finding in window.problems.own if finding.span.clause == clause), None)
    if found is not None:
        window.problems.select(found)


def findings_here(window: Frame) -> tuple[Diagnostic, ...]:
    """The findings at the caret in the user's own text: those under it, else those of its clause."""
    selection = window.session.snapshot.state.selection
    if selection is None:
        return ()
    head = selection.head
    near = tuple(finding for finding in window.problems.own if finding.span.clause == head.clause)
    under = tuple(finding for finding in near if finding.span.start <= head.offset <= finding.span.end)
    return under or near


def fix_here(window: Frame) -> None:
    """Applies the first fix of the problem at the caret."""
    for finding in findings_here(window):
        if usable(finding):
            apply_fix(window, usable(finding)[0])
            return
    window.status.say(window.tr("No fix for this place. F7 goes to the next problem."))


def apply_fix(window: Frame, fix: object) -> None:
    """Applies a fix as a tracked change."""
    if not isinstance(fix, Fix):
        return
    edits = tuple((edit.clause, edit.start, edit.end, edit.text) for edit in fix.edits)
    if window.page.run(lambda snapshot, hand: writing.replace_stretch(snapshot, hand, edits, fix.title)):
        window.check()


def who_am_i(window: Frame) -> None:
    """Asks who edits; what follows carries that name."""
    from editor.ui.dialogs.who_am_i import WhoAmIDialog

    dialog = WhoAmIDialog(window.session.author, window)
    if dialog.exec() == WhoAmIDialog.DialogCode.Accepted:
        author = dialog.author()
        window.tools.workspace.become(window.opened, author)
        window.tools.settings.set(
            "author", {"name": author.name, "delegation": author.delegation, "region": author.region}
        )
        window.follow_all()


def cover(window: Frame) -> None:
    """Shows the form of the cover."""
    from editor.core.commands import proposal
    from editor.ui.dialogs.cover_form import CoverForm

    form = CoverForm(window.session.document, window)
    if form.exec() == CoverForm.DialogCode.Accepted:
        values, meeting = form.values(), form.meeting()
        window.page.run(lambda snapshot, hand: proposal.set_cover(snapshot, hand, values, meeting))
