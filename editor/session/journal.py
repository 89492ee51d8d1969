"""The lines of a journal: what was done since the document was opened or saved, and how it is done again."""

from __future__ import annotations

import json
from collections.abc import Iterable

from editor.core.model.document import Document
from editor.core.model.walk import Index
from editor.core.state.state import applied
from editor.core.transform.codec import Unreadable, encoded, step_of
from editor.core.transform.step import Step
from editor.core.transform.transform import StepFailed


def line_of(steps: tuple[Step, ...]) -> str:
    """One act as a line of JSON."""
    return json.dumps([encoded(step) for step in steps], ensure_ascii=False, separators=(",", ":"))


def replayed(start: Document, lines: Iterable[str]) -> tuple[Document, int]:
    """The document after the acts of a journal, and how many were done again.

    The last line may be cut short by the end of the program; reading stops at the first line that is not whole or
    does not fit.
    """
    document, index = start, Index.of(start)
    count = 0
    for line in lines:
        try:
            steps = tuple(step_of(value) for value in json.loads(line))
            document, index = applied(document, index, steps)
        except (Unreadable, StepFailed, ValueError):
            break
        count += 1
    return document, count
