"""A proposal without a statement of reasons.

Why: Each proposal is followed by a short statement of reasons. For SUP and for NOC underlined it must be given, so
there it is an error; for a plain NOC it is left to the proponent.

Example: SUP ARC/24/4 over Resolution 901, and nothing after it.

Fix: Shown only: the reasons are the proponent's.

Source: Guidelines for the presentation of proposals, PP-10; guidelines for proposals to WTSA-16.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Applicability, Severity
from editor.core.diagnostics.outline import Outline, Part, symbol
from editor.core.diagnostics.rule import DocumentRule, Found, fix, whole
from editor.core.model.clause import Kind
from editor.core.model.document import Action

_MUST = (Action.SUP, Action.NOC_UNDERLINED)
_MAY = (Action.NOC, Action.OTHER)


def check(part: Part, _outline: Outline) -> Iterator[Found]:
    """The proposal, where it gives no reasons."""
    if part.proposal is None or part.proposal.action in _MAY:
        return
    if any(facts.kind is Kind.REASONS and facts.passage.text.strip() for facts in part.paragraphs):
        return
    must = part.proposal.action in _MUST
    name = symbol(part.proposal.action)
    yield Found(
        part.anchor,
        *whole(part.anchor),
        f"{name} needs a statement of reasons." if must else f"No reasons are given for this {name}.",
        fix("Write the reasons", applicability=Applicability.DISPLAY_ONLY),
        severity=Severity.ERROR if must else None,
        inherited=False,
    )


RULE = DocumentRule("missing-reasons", Severity.WARNING, __doc__, check=check)
