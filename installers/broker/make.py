"""
Put the broker into one file: `python3 installers/broker/make.py dist/tracksync-broker.pyz`.

It runs on any Python from 3.11 on with `cryptography` beside it, and holds nothing of the desktop.
"""

import shutil
import sys
import tempfile
import zipapp
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MAIN = "import sys\n\nfrom tracksync.broker.main import main\n\nsys.exit(main())\n"


def make(target: Path) -> None:
    """Write the file."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "tracksync"
        shutil.copytree(
            ROOT / "tracksync/broker",
            folder / "broker",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        shutil.copy(ROOT / "tracksync/__init__.py", folder)
        (Path(made) / "__main__.py").write_text(MAIN, encoding="utf-8")
        zipapp.create_archive(made, target, interpreter="/usr/bin/env python3", compressed=True)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
    print(f"Wrote {sys.argv[1]}")
