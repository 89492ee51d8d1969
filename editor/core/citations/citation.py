"""A citation as it stands in a text: what is cited, and where each of its parts begins and ends.

Offsets count characters of the Python string that was parsed. A part is kept as it was written, so that a fix can
replace exactly that part; beside it stands what it means.
"""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.citations.names import Body, InstrumentKind


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a citation with its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class CitedEdition:
    """The status in parentheses, without them: ``Rev. Dubai, 2018``, ``Rev.WRC-19``, ``C01, last amended C20``.

    `place` is the place, or the name of a WRC or session of the Council, as `name` has it with plain hyphens and
    spaces. `amended` is the later of two sessions. `month` is that of a Recommendation of ITU-T. `shared` says that
    the parentheses stand after a later member of the same list. `earlier` are statuses run together with this one, as
    flattened text has them where one replaced the other: ``Busan, 2014Rev. Dubai, 2018``.
    """

    start: int
    end: int
    revised: Part | None = None
    place: Part | None = None
    name: str = ""
    year_part: Part | None = None
    year: int | None = None
    amended: Part | None = None
    amended_year: int | None = None
    month: int | None = None
    shared: bool = False
    earlier: tuple[CitedEdition, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One text cited, of a list of texts each member.

    `start` and `end` enclose its words; those of a list do not overlap, so a body or an edition that belongs to
    several members can lie outside. `number` is in the register's form (``ITU-R 66``, ``70/125``, ``Y.4903``,
    ``[XXX-1]``); `suffix` is the counter of an ITU-R text. `body` is what the words say, None where they say nothing;
    `same_conference` stands for "of this conference". `article` is the one named with a provision. `space` is what
    stands between the words and the number, so that new words can be spaced alike.
    """

    start: int
    end: int
    kind: InstrumentKind
    number: str
    number_part: Part
    suffix: Part | None = None
    body: Body | None = None
    body_part: Part | None = None
    same_conference: bool = False
    edition: CitedEdition | None = None
    article: Part | None = None
    space: str = " "

    @property
    def is_draft(self) -> bool:
        """Whether the number is a placeholder of a text not yet adopted: [ARB-2]."""
        return self.number.startswith("[")
