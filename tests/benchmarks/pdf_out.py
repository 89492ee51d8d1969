"""Writing PDF files: `convert x.clause x.pdf` as a whole process, beside LibreOffice making a PDF of the same DOCX.

`python -m tests.benchmarks.pdf_out [sizes ...]` prints the rows, with the time a page takes; they only inform. Medians
of three; of one for the office above 1,000 clauses. Where LibreOffice is not installed, the rows say so.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.core.ports import no_progress
from editor.documents import DiskDocuments
from editor.paper import pdf
from tests.benchmarks.proposals import generated
from tests.benchmarks.table import HEAD, Row, line, ms

SIZES = (50, 500, 5_000, 10_000)
ROUNDS = 3
_PAGE = re.compile(rb"/Type /Page\n")


def measure(size: int) -> Iterator[Row]:
    """The rows of one size."""
    document = generated(size)
    numbering = number(document)
    start = perf_counter()
    data = pdf.write(document, numbering, View.MARKED, no_progress)
    inside = (perf_counter() - start) * 1_000
    pages = len(_PAGE.findall(data))
    yield Row("f", f"a page of {pages:,} in a PDF file", size, ms(inside), "", inside / pages, None, "ms")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for suffix in (".clause", ".docx"):
            (home / f"x{suffix}").write_bytes(DiskDocuments().encode(document, suffix, "marked"))
        clause, word = home / "x.clause", home / "x.docx"
        ours = _whole([sys.executable, "-m", "editor", "convert", str(clause), str(home / "ours.pdf")], ROUNDS)
        if shutil.which("soffice") is None:
            yield Row("f", "convert .clause .pdf (no LibreOffice here)", size, ms(ours), "", 0, None)
            return
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        office = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(home)]
        _whole([*office, str(word)], 1)
        theirs = _whole([*office, str(word)], ROUNDS if size <= 1_000 else 1)
        yield Row("f", "convert .clause .pdf / LibreOffice .docx .pdf", size, ms(ours), ms(theirs), ours / theirs, None)


def _whole(command: Sequence[str], rounds: int) -> float:
    """The time of a whole process, in milliseconds."""
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    times = []
    for _ in range(rounds):
        start = perf_counter()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        times.append((perf_counter() - start) * 1_000)
    return median(times)


def main() -> None:
    """Measures and prints."""
    print(HEAD)
    for size in [int(word) for word in sys.argv[1:] if word.isdigit()] or SIZES:
        for row in measure(size):
            print(line(row), flush=True)


if __name__ == "__main__":
    main()
