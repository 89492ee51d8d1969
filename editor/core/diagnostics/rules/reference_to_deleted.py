"""A reference whose target is deleted.

Why: References follow their targets, whatever label these get; but one whose target is struck points at nothing, and
in the adopted text it would name whichever item has taken the label. The fault comes from the edit, so it is told in
base text too. Reasons may well speak of an item that is deleted, and are left alone.

Example: as referred to in *recalling e)* above, where e) is struck.

Fix: Strikes the reference. To point it at another clause is the writer's choice.

Source: Drafting practice; the target is kept by identity, see the description of internal references.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Applicability, Severity
from editor.core.diagnostics.facts import Pointing
from editor.core.diagnostics.naming import is_dropped, name_of
from editor.core.diagnostics.outline import Outline, Part
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import DocumentRule, Found, fix
from editor.core.model.clause import Kind
from editor.core.numbering.wording import targets_dropped


def check(part: Part, outline: Outline) -> Iterator[Found]:
    """The references of a proposal to what is deleted."""
    for facts in part.paragraphs:
        if facts.references and facts.kind is not Kind.REASONS:
            for pointing in facts.references:
                yield from _dropped(facts.passage, pointing, outline)


def _dropped(passage: Passage, pointing: Pointing, outline: Outline) -> Iterator[Found]:
    names = [
        name_of(outline.document, outline.numbering, target)
        for target in targets_dropped(pointing.reference, outline.numbering)
        if is_dropped(outline.document, target)
    ]
    if not names:
        return
    known = [name for name in names if name]
    edit = passage.edit(pointing.start, pointing.end, "")
    yield Found(
        passage,
        pointing.start,
        pointing.end,
        f"Cites an item that is deleted: {', '.join(known)}" if known else "Cites a clause that is not in this text",
        fix("Strike the reference", edit, applicability=Applicability.UNSAFE),
        inherited=False,
    )


RULE = DocumentRule("reference-to-deleted", Severity.ERROR, __doc__, tells_base=True, check=check)
