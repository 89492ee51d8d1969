"""The register: the dated list of texts that can be cited, with lookups by name, by meeting and by provision.

What is not there is "not in the register (as of DATE)", never "does not exist": its gaps are known. Small tables are
read when the register is made; Recommendations, terms, proponents and members when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from editor.core.citations.entries import (
    Conference,
    Entry,
    MemberState,
    Proponent,
    Term,
    TreatyArticle,
    folded,
    provision_key,
)
from editor.core.citations.names import SECTORS, Body, InstrumentKind
from editor.core.citations.tables import (
    Series,
    articles_of,
    conferences_of,
    entries_of,
    facts_of,
    members_of,
    proponents_of,
    series_of,
    terms_of,
)

Key = tuple[Body, InstrumentKind, str]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Register:
    """The register in memory. Make one with `Register.from_tables`, or `parse_register` where all texts are at hand."""

    as_of: date
    entries: Mapping[Key, Entry]
    conferences: tuple[Conference, ...]
    articles: Mapping[Body, tuple[TreatyArticle, ...]]
    by_number: Mapping[tuple[InstrumentKind, str], tuple[Entry, ...]]
    by_meeting: Mapping[tuple[str, int], tuple[Conference, ...]]
    by_name: Mapping[str, Conference]
    series: Callable[[], Series]
    terms: Callable[[], tuple[Term, ...]]
    proponents: Callable[[], tuple[Proponent, ...]]
    members: Callable[[], tuple[MemberState, ...]]

    @classmethod
    def from_tables(cls, read: Callable[[str], str]) -> Register:
        """The register whose tables `read` gives as text, by names such as ``texts``; the large ones only later."""
        about = facts_of(read("about"))
        conferences = conferences_of(read("conferences"))
        entries = entries_of(read("texts"), conferences)
        articles = articles_of(read("treaty-articles"))
        source = about.get("recommendation_source", "")
        return cls(
            as_of=date.fromisoformat(about["as_of"]),
            entries=MappingProxyType({(entry.body, entry.kind, entry.number): entry for entry in entries}),
            conferences=conferences,
            articles=_grouped((article.treaty, article) for article in articles),
            by_number=_grouped(((entry.kind, entry.number.rsplit(" ", maxsplit=1)[-1]), entry) for entry in entries),
            by_meeting=_grouped(
                ((place, meeting.year), meeting)
                for meeting in conferences
                for place in {folded(meeting.place), *map(folded, meeting.variants)}
            ),
            by_name=MappingProxyType({folded(meeting.short_name): meeting for meeting in conferences}),
            series=cache(lambda: series_of(read("recommendations"), read("double-names"), source)),
            terms=cache(lambda: terms_of(read("glossary"))),
            proponents=cache(lambda: proponents_of(read("proponents"))),
            members=cache(lambda: members_of(read("member-states"))),
        )

    def entry(self, body: Body, kind: InstrumentKind, number: str) -> Entry | None:
        """The text of a body, or None. ITU-R Resolutions are found with and without the name of the Sector."""
        if body in SECTORS and body is not Body.ITU_D:
            return self.series().entry(body, kind, number)
        bare = number.rsplit(" ", maxsplit=1)[-1]
        if body is Body.RA:
            bare = f"ITU-R {bare}"
        elif body is Body.ITU_D:
            bare = f"ITU-D {bare}"
        return self.entries.get((body, kind, bare))

    def numbered(self, kind: InstrumentKind, number: str) -> tuple[Entry, ...]:
        """The texts of this number, of whichever body."""
        return self.by_number.get((kind, number.rsplit(" ", maxsplit=1)[-1]), ())

    def conference(self, name: str) -> Conference | None:
        """The meeting of a short name: WTDC-17, WRC-19, C16."""
        return self.by_name.get(folded(name))

    def meetings(self, place: str, year: int) -> tuple[Conference, ...]:
        """The meetings held at a place in a year, under any spelling of the place that is recorded."""
        return self.by_meeting.get((folded(place), year), ())

    def meeting(self, body: Body, year: int) -> Conference | None:
        """The meeting a body held in a year; the later one where it held two."""
        return next((m for m in reversed(self.conferences) if m.body is body and m.year == year), None)

    def article(self, treaty: Body, article: str) -> TreatyArticle | None:
        """An article of a treaty by its number."""
        return next((one for one in self.articles.get(treaty, ()) if one.article == article), None)

    def article_holding(self, treaty: Body, number: str) -> TreatyArticle | None:
        """The article a provision stands in: No. 118 of the Constitution is in Article 21."""
        key = provision_key(number)
        return next(
            (
                article
                for article in self.articles.get(treaty, ())
                if provision_key(article.first) <= key <= provision_key(article.last)
            ),
            None,
        )


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return MappingProxyType({key: tuple(values) for key, values in groups.items()})


def parse_register(texts: Mapping[str, str]) -> Register:
    """The register made of the texts of its tables, by name."""
    return Register.from_tables(texts.__getitem__)
