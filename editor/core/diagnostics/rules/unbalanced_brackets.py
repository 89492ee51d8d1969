"""A bracket or quotation mark whose other half is missing.

Why: Half a pair changes what a reader takes as said in passing, as quoted or as not yet agreed. Square brackets may
open in one paragraph and close in a later one of the same proposal, since text that is not agreed is put in brackets
whole. The closing parenthesis of a label, as in “recalling e)”, needs no other half. A straight quotation mark without
another is only hinted at, for a quotation may run over paragraphs.

Example: information and communication technologies (ICTs, and their use

Fix: None: only the writer knows where the other half belongs.

Source: General usage; square brackets as in documents of ITU conferences.
"""

from __future__ import annotations

from collections.abc import Iterator

from editor.core.diagnostics.brackets import Unpaired, unpaired
from editor.core.diagnostics.diagnostic import Severity
from editor.core.diagnostics.facts import Facts
from editor.core.diagnostics.outline import Outline, Part
from editor.core.diagnostics.rule import DocumentRule, Found
from editor.core.model.views import View, base_inline
from editor.core.numbering.wording import inline_text

_ACROSS = frozenset("[]")
_QUOTES = frozenset('"“”«»')


def check(part: Part, outline: Outline) -> Iterator[Found]:
    """The brackets of a proposal that have no other half."""
    waiting: list[tuple[Facts, Unpaired]] = []
    for facts in part.paragraphs:
        for one in facts.unpaired:
            if one.char == "[":
                waiting.append((facts, one))
            elif one.char == "]" and waiting:
                waiting.pop()
            else:
                yield _found(facts, one, outline)
    for facts, one in waiting:
        yield _found(facts, one, outline)


def _found(facts: Facts, one: Unpaired, outline: Outline) -> Found:
    name = "quotation mark" if one.char in _QUOTES else "bracket"
    base = "".join(inline_text(base_inline(c.inline), outline.numbering, View.BASE) for c in facts.passage.clauses)
    was_there = any(other.char == one.char for other in unpaired(base))
    return Found(
        facts.passage,
        one.at,
        one.at + 1,
        f"The {name} “{one.char}” has no other half." if one.char != '"' else "A quotation mark has no other half.",
        severity=Severity.HINT if one.char in _QUOTES else None,
        inherited=was_there and facts.passage.is_untouched(one.at, one.at + 1),
    )


RULE = DocumentRule("unbalanced-brackets", Severity.WARNING, __doc__, check=check)
