#!/usr/bin/env bash
# Try `make run` or `make test` in a Debian root made for it, with nothing but git, make and Python.
#
#   clean-root.sh run|test|ci [FOLDER]
#
# What is tried is the last commit of this checkout, cloned into the root. `run` is tried by an
# ordinary user who may use sudo and has no display, `test` and `ci` (.ci/run) by root. FOLDER
# (default: a new one under /var/tmp) is removed at the end unless KEEP=yes. The exit status is
# that of the command; its output is what is shown.
#
#   SUITE=bookworm      the Debian release
#   MIRROR=URL          where debootstrap takes it from
#   SEED=FOLDER         files copied over the root first: what this network needs to reach the
#                       registries (apt, pip and npm settings, certificates)
#   PASS="NAME ..."     variables of this environment the command may see
set -euo pipefail

what=${1:?run, test or ci}
case $what in
    run | test | ci) ;;
    *) echo "clean-root.sh: $what is neither run, test nor ci" >&2 && exit 2 ;;
esac
if [ "$(id -u)" -ne 0 ] || ! command -v debootstrap >/dev/null; then
    echo "clean-root.sh needs root and debootstrap." >&2
    exit 2
fi
checkout=$(cd "$(dirname "$0")/../.." && pwd)
folder=${2:-$(mktemp -d /var/tmp/tracksync-clean-root.XXXXXX)}
root=$folder/root

mounted=()
leave() {
    for ((i = ${#mounted[@]} - 1; i >= 0; i--)); do
        umount --lazy "${mounted[$i]}" || true
    done
    # Only ever remove a root nothing of this machine is mounted in.
    if [ "${KEEP:-no}" != yes ] && ! grep -q " $root/" /proc/mounts; then
        rm -rf --one-file-system "$folder"
    fi
}
trap leave EXIT

mkdir -p "$root"
packages=ca-certificates,git,make,python3
[ "$what" != run ] || packages+=,sudo
debootstrap --variant=minbase --include="$packages" \
    "${SUITE:-bookworm}" "$root" "${MIRROR:-http://deb.debian.org/debian}" >"$folder/debootstrap.log"
cp /etc/resolv.conf "$root/etc/resolv.conf"
echo "127.0.0.1 localhost $(hostname)" >"$root/etc/hosts"
if [ -n "${SEED:-}" ]; then
    cp -r "$SEED/." "$root/"
    chroot "$root" update-ca-certificates >/dev/null 2>&1
fi

mount -t proc proc "$root/proc" && mounted+=("$root/proc")
for part in /dev /sys; do
    mount --rbind "$part" "$root$part" && mounted+=("$root$part")
    mount --make-rslave "$root$part"
done
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm" 2>/dev/null && mounted+=("$root/dev/shm")

seen=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 TERM=dumb)
for name in ${PASS:-}; do
    [ -z "${!name:-}" ] || seen+=("$name=${!name}")
done

case $what in
    run) home=/home/newcomer command="make run" ;;
    test) home=/root command="make test" ;;
    ci) home=/root command="bash .ci/run" seen+=(CI=true) ;;
esac
git clone --quiet --no-hardlinks "$checkout" "$root$home/tracksync"
seen+=("HOME=$home")
enter=(chroot "$root" env -i "${seen[@]}")
if [ "$what" = run ]; then
    chroot "$root" useradd --home-dir "$home" --shell /bin/bash newcomer
    chroot "$root" chown -R newcomer: "$home"
    echo "newcomer ALL=(ALL) NOPASSWD: ALL" >"$root/etc/sudoers.d/newcomer"
    enter=(chroot --userspec=newcomer:newcomer "$root" env -i "${seen[@]}")
fi

echo "--- $command, in a clean ${SUITE:-bookworm} ---"
status=0
"${enter[@]}" bash -c "cd $home/tracksync && time $command" </dev/null || status=$?
echo "--- exit status $status ---"
exit "$status"
