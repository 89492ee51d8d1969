"""A finding and its fixes as data, and what rules are given to judge by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from editor.core.model.ids import ClauseId, ProposalId
from editor.core.model.position import Span
from editor.core.ports import Dictionary

if TYPE_CHECKING:
    from editor.core.citations.register import Register


class Severity(StrEnum):
    """How much a finding matters: an error must not be submitted, a warning wants a look, a hint may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Applicability(StrEnum):
    """How a fix may be applied: in bulk, one by one after a look, or not by the program at all."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY_ONLY = "display-only"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of one clause, in model offsets, and the words it gives way to."""

    clause: ClauseId
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy: its title names the result, its edits become tracked changes."""

    title: str
    applicability: Applicability
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that explains a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `span` counts struck text too, and names the proposal's id where the proposal has no clause at all; `text` is the
    proposed words found. An `inherited` finding lies in base text that no edit touched: it is counted apart.
    """

    rule: str
    severity: Severity
    owner: ProposalId
    span: Span
    text: str
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """What a check is made with. `words` are known besides the dictionary, in small letters where case does not
    matter; `slips` are known mistypings with their remedies."""

    register: Register | None = None
    dictionary: Dictionary | None = None
    words: frozenset[str] = frozenset()
    slips: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
