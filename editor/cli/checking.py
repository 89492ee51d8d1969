"""The command ``check``: findings about documents, as text, JSON or SARIF."""

from __future__ import annotations

import sys

from editor import __version__
from editor.cli.arguments import Arguments
from editor.cli.telling import progress_for, tell, tell_fault, tell_problems
from editor.core.diagnostics.diagnostic import Context
from editor.core.diagnostics.engine import check
from editor.core.diagnostics.report import Checked, as_json, as_sarif, as_text
from editor.core.numbering.linking import linked
from editor.core.numbering.number import number
from editor.core.ports import EditorError
from editor.documents import DiskDocuments
from editor.system import resources
from editor.system.spelling import Missing, dictionary_for

CLEAN, FOUND, UNREADABLE = 0, 1, 2


def run(arguments: Arguments) -> int:
    """Checks files and prints what was found. A file that cannot be read is told; the others are checked."""
    context = _context()
    checked: list[Checked] = []
    unreadable = False
    for file in arguments.files:
        try:
            checked.append(_checked(file, context, "--notes" in arguments.flags))
        except EditorError as fault:
            tell_fault(fault, file)
            unreadable = True
    match arguments.value("--format"):
        case "json":
            sys.stdout.write(as_json(checked))
        case "sarif":
            sys.stdout.write(as_sarif(checked, __version__))
        case _:
            sys.stdout.write(as_text(checked))
    if unreadable:
        return UNREADABLE
    return FOUND if any(one.findings for one in checked) else CLEAN


def _checked(file: str, context: Context, notes: bool) -> Checked:
    with progress_for(file) as progress:
        reading = DiskDocuments().read(file, progress)
        progress("Checking", 0, 1)
        # References that are typed words are followed as in the window, so that both find the same.
        document = linked(reading.document)
        numbering = number(document)
        findings = check(document, numbering, context).findings
    tell_problems(file, reading.problems, notes)
    return Checked(file, document, numbering, findings)


def _context() -> Context:
    dictionary = dictionary_for("en")
    if isinstance(dictionary, Missing):
        tell("note", dictionary.message)
        return Context(resources.register(), None, resources.words(), resources.slips())
    return Context(resources.register(), dictionary, resources.words(), resources.slips())
