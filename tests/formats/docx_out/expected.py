"""What a written file must read like, told by the views of the model and by nothing of the writer."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.model.clause import Kind
from editor.core.model.document import Action, Document
from editor.core.model.inline import NoteMark
from editor.core.model.views import Paragraph, View, note_marks, paragraphs
from editor.core.model.walk import clauses
from editor.core.numbering.flattened import symbol_line
from editor.core.numbering.number import Numbering, number
from editor.core.numbering.wording import OBJECT, inline_text


@dataclass(frozen=True)
class Texts:
    """Paragraphs of the body and of footnotes, white space normalised, empty ones left out."""

    body: list[str]
    notes: list[str]


def tidy(texts: object) -> list[str]:
    """Texts with their white space normalised, without the empty ones.

    LibreOffice puts a zero width joiner into an empty row of a table that was inserted.
    """
    lines = (" ".join(str(text).split()) for text in texts)  # type: ignore[attr-defined]
    return [line for line in lines if line.strip("\u200d")]


def expected(document: Document, view: View) -> Texts:
    """The texts of a document without cover, in the base or the proposed view."""
    numbering = number(document)
    called = {mark.note for clause in clauses(document) for mark in note_marks(clause.inline)}
    body: list[str] = []
    notes: list[str] = []
    rows: dict[str, list[Paragraph]] = {}
    numbered: set[str] = set()
    marks: dict[str, str] = {}
    for paragraph in paragraphs(document, view):
        rows.setdefault(paragraph.owner, []).append(paragraph)
    for proposal in document.proposals:
        body.append(symbol_line(proposal))
        reasoned = False
        for paragraph in rows.get(proposal.id, []):
            clause = paragraph.clause
            line = _line(paragraph, numbering, view)
            if clause.kind is Kind.NOTE and (clause.ref or clause.id) in called:
                notes.append(_note(marks.pop(clause.id, ""), line))
                continue
            marks.update(_typed_marks(paragraph, numbered, numbering, view))
            if clause.kind is Kind.REASONS and not reasoned:
                reasoned = True
                line = (
                    line if line.casefold().lstrip().startswith("reasons") else f"{_REASONS[document.language]}: {line}"
                )
            body.append(line)
    return Texts(tidy(body), tidy(notes))


_REASONS = {"en": "Reasons", "fr-CH": "Motifs", "ar": "الأسباب"}


def _note(mark: str, line: str) -> str:
    """A note behind its typed mark, which LibreOffice at times takes for its own and cuts off, with or without tab."""
    return f"{mark}{SOFT}{line}" if mark else line


SOFT = "\ue000"
"""Stands between a typed mark and the text of a note."""


def agree(told: Texts, heard: Texts) -> bool:
    """Whether a program read what it should; the typed mark of a note may be missing."""
    if told.body != heard.body:
        return False
    notes = [note.partition(SOFT) if SOFT in note else ("", "", note) for note in told.notes]
    allowed = [{tidied for text in (rest, mark + rest, f"{mark} {rest}") for tidied in tidy([text]) or [""]}
               for mark, _, rest in notes]  # fmt: skip
    kept = [options for options in allowed if options != {""}]
    at = 0
    for options in kept:
        if at < len(heard.notes) and heard.notes[at] in options:
            at += 1
        elif "" not in options:
            return False
    return at == len(heard.notes)


def _typed_marks(paragraph: Paragraph, numbered: set[str], numbering: Numbering, view: View) -> dict[str, str]:
    """The marks that stand as text before a note: custom ones, and the number of a note called a second time."""
    marks = {}
    for piece in note_marks(paragraph.inline):
        label = numbering.note(piece.note)
        again = (label.base if view is View.BASE else label.proposed) if piece.note in numbered else ""
        numbered.add(piece.note)
        if piece.mark or again:
            marks[piece.note] = piece.mark or again
    return marks


def _line(paragraph: Paragraph, numbering: Numbering, view: View) -> str:
    label = numbering.label(paragraph.clause.id)
    text = inline_text(paragraph.inline, numbering, view).replace(OBJECT, "[*]")
    shown = label.base if view is View.BASE else label.proposed
    return f"{shown}\t{text}" if shown else text


def has_custom_marks(document: Document) -> bool:
    """Whether a footnote has a mark of its own, which programs print beside the call."""
    return any(isinstance(p, NoteMark) and p.mark for c in clauses(document) for p in c.inline)


def is_formal(document: Document) -> bool:
    """Whether the document has a symbol line at all."""
    return any(p.action is not Action.OTHER or p.index for p in document.proposals)
