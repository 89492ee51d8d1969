"""What ``--help`` says."""

GENERAL = """\
Clausewright: an editor for amendments to treaty-style texts.

usage: clausewright [FILE...]                       open the window
       clausewright outline FILE [--json]           list the clauses of a document
       clausewright check FILE... [--format FORMAT] find what is wrong with documents
       clausewright convert IN OUT [--view VIEW]    write a document in another format or view

options:
  -h, --help           show this; after a command, show its own help
  --version            show the version
  --demo FOLDER [FILE] show the editor without a display: open FILE (or the sample) in the window and leave
                       a marked DOCX, a proposed PDF and a picture of the window in FOLDER
  --                   what follows are files, whatever they are called

Documents may be .clause (Clausewright), .docx (Word) or .txt. What a file is, is told by what is in it.

exit status: 0 done, 1 findings (check only), 2 it could not be done, 130 interrupted
"""

OUTLINE = """\
usage: clausewright outline FILE [--json] [--notes]

Lists the clauses of a document, a line for each: level, base label, proposed label, state (kept, changed, inserted,
deleted or moved) and text, with deleted words as [-...-] and inserted ones as {+...+}.

options:
  --json     a JSON list of {id, kind, level, base_label, label, state, base_text, text} instead; text is the
             proposed text
  --notes    tell on standard error all that was guessed or repaired in reading
"""

CHECK = """\
usage: clausewright check FILE... [--format text|json|sarif] [--notes]

Finds what is wrong with documents: symbols that contradict the edits, references to deleted clauses, citations that
are unknown or outdated, punctuation of lists, spelling, and more.

options:
  --format   text: a line for each finding (the default); json: a list of {file, rule, severity, clause, label, start,
             end, text, message, fixes}; sarif: SARIF 2.1.0 for code review tools
  --notes    tell on standard error all that was guessed or repaired in reading

exit status: 0 nothing found, 1 findings, 2 a file could not be read (the others are checked all the same)
"""

CONVERT = """\
usage: clausewright convert IN OUT [--view marked|proposed|base] [--notes]

Writes a document in the format that the ending of OUT names: .clause, .docx, .pdf or .txt.

options:
  --view     marked: with all changes marked (the default); proposed: as it would read with all changes adopted;
             base: as it reads before them
  --notes    tell on standard error all that was guessed or repaired in reading

OUT is written beside its place and moved there only when it is whole. IN is never written to.
"""

HELP = {"": GENERAL, "outline": OUTLINE, "check": CHECK, "convert": CONVERT}
"""The help of each command; that of the program under the empty name."""
