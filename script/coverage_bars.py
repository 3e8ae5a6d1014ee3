"""Reads coverage.json and fails where branch coverage is under its bar: 100 % where judgement and writing are."""

import json
import sys
from collections import defaultdict
from pathlib import Path

WHOLE = ("seen/core/", "seen/kit/actions/", "seen/kit/audit/chain", "seen/kit/access/")
REST = 90.0
OUTSIDE = (
    "seen/integrations/population/on_spark.py",  # script/test --scale, where Spark is installed
    "seen/rehearsal/",
    "seen/config/commands/",
    "/migrations/",
    "seen/config/wsgi.py",
    "seen/knowledge/",
)


def bar(path: str) -> float | None:
    """Return the bar of a file in percent, None where it is measured elsewhere (commands and rehearsal run whole)."""
    if any(part in path for part in OUTSIDE):
        return None
    return 100.0 if path.startswith(WHOLE) or "/actions" in path else REST


def main(report: Path) -> int:
    """Print each place under its bar. Files at 100 are held one by one, the rest app by app."""
    files = json.loads(report.read_text())["files"]
    together: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    short = []
    for path, measured in sorted(files.items()):
        wanted = bar(path)
        if wanted is None:
            continue
        summary = measured["summary"]
        done = summary["covered_lines"] + summary["covered_branches"]
        whole = summary["num_statements"] + summary["num_branches"]
        if wanted == 100.0 and done < whole:
            short.append(f"{path}: {done}/{whole}, lines {measured['missing_lines']}, {measured['missing_branches']}")
        place = "/".join(path.split("/")[:3])
        together[place] = [together[place][0] + done, together[place][1] + whole]
    for place, (done, whole) in sorted(together.items()):
        if whole and 100 * done / whole < REST:
            short.append(f"{place}: {100 * done / whole:.1f} % of lines and branches, the bar is {REST:.0f} %")
    print("\n".join(short) or "coverage: every bar holds")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
