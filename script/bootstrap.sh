# Sourced by script/server, script/test and script/seen: finds Python, makes .venv, installs what the lock says.
# A bare machine needs Python 3.11 to 3.13, pip or venv, and (for the tests) apt. Nothing is fetched from anywhere else.
set -eu
SEEN_ROOT=$(cd "$(dirname "$0")/.." && pwd)
cd "$SEEN_ROOT"
VENV="$SEEN_ROOT/.venv"
UV_VERSION=0.13.9
export UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1 UV_SYSTEM_CERTS=1 # trust what this machine trusts, as pip does
export UV_CACHE_DIR="${UV_CACHE_DIR:-${HOME:-/tmp}/.cache/uv}"
export PYTHONDONTWRITEBYTECODE="${PYTHONDONTWRITEBYTECODE-}"

stop() { printf '%s\n' "$*" >&2; exit 2; }

find_python() {
  for name in "${SEEN_PYTHON:-}" python3.11 python3.12 python3.13 python3; do
    [ -n "$name" ] && command -v "$name" >/dev/null 2>&1 || continue
    "$name" -c 'import sys; sys.exit(not ((3, 11) <= sys.version_info[:2] < (3, 14)))' 2>/dev/null || continue
    command -v "$name"; return 0
  done
  stop "Seen needs Python 3.11, 3.12 or 3.13. On Debian 12: apt-get install python3.11."
}

# Debian's own Python may lack ensurepip (package python3-venv) and refuses to install into the system.
# pip can install into a virtual environment that has no pip of its own, which needs neither.
make_venv() {
  py=$(find_python)
  if "$py" -c 'import ensurepip' 2>/dev/null && "$py" -m venv "$VENV" 2>/dev/null; then
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
  elif "$py" -m venv --without-pip "$VENV" 2>/dev/null && "$py" -m pip --version >/dev/null 2>&1; then
    "$py" -m pip --python "$VENV/bin/python" install --quiet --disable-pip-version-check "uv==$UV_VERSION"
  else
    rm -rf "$VENV"
    stop "Python here has neither venv nor pip. Install one package and run this again: apt-get install python3-venv."
  fi
}

# install LOCK: bring .venv to exactly what the lock says, when the lock has changed since last time.
install() {
  [ -x "$VENV/bin/uv" ] || { rm -rf "$VENV"; make_venv; }
  stamp="$VENV/.installed-$(basename "$1")"
  wanted=$(sha256sum "$1" | cut -d' ' -f1)
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return 0
  "$VENV/bin/uv" pip install --quiet --python "$VENV/bin/python" --require-hashes -r "$1"
  printf '%s' "$wanted" >"$stamp"
}

export DJANGO_SETTINGS_MODULE="${DJANGO_SETTINGS_MODULE:-seen.config.settings}"
export PYTHONPATH="$SEEN_ROOT"

# Prints the Debian packages, of those that lay PDFs out, which this machine lacks.
missing_for_pdf() {
  ldconfig -p | grep -q libpangoft2-1.0 || printf ' libpango-1.0-0 libpangoft2-1.0-0'
  ldconfig -p | grep -q libharfbuzz-subset || printf ' libharfbuzz-subset0'
  fc-list 2>/dev/null | grep -qi liberation || printf ' fonts-liberation'
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# apt_install LOG PACKAGE...: what it says goes to LOG.
apt_install() {
  local log=$1; shift
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >"$log" 2>&1
}
