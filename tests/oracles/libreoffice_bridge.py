"""The end of the bridge that lives in the system's Python, beside LibreOffice: loads, settles changes, stores.

Run by `libreoffice.py`; needs the module `uno` (package python3-uno), which a virtual environment does not have. Takes
a request a line on standard input, ``{"source", "target", "changes", "filter"}`` in JSON, and answers a line each:
``{"error": ""}``.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

_SETTLE = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def connected(pipe: str, seconds: float) -> object:
    """The component context of the office that listens on a pipe, waited for while it starts."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + seconds
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def option(name: str, value: object) -> object:
    """A named argument of the office."""
    found = PropertyValue()
    found.Name, found.Value = name, value
    return found


def serve(context: object, request: dict[str, str]) -> str:
    """Does one request; the answer is empty, or says why not."""
    manager = context.ServiceManager  # type: ignore[attr-defined]
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    source = Path(request["source"]).resolve().as_uri()
    document = desktop.loadComponentFromURL(source, "_blank", 0, (option("Hidden", True),))
    if document is None:
        return "LibreOffice does not open the file"
    try:
        command = _SETTLE.get(request["changes"])
        if command:
            dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            dispatcher.executeDispatch(document.getCurrentController().getFrame(), command, "", 0, ())
        target = Path(request["target"]).resolve().as_uri()
        document.storeToURL(target, (option("FilterName", request["filter"]),))
    finally:
        document.close(True)
    return ""


def main() -> None:
    """Answers requests until the input ends."""
    context = connected(sys.argv[1], float(sys.argv[2]))
    print(json.dumps({"error": ""}), flush=True)
    for line in sys.stdin:
        try:
            error = serve(context, json.loads(line))
        except Exception as fault:  # noqa: BLE001 - whatever the office throws is the answer
            error = f"{type(fault).__name__}: {fault}"
        print(json.dumps({"error": error}), flush=True)


if __name__ == "__main__":
    main()
