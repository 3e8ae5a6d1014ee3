"""What the collector is told to leave alone goes all the same when a process ends: no library calls it a leak."""

import subprocess
import sys

END = "import duckdb; from seen.kit.database.many import spare_what_is_loaded; spare_what_is_loaded()"


def test_a_process_that_spares_what_is_loaded_ends_without_a_word():
    ended = subprocess.run([sys.executable, "-c", END], capture_output=True, text=True, check=True)
    assert ended.stderr == ""
