"""Copies of the chain's head outside the database, so that a tail cut off is found."""

import json
import os
import threading
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction

EVERY = 60.0  # seconds: architecture, Action
_lock = threading.Lock()
_last: float = 0.0


def copy_after_commit(seq: int, mac: str, at: datetime) -> None:
    """Copy the head once it is stored, unless this process copied one within the last minute."""
    transaction.on_commit(lambda: _copy_if_due(seq, mac, at))


def copy(seq: int, mac: str, at: datetime) -> None:
    """Append one head to the file and make sure that it is on the disk."""
    settings.AUDIT_HEADS.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps({"seq": seq, "mac": mac, "at": at.isoformat()}) + "\n"
    with _lock, settings.AUDIT_HEADS.open("a") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def copied() -> Iterator[tuple[int, str]]:
    """Yield the heads that were copied, oldest first. A last line that a crash cut short is passed over."""
    if not settings.AUDIT_HEADS.exists():
        return
    for line in settings.AUDIT_HEADS.read_text().splitlines():
        try:
            kept = json.loads(line)
        except ValueError:
            continue
        yield kept["seq"], kept["mac"]


def _copy_if_due(seq: int, mac: str, at: datetime) -> None:
    global _last
    if at.timestamp() - _last >= EVERY:
        _last = at.timestamp()
        copy(seq, mac, at)
