#!/bin/sh
# Make .venv and install a lock and the project into it: `requirements/install.sh run` or `… test`.
set -eu
cd "$(dirname "$0")/.."
lock=$1

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# The first Python that is new enough; without uv it has to bring venv along too.
find_python() {
    python="" without_venv=""
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        is_new_enough "$candidate" || continue
        if [ -n "$uv" ] || can_make_venv "$candidate"; then
            python=$candidate
            return
        fi
        without_venv=${without_venv:-$candidate}
    done
}

say_what_is_missing() {
    if [ -n "$without_venv" ]; then
        echo "$without_venv can't make a virtual environment: its venv part is missing." >&2
        echo "Remedy: apt install python3-venv   (as root), then the same command again." >&2
    else
        found=$(python3 --version 2>/dev/null || echo "no python3")
        echo "Pacenotes needs Python 3.11 or newer; found: $found." >&2
        echo "Remedy: apt install python3 python3-venv   (as root, Debian 12 or newer)," >&2
        echo "or name one: make run PYTHON=/path/to/python3.12" >&2
    fi
    exit 1
}

is_usable() {
    [ -x .venv/bin/python ] && is_new_enough .venv/bin/python &&
        { [ -n "$uv" ] || .venv/bin/python -m pip --version >/dev/null 2>&1; }
}

make_venv() {
    find_python
    [ -n "$python" ] || say_what_is_missing
    echo "Making .venv with $("$python" --version)"
    if [ -n "$uv" ]; then
        uv venv --quiet --clear --python "$(command -v "$python")" .venv
    else
        "$python" -m venv --clear .venv
    fi
}

install() {
    if [ -n "$uv" ]; then
        uv pip install --quiet --compile-bytecode --python .venv/bin/python "$@"
    else
        .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
    fi
}

uv=$(command -v uv || true)
is_usable || make_venv
echo "Installing what requirements/$lock.txt locks"
# The locks are whole, so nothing is resolved: pip would ask for the newest of what an extra names.
install --no-deps --require-hashes -r "requirements/$lock.txt" -r requirements/build.txt
install --no-deps --no-build-isolation --editable .
touch .venv/installed-run ".venv/installed-$lock"
