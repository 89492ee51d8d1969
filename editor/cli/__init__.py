"""The command line: what is asked for, done without a window, and told in one line where it cannot be.

Nothing here imports Qt, a format or a dictionary before a command needs it; a conversion starts in little more time
than Python itself.
"""
