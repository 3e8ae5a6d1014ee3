"""Keys that live outside the database: read from the environment, else from a file only its owner can read."""

import os
import secrets
from pathlib import Path


def key(name: str, *, home: Path) -> str:
    """Return the key `name`: SEEN_<NAME>_KEY, else the file `<home>/keys/<name>`, made on first use.

    The file is made whole before it gets its name, so that two processes starting at once agree on one key.
    """
    given = os.environ.get(f"SEEN_{name.upper()}_KEY")
    if given:
        return given
    path = home / "keys" / name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = path.with_name(f"{name}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()
