"""Sets up whatever is missing, then runs or tests the editor: python3 packaging/bootstrap.py run.

This file stays readable to old interpreters, so that they can be told what is wanted of them.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - here an older one is met and told
    sys.exit("Clausewright needs Python 3.11 or later; this is {}.{}.".format(*sys.version_info[:2]))

from provision.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
