"""Citations of other texts: found in plain words, looked up in the register, and judged as of a date.

Nothing here knows of clauses, marks or severities: texts are strings, offsets count their characters, and what comes
out is data for the rules, the panels and the composer. Nothing is read from disk; tables are handed in as text.
"""
