"""The parts of a written Word document. Nothing here reads a foreign file or knows python-docx.

Marks follow one law, in `strips`; everything else only spells out what that module decided.
"""
