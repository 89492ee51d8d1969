"""What a reader hands to the recognition of structure: paragraphs with their marks and their looks."""

from __future__ import annotations

from dataclasses import dataclass, field

from editor.core.model.clause import Cell
from editor.core.model.document import Actor
from editor.core.model.inline import Inline, Stamps
from editor.core.ports import Problem


class SourceParagraph:
    """A paragraph as it stands in a file, before anybody knows what it is.

    `inline` holds the whole text, typed labels included. `inserted` and `deleted` mark the start of the paragraph, as
    in `Clause`; `follows` is the place, in its row, of the paragraph its base text runs on from (a split).
    `style` is a folded style name such as ``call`` or ``heading1``, empty where the file has none or only the
    ordinary one. `auto` are the labels an automatic list gives in the base and in the proposed text, and `level` its
    level from 1. A moved paragraph has `moved`, and `gone` is, at the place it left, the place in the row where it
    stands now. One is made for each paragraph of a file, so what most paragraphs do not have stays with the class.
    """

    style: str = ""
    base_style: str | None = None
    """The folded style in the base, where a change gave it another."""
    inserted: Stamps = ()
    deleted: Stamps = ()
    moved: Stamps = ()
    shifted: Stamps = ()
    follows: int | None = None
    gone: int | None = None
    auto: tuple[str, str] = ("", "")
    level: int = 0
    base_level: int = 0
    indent: int = 0
    """Left indentation of the body of the paragraph, in twentieths of a point."""
    centred: bool = False
    italic: bool = False
    """All words are italic, by style or directly."""
    bold: bool = False
    identity: str = ""
    """The clause id our own export wrote beside it."""

    def __init__(self, inline: Inline = (), *, cell: Cell | None = None, place: str = "") -> None:
        """`place` is where it stands in the file, in words for the user: ``paragraph 12``."""
        self.inline = inline
        self.cell = cell
        self.place = place


@dataclass(slots=True)
class Source:
    """A whole file: its body paragraphs in order, and its footnotes by the key a `NoteMark.note` in the text names.

    A note without a mark in the text is kept at the end. `problems` is what the reader had to say itself.
    """

    name: str
    paragraphs: list[SourceParagraph] = field(default_factory=list)
    notes: dict[str, list[SourceParagraph]] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    language: str = "en"
    problems: list[Problem] = field(default_factory=list)
    read_only: str = ""
