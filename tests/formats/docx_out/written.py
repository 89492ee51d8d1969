"""Documents written for tests: with the product's own templates, marked unless told otherwise."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Actor, Document, Proposal
from editor.core.model.ids import ActorId, ClauseId, ProposalId
from editor.core.model.inline import NoteMark, Reference, Run
from editor.core.model.views import View
from editor.core.numbering.number import number
from editor.formats.docx.writer import write

TEMPLATES = Path(__file__).resolve().parents[3] / "resources" / "templates"


def written(document: Document, view: View = View.MARKED) -> bytes:
    """The bytes of a document."""
    return write(document, number(document), view, TEMPLATES)


def part(data: bytes, name: str = "word/document.xml") -> str:
    """The text of one part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def proposal_of(*clauses: Clause, action: Action = Action.MOD) -> Document:
    """A document of one proposal without cover."""
    return Document(
        "d-test",
        proposals=(Proposal(ProposalId("p-test"), action, "ARC/1/1", clauses=clauses),),
        actors=(Actor(ActorId("a-mo"), "M. Okoro"), Actor(ActorId("a-sk"), "S. Kaya")),
    )


def clause(
    identity: str, *pieces: Run | NoteMark | Reference | str, kind: Kind = Kind.PARAGRAPH, **fields: object
) -> Clause:
    """A clause of plain text and pieces."""
    inline = tuple(Run(piece) if isinstance(piece, str) else piece for piece in pieces)
    return Clause(ClauseId(identity), kind, inline, **fields)  # type: ignore[arg-type]
