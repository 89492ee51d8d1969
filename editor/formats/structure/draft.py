"""A clause in the making: what is known of a paragraph while the structure around it is still being found."""

from __future__ import annotations

from editor.core.model.clause import Kind, Shape
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Inline
from editor.formats.structure.lists import List
from editor.formats.structure.source import SourceParagraph


class Draft:
    """A clause before it has its place, its list and its id.

    `base` and `living` are the text in the two views, typed labels included; `typed` is the label it has in the
    proposed text. One is made for each paragraph of a file, so what most do not have stays with the class.
    """

    kind: Kind = Kind.PARAGRAPH
    level: int = 1
    label: str = ""
    typed: str = ""
    automatic: bool = False
    locked: bool = False
    schemes: tuple[str, ...] = ()
    list: List | None = None
    field: str = ""
    was: Shape | None = None
    guessed: str = ""
    id: ClauseId = ClauseId("")

    def __init__(self, source: SourceParagraph, base: str, living: str, inline: Inline) -> None:
        self.source = source
        self.base = base
        self.living = living
        self.inline = inline

    @property
    def text(self) -> str:
        """The text it is known by: the proposed one, or the base where it is deleted."""
        return self.living or self.base

    @property
    def is_gone(self) -> bool:
        """Whether it is only the place a moved paragraph left."""
        return self.source.gone is not None

    @property
    def is_living(self) -> bool:
        """Whether it is in the proposed text at this place."""
        return not self.source.deleted and self.source.gone is None


def draft_of(source: SourceParagraph) -> Draft:
    """The draft of a paragraph, still without kind."""
    inline = source.inline
    if len(inline) == 1 and not inline[0].inserted and not inline[0].deleted:
        text = getattr(inline[0], "text", "\ufffc")
        return Draft(source, text, text, inline)
    base: list[str] = []
    living: list[str] = []
    for piece in inline:
        text = getattr(piece, "text", "\ufffc")
        if not piece.inserted:
            base.append(text)
        if not piece.deleted:
            living.append(text)
    return Draft(source, "".join(base), "".join(living), inline)
