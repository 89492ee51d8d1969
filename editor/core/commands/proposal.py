"""New proposals, from a base text or from an outline, and the cover."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from editor.core.commands.command import NOTHING, Hand, Outcome, Refusal
from editor.core.commands.forms import Form, form_of
from editor.core.commands.writing import replace_stretch
from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Actor, BaseText, Document, Meeting, Proposal
from editor.core.model.ids import COVER, ActorId, ClauseId, ProposalId, derived_id
from editor.core.model.inline import Inline, Run, plain, width
from editor.core.model.views import proposed_of
from editor.core.numbering.flattened import fingerprint
from editor.core.numbering.number import number
from editor.core.numbering.schemes import OPERATIVE, PREAMBLE
from editor.core.ports import Ids
from editor.core.snapshot import Snapshot
from editor.core.state.state import Transaction
from editor.core.transform.step import InsertClauses, ReplaceInline, SetDocument, SetProposal
from editor.core.transform.transform import Transform


@dataclass(frozen=True, slots=True)
class Brief:
    """What a new proposal is for: symbol, proponent with its symbol in index numbers, and the conference."""

    action: Action
    proponent: str
    symbol: str
    meeting: Meeting


_NAMING = frozenset({Kind.NUMBER, Kind.TITLE})
_ADAPTED = {Kind.NUMBER: True, Kind.OPENING: False, Kind.ANNEX_REF: True}
"""The lines that name an edition, and whether they call it a revision."""
_EDITION = re.compile(r"\((?:[^()\0]*\()?(Rev\.\s?)?([^()\0]+,\s?\d{4})\)", re.IGNORECASE)
"""Place and year in brackets, with what stands before them in an annex: ``(to Resolution 85 (Rev. Kigali, 2022))``."""


def _cover(form: Form, brief: Brief, title: str, ids: Ids) -> tuple[Clause, ...]:
    values = {
        "docno": "Document XX-E",
        "source": brief.proponent,
        "title": title,
        "priority": "Resolutions and Recommendations" if form.body == "WTDC" else "",
    }
    return tuple(
        Clause(ids.fresh("c"), Kind.FIELD, plain(values.get(name, "")), label=label, field=name)
        for name, label in form.fields
    )


def _proponent(brief: Brief) -> Actor:
    identity = ActorId(derived_id("a", "group", brief.proponent))
    return Actor(identity, brief.proponent, "group", tag=brief.symbol)


def _index(brief: Brief) -> str:
    return f"{brief.symbol}/XX/1" if brief.symbol else ""


def new_text(brief: Brief, ids: Ids) -> Document:
    """A document with one new text: number, title, opening, one section of the preamble and one of the operative
    part, and reasons."""
    form = form_of(brief.meeting.key)
    edition = ", ".join(part for part in (brief.meeting.place, brief.meeting.starts[:4]) if part) or "Place, Year"
    mark = f" [{brief.symbol}-1]" if brief.symbol else ""

    def clause(kind: Kind, text: str = "", **more: tuple[str, ...] | str) -> Clause:
        return replace(Clause(ids.fresh("c"), kind, plain(text)), **more)  # type: ignore[arg-type]

    row = (
        clause(Kind.NUMBER, f"DRAFT NEW RESOLUTION{mark} ({edition})"),
        clause(Kind.TITLE),
        clause(Kind.OPENING, form.opening.format(edition=edition)),
        clause(Kind.CALL, "considering", schemes=PREAMBLE),
        clause(Kind.ITEM),
        clause(Kind.CALL, "resolves", schemes=OPERATIVE),
        clause(Kind.ITEM),
        clause(Kind.REASONS, label="Reasons:"),
    )
    proponent = _proponent(brief)
    proposal = Proposal(ProposalId(ids.fresh("p")), brief.action, _index(brief), (proponent.id,), clauses=row)
    return Document(
        ids.fresh("d"),
        meeting=brief.meeting,
        cover=_cover(form, brief, "", ids),
        proposals=(proposal,),
        actors=(proponent,),
        sources=(proponent.id,),
    )


def from_base(base: Document, brief: Brief, ids: Ids) -> Document:
    """A document that amends a base text: all marks of what was read are accepted, and what results is the base.

    To suppress a text (SUP) or to leave it as it is (NOC) its words are not reproduced (guidelines of PP and WTDC):
    its number and title say which it is.
    """
    amends = brief.action in (Action.MOD, Action.MOD_EDITORIAL)
    clean = proposed_of(base)
    labels = number(clean)
    form = form_of(brief.meeting.key)
    proponent = _proponent(brief)
    proposals = []
    for place, source in enumerate(clean.proposals):
        index = _index(brief)[:-1] + str(place + 1) if brief.symbol else ""
        tracked = replace(source, action=brief.action, index=index)
        row = tuple(
            replace(clause, label=labels.label(clause.id).proposed if clause.kind is Kind.ITEM else clause.label)
            for clause in source.clauses
            if clause.kind is not Kind.REASONS and (amends or clause.kind in _NAMING)
        )
        reasons = Clause(ids.fresh("c"), Kind.REASONS, label="Reasons:")
        proposals.append(replace(tracked, by=(proponent.id,), clauses=(*row, reasons), base=None))
    document = Document(
        ids.fresh("d"),
        base.language,
        brief.meeting,
        _cover(form, brief, _title(clean), ids),
        tuple(proposals),
        (proponent,),
        (proponent.id,),
    )
    based = tuple(
        replace(p, base=BaseText(_key(p, brief), _edition(p), fingerprint(document, p))) if p.is_tracked else p
        for p in document.proposals
    )
    return replace(document, proposals=based)


def _text(inline: Inline) -> str:
    return "".join(piece.text for piece in inline if isinstance(piece, Run))


def _number(proposal: Proposal) -> str:
    return next((_text(c.inline) for c in proposal.clauses if c.kind is Kind.NUMBER), "")


def _edition(proposal: Proposal) -> str:
    _, bracket, rest = _number(proposal).partition("(")
    return rest.partition(")")[0].strip() if bracket else ""


def _key(proposal: Proposal, brief: Brief) -> str:
    words = _number(proposal).partition("(")[0].split()
    body = brief.meeting.key.split("-")[0]
    kind = {"RESOLUTION": "RES", "DECISION": "DEC", "RECOMMENDATION": "REC", "OPINION": "OP"}
    tail = "/".join(kind.get(word.upper(), word) for word in words)
    return f"{body}/{tail}" if tail else body or "text"


def _title(document: Document) -> str:
    for proposal in document.proposals:
        for clause in proposal.clauses:
            if clause.kind is Kind.TITLE:
                name = " ".join(_number(proposal).partition("(")[0].split()).capitalize()
                return f"Proposal to modify {name} on {_text(clause.inline)}".replace("  ", " ")
    return ""


def set_cover(snapshot: Snapshot, hand: Hand, values: dict[str, str], meeting: Meeting) -> Outcome:
    """The fields of the cover and the conference set from the form; fields the cover lacks are added."""
    tx = Transform(snapshot.document, snapshot.index)
    if meeting != snapshot.document.meeting:
        bare = replace(snapshot.document, cover=(), proposals=())
        tx.add(SetDocument(bare, replace(bare, meeting=meeting)))
    known = {clause.field: clause for clause in snapshot.document.cover}
    labels = dict(form_of(meeting.key).fields)
    last: ClauseId | None = snapshot.document.cover[-1].id if snapshot.document.cover else None
    for name, text in values.items():
        clause = known.get(name)
        if clause is not None:
            if _text(clause.inline) != text:
                tx.add(ReplaceInline(clause.id, 0, clause.inline, plain(text)))
        elif text:
            fresh = Clause(hand.fresh(), Kind.FIELD, plain(text), label=labels.get(name, ""), field=name)
            tx.add(InsertClauses(COVER, last, (fresh,)))
            last = fresh.id
    if not tx:
        return NOTHING
    return Transaction.of(tx, snapshot.state.selection, "cover")


def adapt_to_meeting(snapshot: Snapshot, hand: Hand) -> Outcome:
    """Number line, opening and annexes of the texts to be amended name the conference and its year, as tracked edits:
    ``(Rev. Kigali, 2022)`` becomes ``(Rev. Baku, 2025)``, and a first edition becomes a revision."""
    meeting = snapshot.document.meeting
    edition = ", ".join((meeting.place, meeting.starts[:4]))
    if not meeting.place or not meeting.starts[:4].isdigit():
        return Refusal("The cover names no place and date of the conference yet.")
    edits = []
    for proposal in snapshot.document.proposals:
        if proposal.action not in (Action.MOD, Action.MOD_EDITORIAL):
            continue
        for clause in proposal.clauses:
            if clause.kind in _ADAPTED and not clause.deleted:
                edits += _adapted(clause, edition, _ADAPTED[clause.kind])
    if not edits:
        return Refusal("The text names this conference already.")
    return replace_stretch(snapshot, hand, tuple(edits), "adapt to the conference")


def _adapted(clause: Clause, edition: str, revises: bool) -> list[tuple[ClauseId, int, int, str]]:
    """The edit of one line, in model offsets; nothing where it names that edition already."""
    text = "".join(
        piece.text if isinstance(piece, Run) and not piece.deleted else "\0" * width(piece) for piece in clause.inline
    )
    found = _EDITION.search(text)
    if found is None or found[2].casefold() == edition.casefold():
        return []
    words = edition if found[1] or not revises else f"Rev. {edition}"
    return [(clause.id, found.start(2), found.end(2), words.upper() if found[2].isupper() else words)]


def set_symbol(snapshot: Snapshot, _hand: Hand, identity: ProposalId, action: Action, index: str) -> Outcome:
    """The symbol and index number of a proposal set."""
    proposal = snapshot.document.proposals[snapshot.index.proposals[identity]]
    changed = replace(proposal, action=action, index=index)
    if changed == proposal:
        return NOTHING
    if changed.is_tracked and not proposal.is_tracked:
        return Refusal("A new text has no base to amend. A proposal to amend is made from its base text.")
    if proposal.is_tracked and not changed.is_tracked:
        return Refusal("This proposal has a base text, against which changes are marked. A new text has none.")
    tx = Transform(snapshot.document, snapshot.index)
    tx.add(SetProposal(replace(proposal, clauses=()), replace(changed, clauses=())))
    return Transaction.of(tx, snapshot.state.selection, "symbol")
