"""Signs laid over the words of the page that are no part of the document: problems, and words that were looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from editor.core.diagnostics.diagnostic import Diagnostic, Severity
from editor.core.model.ids import ClauseId
from editor.ui.canvas.block_look import Badge, BadgeKind
from editor.ui.canvas.marks import Ground, Wave
from editor.ui.canvas.page_block import Fragment


@dataclass(frozen=True, slots=True)
class Overlay:
    """A wave under, or a ground behind, a stretch of a clause in model offsets."""

    clause: ClauseId
    start: int
    end: int
    wave: Wave = Wave.NONE
    ground: Ground = Ground.NONE


Overlays = dict[ClauseId, tuple[Overlay, ...]]

_WAVES = {Severity.ERROR: Wave.ERROR, Severity.WARNING: Wave.WARNING, Severity.HINT: Wave.HINT}
_BADGES = {Severity.ERROR: BadgeKind.ERROR, Severity.WARNING: BadgeKind.WARNING, Severity.HINT: BadgeKind.HINT}


def of_findings(findings: Iterable[Diagnostic]) -> tuple[Overlays, dict[ClauseId, tuple[Badge, ...]]]:
    """The waves and badges of the findings in the user's own text."""
    waves: dict[ClauseId, list[Overlay]] = {}
    counts: dict[ClauseId, Counter[Severity]] = {}
    for finding in findings:
        if finding.inherited:
            continue
        span = finding.span
        counts.setdefault(span.clause, Counter())[finding.severity] += 1
        if span.end > span.start:
            overlay = Overlay(span.clause, span.start, span.end, _WAVES[finding.severity])
            waves.setdefault(span.clause, []).append(overlay)
    badges = {
        identity: tuple(Badge(_BADGES[severity], count[severity]) for severity in Severity if count[severity])
        for identity, count in counts.items()
    }
    return {identity: tuple(row) for identity, row in waves.items()}, badges


def merged(one: Overlays, two: Overlays) -> Overlays:
    """Two sets of overlays as one."""
    if not two:
        return one
    return {identity: one.get(identity, ()) + two.get(identity, ()) for identity in {*one, *two}}


def overlaid(fragments: Sequence[Fragment], overlays: Sequence[Overlay]) -> tuple[Fragment, ...]:
    """Fragments cut where overlays begin and end, with their waves and grounds."""
    found = list(fragments)
    for overlay in overlays:
        found = [piece for fragment in found for piece in _laid(fragment, overlay)]
    return tuple(found)


def _laid(fragment: Fragment, overlay: Overlay) -> tuple[Fragment, ...]:
    start, end = fragment.start, fragment.start + fragment.width
    if fragment.clause != overlay.clause or end <= overlay.start or start >= overlay.end:
        return (fragment,)
    mark = fragment.mark
    if fragment.mark.strike:
        return (fragment,)
    wave = overlay.wave if overlay.wave and (not mark.wave or overlay.wave < mark.wave) else mark.wave
    mark = replace(mark, wave=wave, ground=overlay.ground or mark.ground)
    if fragment.is_object:
        return (replace(fragment, mark=mark),)
    low, high = max(overlay.start - start, 0), min(overlay.end - start, fragment.width)
    pieces = (
        replace(fragment, text=fragment.text[:low], width=low),
        replace(fragment, text=fragment.text[low:high], mark=mark, start=start + low, width=high - low),
        replace(fragment, text=fragment.text[high:], start=start + high, width=fragment.width - high),
    )
    return tuple(piece for piece in pieces if piece.text)
