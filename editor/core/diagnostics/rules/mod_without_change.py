"""A proposal marked MOD in which nothing is changed.

Why: MOD asks the conference to amend a text. Without a single insertion or deletion there is nothing to decide, and a
reader looks for the change that is not there. Where no change is meant, the symbol is NOC.

Example: MOD ARC/24/1 over a Resolution reproduced as it stands in force.

Fix: Shown only: the symbol follows from what the proponent wants.

Source: Guidelines for the presentation of proposals, PP-10; legend of symbols of the WTDC-21 proposals system.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Applicability, Severity
from editor.core.diagnostics.outline import Outline, Part
from editor.core.diagnostics.rule import DocumentRule, Found, fix, whole
from editor.core.model.document import Action


def check(part: Part, _outline: Outline) -> Iterator[Found]:
    """The proposal, where its symbol promises a change that it does not make."""
    if part.proposal is None or part.proposal.action not in (Action.MOD, Action.MOD_EDITORIAL) or part.has_marks:
        return
    yield Found(
        part.anchor,
        *whole(part.anchor),
        f"{part.proposal.action} proposes no change.",
        fix("Change the symbol to NOC", applicability=Applicability.DISPLAY_ONLY),
        inherited=False,
    )


RULE = DocumentRule("mod-without-change", Severity.WARNING, __doc__, check=check)
