"""The running session: the one current snapshot, and the work done around it. No Qt, no disk of its own.

What it needs of the world (files, clock, ids, readers, writers, dictionaries) is handed in by `editor.app`.
"""
