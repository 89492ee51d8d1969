"""Tracked changes: an intended edit becomes steps that mark base text and never take it away.

There is no switch that turns this off. Own text (a new instrument, the cover, reasons) and what the same author
inserted are written and taken away directly.
"""
