"""Walking through changes and problems, fixing, and the proposal's own data."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from editor.core.commands import proposal, writing
from editor.core.diagnostics.diagnostic import Diagnostic, Fix
from editor.core.model.walk import clauses
from editor.core.tracking.changes import Listed, changes
from editor.ui.dialogs.cover_form import CoverForm
from editor.ui.dialogs.who_am_i import WhoAmIDialog
from editor.ui.panels.problems import usable

if TYPE_CHECKING:
    from editor.ui.window import Window


def handlers(window: Window) -> dict[str, Callable[[], None]]:
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
    return {
        "review.next": partial(step_change, window, 1),
        "review.previous": partial(step_change, window, -1),
        "review.next_problem": partial(step_problem, window, 1),
        "review.previous_problem": partial(step_problem, window, -1),
        "review.fix": partial(fix_here, window),
        "review.tracking": lambda: window.status.say(
            window.tr("Tracking is always on. F9 changes what you see.")
        ),
        "proposal.cover": partial(cover, window),
        "proposal.who": partial(who_am_i, window),
    }


def _from_outline(window: Window, clause: str) -> None:
    window.go_to(clause)
    window.page.setFocus()


def _delete(window: Window, clause: str) -> None:
    window.go_to(clause)
    window.run_action("structure.delete")
    window.outline.focus()


def _place(window: Window) -> tuple[int, int]:
    """Where the caret stands: the number of the clause in the text, and the offset."""
    selection = window.session.snapshot.state.selection
    if selection is None:
        return -1, 0
    order = {clause.id: number for number, clause in enumerate(clauses(window.session.document))}
    return order.get(selection.anchor.clause, -1), selection.anchor.offset


def _step(window: Window, places: list[tuple[int, int]], by: int) -> int | None:
    """The place in a sorted list that comes next or before the caret, round the end."""
    if not places:
        return None
    here = _place(window)
    if by > 0:
        return next((i for i, place in enumerate(places) if place > here), 0)
    return next((i for i in range(len(places) - 1, -1, -1) if places[i] < here), len(places) - 1)


def step_change(window: Window, by: int) -> None:
    """Goes to the next or previous change."""
    listed = changes(window.session.document)
    order = {clause.id: number for number, clause in enumerate(clauses(window.session.document))}
    at = _step(window, [(order[change.clause], change.start) for change in listed], by)
    if at is None:
        window.status.say(window.tr("No changes yet. Whatever you type is marked."))
    else:
        _show_change(window, listed[at])


def _show_change(window: Window, change: object) -> None:
    if isinstance(change, Listed):
        window.go_to(change.clause, change.start, change.end)


def step_problem(window: Window, by: int) -> None:
    """Goes to the next or previous problem and names it."""
    own = window.problems.own
    order = {clause.id: number for number, clause in enumerate(clauses(window.session.document))}
    findings = sorted(
        (f for f in own if f.span.clause in order), key=lambda f: (order[f.span.clause], f.span.start)
    )
    at = _step(window, [(order[f.span.clause], f.span.start) for f in findings], by)
    if at is None:
        window.status.say(window.tr("Nothing to put right."))
        return
    window.problems.select(findings[at])
    _show_finding(window, findings[at])
    window.status.say(findings[at].message)


def _show_finding(window: Window, finding: object) -> None:
    if isinstance(finding, Diagnostic):
        window.go_to(finding.span.clause, finding.span.start, finding.span.end)


def fix_here(window: Window) -> None:
    """Applies the first fix of the problem at the caret."""
    selection = window.session.snapshot.state.selection
    if selection is None:
        return
    head = selection.head
    for finding in window.problems.own:
        span = finding.span
        if span.clause == head.clause and span.start <= head.offset <= span.end and usable(finding):
            apply_fix(window, usable(finding)[0])
            return
    window.status.say(window.tr("No fix for this place. F7 goes to the next problem."))


def apply_fix(window: Window, fix: object) -> None:
    """Applies a fix as a tracked change."""
    if not isinstance(fix, Fix):
        return
    edits = tuple((edit.clause, edit.start, edit.end, edit.text) for edit in fix.edits)
    if window.page.run(lambda snapshot, hand: writing.replace_stretch(snapshot, hand, edits, fix.title)):
        window.check()


def who_am_i(window: Window) -> None:
    """Asks who edits; what follows carries that name."""
    dialog = WhoAmIDialog(window.session.author, window)
    if dialog.exec() == WhoAmIDialog.DialogCode.Accepted:
        author = dialog.author()
        window.tools.workspace.become(window.opened, author)
        window.tools.settings.set(
            "author", {"name": author.name, "delegation": author.delegation, "region": author.region}
        )
        window.follow_all()


def cover(window: Window) -> None:
    """Shows the form of the cover."""
    form = CoverForm(window.session.document, window)
    if form.exec() == CoverForm.DialogCode.Accepted:
        values, meeting = form.values(), form.meeting()
        window.page.run(lambda snapshot, hand: proposal.set_cover(snapshot, hand, values, meeting))
