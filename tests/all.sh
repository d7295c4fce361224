#!/bin/sh
# Everything that has to pass, quickest first: `make test` runs it with .venv/bin in front of PATH.
#
# `tests/all.sh check` stops before the tests. Where the system lacks PostgreSQL or Chromium and
# they can't be installed, the rest runs and the last line names what didn't; in CI that is a failure.
set -eu
cd "$(dirname "$0")/.."
left_out=""

say() { printf '\n== %s\n' "$*"; }

# Run a command where the system has what it needs; otherwise remember what was left out.
where_there_is() {
    need=$1
    shift
    if requirements/system.sh has "$need"; then
        "$@"
    else
        left_out="$left_out $need"
    fi
}

say Style
ruff check --quiet .
ruff format --check --quiet .
say Types
mypy
say Imports
lint-imports
[ "${1:-all}" = all ] || exit 0

say System
requirements/system.sh
say Migrations
django-admin makemigrations --check --dry-run --settings pacenotes.site.settings
say Tests on SQLite
pytest -n auto --ignore tests/browser
say Tests on PostgreSQL
where_there_is postgres python -m tests.postgres -- pytest -n auto tests/rooms tests/doors
say Tests in Chromium
where_there_is browser pytest -n auto tests/browser

[ -z "$left_out" ] || printf '\nNot run here, for want of it:%s\n' "$left_out"
