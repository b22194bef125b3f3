"""A real browser without a window, which opens one page served from here."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.desktop_rig.programs import find

_KINDS = {".html": "text/html; charset=utf-8", ".js": "text/javascript"}
_PATIENCE_S = 120


def import_map(modules: Path, *names: str) -> str:
    """
    Tell a browser where the packages of a `node_modules` folder lie, those inside others included.

    Args:
        names: Packages that are imported by their name alone.
    """
    imports: dict[str, str] = {}
    scopes: dict[str, dict[str, str]] = {}
    for about in modules.rglob("package.json"):
        scope, _, name = f"/{about.parent.relative_to(modules)}".rpartition("/node_modules/")
        if scope:
            inside = f"/node_modules{scope}/"
            scopes.setdefault(inside, {})[f"{name}/"] = f"{inside}node_modules/{name}/"
        else:
            name = name.removeprefix("/")
            imports[f"{name}/"] = f"/node_modules/{name}/"
    for name in names:
        main = json.loads((modules / name / "package.json").read_text(encoding="utf-8"))["main"]
        imports[name] = f"/node_modules/{name}/{main.removeprefix('./')}"
    return json.dumps({"imports": imports, "scopes": scopes})


@contextlib.contextmanager
def served(pages: Mapping[str, bytes], modules: Path) -> Iterator[str]:
    """
    Serve pages by their paths, and a `node_modules` folder; their address.

    What is asked for as /held is answered once /done was asked for: a page that holds it as a
    picture has not loaded before it says so.
    """
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/done":
                done.set()
            if self.path == "/held":
                done.wait(_PATIENCE_S / 2)
            found = pages.get(self.path)
            if found is None and self.path.startswith("/node_modules/"):
                file = modules / self.path.removeprefix("/node_modules/")
                found = file.read_bytes() if file.is_file() else None
            self.send_response(404 if found is None else 200)
            kind = _KINDS.get(Path(self.path).suffix, "application/octet-stream")
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(found or b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        done.set()
        server.shutdown()
        server.server_close()
        thread.join()


def title_of(address: str, home: Path) -> str:
    """Open a page, wait until it has loaded, and tell its title."""
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    still = ["--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={home}"]
    done = subprocess.run(
        [find("chromium-headless-shell"), *root, *still, "--dump-dom", address],
        capture_output=True,
        text=True,
        timeout=_PATIENCE_S,
        check=True,
        env={"PATH": os.environ["PATH"], "HOME": str(home)},
    )
    found = re.search(r"<title>(.*?)</title>", done.stdout)
    assert found is not None, done.stderr
    return found[1]
