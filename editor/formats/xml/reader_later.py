"""Files of a later major version: their words as plain paragraphs, to be read and not edited."""

from __future__ import annotations

from lxml import etree

from editor.core.model.clause import Clause, Kind
from editor.core.model.document import Action, Document, Proposal
from editor.core.model.ids import ClauseId, ProposalId, derived_id
from editor.core.model.inline import plain
from editor.core.ports import Reading
from editor.formats.xml.schema import MAJOR


def as_text(root: etree._Element, version: str) -> Reading:
    """The words of a file, a paragraph for each element that has some of its own."""
    texts: list[str] = []
    _gather(root, texts)
    row = tuple(
        Clause(ClauseId(derived_id("c", "later", str(at))), Kind.PARAGRAPH, plain(text))
        for at, text in enumerate(texts)
    )
    document = Document(
        id=root.get("id") or derived_id("d", "later", version, *texts),
        language=root.get("lang", "en"),
        proposals=(Proposal(ProposalId(derived_id("p", "later")), Action.OTHER, instrument="text", clauses=row),),
    )
    explanation = (
        f"This file has format version {version}. This program knows version {MAJOR}: it shows the words, in which"
        " deleted and inserted ones cannot be told apart, and does not change the file."
    )
    return Reading(document, (), explanation)


def _gather(element: etree._Element, texts: list[str]) -> None:
    own = [element.text or "", *(child.tail or "" for child in element)]
    if any(not part.isspace() and part for part in own):
        texts.append(" ".join("".join(str(part) for part in element.itertext()).split()))
        return
    for child in element:
        if isinstance(child.tag, str):
            _gather(child, texts)
