"""Who changed what: the stamps of revisions, and the people behind them."""

from __future__ import annotations

import re

from lxml import etree

from editor.core.model.document import Actor
from editor.core.model.ids import ActorId, derived_id
from editor.core.model.inline import Stamp, Stamps
from editor.formats.docx.names import qn

_AUTHOR = qn("w:author")
_DATE = qn("w:date")
_DATE_UTC = qn("w16du:dateUtc")
_TIME = re.compile(r"^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d))?)?")
UNKNOWN_AUTHOR = "Unknown author"
UNKNOWN_TIME = "1970-01-01T00:00:00Z"
"""The time of a change that gives none."""


class Revisions:
    """The makers of changes met so far. One change by the same person at the same minute is the same value."""

    def __init__(self, *, utc: bool = True) -> None:
        """`utc` is whether the file can hold true times at all."""
        self._utc = utc
        self._stamps: dict[tuple[str | None, str | None, str | None], Stamps] = {}
        self._actors: dict[str, Actor] = {}

    def stamps(self, element: etree._Element) -> Stamps:
        """The stamp of a revision element.

        Word writes local time and calls it UTC; `w16du:dateUtc`, where newer versions write it, is the true time.
        """
        get = element.get
        key = (get(_AUTHOR), get(_DATE), get(_DATE_UTC) if self._utc else None)
        found = self._stamps.get(key)
        if found is None:
            author = (key[0] or "").strip() or UNKNOWN_AUTHOR
            found = (Stamp(self._actor(author), time_of(key[2] or key[1] or "")),)
            self._stamps[key] = found
        return found

    def _actor(self, author: str) -> ActorId:
        actor = self._actors.get(author)
        if actor is None:
            actor = Actor(ActorId(derived_id("a", "person", author)), author)
            self._actors[author] = actor
        return actor.id

    def actors(self) -> tuple[Actor, ...]:
        """Everybody met, in the order they were met."""
        return tuple(self._actors.values())

    def changes(self) -> bool:
        """Whether any change was met."""
        return bool(self._stamps)


def joined(makers: Stamps, more: Stamps) -> Stamps:
    """The makers of a change with others who made it too."""
    return makers + tuple(stamp for stamp in more if stamp not in makers) if makers else more


def time_of(text: str) -> str:
    """A time as the model writes it; what is no time becomes `UNKNOWN_TIME`."""
    match = _TIME.match(text.strip())
    if match is None:
        return UNKNOWN_TIME
    return f"{match[1]}T{match[2] or '00:00'}:{match[3] or '00'}Z"
