"""The maker of `resources/register`: facts about citable texts in, the product's own tables out.

    python3 packaging/build_register.py FACTS [--out FOLDER]

FACTS is a folder of tab-separated tables with a README that dates them. The tables are checked first; a fault that is
not among the known ones is printed, nothing is written, and the exit status is 1. The same facts give the same bytes.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

Row = dict[str, str]
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]

FACTS = {
    "texts": "body kind number revision_place revision_year is_revision title_en status_note source confidence",
    "conferences": "body short_name ordinal place country year start_date end_date variants note source confidence",
    "treaty_articles": "instrument article title_en first_no last_no source confidence",
    "recommendations": "sector kind number edition date title_en status",
    "glossary": "term expansion_en note source",
    "proponents": "symbol name kind example_or_source",
    "member_states": "itu_symbol name_en formal_name_en iso2 iso3 ldc lldc sids note source",
}
"""The columns each table of facts must have."""

TEXTS = "body kind number place year revised mark state after title note source certainty"
CONFERENCES = "body short_name ordinal place country year start end variants complete note source certainty"
"""The columns of the two tables that differ most from the facts."""

KNOWN_FAULTS = (
    "texts: RA resolution ITU-R 41: ",  # the source has its editions in the wrong order
    "texts: WTPF opinion 4: ",  # each forum numbers its opinions anew
    "texts: WTPF opinion 5: ",
)
RECOMMENDATION_SOURCE = "github.com/relaton/relaton-data-itu"
GENERAL_KNOWLEDGE = "general knowledge"

_STATE = (
    (re.compile(r"superseded by (?P<after>.+)"), "superseded"),
    (re.compile(r"abrogated at (?P<after>.+)"), "suppressed"),
    (re.compile(r"no longer in force after (?P<after>[^(]+\d)"), "suppressed"),
    (re.compile(r"not among the resolutions in force after (?P<after>.+)"), "suppressed"),
    (re.compile(r"in force after (?P<after>.+)"), "in-force"),
    (re.compile(r"state after (?P<after>.+) not verified"), "latest-known"),
    (re.compile(r"latest revision(?: known)?"), "latest-known"),
)
_COUNCIL_MARK = re.compile(r"(?:also )?cited \((?P<cited>[^)]+)\)|(?P<amended>\S+, (?:last )?(?:amended|modified).+)")


def is_complete(body: str, short_name: str) -> bool:
    """Whether the facts hold every text a meeting adopted or revised: ITU-R Resolutions, and PP at Dubai in 2018."""
    return short_name == "PP-18" or (body == "RA" and short_name.startswith("RA-") and short_name != "RA-27")


def read_table(folder: Path, name: str) -> list[Row]:
    """The rows of one table of facts; a table without the expected columns ends the run."""
    lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    if header != FACTS[name].split():
        sys.exit(f"{name}.tsv: the columns are not the expected ones: {', '.join(header)}")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            sys.exit(f"{name}.tsv, line {number}: {len(cells)} cells where {len(header)} are expected")
        rows.append(dict(zip(header, (cell.strip() for cell in cells), strict=True)))
    return rows


def date_of(folder: Path) -> str:
    """The date the README of the facts gives for the state of the data, in ISO form."""
    match = re.search(r"State of the data: (\d{1,2} \w+ \d{4})", (folder / "README.md").read_text(encoding="utf-8"))
    if match is None:
        sys.exit("README.md: no line 'State of the data: DAY MONTH YEAR'")
    return datetime.strptime(match[1], "%d %B %Y").replace(tzinfo=UTC).date().isoformat()


# Checks: each yields one sentence a fault, "table: key: what is wrong".


def repeated(name: str, rows: list[Row], columns: str) -> Iterator[str]:
    """Rows whose key occurs twice."""
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(row[column] for column in columns.split())
        if key in seen:
            yield f"{name}: {' '.join(key)}: the key occurs twice"
        seen.add(key)


def impossible_years(name: str, rows: list[Row], column: str, last: int) -> Iterator[str]:
    """Years before the Union was founded, in 1865, or after the last one."""
    for row in rows:
        year = row[column]
        if year and not (year.isdecimal() and 1865 <= int(year) <= last):
            yield f"{name}: {' '.join(list(row.values())[:3])}: the year {year} is not between 1865 and {last}"


def unknown_places(texts: list[Row], conferences: list[Row]) -> Iterator[str]:
    """Editions of a place and year that no conference of the body has."""
    known = {(row["body"], name, row["year"]) for row in conferences for name in (row["place"], row["short_name"])}
    for row in texts:
        body = "WTDC" if row["body"] == "ITU-D" else row["body"]
        if row["revision_place"] and (body, row["revision_place"], row["revision_year"]) not in known:
            yield f"texts: {text_key(row)}: no conference {body} {row['revision_place']} {row['revision_year']}"


def text_key(row: Row) -> str:
    """The name of a text among all of them."""
    return f"{row['body']} {row['kind']} {row['number']}"


def editions(texts: list[Row]) -> dict[str, list[Row]]:
    """The rows of each text, oldest edition first."""
    grouped: dict[str, list[Row]] = {}
    for row in texts:
        grouped.setdefault(text_key(row), []).append(row)
    return {key: sorted(rows, key=lambda row: row["revision_year"]) for key, rows in grouped.items()}


def broken_successions(texts: list[Row]) -> Iterator[str]:
    """Later editions that claim to be the original, and earlier ones that nothing supersedes."""
    for key, rows in editions(texts).items():
        if any(row["is_revision"] != "1" for row in rows[1:]):
            yield f"texts: {key}: an edition after the first is not marked as a revision"
        if not all(row["status_note"].startswith("superseded by ") for row in rows[:-1]):
            yield f"texts: {key}: an edition before the last is not superseded"
        if rows[-1]["status_note"].startswith("superseded by "):
            yield f"texts: {key}: the last edition is superseded by one that is not recorded"


def provision(number: str) -> tuple[int, str]:
    """The order of provision numbers."""
    match = re.fullmatch(r"(\d+)([A-Z]*)", number)
    return (int(match[1]), match[2]) if match else (0, number)


def overlapping_articles(articles: list[Row]) -> Iterator[str]:
    """Ranges of provisions that do not ascend, or overlap the range before."""
    last: dict[str, tuple[int, str]] = {}
    for row in articles:
        first, end = provision(row["first_no"]), provision(row["last_no"])
        if first > end or first <= last.get(row["instrument"], (0, "")):
            yield f"treaty_articles: {row['instrument']} {row['article']}: the range does not ascend"
        last[row["instrument"]] = end


def faults(facts: dict[str, list[Row]], year: int) -> Iterator[str]:
    """Everything that is wrong with the facts, one sentence each."""
    texts, conferences = facts["texts"], facts["conferences"]
    yield from repeated("texts", texts, "body kind number revision_place revision_year")
    yield from repeated("conferences", conferences, "short_name")
    yield from repeated("treaty_articles", facts["treaty_articles"], "instrument article")
    yield from repeated("recommendations", facts["recommendations"], "sector kind number edition date title_en")
    yield from repeated("glossary", facts["glossary"], "term expansion_en")
    yield from repeated("proponents", facts["proponents"], "symbol")
    yield from repeated("member_states", facts["member_states"], "itu_symbol")
    yield from impossible_years("texts", texts, "revision_year", year)
    yield from impossible_years("conferences", conferences, "year", year + 4)
    yield from unknown_places(texts, conferences)
    yield from broken_successions(texts)
    yield from overlapping_articles(facts["treaty_articles"])
    for name in ("texts", "conferences", "treaty_articles"):
        for row in facts[name]:
            if row["confidence"] not in ("verified", "partly", "recalled"):
                yield f"{name}: {' '.join(list(row.values())[:3])}: the certainty {row['confidence']} is not known"


# The tables of the product.


def standing(note: str) -> tuple[str, str, list[str]]:
    """What a status note says: the state, the meeting it refers to, and the phrases that say something else."""
    state, after = "unstated", ""
    rest: list[str] = []
    for phrase in filter(None, note.split("; ")):
        for pattern, name in _STATE:
            match = pattern.fullmatch(phrase) or (pattern.match(phrase) if "absent from" in phrase else None)
            if match:
                state, after = name, match.groupdict().get("after") or after
                break
        else:
            rest.append(phrase)
    return state, after.strip(), rest


def mark_of(row: Row, phrases: list[str]) -> tuple[str, list[str]]:
    """The other designation of an edition (RA has a counter, Council words in brackets), and the phrases left."""
    for phrase in phrases:
        rest = [other for other in phrases if other != phrase]
        if row["body"] == "RA" and phrase.startswith("edition "):
            return phrase.removeprefix(f"edition {row['number']}").lstrip("-"), rest
        match = _COUNCIL_MARK.fullmatch(phrase) if row["body"] == "COUNCIL" else None
        if match:
            return match["cited"] or match["amended"], rest
    return "", phrases


def texts_table(facts: dict[str, list[Row]]) -> Table:
    """Texts, one row an edition."""
    rows: list[tuple[str, ...]] = []
    for row in facts["texts"]:
        state, after, phrases = standing(row["status_note"])
        mark, phrases = mark_of(row, phrases)
        rows.append((
            row["body"], row["kind"], row["number"], row["revision_place"], row["revision_year"], row["is_revision"],
            mark, state, after, row["title_en"], "; ".join(phrases), row["source"], row["confidence"],
        ))  # fmt: skip
    rows.sort(key=lambda row: (*row[:2], natural(row[2]), row[4], row[5]))
    return tuple(TEXTS.split()), rows


def natural(number: str) -> tuple[tuple[str, int], ...]:
    """The order of numbers a reader expects: 9 before 10."""
    return tuple((word, int(figure or 0)) for word, figure in re.findall(r"(\D*)(\d*)", number) if word or figure)


def conferences_table(facts: dict[str, list[Row]]) -> Table:
    """Meetings, with the mark of those whose texts are all recorded."""
    rows = [
        (
            row["body"], row["short_name"], row["ordinal"], row["place"], row["country"], row["year"],
            row["start_date"], row["end_date"], row["variants"], str(int(is_complete(row["body"], row["short_name"]))),
            row["note"], row["source"], row["confidence"],
        )
        for row in facts["conferences"]
    ]  # fmt: skip
    return tuple(CONFERENCES.split()), sorted(rows, key=lambda row: (row[0], row[5], row[1]))


def articles_table(facts: dict[str, list[Row]]) -> Table:
    """Articles of the treaties in their order."""
    columns = ("treaty", "article", "title", "first", "last", "source", "certainty")
    return columns, [tuple(row.values()) for row in facts["treaty_articles"]]


def recommendations_table(facts: dict[str, list[Row]]) -> Table:
    """Recommendations, Reports and Questions, in the byte order of their names, so that a reader can bisect."""
    columns = ("sector", "kind", "number", "edition", "date", "status", "title")
    names = FACTS["recommendations"].split()
    order = [names.index(name) for name in ("sector", "kind", "number", "edition", "date", "status", "title_en")]
    rows = {tuple(list(row.values())[i] for i in order) for row in facts["recommendations"]}
    return columns, sorted(rows, key=lambda row: ("\t".join(row[:3]) + "\t", row[4], row[3], row))


def double_names_table(facts: dict[str, list[Row]]) -> Table:
    """The single names of Recommendations that have two or three: L.1603 for Y.4903/L.1603."""
    pairs = {
        (row["sector"], name.strip(), row["number"])
        for row in facts["recommendations"]
        if row["kind"] == "recommendation" and "/" in row["number"] and "BL" not in row["number"]
        for name in row["number"].split("/")
        if re.match(r"[A-Z]{1,3}\.\d", name.strip())
    }
    return ("sector", "name", "number"), sorted(pairs)


def glossary_table(facts: dict[str, list[Row]]) -> Table:
    """Acronyms; those from general knowledge are recalled, the others were read."""
    rows = [
        (*row.values(), "recalled" if row["source"] == GENERAL_KNOWLEDGE else "verified") for row in facts["glossary"]
    ]
    return ("term", "expansion", "note", "source", "certainty"), sorted(rows)


def proponents_table(facts: dict[str, list[Row]]) -> Table:
    """Symbols of proponents."""
    return ("symbol", "name", "kind", "example"), [tuple(row.values()) for row in facts["proponents"]]


def members_table(facts: dict[str, list[Row]]) -> Table:
    """Member States by the English alphabet of their names."""
    columns = ("symbol", "name", "formal_name", "iso2", "iso3", "ldc", "lldc", "sids", "note", "source")
    return columns, sorted((tuple(row.values()) for row in facts["member_states"]), key=lambda row: row[1])


TABLES: dict[str, Callable[[dict[str, list[Row]]], Table]] = {
    "texts": texts_table,
    "conferences": conferences_table,
    "treaty-articles": articles_table,
    "recommendations": recommendations_table,
    "double-names": double_names_table,
    "glossary": glossary_table,
    "proponents": proponents_table,
    "member-states": members_table,
}


def about_table(as_of: str, sizes: Iterable[tuple[str, int]]) -> Table:
    """What the register says of itself: its date, and the rows of each table."""
    rows = [("as_of", as_of), ("language", "en"), ("recommendation_source", RECOMMENDATION_SOURCE)]
    return ("name", "value"), [*rows, *((f"rows {name}", str(size)) for name, size in sizes)]


def write_table(path: Path, table: Table) -> None:
    """A table as tab-separated lines."""
    columns, rows = table
    lines = ["\t".join(columns), *("\t".join(row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Reads, checks, writes; says what it did."""
    parser = argparse.ArgumentParser(description="Make resources/register from a folder of facts.")
    parser.add_argument("facts", type=Path, help="folder with texts.tsv, conferences.tsv … and their README.md")
    default = Path(__file__).resolve().parent.parent / "resources" / "register"
    parser.add_argument("--out", type=Path, default=default, help="where the tables are written")
    options = parser.parse_args(arguments)
    as_of = date_of(options.facts)
    facts = {name: read_table(options.facts, name) for name in FACTS}
    found = list(faults(facts, int(as_of[:4])))
    unexpected = [fault for fault in found if not fault.startswith(KNOWN_FAULTS)]
    for fault in found:
        print(f"{'fault' if fault in unexpected else 'known exception'}: {fault}")
    if unexpected:
        print(f"{len(unexpected)} faults; nothing was written.")
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    tables = {name: make(facts) for name, make in TABLES.items()}
    for name, table in tables.items():
        write_table(options.out / f"{name}.tsv", table)
    write_table(
        options.out / "about.tsv", about_table(as_of, ((name, len(rows)) for name, (_, rows) in tables.items()))
    )
    print(f"{sum(len(rows) for _, rows in tables.values())} rows as of {as_of} in {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
