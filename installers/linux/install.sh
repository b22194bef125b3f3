#!/usr/bin/env bash
# Install the program that `make package` built, for this person alone, without root:
#   install.sh [FOLDER]   from FOLDER (dist/tracksync), over what an earlier call installed
#   install.sh --remove   take it away again; tracked time, settings and keys stay
#
# The program goes to ~/.local/lib/tracksync, a link to ~/.local/bin, menu entry and icon to the
# data folder of XDG. The entry names the program by its absolute place: KDE's compositor shows
# the screen to such an entry's program alone.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
lib=$HOME/.local/lib/tracksync
bin=$HOME/.local/bin/tracksync
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/tracksync.desktop
icon=$share/icons/hicolor/scalable/apps/tracksync.svg

fail() {
    echo "$1" >&2
    exit 1
}

# A running program reads parts of itself when they are first needed: they must stay as they are.
must_not_run() {
    [ -x "$lib/tracksync" ] || return 0
    if "$lib/tracksync" --json status 2>/dev/null | grep -q '"is_running": true'; then
        fail "TrackSync is running. End it (\`tracksync quit\`, or Quit in its menu), then try again; nothing was changed."
    fi
}

# Quoted as the Desktop Entry Specification asks: a backslash in a string, a percent sign in Exec.
exec_line() {
    local place=$1
    case $place in
    *[[:space:]\"\'\\\>\<~\|\&\;\$\*?\#\(\)\`]*)
        place=$(sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/.*/"&"/' <<<"$place")
        ;;
    esac
    printf 'Exec=%s %%u\n' "${place//%/%%}"
}

tell_the_desktop() {
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database -q "$share/applications" || true
    fi
}

remove() {
    must_not_run
    rm -rf "$lib"
    rm -f "$entry" "$icon"
    # A link or program of that name which is not ours stays.
    [ "$(readlink "$bin" 2>/dev/null)" != "$lib/tracksync" ] || rm -f "$bin"
    tell_the_desktop
    echo "TrackSync is no longer installed. Your time, settings and keys are still there."
}

install() {
    local from=$1 fresh=$lib.new old=$lib.old
    [ -x "$from/tracksync" ] ||
        fail "There is no program in $from. \`make package\` builds it, or name the folder it lies in."
    if [ -e "$bin" ] && [ "$(readlink "$bin")" != "$lib/tracksync" ]; then
        fail "$bin is there already and is not ours. Move it away, then try again; nothing was changed."
    fi
    must_not_run

    mkdir -p "${lib%/*}" "${bin%/*}" "${entry%/*}" "${icon%/*}"
    rm -rf "$fresh" "$old"
    mkdir "$fresh"
    cp -R "$from/." "$fresh"
    [ ! -e "$lib" ] || mv "$lib" "$old"
    mv "$fresh" "$lib"
    rm -rf "$old"
    ln -sfn "$lib/tracksync" "$bin"
    cp "$here/tracksync.svg" "$icon"
    while IFS= read -r line; do
        case $line in
        Exec=*) exec_line "$lib/tracksync" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$here/tracksync.desktop" >"$entry"
    tell_the_desktop

    echo "TrackSync is installed in $lib and stands in your menu."
    case :$PATH: in
    *:"${bin%/*}":*) ;;
    *) echo "The command \`tracksync\` is in ${bin%/*}, which is not on your PATH: many desktops add it when you sign in next." ;;
    esac
}

if [ "${1-}" = --remove ]; then
    remove
else
    install "${1-$here/../../dist/tracksync}"
fi
