"""Reading plain text: a proposal as it comes out of a mail or a converter, or a text with marks of changes."""

from __future__ import annotations

from collections.abc import Iterable

from editor.core.model.document import Actor, Document
from editor.core.model.inline import Stamp
from editor.core.model.views import View
from editor.core.numbering.flattened import Line, lines
from editor.core.numbering.number import number
from editor.core.ports import Noticed, Problem, Progress, Reading, UnreadableFile, no_progress
from editor.formats.structure.recognise import recognised
from editor.formats.structure.source import Source
from editor.formats.text.decoding import decoded
from editor.formats.text.footnotes import Lifted, left_in, lifted
from editor.formats.text.header import split_header
from editor.formats.text.hints import hint_titles
from editor.formats.text.notation import has_marks, parsed
from editor.formats.text.signs import signs
from editor.formats.text.source import as_it_stands, paragraphs_of

PARAGRAPH_LIMIT = 20_000
"""As many clauses as a clause XML file may hold."""
_STEPS = 4


def read(data: bytes, name: str, progress: Progress = no_progress) -> Reading:
    """The document a text holds. Raises `UnreadableFile` where the bytes are no text, and what `progress` raises.

    What recognition made is compared with the text: where it would lose or add a word, the paragraphs stand as they
    are, without structure.
    """
    problems: list[Problem] = []
    progress("Reading the text", 0, _STEPS)
    text = decoded(data, problems)
    marked = has_marks(text)
    body, actor, stamp = split_header(text)
    actors = (actor,) if marked else ()
    rows = parsed(body if marked else text)
    if len(rows) > PARAGRAPH_LIMIT:
        raise UnreadableFile(f"it has more than {PARAGRAPH_LIMIT} paragraphs. Nothing was opened.")
    if not rows:
        problems.append(Problem(Noticed.RECOGNIZED, "The file holds no words."))
    progress("Finding footnotes", 1, _STEPS)
    literal = as_it_stands(left_in(rows), stamp, actors)
    apart = lifted(rows, problems)
    plain = as_it_stands(apart, stamp, actors) if apart.notes else literal
    if apart.listed and not _same_words(plain, literal):
        problems.append(
            Problem(Noticed.GUESSED, "Footnotes and their marks do not fit each other; they are kept as text.")
        )
        apart, plain = left_in(rows), literal
    progress("Finding the structure", 2, _STEPS)
    reading = recognised(_source(name, apart, stamp, actors, problems))
    progress("Comparing with the text", 3, _STEPS)
    if not _same_words(reading.document, plain):
        message = "The structure could not be found without changing the text. Its paragraphs stand as they are."
        return Reading(plain, (*problems, Problem(Noticed.GUESSED, message)))
    told = () if marked else tuple(signs(reading.document))
    return Reading(reading.document, (*reading.problems, *told))


def _source(name: str, text: Lifted, stamp: Stamp, actors: tuple[Actor, ...], problems: list[Problem]) -> Source:
    paragraphs = paragraphs_of(text.lines, stamp, text.custom)
    hint_titles(paragraphs)
    notes = {key: paragraphs_of(note, stamp, text.custom) for key, note in text.notes.items()}
    return Source(name, paragraphs, notes, actors, problems=problems)


def _same_words(one: Document, other: Document) -> bool:
    """Whether two documents read the same in both views, white space aside."""
    if one is other:
        return True
    labels, others = number(one), number(other)
    return all(
        _words(lines(one, labels, view)) == _words(lines(other, others, view)) for view in (View.BASE, View.PROPOSED)
    )


def _words(found: Iterable[Line]) -> str:
    return "".join("".join(str(line).split()) for line in found)
