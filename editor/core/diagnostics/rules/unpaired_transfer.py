"""An ADD* without a SUP* in the same document, or a SUP* without an ADD*.

Why: The two symbols together move a text from one place to another. One of them alone either doubles the text or
takes it away.

Example: SUP* ARC/24/5 over Resolution 902, and no ADD* that says where its text goes.

Fix: Shown only: the other half has to be written, or the star struck.

Source: Guidelines for the presentation of proposals, PP-10.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.outline import Outline, Part
from editor.core.diagnostics.rule import DocumentRule, Found, whole
from editor.core.model.document import Action

_OTHER = {Action.ADD_STAR: Action.SUP_STAR, Action.SUP_STAR: Action.ADD_STAR}


def check(part: Part, outline: Outline) -> Iterator[Found]:
    """The half of a transfer whose other half is missing."""
    if part.proposal is None:
        return
    other = _OTHER.get(part.proposal.action)
    if other is None or any(proposal.action is other for proposal in outline.document.proposals):
        return
    message = f"{part.proposal.action} has no {other} in this document."
    yield Found(part.anchor, *whole(part.anchor), message, inherited=False)


RULE = DocumentRule("unpaired-transfer", Severity.WARNING, __doc__, check=check)
