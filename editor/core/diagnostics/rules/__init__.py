"""The rules, one module each, named after the fault. The docstring of a module is the help page of its rule."""
