"""What the command line says of findings: one line each, JSON under the contract, SARIF that other tools read."""

from __future__ import annotations

import json

from editor.core.diagnostics.catalogue import RULES
from editor.core.diagnostics.diagnostic import Context
from editor.core.diagnostics.engine import check
from editor.core.diagnostics.report import Checked, as_json, as_sarif, as_text
from editor.core.numbering.number import number
from tests.notation import written

TEXT = """
MOD ARC/24/1
recalling
  a) the {++the ++}needs;
  b) of of all,
resolves
  to act.
REASONS: It helps.
"""
KEYS = {"file", "rule", "severity", "clause", "label", "start", "end", "text", "message", "fixes", "inherited"}


def checked(file: str = "draft.clause") -> Checked:
    document = written(TEXT).document
    numbering = number(document)
    return Checked(file, document, numbering, check(document, numbering, Context()).findings)


def test_text_has_a_line_a_finding_and_the_inherited_ones_last() -> None:
    assert as_text([checked()]).splitlines() == [
        "draft.clause: recalling a): warning: doubled-word: “the” stands twice. [the the]",
        "draft.clause: recalling b): warning (in the base): doubled-word: “of” stands twice. [of of]",
    ]


def test_json_is_a_list_of_findings_under_the_contract() -> None:
    found = json.loads(as_json([checked()]))
    assert [set(one) for one in found] == [KEYS, KEYS]
    first = found[0]
    assert (first["file"], first["rule"], first["severity"], first["label"]) == (
        "draft.clause", "doubled-word", "warning", "a)",
    )  # fmt: skip
    assert (first["start"], first["end"], first["text"]) == (0, 7, "the the")
    assert first["fixes"] == [
        {
            "title": "Strike one “the”",
            "applicability": "safe",
            "edits": [{"clause": first["clause"], "start": 3, "end": 7, "text": ""}],
        }
    ]


def test_nothing_found_is_an_empty_list_and_no_line() -> None:
    clean = Checked("a.clause", written("").document, number(written("").document), ())
    assert json.loads(as_json([clean])) == []
    assert as_text([clean]) == ""


def test_sarif_names_every_rule_and_points_at_files_and_clauses() -> None:
    log = json.loads(as_sarif([checked("my draft.clause"), checked("b.docx")], "1.2.3"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("Clausewright", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == [rule.name for rule in RULES]
    assert {rule["defaultConfiguration"]["level"] for rule in driver["rules"]} <= {"error", "warning", "note"}
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["my%20draft.clause", "b.docx"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] in ("my%20draft.clause", "b.docx")
        assert location["logicalLocations"][0]["name"].startswith("recalling")
    assert [result["baselineState"] for result in run["results"][:2]] == ["new", "unchanged"]


def test_paths_of_other_systems_are_written_as_addresses() -> None:
    log = json.loads(as_sarif([checked("C:\\texts\\a b.docx")], "1"))
    assert log["runs"][0]["artifacts"][0]["location"]["uri"] == "file:///C:/texts/a%20b.docx"
