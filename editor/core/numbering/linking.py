"""Typed references that become live: ``recalling f)``, ``resolves 2 and 3``, ``instructs the Director 1``.

Words are linked only where they name, by call and label, clauses of the same text whose labels do not differ between
base and proposed text: linking changes not one letter of what is read. From then on the words follow their targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document, Proposal
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Piece, Reference, Run, normal
from editor.core.numbering.number import Numbering, number

_LABEL = r"(?:[a-z]{1,2}\)|\d{1,3}(?:\.\d{1,2})*)"
_JOIN = r"(?:,[ \u00a0]|,?[ \u00a0](?:and|or|to|et|ou|à|y|o|a)[ \u00a0])"
_SPACE = r"[ \u00a0]"


@dataclass(frozen=True, slots=True)
class _Group:
    call: str
    items: dict[str, ClauseId]


def _groups(proposal: Proposal, numbering: Numbering) -> list[_Group]:
    found: list[_Group] = []
    for clause in proposal.clauses:
        if clause.kind is Kind.CALL:
            found.append(_Group(_words(clause), {}))
        elif clause.kind in (Kind.ANNEX, Kind.HEADING):
            found.append(_Group("", {}))
        elif found and clause.kind is Kind.ITEM and clause.level == 1:
            label = numbering.label(clause.id)
            if label.base and label.base == label.proposed:
                found[-1].items.setdefault(label.base, clause.id)
    return [group for group in found if group.call]


def _words(clause: Clause) -> str:
    text = "".join(piece.text for piece in clause.inline if isinstance(piece, Run) and not piece.deleted)
    return " ".join(text.replace("\u00a0", " ").split()).lower().rstrip(",:;")


def _phrases(groups: list[_Group]) -> dict[str, _Group]:
    """The ways to name each group: its call, or so many first words of it as name no other group."""
    named: dict[str, list[_Group]] = {}
    for group in groups:
        words = group.call.split(" ")
        for size in range(1, len(words) + 1):
            named.setdefault(" ".join(words[:size]), []).append(group)
    found = {phrase: owners[0] for phrase, owners in named.items() if len(owners) == 1}
    exact = {group.call: group for group in reversed(groups)}
    return {**found, **{call: group for call, group in exact.items() if len(named[call]) == 1}}


def _pattern(phrases: dict[str, _Group]) -> re.Pattern[str]:
    names = "|".join(re.escape(phrase).replace(r"\ ", _SPACE) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<call>(?i:{names})){_SPACE}(?P<labels>{_LABEL}(?:{_JOIN}{_LABEL})*)(?![\w.]*\w)")


def linked(document: Document) -> Document:
    """The document with typed references made live; the same object where there are none."""
    numbering = number(document)
    proposals = tuple(_linked(proposal, numbering) for proposal in document.proposals)
    if all(new is old for new, old in zip(proposals, document.proposals, strict=True)):
        return document
    return replace(document, proposals=proposals)


def _linked(proposal: Proposal, numbering: Numbering) -> Proposal:
    phrases = _phrases(_groups(proposal, numbering))
    if not phrases:
        return proposal
    pattern = _pattern(phrases)
    verbs = {phrase.split(" ")[0] for phrase in phrases}
    row = tuple(
        _in_clause(clause, pattern, phrases) if clause.kind is not Kind.CALL and _mentions(clause, verbs) else clause
        for clause in proposal.clauses
    )
    if all(new is old for new, old in zip(row, proposal.clauses, strict=True)):
        return proposal
    return replace(proposal, clauses=row)


def _mentions(clause: Clause, verbs: set[str]) -> bool:
    return any(isinstance(piece, Run) and any(verb in piece.text for verb in verbs) for piece in clause.inline)


def _in_clause(clause: Clause, pattern: re.Pattern[str], phrases: dict[str, _Group]) -> Clause:
    pieces: list[Piece] = []
    for piece in clause.inline:
        if isinstance(piece, Run) and not (piece.inserted or piece.deleted or piece.restyled or piece.cite):
            pieces += _in_run(clause, piece, pattern, phrases)
        else:
            pieces.append(piece)
    row = normal(pieces)
    return clause if row == clause.inline else replace(clause, inline=row)


def _in_run(clause: Clause, run: Run, pattern: re.Pattern[str], phrases: dict[str, _Group]) -> Iterator[Piece]:
    at = 0
    for match in pattern.finditer(run.text):
        group = phrases[match["call"].replace("\u00a0", " ").lower()]
        targets = tuple(group.items.get(label) for label in re.findall(_LABEL, match["labels"]))
        if clause.id in targets or not all(targets):
            continue
        yield replace(run, text=run.text[at : match.start()])
        yield Reference(tuple(target for target in targets if target), match.group())
        at = match.end()
    yield replace(run, text=run.text[at:])
