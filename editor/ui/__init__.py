"""The window: shows snapshots and turns what the user does into commands. With `editor.paper`, all that knows Qt.

No widget holds a truth of its own: each is told of (old, new) and shows what differs.
"""
