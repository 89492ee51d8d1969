"""The rules, listed one by one, and their help."""

from __future__ import annotations

from dataclasses import dataclass

from editor.core.diagnostics.rule import AnyRule, Rule
from editor.core.diagnostics.rules import (
    doubled_punctuation,
    doubled_word,
    edition_not_in_force,
    edition_of_other_meeting,
    ise_spelling,
    item_ending_in_and,
    known_slip,
    marks_in_unmarked_proposal,
    missing_edition,
    missing_reasons,
    missing_revision_mark,
    misspelt_word,
    mod_without_change,
    outdated_edition,
    outdated_typed_reference,
    outside_article,
    punctuated_call,
    reference_to_deleted,
    space_before_punctuation,
    superfluous_revision_mark,
    suppressed_text,
    text_under_sup,
    typed_reference_without_target,
    unbalanced_brackets,
    unknown_edition,
    unknown_text,
    unpaired_transfer,
    wrong_body,
    wrong_item_ending,
    wrong_place,
    wrong_year,
)

RULES: tuple[AnyRule, ...] = (
    mod_without_change.RULE,
    marks_in_unmarked_proposal.RULE,
    missing_reasons.RULE,
    unpaired_transfer.RULE,
    text_under_sup.RULE,
    edition_of_other_meeting.RULE,
    reference_to_deleted.RULE,
    typed_reference_without_target.RULE,
    outdated_typed_reference.RULE,
    outdated_edition.RULE,
    suppressed_text.RULE,
    missing_revision_mark.RULE,
    superfluous_revision_mark.RULE,
    wrong_place.RULE,
    wrong_year.RULE,
    wrong_body.RULE,
    missing_edition.RULE,
    edition_not_in_force.RULE,
    unknown_text.RULE,
    unknown_edition.RULE,
    outside_article.RULE,
    wrong_item_ending.RULE,
    item_ending_in_and.RULE,
    punctuated_call.RULE,
    doubled_word.RULE,
    doubled_punctuation.RULE,
    space_before_punctuation.RULE,
    unbalanced_brackets.RULE,
    known_slip.RULE,
    misspelt_word.RULE,
    ise_spelling.RULE,
)
PARTS = ("Why", "Example", "Fix", "Source")
"""The headed paragraphs of a rule's help, in their order, after the sentence that says what the rule finds."""


@dataclass(frozen=True, slots=True)
class Help:
    """The help page of a rule, from the docstring of its module."""

    what: str
    why: str
    example: str
    fix: str
    source: str


def help_of(rule: Rule) -> Help:
    """The help page of a rule. Raises `ValueError` where its docstring lacks a part."""
    paragraphs = [" ".join(block.split()) for block in rule.text.strip().split("\n\n")]
    what, *rest = paragraphs
    heads = tuple(block.partition(":")[0] for block in rest)
    if heads != PARTS:
        raise ValueError(f"{rule.name}: the help has the parts {heads}, not {PARTS}")
    why, example, fix, source = (block.partition(": ")[2] for block in rest)
    return Help(what, why, example, fix, source)


def rule_named(name: str) -> AnyRule | None:
    """The rule of a name."""
    return next((rule for rule in RULES if rule.name == name), None)
