"""Sends strange dates, files and forms: nothing breaks, nothing is lost, nothing is stored that nobody wrote."""

import logging
import time
from itertools import islice
from typing import Any

from django.utils import timezone

from seen.rehearsal.installation import Installation
from seen.rehearsal.soak.answers import Forms
from seen.rehearsal.soak.dates import wrong_with_dates
from seen.rehearsal.soak.files import wrong_with_files


def soak(*, times: int, seed: int, installation: Installation) -> dict[str, Any]:
    """Send so many of each. Returns counts and the first things that were wrong; `holds` where nothing was."""
    logging.getLogger("django.request").setLevel(logging.CRITICAL)  # refusals are what this asks for
    start, today = time.monotonic(), timezone.localdate()
    forms = Forms(seed)
    wrong = {
        "dates": list(islice(wrong_with_dates(times, seed=seed, today=today), 20)),
        "files": list(islice(wrong_with_files(times, seed=seed, today=today), 20)),
        "forms": list(islice(forms.wrong(times), 20)),
    }
    return {
        "times": times,
        "of each": list(wrong),
        "forms": dict(sorted(forms.sent.items())),
        "answers": dict(sorted(forms.answers.items())),
        "wrong": wrong,
        "seconds": round(time.monotonic() - start, 1),
        "holds": not any(wrong.values()),
    }
