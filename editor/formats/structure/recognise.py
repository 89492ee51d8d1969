"""The recognition of a document in the paragraphs of a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Actor, Document, Proposal
from editor.core.model.ids import ActorId, ClauseId, ProposalId, derived_id
from editor.core.model.inline import Format, Inline, NoteMark, Run, normal
from editor.core.ports import Noticed, Problem, Reading
from editor.formats.structure.cover import cover_of, meeting_of, sources_of
from editor.formats.structure.draft import Draft, draft_of
from editor.formats.structure.identities import Identities
from editor.formats.structure.kinds import Context, give_kind
from editor.formats.structure.labelling import agree
from editor.formats.structure.proposals import Part, parts_of
from editor.formats.structure.source import Source

_PLAIN_TYPE = {
    Kind.CALL: Format.ITALIC,
    Kind.TITLE: Format.BOLD,
    Kind.HEADING: Format.BOLD,
    Kind.NUMBER: Format.BOLD,
    Kind.ANNEX: Format.BOLD,
    Kind.ANNEX_TITLE: Format.BOLD,
    Kind.ADOPTED: Format.ITALIC,
}
"""The type a kind is printed in anyway: it is no emphasis of the words."""
_WORDS_SHOWN = 40
_GUESSES_TOLD = 200


@dataclass(slots=True, eq=False, repr=False)
class _Work:
    """What is being made."""

    source: Source
    identities: Identities = field(default_factory=Identities)
    problems: list[Problem] = field(default_factory=list)
    notes: dict[str, ClauseId] = field(default_factory=dict)
    keys: dict[ClauseId, str] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)

    def name_note(self, key: str, home: str) -> ClauseId:
        """Give the footnote of a key its id."""
        identity = self.identities.note(key, home)
        self.notes[key] = identity
        self.keys[identity] = key
        return identity


def recognised(source: Source) -> Reading:
    """The document a source holds, with what was guessed on the way."""
    work = _Work(source)
    drafts = [draft_of(paragraph) for paragraph in source.paragraphs]
    cover_drafts, parts = _divided(drafts)
    for part in parts:
        _give_kinds(part)
        _agree(part, work)
    for draft in drafts:
        draft.id = work.identities.of(draft)
    for key, rows in source.notes.items():
        work.name_note(key, rows[0].identity if rows else "")
    cover = _clauses(cover_drafts, drafts, work)
    sources = sources_of(cover_drafts)
    by = tuple(actor.id for actor in sources)
    proposals = tuple(_proposal(place, part, drafts, by, work) for place, part in enumerate(parts))
    _tell_loose_notes(work)
    document = Document(
        id=derived_id("d", *(draft.base for draft in drafts[:50])),
        language=source.language,
        meeting=meeting_of(cover_drafts),
        cover=cover,
        proposals=proposals,
        actors=_united(source.actors, sources),
        sources=by,
    )
    return Reading(document, tuple(source.problems + work.problems), source.read_only)


def _divided(drafts: list[Draft]) -> tuple[list[Draft], list[Part]]:
    parts = parts_of(drafts)
    symbol_at = next((drafts.index(part.drafts[0]) for part in parts if part.told and part.drafts), None)
    first = next((part for part in parts if part.told), None)
    if first is not None and not first.drafts:
        symbol_at = len(drafts)
    head = parts[0] if parts and not parts[0].told else None
    if head is None:
        return [], parts
    cover = cover_of(head.drafts, len(head.drafts) if symbol_at is not None else None)
    cover_drafts, head.drafts = head.drafts[: cover.end], head.drafts[cover.end :]
    if not head.drafts and len(parts) > 1:
        parts = parts[1:]
    return cover_drafts, parts


def _give_kinds(part: Part) -> None:
    context = Context()
    for draft in part.drafts:
        give_kind(draft, context)


def _agree(part: Part, work: _Work) -> None:
    texts: dict[int, Inline] = {
        id(draft): draft.source.inline for draft in part.drafts if draft.kind is Kind.ITEM and not draft.automatic
    }
    for draft in agree(part.drafts, texts):
        message = f"The label of “{_shown(draft.text)}” does not follow from its list; it is kept as text."
        work.problems.append(Problem(Noticed.GUESSED, message, draft.source.place, draft.id or None))


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WORDS_SHOWN else line[:_WORDS_SHOWN].rstrip() + "…"


def _proposal(place: int, part: Part, drafts: list[Draft], by: tuple[ActorId, ...], work: _Work) -> Proposal:
    work.problems += part.problems
    return Proposal(
        id=ProposalId(derived_id("p", str(place), part.index)),
        action=part.action,
        index=part.index,
        by=by if part.action is not Action.OTHER else (),
        instrument=part.instrument,
        clauses=_clauses(part.drafts, drafts, work),
    )


def _united(people: tuple[Actor, ...], sources: tuple[Actor, ...]) -> tuple[Actor, ...]:
    known = {actor.id: actor for actor in (*sources, *people)}
    return tuple(known.values())


def _clauses(row: list[Draft], drafts: list[Draft], work: _Work) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for draft in row:
        clause = _clause(draft, drafts, work)
        clauses.append(clause)
        if draft.guessed and sum(p.noticed is Noticed.GUESSED for p in work.problems[-_GUESSES_TOLD:]) < _GUESSES_TOLD:
            message = f"{draft.guessed}: “{_shown(draft.text)}”."
            work.problems.append(Problem(Noticed.GUESSED, message, draft.source.place, clause.id))
        for piece in clause.inline:
            if isinstance(piece, NoteMark):
                clauses += _note_clauses(piece.note, work)
    return tuple(clauses)


def _clause(draft: Draft, drafts: list[Draft], work: _Work) -> Clause:
    source = draft.source
    ref: ClauseId | None = None
    if source.gone is not None:
        ref = drafts[source.gone].id
    elif source.follows is not None:
        ref = drafts[source.follows].id
    return Clause(
        draft.id,
        draft.kind,
        _inline(draft, work),
        draft.level,
        draft.label,
        draft.locked,
        draft.schemes,
        False,
        draft.field,
        source.cell,
        ref,
        source.inserted,
        source.deleted,
        source.moved,
        draft.was,
        source.shifted if draft.was is not None else (),
    )


def _inline(draft: Draft, work: _Work) -> Inline:
    inline = draft.inline
    for piece in inline:
        if isinstance(piece, NoteMark):
            inline = tuple(_known(p, work) if isinstance(p, NoteMark) else p for p in inline)
            break
    bit = _PLAIN_TYPE.get(draft.kind)
    if bit is None:
        return inline
    words = [p for p in inline if isinstance(p, Run) and not p.text.isspace()]
    if not words or not all(p.format & bit for p in words) or any(p.was is not None for p in words):
        return inline
    return normal(replace(p, format=p.format & ~bit) if isinstance(p, Run) else p for p in inline)


def _known(mark: NoteMark, work: _Work) -> NoteMark:
    """The mark with the id of its note; a mark whose note is missing gets an empty one."""
    identity = work.notes.get(mark.note)
    if identity is None:
        identity = work.name_note(mark.note, "")
        message = "A footnote mark has no footnote in the file; an empty one stands in its place."
        work.problems.append(Problem(Noticed.DAMAGED, message, "", identity))
    return replace(mark, note=identity)


def _note_clauses(identity: ClauseId, work: _Work) -> Iterator[Clause]:
    key = work.keys.get(identity, "")
    if key in work.placed:
        return
    work.placed.add(key)
    rows = work.source.notes.get(key, [])
    drafts = [draft_of(paragraph) for paragraph in rows]
    for place, draft in enumerate(drafts):
        draft.kind = Kind.NOTE
        draft.id = identity if place == 0 else work.identities.of(draft)
        clause = _clause(draft, drafts, work)
        yield replace(clause, cell=None, ref=None if place == 0 else identity)
    if not rows:
        yield Clause(identity, Kind.NOTE)


def _tell_loose_notes(work: _Work) -> None:
    for key, rows in work.source.notes.items():
        words = _shown(" ".join(draft_of(paragraph).text for paragraph in rows))
        if key not in work.placed and words:
            message = f"A footnote without a mark in the text is left out: “{words}”."
            work.problems.append(Problem(Noticed.LEFT_OUT, message))
