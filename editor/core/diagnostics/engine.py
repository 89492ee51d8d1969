"""Checking a document: facts and findings, kept from the check before wherever nothing they depend on has changed.

`check` is pure: it may run in a thread on any snapshot, and a report stays true of the document it was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from editor.core.diagnostics.catalogue import RULES
from editor.core.diagnostics.diagnostic import Context, Diagnostic
from editor.core.diagnostics.facts import Facts, facts_of, is_living, worded
from editor.core.diagnostics.outline import Outline, Part, Section, sections_of
from editor.core.diagnostics.rule import (
    AnyRule,
    DocumentRule,
    PassageRule,
    Place,
    SectionRule,
    Setting,
    diagnostic,
)
from editor.core.model.clause import Clause, Kind, story
from editor.core.model.document import Document, Proposal
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.views import is_own
from editor.core.numbering.number import Numbering

Findings = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What one check leaves to the next: the setting and rules it was made with, facts by the first clause of their
    paragraph, and the findings of sections by their call."""

    setting: Setting
    rules: tuple[AnyRule, ...]
    tracked: dict[ProposalId, bool]
    facts: dict[ClauseId, Facts]
    sections: dict[ClauseId, tuple[Section, Findings]]


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """All findings about one document, in the order of the text, those in untouched base text marked as inherited."""

    findings: Findings
    kept: Kept

    @property
    def told(self) -> Findings:
        """The findings to act on."""
        return tuple(finding for finding in self.findings if not finding.inherited)

    @property
    def inherited(self) -> Findings:
        """The findings in base text that no edit touched."""
        return tuple(finding for finding in self.findings if finding.inherited)

    def on(self, clause: ClauseId) -> Findings:
        """The findings that begin in a clause."""
        return tuple(finding for finding in self.findings if finding.span.clause == clause)


def check(
    document: Document,
    numbering: Numbering,
    context: Context,
    previous: Report | None = None,
    rules: tuple[AnyRule, ...] = RULES,
) -> Report:
    """The findings about a document. `previous` saves work and never changes the result."""
    setting = Setting(context, document.language.partition("-")[0].lower(), document.meeting)
    old = previous.kept if previous is not None and _holds(previous.kept, setting, rules) else None
    rules_here = tuple(rule for rule in rules if rule.speaks(setting.language))
    kept = Kept(setting if old is None else old.setting, rules, {}, {}, {})
    parts = tuple(_parts(document, numbering, rules_here, old, kept))
    outline = Outline(document, numbering, parts)
    found: list[Diagnostic] = []
    for part in parts:
        found.extend(_in_part(part, outline, rules_here, old, kept))
    return Report(tuple(found), kept)


def _holds(kept: Kept, setting: Setting, rules: tuple[AnyRule, ...]) -> bool:
    return (
        kept.setting.context is setting.context
        and kept.setting.language == setting.language
        and kept.setting.meeting == setting.meeting
        and kept.rules == rules
    )


def _parts(
    document: Document, numbering: Numbering, rules: tuple[AnyRule, ...], old: Kept | None, kept: Kept
) -> Iterator[Part]:
    passage_rules = tuple(rule for rule in rules if isinstance(rule, PassageRule))
    owners: list[tuple[ProposalId, Proposal | None, tuple[Clause, ...]]] = [(COVER, None, document.cover)]
    owners.extend((proposal.id, proposal, proposal.clauses) for proposal in document.proposals)
    for owner, proposal, row in owners:
        tracked = proposal is not None and proposal.is_tracked
        kept.tracked[owner] = tracked
        known = old.facts if old is not None and old.tracked.get(owner) == tracked else {}
        place = Place(owner, proposal, kept.setting)
        heads: dict[ClauseId, Facts] = {}
        for clauses in _living(row):
            heads[clauses[0].id] = _facts(clauses, place, numbering, passage_rules, known)
        kept.facts.update(heads)
        sections = sections_of(row, heads) if proposal is not None else ()
        yield Part(owner, proposal, row, tuple(heads.values()), sections)


def _living(row: tuple[Clause, ...]) -> list[tuple[Clause, ...]]:
    """The living paragraphs of a row: each clause by itself, or with those joined to it."""
    found: list[tuple[Clause, ...]] = []
    for clause in row:
        if not clause.deleted and clause.kind is not Kind.GONE:
            found.append((clause,))
        elif is_living(clause):
            place = story(clause)
            at = next((i for i in range(len(found) - 1, -1, -1) if story(found[i][0]) == place), None)
            if at is None:
                found.append((clause,))
            else:
                found[at] = (*found[at], clause)
    return found


def _facts(
    clauses: tuple[Clause, ...],
    place: Place,
    numbering: Numbering,
    rules: tuple[PassageRule, ...],
    known: dict[ClauseId, Facts],
) -> Facts:
    before = known.get(clauses[0].id)
    if (
        before is not None
        and _same(before.passage.clauses, clauses)
        and (not before.references or before.worded == worded(before.references, numbering))
    ):
        return before
    facts = facts_of(clauses, is_own(place.proposal, clauses[0]), numbering)
    found = tuple(diagnostic(rule, place.owner, one) for rule in rules for one in rule.check(facts.passage, place))
    return replace(facts, findings=found) if found else facts


def _same(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> bool:
    if len(new) == 1:
        return len(old) == 1 and old[0] is new[0]
    return len(old) == len(new) and all(a is b for a, b in zip(old, new, strict=True))


def _in_part(
    part: Part, outline: Outline, rules: tuple[AnyRule, ...], old: Kept | None, kept: Kept
) -> list[Diagnostic]:
    found = [finding for facts in part.paragraphs if facts.findings for finding in facts.findings]
    section_rules = tuple(rule for rule in rules if isinstance(rule, SectionRule))
    for section in part.sections:
        found.extend(_in_section(section, part.owner, section_rules, old, kept))
    for rule in rules:
        if isinstance(rule, DocumentRule):
            found.extend(diagnostic(rule, part.owner, one) for one in rule.check(part, outline))
    return _in_order(found, part.row)


def _in_section(
    section: Section, owner: ProposalId, rules: tuple[SectionRule, ...], old: Kept | None, kept: Kept
) -> Findings:
    identity = section.call.head.id
    known = old.sections.get(identity) if old is not None else None
    if known is None or known[0] != section:
        known = section, tuple(diagnostic(rule, owner, one) for rule in rules for one in rule.check(section))
    kept.sections[identity] = known
    return known[1]


def _in_order(found: Iterable[Diagnostic], row: tuple[Clause, ...]) -> list[Diagnostic]:
    """Findings by the place of their clause in the row, then by offset, then by rule."""
    found = list(found)
    if len(found) < 2:
        return found
    wanted = {finding.span.clause for finding in found}
    places = {clause.id: at for at, clause in enumerate(row) if clause.id in wanted}
    return sorted(found, key=lambda one: (places.get(one.span.clause, -1), one.span.start, one.rule))
