"""Ids of clauses that were read: those our own export brought home, else derived from the text and its place."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from editor.core.model.clause import Kind
from editor.core.model.ids import ClauseId, derived_id
from editor.formats.structure.draft import Draft

_ID = re.compile(r"^[a-z]{1,2}-[0-9a-z]{2,16}$")


@dataclass(slots=True, eq=False, repr=False)
class Identities:
    """The ids given so far, and the place reached: the group, and the base clause in it.

    Inserted clauses do not count, so that everybody who reads the same base gives its clauses the same ids.
    """

    used: set[str] = field(default_factory=set)
    equals: dict[tuple[str, ...], int] = field(default_factory=dict)
    group: int = 0
    ordinal: int = 0

    def of(self, draft: Draft) -> ClauseId:
        """The id of a paragraph; paragraphs are asked for in their order."""
        home = self._home(draft.source.identity)
        if home is not None:
            return home
        if draft.source.inserted or draft.is_gone:
            maker = draft.source.inserted[0] if draft.source.inserted else None
            parts = ("new", maker.by if maker else "", maker.at if maker else "", draft.living or draft.base)
        else:
            if draft.kind is Kind.CALL:
                self.group += 1
                self.ordinal = 0
            self.ordinal += 1
            parts = ("base", str(self.group), str(self.ordinal), _plain(draft.base))
        return self._unique("g" if draft.is_gone else "c", parts)

    def note(self, key: str, identity: str = "") -> ClauseId:
        """The id of a footnote, by its key in the file and the identity our own export wrote beside it."""
        return self._home(identity) or self._unique("n", ("note", key))

    def _home(self, identity: str) -> ClauseId | None:
        if not identity or identity in self.used or not _ID.match(identity):
            return None
        self.used.add(identity)
        return ClauseId(identity)

    def _unique(self, prefix: str, parts: tuple[str, ...]) -> ClauseId:
        identity = derived_id(prefix, *parts)
        while identity in self.used:
            # Equal paragraphs are told apart by how many of them there were before.
            again = self.equals.get(parts, 0) + 1
            self.equals[parts] = again
            identity = derived_id(prefix, *parts, str(again))
        self.used.add(identity)
        return ClauseId(identity)


def _plain(text: str) -> str:
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", text).split())
