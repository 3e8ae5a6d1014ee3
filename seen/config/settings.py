"""Settings, from the environment where an installation differs."""

SECRET_KEY = "not-yet"  # noqa: S105
USE_TZ = True
INSTALLED_APPS: list[str] = []
DATABASES: dict[str, dict[str, str]] = {}
