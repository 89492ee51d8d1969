"""What a rule is: a name, a severity, its help, and a function of the part of the document it looks at.

The part decides how long its findings are kept: those of a `PassageRule` for as long as the clauses of a paragraph are
the same, those of a `SectionRule` for as long as its paragraphs are; a `DocumentRule` looks at small facts each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from editor.core.citations.finding import Finding
from editor.core.diagnostics.diagnostic import Applicability, Context, Diagnostic, Edit, Fix, Related, Severity
from editor.core.diagnostics.outline import Outline, Part, Section
from editor.core.diagnostics.passage import Passage
from editor.core.model.document import Meeting, Proposal
from editor.core.model.ids import ProposalId


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule may know besides the text: the context, and the document's language and meeting."""

    context: Context
    language: str
    meeting: Meeting


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: its proposal, or None on the cover."""

    owner: ProposalId
    proposal: Proposal | None
    setting: Setting
    citations: tuple[Finding, ...] = ()
    """What is wrong with the citations of the passage."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule says of some words of a passage; the engine makes a diagnostic of it.

    `severity` is set where it differs from the rule's; `inherited` where the rule knows better than the marks.
    """

    passage: Passage
    start: int
    end: int
    message: str
    fixes: tuple[Fix, ...] = ()
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    inherited: bool | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What all rules have in common.

    `tells_base` says that a fault in untouched base text is told as if it were in changed text; the rule's help says
    why. `languages` are those the rule speaks of; empty means all.
    """

    name: str
    severity: Severity
    text: str
    tells_base: bool = False
    languages: frozenset[str] = frozenset()

    def speaks(self, language: str) -> bool:
        """Whether the rule holds for a language, such as ``en``."""
        return not self.languages or language in self.languages


@dataclass(frozen=True, slots=True)
class PassageRule(Rule):
    """A rule about the words of one paragraph."""

    check: Callable[[Passage, Place], Iterable[Found]] = lambda _passage, _place: ()


@dataclass(frozen=True, slots=True)
class SectionRule(Rule):
    """A rule about the items of one section."""

    check: Callable[[Section], Iterable[Found]] = lambda _section: ()


@dataclass(frozen=True, slots=True)
class DocumentRule(Rule):
    """A rule about one proposal, or the cover, that may look at all others too."""

    check: Callable[[Part, Outline], Iterable[Found]] = lambda _part, _outline: ()


AnyRule = PassageRule | SectionRule | DocumentRule


def diagnostic(rule: Rule, owner: ProposalId, found: Found) -> Diagnostic:
    """The diagnostic of what a rule found."""
    passage = found.passage
    inherited = found.inherited
    if inherited is None:
        inherited = not rule.tells_base and passage.is_untouched(found.start, found.end)
    return Diagnostic(
        rule.name,
        found.severity or rule.severity,
        owner,
        passage.span(found.start, found.end),
        passage.text[found.start : found.end],
        found.message,
        found.fixes,
        found.related,
        inherited,
    )


def fix(title: str, *edits: Edit | None, applicability: Applicability = Applicability.SAFE) -> tuple[Fix, ...]:
    """One fix as a row, or none where one of its edits cannot be made."""
    made = tuple(edit for edit in edits if edit is not None)
    return (Fix(title, applicability, made),) if len(made) == len(edits) else ()


def whole(passage: Passage) -> tuple[int, int]:
    """The stretch a finding about a paragraph as a whole takes: its words up to the first eighty."""
    return 0, min(len(passage.text), 80)


def related(passage: Passage, message: str) -> Related:
    """Another paragraph that explains a finding."""
    return Related(passage.span(*whole(passage)), message)
