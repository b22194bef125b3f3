#!/usr/bin/env bash
# Install the Debian/Ubuntu packages named in the given lists, if any of them is missing.
#
#   debian.sh LIST...     LIST is `run`, `test` or `prove` (packages-LIST.txt beside this script)
#                         or `+NAME` for a single package
#
# Says what it does, and does nothing (in some 30 ms) when everything is there.
# On a system without apt it does nothing; the README names what is needed there.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    exit 0
fi

wanted=()
for list in "$@"; do
    case $list in
        +*) wanted+=("${list#+}") ;;
        *)
            while read -r line; do
                line=${line%%#*}
                line=${line// /}
                [ -z "$line" ] || wanted+=("$line")
            done <"$here/packages-$list.txt"
            ;;
    esac
done

declare -A is_installed=()
while read -r status name; do
    [ "$status" = installed ] && is_installed[${name%%:*}]=yes
done < <(dpkg-query --show --showformat='${db:Status-Status} ${binary:Package}\n')

missing=()
for choice in "${wanted[@]}"; do
    found=no
    for name in ${choice//|/ }; do
        [ -z "${is_installed[$name]:-}" ] || found=yes
    done
    [ $found = yes ] || missing+=("$choice")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing: ${missing[*]}" >&2
        echo "Install them as root (there is no sudo here), then run this again." >&2
        exit 1
    fi
    as_root=(sudo)
fi

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
        -o Acquire::Retries=3 -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 "$@"
}

echo "Installing with apt${as_root[0]:+ (asking sudo)}: ${missing[*]//|/ or }"
apt update || echo "apt could not refresh every package list; going on with those it has." >&2

chosen=()
for choice in "${missing[@]}"; do
    pick=${choice##*|}
    for name in ${choice//|/ }; do
        if [ -n "$(apt-cache show --no-all-versions "$name" 2>/dev/null)" ]; then
            pick=$name
            break
        fi
    done
    chosen+=("$pick")
done

for wait_s in 5 20 0; do
    if apt install --no-install-recommends "${chosen[@]}" >/dev/null; then
        echo "Installed ${#chosen[@]} packages."
        exit 0
    fi
    [ "$wait_s" -eq 0 ] && break
    echo "apt did not succeed; trying again in $wait_s s." >&2
    sleep "$wait_s"
    apt update || true
done
echo "apt could not install: ${chosen[*]}" >&2
exit 1
