"""What the user can do, as functions from a snapshot to a transaction or to the reason why not.

Menus, keys, the palette and the tests use the same functions. Nothing here knows of widgets.
"""
