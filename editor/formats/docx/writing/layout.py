"""What a conference asks of a document, and the words of the form in its language. Both are data, in `layouts.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from editor.core.model.document import Document, Meeting

LAYOUTS = "layouts.toml"
_KEY = re.compile(r"^[A-Za-z]*")
_DATE = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$")
_TEXT_WIDTH = 9639


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the form in one language."""

    locale: str
    document: str
    original: str
    language: str
    body: str
    page: str
    reasons: str
    labels: Mapping[str, str]
    months: tuple[str, ...]
    patterns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """The form of one document.

    Measures are twentieths of a point; `width` is that of the text. `reasons` are the words, in all languages, with
    which reasons may begin.
    """

    template: str
    hang: int
    form: str
    box: tuple[str, ...]
    labels: Mapping[str, str]
    body: bool
    words: Words
    reasons: tuple[str, ...]
    width: int = _TEXT_WIDTH

    def label(self, field: str) -> str:
        """The label of a field in the summary box; empty where it has none."""
        return self.labels.get(field) or self.words.labels.get(field) or ""


def layout_of(document: Document, folder: Path) -> Layout:
    """The layout of a document, by its conference and its language."""
    data = _data(folder / LAYOUTS)
    key = _KEY.match(document.meeting.key)
    body = key[0].upper() if key else ""
    rows = data["layout"]
    row = next((row for row in rows if body in row["keys"]), None) or next(r for r in rows if "" in r["keys"])
    english = data["words"]["en"]
    words = data["words"].get(document.language.split("-")[0].lower(), english)
    return Layout(
        template=row["template"],
        hang=row["hang"],
        form=row["form"],
        box=tuple(row["box"]),
        labels=row.get("labels", {}) if words is english else {},
        body=row.get("body", True),
        reasons=tuple(each["reasons"].casefold() for each in data["words"].values()),
        words=Words(
            words["locale"], words["document"], words["original"], words["language"], words["body"], words["page"],
            words["reasons"], words["labels"], tuple(words["months"]),
            {name: words[name] for name in ("day", "days", "months_days", "years_days")},
        ),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _data(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def day_in_words(date: str, words: Words) -> str:
    """An ISO date in the words of a language; any other text as it is."""
    match = _DATE.match(date)
    if match is None or not 1 <= int(match[2]) <= 12:
        return date
    return words.patterns["day"].format(day=int(match[3]), month=words.months[int(match[2]) - 1], year=match[1])


def days_of(meeting: Meeting, words: Words) -> str:
    """The dates of a conference, such as ``4–15 June 2029``."""
    first, last = _DATE.match(meeting.starts), _DATE.match(meeting.ends)
    if first is None or last is None or not (1 <= int(first[2]) <= 12 and 1 <= int(last[2]) <= 12):
        return " – ".join(day_in_words(date, words) for date in (meeting.starts, meeting.ends) if date)
    if first.groups() == last.groups():
        return day_in_words(meeting.starts, words)
    same_year = first[1] == last[1]
    name = "days" if same_year and first[2] == last[2] else "months_days" if same_year else "years_days"
    return words.patterns[name].format(
        day=int(first[3]), month=words.months[int(first[2]) - 1], year=first[1],
        last=int(last[3]), last_month=words.months[int(last[2]) - 1], last_year=last[1],
    )  # fmt: skip


_PART = re.compile(r"^(Addendum|Revision|Corrigendum)\s+(\d+)\s+to\s*", re.IGNORECASE)
_SHORT = {"addendum": "Add.", "revision": "Rev.", "corrigendum": "Cor."}


def short_form(designation: str, meeting: Meeting) -> str:
    """The document's designation for the running header: ``WTDC-17/21(Add.28)-E`` (conventions, section 2.1)."""
    rest, parts = " ".join(designation.split()), []
    while (match := _PART.match(rest)) is not None:
        parts.append(f"({_SHORT[match[1].lower()]}{match[2]})")
        rest = rest[match.end() :]
    rest = re.sub(r"^(?:Document|Documento|Документ|文件|الوثيقة)\s*", "", rest)
    number, dash, language = rest.rpartition("-")
    if not dash or len(language) != 1:
        number, language = rest, ""
    number += "".join(reversed(parts))
    if meeting.key and "/" not in number and number:
        number = f"{meeting.key}/{number}"
    return number + (f"-{language}" if language else "")
