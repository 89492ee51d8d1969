"""A call that ends with a colon or a comma.

Why: In English the call stands alone in its line, in italics and without a sign after it; its paragraphs complete the
sentence.

Example: *considering:*

Fix: Strikes the sign.

Source: Calls of published Resolutions of PP, WTDC and WTSA.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.passage import Passage
from editor.core.diagnostics.rule import Found, PassageRule, Place, fix
from editor.core.model.clause import Kind


def check(passage: Passage, _place: Place) -> Iterator[Found]:
    """The sign after a call."""
    text = passage.text.rstrip()
    if passage.head.kind is Kind.CALL and text.endswith((":", ",", ";", ".")):
        at = len(text) - 1
        edit = passage.edit(at, at + 1, "")
        yield Found(passage, at, at + 1, f"A call has no “{text[-1]}” after it.", fix(f"Strike “{text[-1]}”", edit))


RULE = PassageRule("punctuated-call", Severity.HINT, __doc__, languages=frozenset({"en"}), check=check)
