#!/usr/bin/env bash
# Write uv.lock and the pinned uv anew, from the public index and nothing else: a machine's own
# mirrors, wheel folders and extra indexes must not get into the lock.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."

uv() {
    env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u PIP_INDEX_URL -u UV_INDEX -u UV_EXTRA_INDEX_URL \
        -u UV_FIND_LINKS UV_NO_CONFIG=1 UV_DEFAULT_INDEX=https://pypi.org/simple \
        "$PWD/.venv/bin/uv" --quiet "$@"
}

uv lock --python .venv/bin/python "$@"
{
    echo "# uv, which reads uv.lock; written by \`make lock\`."
    echo uv | uv pip compile --generate-hashes --no-header --no-annotate \
        --universal --python-version 3.11 -
} >"$here/uv.txt.new"
mv "$here/uv.txt.new" "$here/uv.txt"
