"""The mark that tells invented files from live ones: the simulator leaves it beside them, and a scan looks for it."""

import json
from pathlib import Path

MARK = "simulated.json"


def mark_simulated(folder: Path, *, seed: int, children: int) -> None:
    """Say beside the files of a folder that nobody in them lives."""
    told = json.dumps({"simulated": True, "seed": seed, "children": children})
    (folder / MARK).write_text(told + "\n", encoding="utf-8")


def is_simulated(folder: Path) -> bool:
    """Return whether the simulator made the files of a folder."""
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(mark, dict) and mark.get("simulated") is True
