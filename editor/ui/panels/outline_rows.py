"""The rows of the outline, computed from a snapshot: cover, proposals, groups, items."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Actor, Proposal
from editor.core.model.ids import ActorId, ClauseId
from editor.core.model.inline import Inert, NoteMark, Reference, Run
from editor.core.numbering.number import NO_LABEL, Label
from editor.core.snapshot import Snapshot
from editor.core.tracking.record import is_struck


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its depth, the clause it stands for (None for a heading), label pair, words and state.

    `state` is one of the JSON outline's: kept, changed, inserted, deleted, moved; or empty for headings. `slot` is
    the author of the first change, `count` the items of a group, as in ``7 → 6``.
    """

    depth: int
    key: str
    words: str
    clause: ClauseId | None = None
    symbol: str = ""
    old: str = ""
    new: str = ""
    state: str = ""
    slot: int = 0
    count: str = ""
    italic: bool = False
    bold: bool = False


_HEAD = frozenset({Kind.NUMBER, Kind.TITLE, Kind.ADOPTED, Kind.OPENING})
_SKIPPED = frozenset({Kind.GONE, Kind.NOTE, Kind.FIELD, Kind.CELL})
_GROUPS = frozenset({Kind.CALL, Kind.ANNEX})
_ITEMS = frozenset({Kind.ITEM, Kind.PARAGRAPH})
WORDS = 80

_Known = tuple[Clause, Label, int, Row]


class OutlineRows:
    """The rows of one document in the order of the text, brought up to date from one snapshot to the next.

    A clause that is the same value under the same label keeps its row. `owner` names the row that stands for a clause
    without a row of its own: a cell, a footnote, the title.
    """

    def __init__(self) -> None:
        self.rows: tuple[Row, ...] = ()
        self.owner: dict[str, str] = {}
        self._known: dict[ClauseId, _Known] = {}
        self._slots: dict[ActorId, int] = {}
        self._actors: tuple[Actor, ...] = ()

    def show(self, snapshot: Snapshot) -> tuple[Row, ...]:
        """All rows of a snapshot."""
        document = snapshot.document
        slots = {actor.id: actor.slot or at + 1 for at, actor in enumerate(document.actors)}
        if any(slots.get(identity) != slot for identity, slot in self._slots.items()):
            self._known = {}
        self._slots, self._actors = slots, document.actors
        known, self._known = self._known, {}
        self.owner = {}
        rows: list[Row] = []
        if document.cover:
            rows.append(Row(0, "cover", QCoreApplication.translate("Outline", "Cover"), document.cover[0].id))
            self.owner.update((clause.id, "cover") for clause in document.cover)
        for proposal in document.proposals:
            self._proposal(snapshot, proposal, rows, known)
        self.rows = tuple(rows)
        return self.rows

    def changed_row(self, snapshot: Snapshot, identity: ClauseId) -> Row | None:
        """The row of a clause whose words alone changed; None where that may change other rows too."""
        clause = snapshot.index.find(snapshot.document, identity)
        known = self._known.get(identity)
        if snapshot.document.actors != self._actors:
            return None
        if clause is None or known is None or clause.kind in _HEAD or clause.kind is not known[0].kind:
            return None
        _, label, depth, before = known
        row = self._row(clause, label, depth)
        if (row.state == "deleted") != (before.state == "deleted"):
            return None
        row = replace(row, count=before.count)
        self._known[identity] = (clause, label, depth, row)
        return row

    def _proposal(self, snapshot: Snapshot, proposal: Proposal, rows: list[Row], known: dict[ClauseId, _Known]) -> None:
        action = "" if proposal.action is Action.OTHER else proposal.action.value.rstrip("_")
        first = proposal.clauses[0].id if proposal.clauses else None
        rows.append(Row(0, proposal.id, _name(proposal), first, symbol=action, bold=True))
        depth, group = 1, -1
        last: str = proposal.id
        counts: dict[int, list[int]] = {}
        tables: set[str] = set()
        for clause in proposal.clauses:
            kind = clause.kind
            if kind is Kind.CELL and clause.cell is not None and clause.cell.table not in tables:
                tables.add(clause.cell.table)
                rows.append(_table(clause, depth))
                last = rows[-1].key
            if kind in _SKIPPED or (kind is Kind.TITLE and self._joins(clause, rows)):
                self.owner[clause.id] = last
                continue
            if kind in _GROUPS:
                depth, group = 2, len(rows)
                counts[group] = [0, 0]
            elif kind in _ITEMS and group in counts:
                counts[group][0] += not clause.inserted
                counts[group][1] += not is_struck(clause)
            high = kind in _GROUPS or kind in _HEAD or kind is Kind.REASONS
            place = 1 if high else depth + max(clause.level - 1, 0)
            rows.append(self._kept(snapshot, clause, place, known))
            last = clause.id
        self._count(rows, counts)

    def _joins(self, title: Clause, rows: list[Row]) -> bool:
        """Whether a title shares the row of the number before it; a changed one lends its mark."""
        before = rows[-1]
        clause = self._known.get(before.clause) if before.clause is not None else None
        if clause is None or clause[0].kind is not Kind.NUMBER:
            return False
        if before.state == "kept":
            state, slot = state_of(title, NO_LABEL), self._slot(title)
            rows[-1] = replace(before, state=state, slot=slot)
        return True

    def _kept(self, snapshot: Snapshot, clause: Clause, depth: int, known: dict[ClauseId, _Known]) -> Row:
        label = snapshot.numbering.label(clause.id)
        before = known.get(clause.id)
        if before is not None and before[0] is clause and before[2] == depth and before[1] == label:
            self._known[clause.id] = before
            return before[3]
        row = self._row(clause, label, depth)
        self._known[clause.id] = (clause, label, depth, row)
        return row

    def _count(self, rows: list[Row], counts: dict[int, list[int]]) -> None:
        for place, (old, new) in counts.items():
            row = rows[place]
            text = f"{old} → {new}" if old != new else str(new) if new else ""
            if text != row.count:
                rows[place] = row = replace(row, count=text)
                clause, label, depth, _ = self._known[ClauseId(row.key)]
                self._known[ClauseId(row.key)] = (clause, label, depth, row)

    def _row(self, clause: Clause, label: Label, depth: int) -> Row:
        state = state_of(clause, label)
        old, new = ("", "") if clause.kind is Kind.REASONS else (label.base, label.proposed)
        if state == "deleted":
            new = ""
        return Row(
            depth,
            clause.id,
            _heading(clause.kind) or words_of(clause)[:WORDS],
            clause.id,
            old=old if old != new else "",
            new=new,
            state=state,
            slot=self._slot(clause),
            italic=clause.kind is Kind.CALL,
        )

    def _slot(self, clause: Clause) -> int:
        stamps = clause.deleted or clause.inserted or clause.moved or clause.shifted
        if not stamps:
            stamps = next((p.deleted or p.inserted for p in clause.inline if p.deleted or p.inserted), ())
        return self._slots.get(stamps[0].by, 1) if stamps else 0


def outline_rows(snapshot: Snapshot) -> tuple[Row, ...]:
    """All rows in the order of the text."""
    return OutlineRows().show(snapshot)


def _heading(kind: Kind) -> str:
    """The name of a row that stands for a part every text has."""
    if kind is Kind.NUMBER:
        return QCoreApplication.translate("Outline", "Number and title")
    if kind is Kind.OPENING:
        return QCoreApplication.translate("Outline", "Opening")
    return QCoreApplication.translate("Outline", "Reasons") if kind is Kind.REASONS else ""


def _name(proposal: Proposal) -> str:
    for clause in proposal.clauses:
        if clause.kind is Kind.NUMBER:
            text = words_of(clause)
            head = text.split("(")[0].strip()
            return head.capitalize() if head.isupper() else head or text
    return proposal.index or QCoreApplication.translate("Outline", "Text")


def _table(clause: Clause, depth: int) -> Row:
    words = QCoreApplication.translate("Outline", "Table")
    return Row(depth, f"table-{clause.id}", words, clause.id)


def state_of(clause: Clause, label: Label) -> str:
    """The state of a clause in one word; relabelled ones count as kept here, their labels tell."""
    if is_struck(clause):
        return "deleted"
    if clause.inserted:
        return "inserted"
    if clause.moved:
        return "moved"
    changed = bool(clause.shifted or clause.deleted)
    if changed or any(piece.inserted or piece.deleted for piece in clause.inline):
        return "changed"
    return "relabelled" if label.changed else "kept"


def words_of(clause: Clause) -> str:
    """The words of a row: what is proposed, or, of a struck clause, what was there."""
    struck = is_struck(clause)
    parts = []
    for piece in clause.inline:
        if piece.deleted and not struck:
            continue
        match piece:
            case Run():
                parts.append(piece.text)
            case Reference():
                parts.append(piece.words)
            case Inert():
                parts.append(piece.text)
            case NoteMark():
                pass
        if sum(map(len, parts)) > WORDS:
            break
    return " ".join("".join(parts).split())
