"""A proposal marked ADD, SUP or NOC whose text carries tracked changes.

Why: A new text (ADD) is given clean, in full; a text to be suppressed (SUP) or left alone (NOC) is not changed. Marks
there leave open what the conference is asked to adopt.

Example: NOC ARC/24/3 over a text with a struck item.

Fix: Shown only: either the symbol is wrong or the changes are.

Source: Guidelines for proposals to WTSA-16 (tools for preparing proposals); legend of symbols of the WTDC-21 system.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Applicability, Severity
from editor.core.diagnostics.outline import Outline, Part, symbol
from editor.core.diagnostics.rule import DocumentRule, Found, fix, whole
from editor.core.model.document import Action

_UNMARKED = {
    Action.ADD: "a new text is given without marks",
    Action.ADD_STAR: "a text brought in is given without marks",
    Action.SUP: "a text to be suppressed is not changed",
    Action.SUP_STAR: "a text to be transferred is not changed",
    Action.NOC: "no change is proposed",
    Action.NOC_UNDERLINED: "no change is proposed",
}


def check(part: Part, _outline: Outline) -> Iterator[Found]:
    """The first changed paragraph of a proposal that must have none."""
    action = part.proposal.action if part.proposal is not None else Action.OTHER
    if action not in _UNMARKED or not part.has_marks:
        return
    marked = next((facts.passage for facts in part.paragraphs if facts.marked), part.anchor)
    yield Found(
        marked,
        *whole(marked),
        f"The symbol is {symbol(action)}, but the text has tracked changes: {_UNMARKED[action]}.",
        fix("Change the symbol to MOD", applicability=Applicability.DISPLAY_ONLY),
        inherited=False,
    )


RULE = DocumentRule("marks-in-unmarked-proposal", Severity.ERROR, __doc__, check=check)
