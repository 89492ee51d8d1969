"""Readers of the register's tables: text in, rows as values out. A table of another shape is refused by name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from editor.core.citations.entries import (
    Certainty,
    Conference,
    Edition,
    Entry,
    MemberState,
    Proponent,
    Standing,
    Term,
    TreatyArticle,
)
from editor.core.citations.names import Body, InstrumentKind
from editor.core.ports import EditorError

COLUMNS = {
    "about": "name value",
    "texts": "body kind number place year revised mark state after title note source certainty",
    "conferences": "body short_name ordinal place country year start end variants complete note source certainty",
    "treaty-articles": "treaty article title first last source certainty",
    "recommendations": "sector kind number edition date status title",
    "double-names": "sector name number",
    "glossary": "term expansion note source certainty",
    "proponents": "symbol name kind example",
    "member-states": "symbol name formal_name iso2 iso3 ldc lldc sids note source",
}
"""The columns of each table, as `packaging/build_register.py` writes them."""


class UnusableTable(EditorError):
    """A table of the register that has not the expected columns or holds a value out of place."""


def rows(name: str, text: str) -> Iterator[list[str]]:
    """The rows of a table under its header."""
    lines = text.splitlines()
    expected = COLUMNS[name].split()
    if not lines or lines[0].split("\t") != expected:
        raise UnusableTable("the columns are not the expected ones", f"register/{name}.tsv")
    width = len(expected)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != width:
            raise UnusableTable(f"{len(cells)} cells where {width} are expected", f"register/{name}.tsv, line {number}")
        yield cells


def facts_of(text: str) -> Mapping[str, str]:
    """What the register says of itself, by name."""
    return {cells[0]: cells[1] for cells in rows("about", text)}


def conferences_of(text: str) -> tuple[Conference, ...]:
    """The meetings, by body and year."""
    return tuple(
        Conference(
            Body(body), short, int(ordinal) if ordinal else None, place, country, int(year), _day(start), _day(end),
            tuple(variants.split("; ")) if variants else (), note, source, Certainty(certainty), complete == "1",
        )
        for body, short, ordinal, place, country, year, start, end, variants, complete, note, source, certainty in rows(
            "conferences", text
        )
    )  # fmt: skip


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def entries_of(text: str, conferences: tuple[Conference, ...]) -> tuple[Entry, ...]:
    """The texts with their editions in the order of years. The table has the rows of a text together."""
    closing = _closing_days(conferences)
    grouped: dict[tuple[str, str, str], list[Edition]] = {}
    for body, kind, number, place, year, revised, mark, state, after, title, note, source, certainty in rows(
        "texts", text
    ):
        meeting = "WTDC" if body == "ITU-D" else body
        edition = Edition(
            place, int(year) if year else None, revised == "1", _STANDINGS[state], _CERTAINTIES[certainty], source,
            title, mark, note, closing.get((meeting, f"{place} {year}")),
            closing.get((meeting, after)) if state == "suppressed" else None,
        )  # fmt: skip
        grouped.setdefault((body, kind, number), []).append(edition)
    return tuple(
        Entry(_BODIES[body], _KINDS[kind], number, _latest_title(editions), tuple(editions))
        for (body, kind, number), editions in grouped.items()
    )


# Looking a member up in a table of its values takes a tenth of the time of calling the class, a thousand times over.
_BODIES = {body.value: body for body in Body}
_KINDS = {kind.value: kind for kind in InstrumentKind}
_STANDINGS = {state.value: state for state in Standing}
_CERTAINTIES = {certainty.value: certainty for certainty in Certainty}


def _closing_days(conferences: tuple[Conference, ...]) -> dict[tuple[str, str], date]:
    days: dict[tuple[str, str], date] = {}
    for meeting in conferences:
        if meeting.end is not None:
            for name in (f"{meeting.place} {meeting.year}", meeting.short_name, f"{meeting.short_name} {meeting.year}"):
                days[meeting.body.value, name] = meeting.end
    return days


def _latest_title(editions: list[Edition]) -> str:
    return next((edition.title for edition in reversed(editions) if edition.title), "")


def articles_of(text: str) -> tuple[TreatyArticle, ...]:
    """The articles of the treaties in their order."""
    return tuple(
        TreatyArticle(Body(treaty), article, title, first, last, source, Certainty(certainty))
        for treaty, article, title, first, last, source, certainty in rows("treaty-articles", text)
    )


def terms_of(text: str) -> tuple[Term, ...]:
    """The glossary."""
    return tuple(
        Term(term, expansion, note, source, Certainty(certainty))
        for term, expansion, note, source, certainty in rows("glossary", text)
    )


def proponents_of(text: str) -> tuple[Proponent, ...]:
    """The symbols of proponents."""
    return tuple(Proponent(*cells) for cells in rows("proponents", text))


def members_of(text: str) -> tuple[MemberState, ...]:
    """The Member States."""
    return tuple(
        MemberState(symbol, name, formal_name, iso2, iso3, _groups(ldc, lldc, sids), note, source)
        for symbol, name, formal_name, iso2, iso3, ldc, lldc, sids, note, source in rows("member-states", text)
    )


def _groups(*flags: str) -> frozenset[str]:
    return frozenset(name for name, flag in zip(("LDC", "LLDC", "SIDS"), flags, strict=True) if flag == "1")


@dataclass(frozen=True, slots=True)
class Series:
    """The Recommendations, Reports and Questions of ITU-T and ITU-R: lines in byte order, made into entries on demand.

    Making 18,000 rows would take a tenth of a second; cutting the text into lines takes a few milliseconds, and a
    lookup bisects them.
    """

    lines: tuple[str, ...]
    names: Mapping[tuple[str, str], tuple[str, ...]]
    source: str

    def entry(self, sector: Body, kind: InstrumentKind, number: str) -> Entry | None:
        """The text of this number, under its single name or its double one, with its editions by date."""
        numbers = (number, *self.names.get((sector.value, number), ()))
        found = sorted(
            (row for name in numbers for row in self._rows(f"{sector.value}\t{kind.value}\t{name}\t")),
            key=lambda row: row[4],
        )
        if not found:
            return None
        withdrawn = sector is Body.ITU_T and all(row[5] == "Withdrawal" for row in found)
        editions = tuple(
            self._edition(row, first=i == 0, last=i == len(found) - 1, withdrawn=withdrawn)
            for i, row in enumerate(found)
        )
        return Entry(sector, kind, number, editions[-1].title, editions)

    def _rows(self, prefix: str) -> Iterator[list[str]]:
        at = bisect_left(self.lines, prefix)
        while at < len(self.lines) and self.lines[at].startswith(prefix):
            yield self.lines[at].split("\t")
            at += 1

    def _edition(self, row: list[str], *, first: bool, last: bool, withdrawn: bool) -> Edition:
        state = Standing.SUPPRESSED if withdrawn else Standing.LATEST_KNOWN if last else Standing.SUPERSEDED
        mark, day = row[3], row[4]
        adopted = date(int(day[:4]), int(day[5:7]), 1) if len(day) >= 7 else None
        return Edition(
            "", int(day[:4]) if day else None, not first, state, Certainty.VERIFIED, self.source, row[6], mark,
            row[5], adopted,
        )  # fmt: skip


def series_of(recommendations: str, double_names: str, source: str) -> Series:
    """The table of Recommendations, ready to be looked up."""
    lines = recommendations.splitlines()
    if not lines or lines[0].split("\t") != COLUMNS["recommendations"].split():
        raise UnusableTable("the columns are not the expected ones", "register/recommendations.tsv")
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for sector, name, number in rows("double-names", double_names):
        names[sector, name] = (*names.get((sector, name), ()), number)
    return Series(tuple(lines[1:]), names, source)
