"""How much the property tests try: the same examples each time, few by default, more on request.

`CLAUSEWRIGHT_EXAMPLES=500` asks for as many for each law that does not say its own number.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile(
    "house",
    max_examples=int(os.environ.get("CLAUSEWRIGHT_EXAMPLES", "20")),
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("house")
