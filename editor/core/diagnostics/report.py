"""Findings for the command line: as text, as JSON and as SARIF 2.1.0. Strings come out; nothing is printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from editor.core.diagnostics.catalogue import RULES, help_of
from editor.core.diagnostics.diagnostic import Diagnostic, Fix, Severity
from editor.core.model.clause import Kind
from editor.core.model.document import Document
from editor.core.model.ids import ClauseId
from editor.core.model.views import View, base_inline, living_inline
from editor.core.model.walk import rows
from editor.core.numbering.number import Numbering
from editor.core.numbering.wording import inline_text

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_TEXT_SHOWN = 60
_UNDER_CALL = (Kind.ITEM, Kind.PARAGRAPH, Kind.NOTE, Kind.CELL, Kind.GONE)


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: its name as given, the document read from it, and what was found."""

    file: str
    document: Document
    numbering: Numbering
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    """The printed label of a clause, and the words of the call it stands under."""

    label: str
    call: str


def _places(checked: Checked) -> dict[ClauseId, _Placed]:
    wanted = {finding.span.clause for finding in checked.findings}
    found: dict[ClauseId, _Placed] = {}
    for _, row in rows(checked.document):
        call = ""
        for clause in row:
            if clause.kind is Kind.CALL:
                inline = living_inline(clause.inline) or base_inline(clause.inline)
                call = inline_text(inline, checked.numbering, View.PROPOSED).strip()
            elif clause.kind not in _UNDER_CALL:
                call = ""
            if clause.id in wanted:
                label = checked.numbering.label(clause.id)
                found[clause.id] = _Placed(label.proposed or label.base, "" if clause.kind is Kind.CALL else call)
    return found


def _place(placed: _Placed | None) -> str:
    return " ".join(part for part in (placed.call, placed.label) if part) if placed is not None else ""


def as_text(checked: Iterable[Checked]) -> str:
    """One line a finding: file, place, severity, rule, message and words; those inherited from the base last."""
    lines = []
    for one in checked:
        places = _places(one)
        for finding in sorted(one.findings, key=lambda finding: finding.inherited):
            where = ": ".join(part for part in (one.file, _place(places.get(finding.span.clause))) if part)
            severity = f"{finding.severity} (in the base)" if finding.inherited else finding.severity
            words = _shortened(finding.text)
            tail = f" [{words}]" if words and words not in finding.message else ""
            lines.append(f"{where}: {severity}: {finding.rule}: {finding.message}{tail}")
    return "".join(f"{line}\n" for line in lines)


def _shortened(words: str) -> str:
    words = " ".join(words.replace("\ufffc", "").split())
    return words if len(words) <= _TEXT_SHOWN else words[: _TEXT_SHOWN - 1].rstrip() + "…"


def as_json(checked: Iterable[Checked]) -> str:
    """A list of findings in the order of files and text."""
    found: list[dict[str, object]] = []
    for one in checked:
        places = _places(one)
        for finding in one.findings:
            placed = places.get(finding.span.clause)
            found.append(
                {
                    "file": one.file,
                    "rule": finding.rule,
                    "severity": str(finding.severity),
                    "clause": finding.span.clause,
                    "label": placed.label if placed is not None else "",
                    "start": finding.span.start,
                    "end": finding.span.end,
                    "text": finding.text,
                    "message": finding.message,
                    "fixes": [_fix(fix) for fix in finding.fixes],
                    "inherited": finding.inherited,
                }
            )
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{"clause": e.clause, "start": e.start, "end": e.end, "text": e.text} for e in fix.edits]
    return {"title": fix.title, "applicability": str(fix.applicability), "edits": edits}


def as_sarif(checked: Sequence[Checked], version: str) -> str:
    """One SARIF run over all files. Fixes are properties: SARIF's own need places in the bytes of a file."""
    results = [result for one in checked for result in _results(one)]
    driver = {"name": "Clausewright", "version": version, "rules": _rules()}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(one.file)}} for one in checked],
        "results": results,
    }
    return json.dumps({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rules() -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for rule in RULES:
        page = help_of(rule)
        found.append(
            {
                "id": rule.name,
                "shortDescription": {"text": page.what},
                "fullDescription": {"text": page.why},
                "help": {"text": f"{page.why}\n\nExample: {page.example}\n\nFix: {page.fix}\n\nSource: {page.source}"},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            }
        )
    return found


def _results(one: Checked) -> list[dict[str, object]]:
    places = _places(one)
    indices = {rule.name: at for at, rule in enumerate(RULES)}
    found: list[dict[str, object]] = []
    for finding in one.findings:
        clause = finding.span.clause
        logical: dict[str, object] = {"fullyQualifiedName": clause, "kind": "element"}
        place = _place(places.get(clause))
        if place:
            logical["name"] = place
        location = {"physicalLocation": {"artifactLocation": {"uri": _uri(one.file)}}, "logicalLocations": [logical]}
        result: dict[str, object] = {
            "ruleId": finding.rule,
            "level": _LEVELS[finding.severity],
            "message": {"text": finding.message},
            "locations": [location],
            "baselineState": "unchanged" if finding.inherited else "new",
            "properties": {
                "start": finding.span.start,
                "end": finding.span.end,
                "text": finding.text,
                "fixes": [_fix(fix) for fix in finding.fixes],
            },
        }
        if finding.rule in indices:
            result["ruleIndex"] = indices[finding.rule]
        found.append(result)
    return found


def _uri(file: str) -> str:
    path = file.replace("\\", "/")
    drive = path[1:3] == ":/" and path[:1].isalpha()
    return ("file:///" if drive else "") + quote(path, safe="/:@!$&'()*+,;=~-._" if drive else "/@!$&'()*+,;=~-._")
