"""The command ``outline``: the clauses of a document, as lines to read or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from editor.cli.arguments import Arguments
from editor.cli.telling import progress_for, tell_problems
from editor.core.numbering.number import Numbering, number
from editor.core.numbering.outline import Row, outline
from editor.documents import DiskDocuments

_LABEL_WIDTH = 6
_STATE_WIDTH = 8


def run(arguments: Arguments) -> int:
    """Prints the outline of one file. Raises `EditorError` where it cannot be read."""
    file = arguments.files[0]
    with progress_for(file) as progress:
        reading = DiskDocuments().read(file, progress)
    tell_problems(file, reading.problems, "--notes" in arguments.flags)
    numbering = number(reading.document)
    rows = outline(reading.document, numbering)
    text = as_json(rows) if "--json" in arguments.flags else "".join(f"{line}\n" for line in as_lines(rows, numbering))
    sys.stdout.write(text)
    return 0


def as_json(rows: Iterator[Row]) -> str:
    """A JSON list, a row in each line."""
    import json

    found = ",\n".join(json.dumps(row.fields(), ensure_ascii=False) for row in rows)
    return f"[\n{found}\n]\n" if found else "[]\n"


def as_lines(rows: Iterator[Row], numbering: Numbering) -> Iterator[str]:
    """A line for each row: level, base label, proposed label, state, and the text with its marks."""
    from editor.formats.text.merged import merged_inline
    from editor.formats.text.notation import marked_text

    for row in rows:
        words = row.text if row.clause is None else marked_text(merged_inline(row.clause, numbering))
        labels = f"{row.base_label:<{_LABEL_WIDTH}} {row.label:<{_LABEL_WIDTH}}"
        indent = "  " * (row.level - 1 + (row.kind in ("item", "paragraph")))
        yield f"{row.level} {labels} {row.state:<{_STATE_WIDTH}} {indent}{' '.join(words.split())}".rstrip()
