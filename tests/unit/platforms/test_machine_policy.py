"""The machine's own policy file: only its administrator's word counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracksync import platforms
from tracksync.platforms.machine_policy.files import ListedMachinePolicy, MachinePolicy
from tracksync.platforms.machine_policy.windows_rights import Kind, is_safe
from tracksync.ports.policy import Found

ME = os.getuid() if hasattr(os, "getuid") else 0


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "etc" / "tracksync"
    folder.mkdir(parents=True)
    for place in (tmp_path, folder.parent, folder):
        place.chmod(0o755)
    made = folder / "policy.jws"
    made.write_text("a.b.c\n")
    made.chmod(0o644)
    return made


def found(file: Path, top: Path, owner: int = ME) -> tuple[str, bool]:
    read = MachinePolicy(str(file), owner, str(top)).read()
    return read.document, bool(read.trouble)


def test_a_file_of_its_administrator_counts(file: Path, tmp_path: Path) -> None:
    """Nobody else can write it, nor take it away."""
    assert found(file, tmp_path) == ("a.b.c\n", False)


def test_without_a_file_there_is_nothing_to_say(tmp_path: Path) -> None:
    """Nor where there is no place for one."""
    assert found(tmp_path / "none", tmp_path) == ("", False)
    assert not MachinePolicy("").read().document


def test_somebody_elses_file_does_not_count(file: Path, tmp_path: Path) -> None:
    """Whoever that is."""
    assert found(file, tmp_path, ME + 1) == ("", True)


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_others_can_write_does_not_count(file: Path, tmp_path: Path, mode: int) -> None:
    """A group is others too."""
    file.chmod(mode)
    assert found(file, tmp_path) == ("", True)


@pytest.mark.parametrize("up", [0, 1, 2])
def test_nor_one_in_a_folder_others_can_write(file: Path, tmp_path: Path, up: int) -> None:
    """They could put another in its place, however far up."""
    file.parents[up].chmod(0o777)
    assert found(file, tmp_path) == ("", True)


def test_nor_one_that_is_reached_by_a_link(file: Path, tmp_path: Path) -> None:
    """Neither the file nor a folder on the way."""
    link = file.with_name("link.jws")
    link.symlink_to(file)
    way = tmp_path / "way"
    way.symlink_to(file.parent)

    assert found(link, tmp_path) == ("", True)
    assert found(way / "policy.jws", tmp_path) == ("", True)


def test_nor_a_folder_or_a_pipe_in_its_place(file: Path, tmp_path: Path) -> None:
    """And nothing waits for somebody to write into it."""
    pipe = file.with_name("pipe")
    os.mkfifo(pipe, 0o644)
    assert found(file.parent, tmp_path) == ("", True)
    assert found(pipe, tmp_path) == ("", True)


# --- where files have lists -----------------------------------------------------------------------

INSTALLER = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
# As Windows sets them up: a drive, ProgramData, a folder in it, a file an administrator put there.
DRIVE = (
    f"O:{INSTALLER}D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
    "(A;OICIIO;SDGXGWGR;;;AU)(A;;LC;;;AU)"
)
PROGRAM_DATA = (
    "O:SYD:PAI(A;OICIIO;GA;;;CO)(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
    "(A;CI;DCLCRPCR;;;BU)"
)
FOLDER = "O:BAD:AI(A;OICIIOID;GA;;;CO)(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;CIID;DCLCRPCR;;;BU)"
FILE = "O:BAG:SYD:AI(A;ID;FA;;;SY)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)"


@pytest.mark.parametrize(
    ("descriptor", "kind"),
    [
        *((said, Kind.FOLDER) for said in (DRIVE, PROGRAM_DATA, FOLDER)),
        (FILE, Kind.FILE),
        ("O:S-1-5-18D:(A;;FA;;;S-1-5-32-544)(A;;FRFX;;;WD)", Kind.FILE),
        ("O:SYD:P(D;;FA;;;WD)(A;;GR;;;WD)", Kind.FILE),
    ],
)
def test_what_its_administrators_alone_can_change_is_safe(descriptor: str, kind: Kind) -> None:
    """Others may read, and put something new beside it; nor does refusing somebody do any harm."""
    assert is_safe(descriptor, kind)


@pytest.mark.parametrize(
    "descriptor",
    [
        "",
        "O:BA",
        "D:(A;;FR;;;WD)",
        "O:BUD:(A;;FR;;;WD)",
        "O:S-1-5-21-1-2-3-1001D:(A;;FR;;;WD)",
        "O:S-1-5-18-7D:(A;;FR;;;WD)",
        "O:BAD:",
        "O:BAD:NO_ACCESS_CONTROL",
        "O:BAD:(A;;FA;;;WD)",
        "O:BAD:(A;;FA;;;S-1-5-21-1-2-3-1001)",
        "O:BAD:(A;;GA;;;BU)",
        "O:BAD:(A;;GW;;;BU)",
        "O:BAD:(A;;SD;;;BU)",
        "O:BAD:(A;;WD;;;BU)",
        "O:BAD:(A;;WO;;;BU)",
        "O:BAD:(A;;0x10000;;;BU)",
        "O:BAD:(A;;0xwhat;;;BU)",
        "O:BAD:(A;;ZZ;;;BU)",
        "O:BAD:(A;;FR;;;BU)(A;;FA;;;AU)",
        "O:BAD:(XA;;FR;;;BU;(WIN://x))",
        "O:BAD:(OA;;FR;;;BU)",
        "O:BAD:(A;;FR;;BU)",
        "O:BAD:(A;;FR;;;BU)what",
    ],
)
@pytest.mark.parametrize("kind", Kind)
def test_all_else_is_not(descriptor: str, kind: Kind) -> None:
    """Another owner, somebody who may take it, no list at all, or one that is not understood."""
    assert not is_safe(descriptor, kind)


def test_a_file_is_changed_by_writing_and_a_folder_by_deleting_in_it() -> None:
    """What is harmless to one is not to the other."""
    writes, deletes = "O:BAD:(A;;DC;;;BU)", "O:BAD:(A;;DT;;;BU)"

    assert [is_safe(writes, kind) for kind in (Kind.FILE, Kind.FOLDER)] == [False, True]
    assert [is_safe(deletes, kind) for kind in (Kind.FILE, Kind.FOLDER)] == [True, False]


def listed(file: Path, **told: str) -> tuple[str, str]:
    """Read it where each place has the list its name is given here, and all others a drive's."""

    def describe(place: str) -> str:
        said = told.get(Path(place).stem, FILE if place == str(file) else DRIVE)
        if not said:
            raise PermissionError(place)
        return said

    read = ListedMachinePolicy(str(file), describe).read()
    return read.document, read.trouble


def test_a_file_counts_where_all_lists_are_safe(file: Path) -> None:
    """Without a file, and without a place for one, there is nothing to say."""
    assert listed(file) == ("a.b.c\n", "")
    assert listed(file.with_name("none")) == ("", "")
    assert ListedMachinePolicy("", str).read() == Found()


@pytest.mark.parametrize("place", ["policy", "tracksync", "etc"])
def test_where_one_list_is_not_safe_it_does_not(file: Path, place: str) -> None:
    """The file's own, or that of a folder however far up; or where nobody tells."""
    other, silent = (listed(file, **{place: said}) for said in ("O:BUD:(A;;FR;;;WD)", ""))

    assert (other[0], silent[0]) == ("", "")
    assert "does not count" in other[1]
    assert "cannot be read" in silent[1]


def test_nor_one_by_a_link_where_files_have_lists(file: Path, tmp_path: Path) -> None:
    """Nor a folder in its place, nor what is too large to be one."""
    link, way = file.with_name("link.jws"), tmp_path / "way"
    link.symlink_to(file)
    way.symlink_to(file.parent)

    for place in (link, way / "policy.jws", file.parent):
        assert "does not count" in listed(place)[1]


def test_where_it_lies() -> None:
    """In a place that only administrators write to."""
    assert platforms.machine_policy_path().endswith("policy.jws")


def test_it_is_read_as_this_system_keeps_it() -> None:
    """As often as it is asked for."""
    first, second = platforms.machine_policy_file(), platforms.machine_policy_file()
    assert first.read() == second.read()
