"""The rows of the register as values: meetings, texts with their editions, articles of treaties, terms and members."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from editor.core.citations.names import Body, InstrumentKind

_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\u00ad\x1e", "-"))


class Certainty(StrEnum):
    """How a row is known. What is only recalled never carries more than a hint."""

    VERIFIED = "verified"
    """Read in the source named."""
    PARTLY = "partly"
    """The row exists in the source; a part of it follows from elsewhere."""
    RECALLED = "recalled"
    """From general knowledge, seen in no source."""


_ORDER = (Certainty.RECALLED, Certainty.PARTLY, Certainty.VERIFIED)


def weakest(*certainties: Certainty) -> Certainty:
    """The certainty of a statement that rests on all of these rows."""
    return min(certainties, key=_ORDER.index)


class Standing(StrEnum):
    """What the register says of an edition."""

    IN_FORCE = "in-force"
    """The latest one, seen in force after a meeting."""
    LATEST_KNOWN = "latest-known"
    """The latest one recorded; whether it is still in force was not seen."""
    SUPERSEDED = "superseded"
    SUPPRESSED = "suppressed"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a text: a row of the register.

    `place` is the place as ITU spells it, the name of a WRC, or the session of the Council. `mark` is the other
    designation of the same edition: the counter of an ITU-R text (``1`` in ITU-R 66-1), the month of a Recommendation
    of ITU-T (``10/2016``). `adopted` is the last day of the meeting where it is known; `suppressed` the last day of
    the meeting that suppressed the text.
    """

    place: str
    year: int | None
    revised: bool
    state: Standing
    certainty: Certainty
    source: str
    title: str = ""
    mark: str = ""
    note: str = ""
    adopted: date | None = None
    suppressed: date | None = None

    def is_adopted(self, as_of: date) -> bool:
        """Whether the edition existed on a day. Where only the year is known, it existed all that year."""
        if self.adopted is not None:
            return self.adopted <= as_of
        return self.year is None or self.year <= as_of.year


@dataclass(frozen=True, slots=True)
class Entry:
    """A citable text with its editions, oldest first. `title` is that of the latest edition whose title is known."""

    body: Body
    kind: InstrumentKind
    number: str
    title: str
    editions: tuple[Edition, ...]

    @property
    def original(self) -> Edition | None:
        """The edition that was first adopted, if it is recorded."""
        return next((edition for edition in self.editions if not edition.revised), None)

    def adopted(self, as_of: date) -> tuple[Edition, ...]:
        """The editions that existed on a day, oldest first."""
        return tuple(edition for edition in self.editions if edition.is_adopted(as_of))


@dataclass(frozen=True, slots=True)
class Conference:
    """A conference, assembly, forum or Council session. `variants` are spellings of the place to be corrected.

    `complete` says that the register holds every text this meeting adopted or revised.
    """

    body: Body
    short_name: str
    ordinal: int | None
    place: str
    country: str
    year: int
    start: date | None
    end: date | None
    variants: tuple[str, ...]
    note: str
    source: str
    certainty: Certainty
    complete: bool = False

    @property
    def opens(self) -> date:
        """The first day, or the first of the year where the day is not known."""
        return self.start or date(self.year, 1, 1)

    @property
    def closes(self) -> date:
        """The last day, or the last of the year where the day is not known."""
        return self.end or date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class TreatyArticle:
    """An article of the Constitution or the Convention, or a chapter of the General Rules, with its provisions."""

    treaty: Body
    article: str
    title: str
    first: str
    last: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Term:
    """An acronym and what it stands for."""

    term: str
    expansion: str
    note: str
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Proponent:
    """A symbol under which proposals are submitted, other than that of a single Member State."""

    symbol: str
    name: str
    kind: str
    example: str


@dataclass(frozen=True, slots=True)
class MemberState:
    """A Member State with its ITU symbol and the groups of countries it belongs to (LDC, LLDC, SIDS)."""

    symbol: str
    name: str
    formal_name: str
    iso2: str
    iso3: str
    groups: frozenset[str]
    note: str
    source: str


def folded(place: str) -> str:
    """A place as it is compared: no case, no accents, one kind of hyphen, single spaces."""
    plain = unicodedata.normalize("NFKD", place.translate(_HYPHENS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def provision_key(number: str) -> tuple[int, str]:
    """The order of provision numbers: by figure, then by letters as in a dictionary (215J, 215JA, 215K)."""
    figure = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return (int(figure) if figure.isdecimal() else 0, number[len(figure) :])
