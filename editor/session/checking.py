"""Checking the current snapshot: findings that are quick to bring up to date after a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from editor.core.diagnostics.diagnostic import Context, Diagnostic
from editor.core.snapshot import Snapshot

if TYPE_CHECKING:
    from editor.core.diagnostics.engine import Report


class Checking:
    """The last report of one document, and what the next is made from. `context` is made on first use."""

    def __init__(self, context: Callable[[], Context]) -> None:
        self._make_context = context
        self._context: Context | None = None
        self.report: Report | None = None

    @property
    def context(self) -> Context:
        """Register, dictionary and words."""
        if self._context is None:
            self._context = self._make_context()
        return self._context

    def check(self, snapshot: Snapshot) -> Report:
        """The report of a snapshot; clauses that did not change keep their findings."""
        from editor.core.diagnostics.engine import check

        self.report = check(snapshot.document, snapshot.numbering, self.context, self.report)
        return self.report

    def findings(self) -> tuple[Diagnostic, ...]:
        """The findings of the last report, in the order of the text."""
        return () if self.report is None else self.report.findings
