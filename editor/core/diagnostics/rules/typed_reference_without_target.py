"""A typed reference, such as “recalling e)”, to an item that is deleted or was never there.

Why: Words do not follow the labels. In untouched base text a label means the item that had it in the base; in new words
the one that has it now. If that item is struck, the adopted text would cite another one, or none. The fault comes from
the edit, so it is told in base text too; a base text that cites an item it never had is inherited. Reasons are left
alone.

Example: taking into account *recalling e)* above, where e) is struck.

Fix: None: which item is meant, the writer knows.

Source: Drafting practice; forms of internal references in published Resolutions.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Related, Severity
from editor.core.diagnostics.outline import Outline, Part
from editor.core.diagnostics.rule import DocumentRule, Found
from editor.core.model.ids import ClauseId
from editor.core.model.inline import length
from editor.core.model.position import Span
from editor.core.model.walk import clauses


def check(part: Part, outline: Outline) -> Iterator[Found]:
    """The typed references of a proposal that have no target in the proposed text."""
    for one in part.named:
        if one.proposed:
            continue
        words = f"{one.mention.call} {one.mention.label}"
        yield Found(
            one.passage,
            one.mention.at,
            one.mention.end,
            f"Cites an item that is deleted: {words}" if one.target else f"Cites an item that is not there: {words}",
            inherited=one.target is None and one.by_base,
            related=_place(one.target, outline),
        )


def _place(target: ClauseId | None, outline: Outline) -> tuple[Related, ...]:
    clause = next((clause for clause in clauses(outline.document) if clause.id == target), None)
    if clause is None:
        return ()
    return (Related(Span(clause.id, 0, length(clause.inline)), "The item that is deleted."),)


RULE = DocumentRule("typed-reference-without-target", Severity.WARNING, __doc__, True, frozenset({"en"}), check)
