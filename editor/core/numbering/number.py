"""Numbering a document: for every labelled clause and every footnote, its base and its proposed label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document, Proposal
from editor.core.model.ids import ClauseId
from editor.core.model.inline import NoteMark
from editor.core.model.views import View, base_shape, note_marks, paragraphs
from editor.core.model.walk import clauses
from editor.core.numbering.schemes import OPERATIVE, bis_label, is_bis, label_at, value_of


@dataclass(frozen=True, slots=True)
class Label:
    """A label in the base and in the proposed text; empty where the clause is not in that view or has none."""

    base: str = ""
    proposed: str = ""

    @property
    def changed(self) -> bool:
        """Whether a clause that is in both views is labelled differently in them."""
        return bool(self.base) and bool(self.proposed) and self.base != self.proposed


NO_LABEL = Label()


@dataclass(frozen=True, slots=True)
class Numbering:
    """The labels of a document: of clauses, and of footnotes by the id of their first clause."""

    labels: dict[ClauseId, Label]
    notes: dict[ClauseId, Label]

    def label(self, identity: ClauseId) -> Label:
        """The label of a clause; both sides empty where it has none."""
        return self.labels.get(identity, NO_LABEL)

    def note(self, identity: ClauseId) -> Label:
        """The number of a footnote."""
        return self.notes.get(identity, NO_LABEL)


class _Stream:
    """The counters of one stream while it is walked. A plain class: it is the busiest object of the program."""

    __slots__ = ("bis", "counts", "extra", "labels", "schemes")

    def __init__(self) -> None:
        self.open(OPERATIVE, False)

    def open(self, schemes: tuple[str, ...], bis: bool) -> None:
        self.schemes = schemes
        self.bis = bis
        self.counts = [0]
        self.labels = [""]
        self.extra = 0

    def scheme(self, level: int) -> str:
        schemes = self.schemes
        if level <= len(schemes):
            return schemes[level - 1]
        return schemes[-1] if schemes else "1"

    def _reach(self, level: int) -> None:
        counts = self.counts
        if len(counts) != level:
            while len(counts) < level:
                counts.append(0)
                self.labels.append("")
            del counts[level:], self.labels[level:]
        self.extra = 0

    def next(self, level: int) -> str:
        """The label of the next item at a level."""
        self._reach(level)
        self.counts[-1] = count = self.counts[-1] + 1
        label = label_at(self.scheme(level), count, self.labels[-2] if level > 1 else "")
        self.labels[-1] = label
        return label

    def take(self, level: int, label: str) -> str:
        """A literal label: the count goes on from it, or is one more where it does not belong to the scheme. A *bis*
        form stands beside the count."""
        self._reach(level)
        value = value_of(self.scheme(level), label)
        if value is not None:
            self.counts[-1] = value
        elif not is_bis(label):
            self.counts[-1] += 1
        self.labels[-1] = label
        return label

    def bis_next(self, level: int) -> str:
        """The label of an item inserted without renumbering."""
        extra = self.extra
        self._reach(level)
        if not self.labels[-1]:
            return self.next(level)
        self.extra = extra + 1
        return bis_label(self.labels[-1], self.extra)


def number(document: Document) -> Numbering:
    """The labels of a document, computed from scratch."""
    base: dict[ClauseId, str] = {}
    proposed: dict[ClauseId, str] = {}
    targets = {clause.id: clause for clause in clauses(document) if clause.moved}
    for proposal in document.proposals:
        _number_row(proposal, targets, base, proposed)
    return Numbering(_paired(base, proposed), _number_notes(document, targets))


_KNOWN: dict[tuple[str, str], Label] = {}


def _paired(base: dict[ClauseId, str], proposed: dict[ClauseId, str]) -> dict[ClauseId, Label]:
    """The labels of both streams side by side; equal pairs are one object."""
    if len(_KNOWN) > 100_000:
        _KNOWN.clear()
    found: dict[ClauseId, Label] = {}
    for identity, old in base.items():
        pair = (old, proposed.get(identity, ""))
        label = _KNOWN.get(pair)
        if label is None:
            label = _KNOWN[pair] = Label(*pair)
        found[identity] = label
    for identity, new in proposed.items():
        if identity not in base:
            pair = ("", new)
            label = _KNOWN.get(pair)
            if label is None:
                label = _KNOWN[pair] = Label(*pair)
            found[identity] = label
    return found


def _number_row(
    proposal: Proposal,
    targets: dict[ClauseId, Clause],
    base: dict[ClauseId, str],
    proposed: dict[ClauseId, str],
) -> None:
    old, new = _Stream(), _Stream()
    tracked = proposal.is_tracked
    for clause in proposal.clauses:
        kind = clause.kind
        bare = kind is not Kind.ITEM and kind is not Kind.GONE and not clause.label and not clause.schemes
        if bare and clause.was is None:
            continue
        own = not tracked or kind is Kind.REASONS
        head: Clause | None = clause
        if kind is Kind.GONE:
            head = targets.get(clause.ref) if clause.ref else None
        elif clause.moved or clause.inserted:
            head = None
        # The proposed stream goes first: in an own text the base label is the proposed one.
        if kind is not Kind.GONE and not clause.deleted:
            text = _proposed_label(clause, base.get(clause.id, clause.label), new, own)
            if text:
                proposed[clause.id] = text
        if head is not None:
            text = _base_label(head, old, proposed.get(head.id, "") if own else "")
            if text:
                base[head.id] = text


def _base_label(clause: Clause, stream: _Stream, own: str) -> str:
    if clause.schemes:
        stream.open(clause.schemes, clause.bis)
    kind, level = base_shape(clause)
    if own:
        return own
    if kind is not Kind.ITEM:
        return clause.label
    return stream.take(level, clause.label) if clause.label else stream.next(level)


def _proposed_label(clause: Clause, base: str, stream: _Stream, own: bool) -> str:
    if clause.schemes:
        stream.open(clause.schemes, clause.bis)
    if clause.kind is not Kind.ITEM:
        return clause.label if clause.was is None or clause.was.kind is clause.kind else ""
    if clause.locked and clause.label:
        return stream.take(clause.level, clause.label)
    if stream.bis and not own:
        if clause.inserted or clause.moved or not base or clause.was is not None:
            return stream.bis_next(clause.level)
        return stream.take(clause.level, base)
    return stream.next(clause.level)


def _number_notes(document: Document, targets: dict[ClauseId, Clause]) -> dict[ClauseId, Label]:
    base: dict[ClauseId, str] = {}
    proposed: dict[ClauseId, str] = {}
    counts = [0, 0]
    split = False
    for clause in clauses(document):
        head: Clause | None = clause
        if clause.kind is Kind.GONE:
            head = targets.get(clause.ref) if clause.ref else None
            if head is not None:
                for piece in head.inline:
                    if isinstance(piece, NoteMark) and not piece.inserted:
                        _count(piece, base, counts, 0)
            continue
        for piece in clause.inline:
            if isinstance(piece, NoteMark):
                if not piece.deleted:
                    _count(piece, proposed, counts, 1)
                if not piece.inserted and not clause.moved:
                    split = split or bool(clause.inserted)
                    _count(piece, base, counts, 0)
    if split:
        base.clear()
        counts[0] = 0
        for mark in _base_marks(document):
            _count(mark, base, counts, 0)
    return _paired(base, proposed)


def _count(mark: NoteMark, labels: dict[ClauseId, str], counts: list[int], stream: int) -> None:
    if mark.note in labels:
        return
    if mark.mark:
        labels[mark.note] = mark.mark
    else:
        counts[stream] += 1
        labels[mark.note] = str(counts[stream])


def _base_marks(document: Document) -> Iterator[NoteMark]:
    for paragraph in paragraphs(document, View.BASE):
        yield from note_marks(paragraph.inline)
