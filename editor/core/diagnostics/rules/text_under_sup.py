"""A proposal marked SUP under which the whole text is reproduced.

Why: A text to be suppressed need not be printed: its number and title say which it is. To print it is allowed, costs
pages and translation, and hides the one line that matters.

Example: SUP ARC/24/4 with the calls and items of Resolution 901 under it.

Fix: None: the text may stay.

Source: Guidelines for the presentation of proposals, PP-10.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.outline import Outline, Part, symbol
from editor.core.diagnostics.rule import DocumentRule, Found, whole
from editor.core.model.document import Action


def check(part: Part, _outline: Outline) -> Iterator[Found]:
    """The first section printed under a suppression."""
    if part.proposal is None or part.proposal.action not in (Action.SUP, Action.SUP_STAR) or not part.sections:
        return
    call = part.sections[0].call.passage
    message = f"Under {symbol(part.proposal.action)} the text need not be reproduced."
    yield Found(call, *whole(call), message, inherited=False)


RULE = DocumentRule("text-under-sup", Severity.HINT, __doc__, check=check)
