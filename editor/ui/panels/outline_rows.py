"""The rows of the outline, computed from a snapshot: cover, proposals, groups, items."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inert, NoteMark, Reference, Run
from editor.core.numbering.number import Label
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
WORDS = 80


def outline_rows(snapshot: Snapshot) -> tuple[Row, ...]:
    """All rows in the order of the text."""
    rows: list[Row] = []
    document = snapshot.document
    if document.cover:
        rows.append(Row(0, "cover", QCoreApplication.translate("Outline", "Cover"), document.cover[0].id))
    for proposal in document.proposals:
        rows += _proposal(snapshot, document, proposal)
    return tuple(rows)


def _proposal(snapshot: Snapshot, document: Document, proposal: Proposal) -> list[Row]:
    action = "" if proposal.action is Action.OTHER else proposal.action.value.rstrip("_")
    first = proposal.clauses[0].id if proposal.clauses else None
    rows = [Row(0, proposal.id, _name(proposal), first, symbol=action, bold=True)]
    depth = 1
    tables: set[str] = set()
    counts: dict[int, list[int]] = {}
    group = -1
    for clause in proposal.clauses:
        if clause.kind is Kind.CELL and clause.cell is not None and clause.cell.table not in tables:
            tables.add(clause.cell.table)
            rows.append(_table(clause, depth))
        if clause.kind in _SKIPPED:
            continue
        if clause.kind is Kind.CALL or clause.kind is Kind.ANNEX:
            depth, group = 2, len(rows)
            counts[group] = [0, 0]
            rows.append(_row(snapshot, document, clause, 1))
            continue
        if clause.kind in _HEAD or clause.kind is Kind.REASONS:
            rows.append(_row(snapshot, document, clause, 1))
            continue
        if clause.kind in (Kind.ITEM, Kind.PARAGRAPH) and group in counts:
            counts[group][0] += not clause.inserted
            counts[group][1] += not is_struck(clause)
        rows.append(_row(snapshot, document, clause, depth + max(clause.level - 1, 0)))
    return _counted(rows, counts)


def _counted(rows: list[Row], counts: dict[int, list[int]]) -> list[Row]:
    for place, (old, new) in counts.items():
        row = rows[place]
        text = f"{old} → {new}" if old != new else str(new) if new else ""
        rows[place] = Row(
            row.depth, row.key, row.words, row.clause, row.symbol, row.old, row.new, row.state, row.slot, text,
            row.italic, row.bold,
        )  # fmt: skip
    return rows


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


def _row(snapshot: Snapshot, document: Document, clause: Clause, depth: int) -> Row:
    label = snapshot.numbering.label(clause.id)
    state = state_of(clause, label)
    old, new = ("", "") if clause.kind is Kind.REASONS else (label.base, label.proposed)
    if state == "deleted":
        new = ""
    return Row(
        depth,
        clause.id,
        words_of(clause)[:WORDS],
        clause.id,
        old=old if old != new else "",
        new=new if state != "deleted" else "",
        state=state,
        slot=_slot(document, clause),
        italic=clause.kind is Kind.CALL,
    )


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


def _slot(document: Document, clause: Clause) -> int:
    stamps = clause.deleted or clause.inserted or clause.moved or clause.shifted
    if not stamps:
        stamps = next((p.deleted or p.inserted for p in clause.inline if p.deleted or p.inserted), ())
    if not stamps:
        return 0
    for at, actor in enumerate(document.actors):
        if actor.id == stamps[0].by:
            return actor.slot or at + 1
    return 1


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
