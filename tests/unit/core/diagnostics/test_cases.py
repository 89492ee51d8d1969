"""Every rule, on the cases of tests/cases: what it finds, what it leaves alone, and what its fix makes of the text.

A case is a title after ``##``, a document in the notation of tests/notation.py, and

    problems: rule, rule        in the order of the text, all of them; ``none`` where there must not be one
    inherited: rule             those in untouched base text
    message: words              of the first problem, where they matter
    severity: hint              of the first problem, where it differs from the rule's
    after:                      the document when the first fix of each problem is made, in the same notation

`unknown: recieve > receive, ...` in its head gives the words the case's dictionary does not know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from editor.core.diagnostics.catalogue import RULES
from editor.core.diagnostics.diagnostic import Applicability, Context, Diagnostic
from editor.core.diagnostics.engine import check
from editor.core.diagnostics.fixing import put_right
from editor.core.diagnostics.rules.misspelt_word import suggested
from editor.core.model.document import Document
from editor.core.model.ids import ActorId
from editor.core.model.inline import Stamp
from editor.core.model.views import base_text_of
from editor.core.model.walk import Index
from editor.core.numbering.number import number
from editor.core.transform.transform import Transform
from editor.system import resources
from tests.notation import shown, written

FOLDER = Path(__file__).parents[3] / "cases"
FIXER = Stamp(ActorId("a-mo"), "2027-03-01T09:01:00Z")
KEYS = re.compile(r"^(problems|inherited|message|severity|after):\s*(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    rule: str
    title: str
    text: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"

    def names(self, key: str) -> list[str]:
        words = self.expected.get(key, "")
        return [] if words in ("", "none") else [name.strip() for name in words.split(",")]


def cases() -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for part in path.read_text("utf-8").split("\n## ")[1:]:
            title, _, body = part.partition("\n")
            first = KEYS.search(body)
            assert first is not None, f"{path.name}: {title}: no problems line"
            after = re.search(r"^after:\n(.*)", body, re.MULTILINE | re.DOTALL)
            keys = {match[1]: match[2] for match in KEYS.finditer(body)}
            if after:
                keys["after"] = after[1]
            found.append(Case(path.stem, title, body[: first.start()], keys))
    return found


CASES = cases()


class Words:
    """A dictionary that knows all words but some."""

    language = "en_GB"

    def __init__(self, unknown: str) -> None:
        pairs = (pair.partition(">") for pair in unknown.split(",") if pair)
        self.unknown = {word.strip(): right.strip() for word, _, right in pairs}

    def knows(self, word: str) -> bool:
        return word not in self.unknown

    def suggestions(self, word: str) -> tuple[str, ...]:
        return (self.unknown[word],) if self.unknown.get(word) else ()


def context_for(heads: dict[str, str]) -> Context:
    return Context(
        register=resources.register(),
        dictionary=Words(heads["unknown"]) if "unknown" in heads else None,
        words=resources.words(),
        slips=resources.slips(),
    )


def fixed(document: Document, findings: tuple[Diagnostic, ...]) -> Document:
    tx = Transform(document, Index.of(document))
    put_right(tx, [finding.fixes[0] for finding in findings if finding.fixes], FIXER)
    return tx.document


def relevant(case: Case, findings: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    """The findings a case speaks of: all, save that short texts give no reasons unless the case is about them."""
    quiet = {"missing-reasons", "mod-without-change"} - {case.rule}
    return [finding for finding in findings if finding.rule not in quiet]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    source = written(case.text)
    document = source.document
    context = context_for(source.heads)
    report = check(document, number(document), context)
    told = relevant(case, report.told)
    assert [one.rule for one in told] == case.names("problems"), [one.message for one in told]
    assert [one.rule for one in relevant(case, report.inherited)] == case.names("inherited")
    marked = {(one.span.clause, one.span.start, one.span.end) for one in relevant(case, report.findings)}
    assert set(source.places) <= marked
    for finding in report.findings:
        assert finding.message[0].isupper() or finding.message[0] in "“(" or finding.text, finding
    if "message" in case.expected:
        assert relevant(case, report.findings)[0].message == case.expected["message"]
    if "severity" in case.expected:
        assert relevant(case, report.findings)[0].severity == case.expected["severity"]
    if "after" in case.expected:
        findings = tuple(suggested(one, context) for one in relevant(case, report.findings))
        after = fixed(document, findings)
        assert shown(after) == shown(written(case.expected["after"]).document)
        assert base_text_of(after) == base_text_of(document)


def test_every_rule_has_a_case_that_it_finds_and_one_that_it_leaves_alone() -> None:
    for rule in RULES:
        own = [case for case in CASES if case.rule == rule.name]
        assert [case for case in own if rule.name in (*case.names("problems"), *case.names("inherited"))], rule.name
        silent = [case for case in own if rule.name not in (*case.names("problems"), *case.names("inherited"))]
        assert silent, f"{rule.name} has no case that it leaves alone"


def test_every_file_of_cases_is_of_a_rule() -> None:
    assert {case.rule for case in CASES} == {rule.name for rule in RULES}


def test_fixes_in_the_cases_are_ordinary_edits_inside_their_clause() -> None:
    for case in CASES:
        source = written(case.text)
        report = check(source.document, number(source.document), context_for(source.heads))
        for finding in report.findings:
            for fix in finding.fixes:
                assert fix.title
                assert bool(fix.edits) != (fix.applicability is Applicability.DISPLAY_ONLY)
