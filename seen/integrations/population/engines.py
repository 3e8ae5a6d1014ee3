"""Finds the engine of a scan by its name, and says what is missing where it cannot run here."""

import os
import re
import shutil
import subprocess
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from seen.core.refusals import Refusal
from seen.integrations.population.scanning import Engine

JAVA = 17
"""The first Java that Spark 4 runs on."""


def engine(name: str) -> Engine:
    """Return the engine `duckdb` or `spark`. Refuses one that needs what is not installed here."""
    if name == "spark":
        _refuse_without_spark()
    found: Engine = import_module(f"seen.integrations.population.on_{name}").scan
    return found


def _refuse_without_spark() -> None:
    if find_spec("pyspark") is None:
        raise Refusal(
            "Spark is not installed here: start the scan as script/seen population-scan --engine spark, which installs "
            "locks/scale.txt."
        )
    if _java() < JAVA:
        raise Refusal(
            f"Spark needs Java {JAVA} or newer, and none is found here: install it (on Debian, apt-get install "
            "default-jre-headless) or say with JAVA_HOME where it is."
        )


def _java() -> int:
    """Return the version of the Java that Spark would start, 0 where there is none."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    if not java:
        return 0
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)  # noqa: S603 - found by name
    version = re.search(r'version "(\d+)', told.stderr)
    return int(version[1]) if version else 0
