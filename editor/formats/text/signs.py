"""Signs of a redline that lost its marks: old and new words run together, as in ``fe)`` or ``2017Kigali, 2022``.

They are told, never repaired: only the base text can say what was old (clause XML, flattened text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Document
from editor.core.model.inline import Run
from editor.core.model.walk import clauses
from editor.core.ports import Noticed, Problem

_LABEL = re.compile(r"(?P<new>[a-z])(?P<old>[a-z])\)$|(?P<first>\d{1,2})(?P<second>\d{1,2})$")
_EDITIONS = re.compile(r"\((?:[^()\d]{0,40}, ?\d{4} ?){2,}\)|\(\d{4} ?[^()\d]{2,40}, ?\d{4}\)")
_STOPS = re.compile(r"[,;:]{2,}|[,;]\.(?!\.)")
_SIGN = "This looks like a redline that lost its marks"


def signs(document: Document) -> Iterator[Problem]:
    """The signs in a document, clause by clause."""
    for clause in clauses(document):
        for found in (*_label_signs(clause), *_text_signs(clause)):
            yield Problem(Noticed.GUESSED, found, clause=clause.id)


def _label_signs(clause: Clause) -> Iterator[str]:
    if clause.kind is not Kind.ITEM or not clause.locked:
        return
    match = _LABEL.match(clause.label)
    letters = match is not None and match["new"] is not None and abs(ord(match["new"]) - ord(match["old"])) == 1
    numbers = match is not None and match["first"] is not None and abs(int(match["first"]) - int(match["second"])) == 1
    if letters or numbers:
        yield f"{_SIGN}: the label “{clause.label}” reads as an old and a new one. It is kept as it stands."
    else:
        yield f"The label “{clause.label}” does not follow from the one before it. It is kept as it stands."


def _text_signs(clause: Clause) -> Iterator[str]:
    text = "".join(piece.text for piece in clause.inline if isinstance(piece, Run))
    for pattern, what in ((_EDITIONS, "two editions in one pair of brackets"), (_STOPS, "doubled punctuation")):
        match = pattern.search(text)
        if match is not None:
            yield f"{_SIGN}: {what}, “{match[0]}”. It is kept as it stands."
