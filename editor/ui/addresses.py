"""Clauses by address, as delegates say it: ``res 3``, ``recog b``, ``annex``, or words of the text."""

from __future__ import annotations

from editor.core.model.clause import Kind
from editor.core.model.ids import ClauseId
from editor.core.model.walk import clauses
from editor.core.snapshot import Snapshot
from editor.ui.panels.outline_rows import words_of
from editor.ui.panels.places import call_words

MOST = 100


def find_clauses(snapshot: Snapshot, address: str) -> tuple[tuple[ClauseId, str], ...]:
    """The clauses an address may mean, with their first words: exact addresses first, then words."""
    wanted = address.casefold().split()
    exact: list[tuple[ClauseId, str]] = []
    loose: list[tuple[ClauseId, str]] = []
    call = ""
    for clause in clauses(snapshot.document):
        if clause.kind in (Kind.GONE, Kind.FOREIGN):
            continue
        if clause.kind is Kind.CALL:
            call = call_words(clause).casefold()
        words = words_of(clause)
        label = snapshot.numbering.label(clause.id)
        labels = {label.proposed.strip("().").casefold(), label.base.strip("().").casefold()} - {""}
        place = (clause.id, words)
        if not wanted or _is_at(wanted, call, labels):
            exact.append(place)
        elif all(word in f"{call} {words.casefold()}" for word in wanted):
            loose.append(place)
    return tuple((exact + loose)[:MOST])


def _is_at(wanted: list[str], call: str, labels: set[str]) -> bool:
    """Whether the last word is a label of the clause and the others begin words of its call, in their order."""
    if wanted[-1].strip("().") not in labels:
        return False
    parts = call.split()
    for word in wanted[:-1]:
        while parts and not parts[0].startswith(word):
            parts.pop(0)
        if not parts:
            return False
        parts.pop(0)
    return True
