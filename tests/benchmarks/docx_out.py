"""Writing Word files: beside lxml serialising and zipping the same XML, and python-docx building the same paragraphs.

`python -m tests.benchmarks.docx_out [sizes ...]` prints the rows; medians of five, all in one process, side by side.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

from lxml import etree

from editor.core.model.document import Document
from editor.core.model.views import View, paragraphs
from editor.core.numbering.number import number
from editor.core.numbering.wording import inline_text
from editor.formats.docx.writer import write
from tests.benchmarks.proposals import generated
from tests.benchmarks.table import HEAD, Row, line, ms

TEMPLATES = Path(__file__).resolve().parents[2] / "resources" / "templates"
SIZES = (100, 1_000, 5_000, 10_000)
ROUNDS = 5
RIVAL_ROUNDS = 3


def measure(size: int) -> Iterator[Row]:
    """The rows of one size."""
    document = generated(size)
    numbering = number(document)
    data = write(document, numbering, View.MARKED, TEMPLATES)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        trees = [(name, etree.fromstring(package.read(name))) for name in package.namelist()]
    ours, floor = [], []
    for _ in range(ROUNDS):
        ours.append(_timed(lambda: write(document, numbering, View.MARKED, TEMPLATES)))
        floor.append(_timed(lambda: _serialised(trees)))
    a, b = median(ours), median(floor)
    yield Row("c", "write .docx / lxml serialise and zip", size, ms(a), ms(b), a / b, 3)
    clean = median(_timed(lambda: write(document, numbering, View.PROPOSED, TEMPLATES)) for _ in range(RIVAL_ROUNDS))
    rival = median(_timed(lambda: _rival(document)) for _ in range(RIVAL_ROUNDS if size <= 1_000 else 1))
    yield Row("c", "write marked .docx / python-docx, unmarked", size, ms(a), ms(rival), a / rival, 0.25)
    yield Row("c", "write clean .docx / python-docx, the same", size, ms(clean), ms(rival), clean / rival, 0.25)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1_000


def _serialised(trees: list[tuple[str, etree._Element]]) -> bytes:
    """The floor: the same XML as trees, serialised and zipped."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, tree in trees:
            package.writestr(name, etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
    return stream.getvalue()


def _rival(document: Document) -> bytes:
    """The same paragraphs, without changes, one by one with python-docx."""
    from docx import Document as WordDocument

    numbering = number(document)
    word = WordDocument(str(TEMPLATES / "itu.docx"))
    for paragraph in paragraphs(document, View.PROPOSED):
        label = numbering.label(paragraph.clause.id).proposed
        written = word.add_paragraph(style="Normal")
        if label:
            written.add_run(f"{label}\t")
        written.add_run(inline_text(paragraph.inline, numbering, View.PROPOSED))
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def main() -> None:
    """Measures and prints."""
    print(HEAD)
    for size in [int(word) for word in sys.argv[1:] if word.isdigit()] or SIZES:
        for row in measure(size):
            print(line(row), flush=True)


if __name__ == "__main__":
    main()
