"""What turns a checkout into a program that runs: system packages, the environment, and the three commands.

Only the standard library is imported, and nothing of `editor`: this runs before either Qt or lxml is there. Nothing
is written outside `.venv`, except by the system's own package manager and into the folder of the demonstration.
"""
