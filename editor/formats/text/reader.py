"""Reading plain text: a proposal as it comes out of a mail or a converter, or a text with marks of changes."""

from __future__ import annotations

from editor.core.model.document import Document
from editor.core.model.views import View
from editor.core.numbering.flattened import lines
from editor.core.numbering.number import number
from editor.core.ports import Noticed, Problem, Progress, Reading, UnreadableFile, no_progress
from editor.formats.structure.recognise import recognised
from editor.formats.structure.source import Source
from editor.formats.text.decoding import decoded
from editor.formats.text.footnotes import Lifted, lifted
from editor.formats.text.header import split_header
from editor.formats.text.notation import has_marks, parsed
from editor.formats.text.source import as_it_stands, paragraphs_of

PARAGRAPH_LIMIT = 100_000


def read(data: bytes, name: str, progress: Progress = no_progress) -> Reading:
    """The document a text holds. Raises `UnreadableFile` where the bytes are no text."""
    problems: list[Problem] = []
    progress("Reading the text", 0, 3)
    text, actor, stamp = split_header(decoded(data, problems))
    actors = (actor,) if has_marks(text) else ()
    rows = parsed(text)
    if len(rows) > PARAGRAPH_LIMIT:
        raise UnreadableFile(f"it has more than {PARAGRAPH_LIMIT} paragraphs. Nothing was opened.")
    if not rows:
        problems.append(Problem(Noticed.RECOGNIZED, "The file holds no words."))
    progress("Finding footnotes", 1, 3)
    apart = lifted(rows, problems)
    plain = as_it_stands(apart, stamp, actors)
    if apart.notes and not _same_words(plain, as_it_stands(Lifted(rows), stamp, actors)):
        plain = plain
    progress("Finding the structure", 2, 3)
    source = Source(
        name,
        paragraphs_of(apart.lines, stamp, apart.custom),
        {key: paragraphs_of(note, stamp, apart.custom) for key, note in apart.notes.items()},
        actors,
        problems=problems,
    )
    return recognised(source)


def _same_words(one: Document, other: Document) -> bool:
    """Whether two documents read the same in both views, white space aside."""
    return all(_words(one, view) == _words(other, view) for view in (View.BASE, View.PROPOSED))


def _words(document: Document, view: View) -> str:
    return "".join("".join(str(line).split()) for line in lines(document, number(document), view))
