"""population-scan --engine spark where what Spark needs is not there: one sentence, and nothing is begun."""

import argparse
import sys
from importlib.machinery import ModuleSpec
from importlib.util import find_spec

import pytest

from seen.config.commands import population_scan
from seen.config.commands.dispatch import main
from seen.integrations.population import engines

REFUSED = {
    "no Spark": "script/seen population-scan --engine spark, which installs locks/scale.txt",
    "no Java": "Spark needs Java 17 or newer, and none is found here",
}


@pytest.fixture
def here(monkeypatch, tmp_path):
    """Say which Java answers, and that PySpark is there or not, whatever this machine has."""

    def say(*, spark=True, java=None):
        found = ModuleSpec("pyspark", None) if spark else None
        monkeypatch.setattr(engines, "find_spec", {"pyspark": found}.__getitem__)
        (tmp_path / "bin").mkdir()
        if java is not None:
            program = tmp_path / "bin" / "java"
            program.write_text(f"#!/bin/sh\necho '{java}' >&2\n")
            program.chmod(0o700)
        monkeypatch.setenv("JAVA_HOME", str(tmp_path))
        return tmp_path

    return say


@pytest.mark.parametrize(
    ("spark", "java", "refused"),
    [
        (False, 'openjdk version "17.0.15" 2025-04-15', "no Spark"),
        (True, None, "no Java"),
        (True, 'openjdk version "16.0.2" 2021-07-20', "no Java"),
        (True, 'java version "1.8.0_402"', "no Java"),
        (True, "not a Java at all", "no Java"),
    ],
)
def test_what_spark_needs_and_is_not_there_is_said(here, capsys, tmp_path, spark, java, refused):
    here(spark=spark, java=java)
    (tmp_path / "simulated.json").write_text('{"simulated": true}')
    assert main(["population-scan", str(tmp_path), "--as-of", "2028-07-01", "--engine", "spark"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, REFUSED[refused] in printed.err, printed.err.count("\n")) == ("", True, 1)
    assert not (tmp_path / "scan-store").exists()


@pytest.mark.parametrize(
    "java",
    [
        'openjdk version "17" 2021-09-14',
        'openjdk version "17-ea" 2021-09-14',
        'openjdk version "21.0.4" 2024-07-16',
        'Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "17.0.15" 2025-04-15',
    ],
)
def test_with_both_the_engine_is_there(here, monkeypatch, java):
    here(java=java)
    scan = object()
    monkeypatch.setitem(sys.modules, "seen.integrations.population.on_spark", type("Module", (), {"scan": scan}))
    assert engines.engine("spark") is scan


def test_without_java_home_the_java_of_the_path_counts(here, monkeypatch):
    java = here(java='openjdk version "21" 2023-09-19')
    monkeypatch.delenv("JAVA_HOME")
    monkeypatch.setenv("PATH", str(java / "bin"))
    monkeypatch.setitem(sys.modules, "seen.integrations.population.on_spark", type("Module", (), {"scan": engines}))
    assert engines.engine("spark") is engines


def test_every_engine_that_the_command_offers_is_there():
    parser = argparse.ArgumentParser()
    population_scan.add_arguments(parser)
    (offered,) = (action.choices for action in parser._actions if action.dest == "engine")
    assert all(find_spec(f"seen.integrations.population.on_{name}") for name in offered)
