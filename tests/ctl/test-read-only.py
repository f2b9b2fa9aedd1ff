#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is written to the evidence: the tree is the same afterwards, and strace saw no call
that could have changed it. Each file is read once."""
import os
import pathlib
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import PROGRAM, run_ctl, temp_folder, temp_in_memory  # noqa: E402
from servers import make_server  # noqa: E402
from tap import run, test  # noqa: E402
from traced import reads, run_traced, snapshot, writes  # noqa: E402

temp_in_memory ()
FOLDER = temp_folder ()
CONFIG = "WINNT/System32/Config"

# Each way in which a program can change a folder, in the current one; each must be seen.
WAYS = """
open ("a", "w"); open ("a", "a"); open ("a", "r+"); os.open ("new", os.O_CREAT | os.O_RDONLY)
os.open (".", os.O_TMPFILE | os.O_RDWR); os.open ("a", os.O_RDONLY | os.O_TRUNC)
os.mkdir ("d"); os.mkdir ("e", dir_fd=HERE); os.rmdir ("d"); os.mkfifo ("f")
os.link ("a", "b"); os.link ("a", OUT + NAME); os.symlink ("/", "l"); os.unlink ("l")
os.rename ("b", "c"); os.rename ("c", OUT + NAME); os.rename (OUT + NAME, "c")
os.chmod ("a", 0o600); os.fchmod (A, 0o644); os.chmod ("a", 0o600, dir_fd=HERE)
os.chown ("a", 0, 0); os.fchown (A, 0, 0); os.lchown ("a", 0, 0)
os.utime ("a", (1, 1)); os.utime (A, (1, 1)); os.utime ("a", (1, 1), dir_fd=HERE)
os.truncate ("a", 1); os.ftruncate (A, 1); os.posix_fallocate (A, 0, 2)
os.setxattr ("a", "user.x", b"1"); os.setxattr (A, "user.x", b"1"); os.removexattr ("a", "user.x")
os.write (A, b"x"); os.pwrite (A, b"x", 0); os.writev (A, [b"x"])
os.sendfile (A, Z, 0, 1); os.copy_file_range (Z, A, 1); mmap.mmap (A, 1)
os.chmod (f"/proc/self/fd/{A}", 0o600); open (f"/proc/self/fd/{A}", "r+")
os.open (OUT + LINK + "/a", os.O_WRONLY)
"""

# And what changes nothing in it.
HARMLESS = """
open ("a").read (); os.open ("a", os.O_PATH); os.listdir ("."); os.stat ("a"); os.readlink (OUT + LINK)
os.write (Z, b"x"); os.sendfile (Z, A, 0, 1); mmap.mmap (A, 1, access=mmap.ACCESS_READ)
mmap.mmap (A, 1, access=mmap.ACCESS_COPY); open ("/dev/null", "w"); os.access ("a", os.W_OK)
os.getxattr ("a", "user.none")
"""

PROLOGUE = """
import contextlib, mmap, os, sys
OUT, NAME, LINK = sys.argv[1:4]
HERE = os.open (".", os.O_RDONLY)
A = os.open ("a", os.O_RDWR)
Z = os.open ("/dev/zero", os.O_RDWR)
with contextlib.suppress (OSError, ValueError):
    """


def statements (text):
    return [part.strip () for line in text.strip ().split ("\n") for part in line.split (";")]


def traced_python (statement):
    """The lines that strace's parser finds wrong with a statement in a folder of its own."""
    folder = temp_folder ()
    (folder / "a").write_text ("abc")
    link = folder.with_suffix (".link")
    link.symlink_to (folder)
    name = folder.with_suffix (".out")
    try:
        process, calls = run_traced (["/usr/bin/python3", "-IS", "-c", PROLOGUE + statement,
                                      f"{folder.parent}/", name.name, link.name], cwd=folder)
    finally:
        link.unlink ()
        name.unlink (missing_ok=True)
    assert process.returncode == 0, (statement, process.stderr)
    # The prologue itself opens "a" for writing.
    return writes (calls, folder)[1:]


@test
def strace_shows_every_way_of_writing ():
    for statement in statements (WAYS):
        assert traced_python (statement), f"not seen: {statement}"


@test
def strace_blames_no_reader ():
    for statement in statements (HARMLESS):
        found = traced_python (statement)
        assert not found, (statement, found)


def assert_untouched (folder, *words):
    """Runs ntsmigctl under strace; the folder stays as it is. Returns the calls."""
    before = snapshot (folder)
    process, calls = run_traced ([PROGRAM, *words])
    assert process.returncode in (0, 1, 2, 3), process
    assert process.stdout != "", process
    assert snapshot (folder) == before
    found = writes (calls, folder)
    assert not found, found
    return calls


@test
def check_and_plan_touch_nothing ():
    for scenario, layout in (("fault-sp1", "drive"), ("foreign-mapi", "drives"),
                             ("fault-sp2", "loose"), ("dirty-log", "drive"),
                             ("profile-unreadable", "drive"), ("workstation", "drive")):
        folder = make_server (FOLDER / f"{scenario}-{layout}", "--scenario", scenario, "--layout",
                              layout)
        for words in ((), ("--json",), ("--verbose", "--saw-event=1999-08-20")):
            assert_untouched (folder, "check", *words, folder)
        for words in ((), ("--json",), (f"--pdf={FOLDER}/sheet.pdf", "--language=GER")):
            assert_untouched (folder, "plan", *words, folder)


@test
def events_and_inspect_touch_nothing ():
    folder = make_server (FOLDER / "parts")
    config = folder / CONFIG
    for words in (["events", config / "AppEvent.Evt"],
                  ["events", "--json", "--recovered", config / "AppEvent.Evt"],
                  ["inspect", config / "AppEvent.Evt", config / "SOFTWARE", config / "SYSTEM",
                   folder / "WINNT/Profiles/jkessler/NTUSER.DAT",
                   folder / "WINNT/System32/MAPISVC.INF",
                   folder / "EXCHSRVR/BIN/Mlmignts.dll", folder / "Exchange Server Setup.log"],
                  ["inspect", "--json", config / "SYSTEM"]):
        calls = assert_untouched (folder, *words)
        counts = reads (calls, folder)
        assert counts and max (counts.values ()) == 1, counts


@test
def a_tree_that_cannot_be_written_tells_the_same ():
    """As it is when a disk is mounted read only."""
    folder = make_server (FOLDER / "closed")
    wanted = run_ctl ("check", "--json", folder).stdout
    for path in [folder, *folder.rglob ("*")]:
        path.chmod (0o555 if path.is_dir () else 0o444)
    assert run_ctl ("check", "--json", folder).stdout == wanted


@test
def check_reads_each_file_once ():
    for words in (("--layout", "drive"), ("--layout", "drives", "--with", "exchange-on-d"),
                  ("--layout", "loose"), ("--with", "short-names"), ("--scenario", "workstation")):
        folder = make_server (FOLDER / ("once" + "".join (words)), *words)
        _, calls = run_traced ([PROGRAM, "check", "--json", folder])
        counts = reads (calls, folder)
        assert len (counts) > 50, (words, counts)
        assert max (counts.values ()) == 1, (words, counts.most_common (5))
        read = {pathlib.Path (path).name for path in counts}
        assert {"AppEvent.Evt", "SOFTWARE", "SYSTEM", "NTUSER.DAT", "MAPISVC.INF"} <= read, read


run ()
