"""The words of references: literal in the base, following their targets in the proposed text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inert, Inline, NoteMark, Reference, Run
from editor.core.model.views import View
from editor.core.numbering.number import Numbering

OBJECT = "\ufffc"
"""Stands for a footnote mark in plain text used for searching and checking."""


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a reference's wording, in the base and in the proposed text; equal where nothing follows."""

    base: str
    proposed: str


def wording(reference: Reference, numbering: Numbering) -> tuple[Words, ...]:
    """The wording of a reference in both views, cut where a label follows its target.

    A label of the literal words that is the base label of a target is replaced by its proposed one; a target without
    proposed label (deleted) keeps the words, which the checker reports.
    """
    parts: list[Words] = []
    rest = reference.words
    for target in reference.targets:
        label = numbering.label(target)
        known = label.proposed if reference.inserted and label.proposed in rest else label.base
        if not known:
            continue
        match = re.search(r"(?<![\w.])" + re.escape(known) + r"(?![\w])", rest)
        if match is None:
            continue
        if match.start():
            parts.append(Words(rest[: match.start()], rest[: match.start()]))
        parts.append(Words(known, label.proposed or known))
        rest = rest[match.end() :]
    if rest:
        parts.append(Words(rest, rest))
    return tuple(parts)


def words_of(reference: Reference, numbering: Numbering, view: View) -> str:
    """The wording of a reference in one view; struck text keeps its base words."""
    if view is View.BASE or reference.deleted:
        return reference.words
    return "".join(part.proposed for part in wording(reference, numbering))


def targets_dropped(reference: Reference, numbering: Numbering) -> tuple[ClauseId, ...]:
    """The targets that are not in the proposed text."""
    return tuple(t for t in reference.targets if not numbering.label(t).proposed)


def inline_text(inline: Inline, numbering: Numbering, view: View) -> str:
    """A row of pieces as plain text: references in words, footnote marks as U+FFFC.

    The row is taken as it is: filter it by view first. In the marked view references read as proposed.
    """
    parts = []
    for piece in inline:
        match piece:
            case Run():
                parts.append(piece.text)
            case NoteMark():
                parts.append(OBJECT)
            case Reference():
                parts.append(words_of(piece, numbering, View.BASE if view is View.BASE else View.PROPOSED))
            case Inert():
                parts.append(piece.text)
    return "".join(parts)
