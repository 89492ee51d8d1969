"""A chain of steps under construction, with the documents between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from editor.core.model.clause import Clause
from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.walk import Index
from editor.core.transform.mapping import Mapping
from editor.core.transform.step import KEEPS_INDEX, Failure, Step


class StepFailed(Exception):
    """A step that does not fit the document it is applied to: a fault of the program, not of the user."""


@dataclass(slots=True)
class Transform:
    """Steps applied one after the other to a document.

    `document` and `index` are those after the last step; `before` is the document they started from.
    """

    before: Document
    index: Index
    document: Document = field(init=False)
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.document = self.before

    def add(self, step: Step) -> None:
        """Applies one more step. Raises `StepFailed` where it does not fit."""
        result = step.apply(self.document, self.index)
        if isinstance(result, Failure):
            raise StepFailed(f"{type(step).__name__}: {result.reason}")
        self.document = result
        if not isinstance(step, KEEPS_INDEX):
            self.index = Index.of(result)
        self.steps.append(step)

    def clause(self, identity: ClauseId) -> Clause:
        """The clause as it is now."""
        return self.index.clause(self.document, identity)

    @property
    def mapping(self) -> Mapping:
        """Where positions of the document before are now."""
        return Mapping.of(step.map() for step in self.steps)

    def __bool__(self) -> bool:
        return bool(self.steps)


def inverse(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps that undo others."""
    return tuple(step.inverted() for step in reversed(steps))
