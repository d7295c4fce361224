#!/bin/sh
# Install what the tests need of the system (PostgreSQL, Chromium, fonts, a library), or say what is missing.
#
# `requirements/system.sh has postgres` only asks. What can't be installed is named with its remedy;
# with CI=true that is a failure.
set -eu

has() {
    case $1 in
        make) command -v make ;;
        venv) command -v uv || python3 -c 'import ensurepip, venv' ;;
        postgres) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb ;;
        quick_chromium) command -v chromium-headless-shell ;; # the same, built without windows
        chromium) command -v chromium || has quick_chromium ;;
        libatomic) find -L /lib /usr/lib /usr/lib64 -maxdepth 2 -name libatomic.so.1 2>/dev/null | grep . ;;
        browser) has chromium && has libatomic ;;
        fonts) ls /usr/share/fonts/truetype/*/*.ttf ;;
        *) false ;;
    esac >/dev/null 2>&1
}

list_missing() {
    missing=""
    has make || missing="$missing make"
    has venv || missing="$missing python3-venv"
    has postgres || missing="$missing postgresql"
    has chromium || missing="$missing chromium"
    has libatomic || missing="$missing libatomic1" # Playwright's driver is linked against it
    has fonts || missing="$missing fonts-dejavu-core"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

if [ "${1:-}" = has ]; then
    has "$2"
    exit
fi

install() {
    # shellcheck disable=SC2068  # a list of names
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $@ >/dev/null
}

list_missing
if { [ -n "$missing" ] || ! has quick_chromium; } \
    && command -v apt-get >/dev/null 2>&1 && as_root true 2>/dev/null; then
    echo "Installing$missing"
    as_root apt-get update -qq || true  # another source of the system may be away
    has quick_chromium || install chromium-headless-shell 2>/dev/null || true # or the whole one
    list_missing
    # shellcheck disable=SC2086  # a list of names
    [ -z "$missing" ] || install $missing
    list_missing
fi
[ -n "$missing" ] || exit 0
echo "Missing on this system:$missing" >&2
echo "Remedy: apt install$missing   (as root)" >&2
[ "${CI:-}" != true ]
