"""The command ``convert``: a document in another format or view."""

from __future__ import annotations

import os

from editor.cli.arguments import Arguments
from editor.cli.telling import progress_for, tell_problems
from editor.core.ports import EditorError
from editor.documents import SUFFIXES, DiskDocuments
from editor.system.files import same_file

NATIVE = ".clause"


def run(arguments: Arguments) -> int:
    """Converts one file. Raises `EditorError` where it cannot be read or written; nothing is written then."""
    source, target = arguments.files
    suffix = _suffix_of(target)
    if same_file(source, target):
        raise EditorError("this would write over the document it comes from; give OUT another name", target)
    if os.path.isdir(target):
        raise EditorError("it is a folder; give the name of a file in it", target)
    view = arguments.value("--view")
    documents = DiskDocuments()
    with progress_for(source) as progress:
        reading = documents.read(source, progress)
        document = reading.document
        if suffix == NATIVE and view == "marked" and _suffix(source) != NATIVE:
            from editor.core.numbering.linking import linked

            # A file of ours holds references that follow their targets; opening and saving makes them too.
            document = linked(document)
        try:
            data = documents.encode(document, suffix, view, progress)
        except EditorError as fault:
            raise EditorError(str(fault), target) from fault
    tell_problems(source, reading.problems, "--notes" in arguments.flags)
    documents.store(target, data, lambda _back: None)
    return 0


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()


def _suffix_of(target: str) -> str:
    suffix = _suffix(target)
    if suffix not in SUFFIXES:
        raise EditorError(f"the ending says no format; it may be {', '.join(SUFFIXES)}", target)
    return suffix
