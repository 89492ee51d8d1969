"""What the makers of all parts share while one file is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from editor.core.model.document import Document, Proposal
from editor.core.model.ids import ClauseId
from editor.core.model.inline import Stamps
from editor.core.model.views import View
from editor.core.numbering.number import Label, Numbering
from editor.formats.docx.writing.layout import Layout
from editor.formats.docx.writing.redline import Redline
from editor.formats.docx.writing.strips import Strips

RTL_LANGUAGES = frozenset(("ar", "dv", "fa", "he", "iw", "ku", "ps", "sd", "ug", "ur", "yi"))


@dataclass(frozen=True, slots=True)
class PendingNote:
    """A footnote that was called: in which views, by whose change if it is not in both, and its mark if it is typed."""

    note: ClauseId
    views: int
    by: Stamps
    literal: str


@dataclass(slots=True)
class Sheet:
    """The state of one file in the making.

    `proposal` is the one being written; `preamble` is true under a call of the preamble, whose labels are in italics;
    `reasoned` once the reasons of the proposal began; `cover_as_read` while a cover is printed in its own order;
    `in_note` inside a footnote, where no other can be called.
    """

    document: Document
    numbering: Numbering
    view: View
    strips: Strips
    redline: Redline
    layout: Layout
    told: Callable[[], None]
    rtl: bool = False
    proposal: Proposal | None = None
    preamble: bool = False
    reasoned: bool = False
    cover_as_read: bool = False
    in_note: bool = False
    origin: Stamps = ()
    """The makers of the change a footnote came or went with."""
    notes: list[PendingNote] = field(default_factory=list)
    numbered: dict[ClauseId, int] = field(default_factory=dict)
    """In which views the number of a footnote was already printed."""
    named: set[str] = field(default_factory=set)

    def label(self, identity: ClauseId) -> Label:
        """The labels of a clause as this file prints them: a clean file has one label for both views."""
        return self._printed(self.numbering.label(identity))

    def note_number(self, identity: ClauseId) -> str:
        """The number of a footnote as this file prints it."""
        label = self._printed(self.numbering.note(identity))
        return label.proposed or label.base

    def _printed(self, label: Label) -> Label:
        if self.view is View.BASE:
            return Label(label.base, label.base)
        return Label(label.proposed, label.proposed) if self.view is View.PROPOSED else label


def is_rtl(language: str) -> bool:
    """Whether a language tag names a language written from right to left."""
    return language.split("-", maxsplit=1)[0].lower() in RTL_LANGUAGES
