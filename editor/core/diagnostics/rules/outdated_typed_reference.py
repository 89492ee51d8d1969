"""A typed reference, such as “recalling f)”, whose item now has another label.

Why: When an item is struck or added, those after it are labelled anew. References that are known as such follow; typed
ones do not, and would cite the wrong item in the adopted text. The fault comes from the edit, so it is told in base
text too. Reasons are left alone.

Example: as in *recalling f)* above, where e) was struck and f) is now e).

Fix: Puts the new label, as a tracked change.

Source: Drafting practice; forms of internal references in published Resolutions.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.outline import Outline, Part
from editor.core.diagnostics.rule import DocumentRule, Found, fix


def check(part: Part, _outline: Outline) -> Iterator[Found]:
    """The typed references of a proposal that follow the base where the label has changed."""
    for one in part.named:
        mention = one.mention
        if not one.proposed or one.proposed == mention.label:
            continue
        edit = one.passage.edit(mention.at, mention.end, one.proposed)
        yield Found(
            one.passage,
            mention.at,
            mention.end,
            f"{mention.call} {mention.label} is now {one.proposed}",
            fix(f"Cite {one.proposed}", edit),
            inherited=False,
        )


RULE = DocumentRule("outdated-typed-reference", Severity.WARNING, __doc__, True, frozenset({"en"}), check)
