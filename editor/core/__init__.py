"""The functional core: values and functions over the standard library.

Nothing here knows of Qt, of files, of lxml or of the clock. A document is an immutable value; a change is a value; what
is on the screen is computed from both.
"""
