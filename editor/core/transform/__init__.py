"""Changes as values: steps, what they map positions to, and transforms made of them.

A step applies, inverts, maps and serializes itself, and fails rather than guesses. What an edit should do is decided
above, in `editor.core.tracking` and `editor.core.commands`.
"""
