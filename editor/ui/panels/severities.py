"""How severities look everywhere in the chrome: a shape and a token of colour, never the colour alone."""

from __future__ import annotations

from editor.core.diagnostics.diagnostic import Severity

SEVERITY_ICONS = {
    Severity.ERROR: ("circle-x", "error"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.HINT: ("lightbulb", "hint"),
}
