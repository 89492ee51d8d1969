"""What a reading has to say, and the ids it has given out."""

from __future__ import annotations

from collections import Counter

from editor.core.model.clause import Clause
from editor.core.model.document import Foreign
from editor.core.model.ids import ClauseId, derived_id
from editor.core.ports import Noticed, Problem
from editor.formats.xml.kept import MARK
from editor.formats.xml.schema import CONFLICT

_LONGEST_ID = 64
_MOST = 200
"""Problems told one by one; further ones are counted."""


class Notices:
    """What one reading collects besides the text: problems, foreign content, and ids in use."""

    def __init__(self) -> None:
        self.foreign: list[Foreign] = []
        self.conflicts = 0
        self._problems: list[Problem] = []
        self._further = 0
        self._ids: set[str] = set()
        self._counts: Counter[tuple[str, str]] = Counter()

    def tell(self, noticed: Noticed, message: str, place: str = "", clause: ClauseId | None = None) -> None:
        """Adds a problem."""
        if len(self._problems) < _MOST:
            self._problems.append(Problem(noticed, message, place, clause))
        else:
            self._further += 1

    def problems(self) -> tuple[Problem, ...]:
        """All there is to say."""
        if not self._further:
            return tuple(self._problems)
        last = Problem(Noticed.DAMAGED, f"There are {self._further:,} further problems of these kinds.")
        return (*self._problems, last)

    def claim(self, identity: str | None, place: str, name: str, prefix: str = "c") -> ClauseId:
        """The id of an element: its own, the one its place implies, or a new one if that is taken.

        The ordinal among the elements of its name at its place counts every one, also those with ids.
        """
        self._counts[place, name] += 1
        ordinal = str(self._counts[place, name])
        wanted = identity if identity and _is_id(identity) else derived_id(prefix, place, name, ordinal)
        return self.taken(wanted, prefix)

    def taken(self, wanted: str, prefix: str = "c") -> ClauseId:
        """That id, if no other element has it; otherwise a new one, with a notice."""
        given, attempt = wanted, 0
        while given in self._ids:
            attempt += 1
            given = derived_id(prefix, wanted, "again", str(attempt))
        self._ids.add(given)
        if attempt:
            identity = ClauseId(given)
            self.tell(
                Noticed.REPAIRED, f"The id {wanted} stood twice; its second place has the id {given} now.", "", identity
            )
        return ClauseId(given)

    def keep(self, place: str, payload: str) -> None:
        """Keeps foreign content outside the text."""
        self.foreign.append(Foreign(place, payload))

    def keep_attribute(self, place: str, name: str, value: str) -> None:
        """Keeps a foreign attribute of an element that is no clause."""
        self.keep(place + MARK, f"{name} {value}")

    def kept_block(self, clause: Clause, name: str) -> None:
        """Says that an unknown block is in the text."""
        if name == CONFLICT:
            self.tell(Noticed.KEPT, "This clause has competing versions that were not decided between.", "", clause.id)
            return
        self.tell(Noticed.KEPT, f"A part of the text ({name}) is not known here. It is kept as it is.", "", clause.id)


def _is_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and not any(char.isspace() for char in text)
