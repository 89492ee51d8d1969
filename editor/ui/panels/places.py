"""Where a clause stands, in the words of a delegate: the call and the label."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from editor.core.model.clause import Clause, Kind
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Run
from editor.core.snapshot import Snapshot

_NAMES: dict[Kind, object] = {
    Kind.NUMBER: QT_TRANSLATE_NOOP("Places", "number"),
    Kind.TITLE: QT_TRANSLATE_NOOP("Places", "title"),
    Kind.ADOPTED: QT_TRANSLATE_NOOP("Places", "place and date"),
    Kind.OPENING: QT_TRANSLATE_NOOP("Places", "opening"),
    Kind.HEADING: QT_TRANSLATE_NOOP("Places", "heading"),
    Kind.ANNEX: QT_TRANSLATE_NOOP("Places", "annex"),
    Kind.ANNEX_REF: QT_TRANSLATE_NOOP("Places", "annex"),
    Kind.ANNEX_TITLE: QT_TRANSLATE_NOOP("Places", "annex title"),
    Kind.CELL: QT_TRANSLATE_NOOP("Places", "table"),
    Kind.NOTE: QT_TRANSLATE_NOOP("Places", "footnote"),
    Kind.REASONS: QT_TRANSLATE_NOOP("Places", "reasons"),
    Kind.FIELD: QT_TRANSLATE_NOOP("Places", "cover"),
}
CALL_LENGTH = 30


def call_words(clause: Clause) -> str:
    """The living words of a call, shortened."""
    text = "".join(piece.text for piece in clause.inline if isinstance(piece, Run) and not piece.deleted)
    text = " ".join(text.split()) or " ".join("".join(p.text for p in clause.inline if isinstance(p, Run)).split())
    return text if len(text) <= CALL_LENGTH else text[:CALL_LENGTH].rpartition(" ")[0] + "…"


def place_of(snapshot: Snapshot, identity: ClauseId) -> str:
    """The place of a clause: ``recalling e), was f)``, ``title``, ``footnote 1``; empty where it is gone."""
    if identity not in snapshot.index.places:
        return ""
    owner, at = snapshot.index.places[identity]
    row = snapshot.index.row(snapshot.document, owner)
    clause = row[at]
    if clause.kind in _NAMES:
        name = QCoreApplication.translate("Places", str(_NAMES[clause.kind]))
        note = snapshot.numbering.note(clause.ref or clause.id) if clause.kind is Kind.NOTE else None
        return f"{name} {note.proposed or note.base}" if note is not None else name
    above = next((row[i] for i in range(at, -1, -1) if row[i].kind is Kind.CALL), None)
    call = call_words(above) if above is not None else ""
    label = snapshot.numbering.label(identity)
    if clause.kind is Kind.CALL:
        return call
    parts = [call, label.proposed or label.base]
    text = " ".join(part for part in parts if part)
    if label.changed:
        text += QCoreApplication.translate("Places", ", was {label}").format(label=label.base)
    return text or QCoreApplication.translate("Places", "text")
