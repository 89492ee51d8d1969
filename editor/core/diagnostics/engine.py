"""Checking a document: facts and findings, kept from the check before wherever nothing they depend on has changed.

`check` is pure: it may run in a thread on any snapshot, and a report stays true of the document it was made from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from editor.core.diagnostics.catalogue import RULES
from editor.core.diagnostics.citing import LANGUAGES, citing_context, judged
from editor.core.diagnostics.diagnostic import Context, Diagnostic
from editor.core.diagnostics.facts import Facts, facts_of
from editor.core.diagnostics.naming import Groups, Named, groups_of, is_speaking, named
from editor.core.diagnostics.outline import Outline, Part, Section
from editor.core.diagnostics.parts import Source, part_of
from editor.core.diagnostics.rule import (
    AnyRule,
    DocumentRule,
    PassageRule,
    Place,
    SectionRule,
    Setting,
    diagnostic,
)
from editor.core.model.clause import Clause
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import COVER, ClauseId, ProposalId
from editor.core.model.views import is_own
from editor.core.numbering.number import Numbering

Findings = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What one check leaves to the next: the setting, rules and numbering it was made with, the parts of the outline,
    the groups that typed references are looked up in, and the findings of sections by their call."""

    setting: Setting
    rules: tuple[AnyRule, ...]
    numbering: Numbering
    parts: dict[ProposalId, Part]
    groups: dict[ProposalId, Groups]
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
    kept = Kept(setting if old is None else old.setting, rules, numbering, {}, {}, {})
    parts = tuple(_part(source, rules_here, old, kept) for source in _sources(document, numbering))
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


def _sources(document: Document, numbering: Numbering) -> Iterator[Source]:
    yield Source(COVER, None, document.cover, numbering)
    for proposal in document.proposals:
        yield Source(proposal.id, proposal, proposal.clauses, numbering)


def _part(source: Source, rules: tuple[AnyRule, ...], old: Kept | None, kept: Kept) -> Part:
    here = Place(source.owner, source.proposal, kept.setting)
    meeting = citing_context(kept.setting.meeting)
    passage_rules = tuple(rule for rule in rules if isinstance(rule, PassageRule))

    def making(clauses: tuple[Clause, ...]) -> Facts:
        facts = facts_of(clauses, is_own(source.proposal, clauses[0]), source.numbering)
        passage = facts.passage
        place = here
        if passage.citations and kept.setting.language in LANGUAGES:
            place = replace(here, citations=judged(passage, kept.setting.context, meeting))
        found = tuple(
            diagnostic(rule, place.owner, one) for rule in passage_rules for one in rule.check(passage, place)
        )
        return replace(facts, findings=found) if found else facts

    before = old.parts.get(source.owner) if old is not None else None
    same_action = before is not None and _action(before.proposal) == _action(source.proposal)
    same_numbering = old is not None and old.numbering is source.numbering
    part = part_of(source, making, before if same_action else None, same_numbering)
    part = replace(part, named=_named(part, source.numbering, old, kept))
    kept.parts[source.owner] = part
    return part


def _action(proposal: Proposal | None) -> Action | None:
    return proposal.action if proposal is not None else None


def _named(part: Part, numbering: Numbering, old: Kept | None, kept: Kept) -> tuple[Named, ...]:
    speaking = [facts for facts in part.paragraphs if facts.mentions and is_speaking(facts)]
    if not speaking or part.proposal is None:
        return ()
    groups = groups_of(part.row, numbering, old.groups.get(part.owner) if old is not None else None)
    kept.groups[part.owner] = groups
    return tuple(named(speaking, groups, numbering))


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
