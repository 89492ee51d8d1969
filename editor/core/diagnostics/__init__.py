"""Findings: what is wrong with a document, found by rules that are pure functions of the proposed text.

Nothing here reads a file or a clock: the register, the dictionary and the words known besides it are handed in as a
`Context`. Nothing here changes a document either: a fix is data, and `fixing` turns it into ordinary tracked edits.
"""
