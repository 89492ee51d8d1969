"""What a document that was read contradicts in itself, and why it must not be edited, if it must not.

Nothing is changed here: a clause that points to nothing is still a clause, and the checks of the editor name it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document, Proposal
from editor.core.model.ids import ClauseId, ProposalId
from editor.core.model.inline import Inert, NoteMark, Run
from editor.core.model.walk import clauses
from editor.core.numbering.flattened import fingerprint
from editor.core.ports import Noticed
from editor.formats.xml import foreign
from editor.formats.xml.notices import Notices
from editor.formats.xml.reader_blocks import RowReader
from editor.formats.xml.reader_inline import OWN
from editor.formats.xml.schema import CONFLICT, MUST_KNOWN


def check(document: Document, notices: Notices) -> Iterator[str]:
    """Tells the problems; gives the reasons to open the document for reading only."""
    _pointers(document, notices)
    _moves(document, notices)
    _actors(document, notices)
    outside = sum(1 for item in document.foreign if not item.payload.startswith("<register "))
    if outside:
        notices.tell(Noticed.KEPT, f"Parts outside the text that are not known here are kept: {outside}.")
    unknown = [name for name in document.must if name not in MUST_KNOWN and name != CONFLICT]
    if unknown:
        names = ", ".join(unknown)
        yield f"This document uses features that this program does not know ({names}); it can be read only."
    if notices.conflicts or CONFLICT in document.must:
        yield (
            f"This document holds clauses with competing versions that were not decided between ({notices.conflicts});"
            " it can be read only until they are."
        )
    altered = [proposal for proposal in document.proposals if _is_altered(document, proposal)]
    for proposal in altered:
        message = (
            f"The base text of proposal {proposal.index or proposal.id} is not the text in force it was made from:"
            " it was altered outside this program, or the file is damaged."
        )
        notices.tell(Noticed.DAMAGED, message, f"proposal {proposal.index or proposal.id}")
    if altered:
        names = ", ".join(proposal.index or proposal.id for proposal in altered)
        yield f"The base text was altered ({names}), so the marks cannot be trusted; the document can be read only."


def _pointers(document: Document, notices: Notices) -> None:
    """References, remarks and marks whose target is not there."""
    known = {clause.id for clause in clauses(document)}
    for clause in clauses(document):
        if clause.ref and clause.ref not in known:
            notices.tell(
                Noticed.DAMAGED, f"This place refers to a clause that is not there ({clause.ref}).", "", clause.id
            )
        for piece in clause.inline:
            if isinstance(piece, Run | Inert):
                continue
            targets = (piece.note,) if isinstance(piece, NoteMark) else piece.targets
            what = "A footnote mark" if isinstance(piece, NoteMark) else "A reference"
            for target in targets:
                if target not in known:
                    notices.tell(Noticed.DAMAGED, f"{what} points to {target}, which is not there.", "", clause.id)
    everything = known | {proposal.id for proposal in document.proposals}
    for remark in document.remarks:
        if remark.on not in everything:
            notices.tell(Noticed.DAMAGED, f"A remark is on {remark.on}, which is not there.", f"remark {remark.id}")


def _moves(document: Document, notices: Notices) -> None:
    """Moved clauses without the place they left, or with several, and splits that run in a circle."""
    left = Counter(clause.ref for clause in clauses(document) if clause.kind is Kind.GONE)
    for clause in clauses(document):
        if clause.moved and left[clause.id] != 1:
            found = "no place" if not left[clause.id] else "several places"
            notices.tell(
                Noticed.DAMAGED, f"A moved clause has {found} in the base text that it came from.", "", clause.id
            )
    before = {c.id: c.ref for c in clauses(document) if c.ref and c.kind not in (Kind.GONE, Kind.NOTE)}
    settled: set[ClauseId] = set()
    for start in before:
        path: dict[ClauseId, None] = {}
        at: ClauseId | None = start
        while at in before and at not in settled and at not in path:
            path[at] = None
            at = before[at]
        if at in path:
            notices.tell(Noticed.DAMAGED, "A split clause is split from itself.", "", at)
        settled |= set(path)


def _actors(document: Document, notices: Notices) -> None:
    """Makers of changes who are not among the actors."""
    known = {actor.id for actor in document.actors}
    named: set[str] = {*document.sources, *(remark.by for remark in document.remarks)}
    named |= {actor for proposal in document.proposals for actor in proposal.by}
    for clause in clauses(document):
        for stamps in (clause.inserted, clause.deleted, clause.moved, clause.shifted):
            named |= {stamp.by for stamp in stamps}
        for piece in clause.inline:
            named |= {stamp.by for stamp in (*piece.inserted, *piece.deleted)}
            if isinstance(piece, Run):
                named |= {stamp.by for stamp in piece.restyled}
    for name in sorted(named - known):
        notices.tell(Noticed.DAMAGED, f"The file does not say who “{name}” is, who is named in it.")


def _is_altered(document: Document, proposal: Proposal) -> bool:
    if proposal.base is None or not proposal.base.sha256:
        return False
    return fingerprint(*_decided(document, proposal)) != proposal.base.sha256


def _decided(document: Document, proposal: Proposal) -> tuple[Document, Proposal]:
    """The document with the first version of each conflict in its place; all have the same base text."""
    row: list[Clause] = []
    for clause in proposal.clauses:
        piece = clause.inline[0] if clause.kind is Kind.FOREIGN and len(clause.inline) == 1 else None
        conflict = foreign.parsed(piece.payload) if isinstance(piece, Inert) and piece.name == CONFLICT else None
        side = conflict.find(f"{OWN}side") if conflict is not None else None
        if side is None:
            row.append(clause)
        else:
            reader = RowReader(str(clause.id), Notices())
            for element in side:
                reader.any(element)
            row += reader.row
    if len(row) == len(proposal.clauses) and all(a is b for a, b in zip(row, proposal.clauses, strict=True)):
        return document, proposal
    decided = replace(proposal, clauses=tuple(row))
    places: dict[ProposalId, Proposal] = {proposal.id: decided}
    return replace(document, proposals=tuple(places.get(p.id, p) for p in document.proposals)), decided
