#!/bin/sh
# Renew the locks: every version and hash, for each Python and system that is supported.
#
# The test lock is made first and bounds the others, so that a package has one version a Python
# in all three. Python 3.11 gets Django 5.2 LTS, newer ones the newest Django of the range.
set -eu
cd "$(dirname "$0")/.."

if ! command -v uv >/dev/null 2>&1; then
    echo "make lock needs uv: pip install uv" >&2
    exit 1
fi

lock() {
    name=$1
    shift
    uv pip compile pyproject.toml "$@" --quiet --universal --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-emit-find-links \
        --custom-compile-command "make lock" --output-file "requirements/$name.txt"
}

lock test --upgrade --group build --group test
lock run --upgrade --constraint requirements/test.txt
uv pip compile --group pyproject.toml:build --upgrade --quiet --universal --python-version 3.11 \
    --generate-hashes --no-emit-index-url --no-emit-find-links \
    --constraint requirements/test.txt \
    --custom-compile-command "make lock" --output-file requirements/build.txt
