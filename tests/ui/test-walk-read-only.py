#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through all the pages writes nothing to the evidence: as the files are afterwards,
and as the kernel saw it."""
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from traced import read_calls, reads, snapshot, strace, writes  # noqa: E402
from wizard import PAUSE, TIMEOUT, Home, Wizard  # noqa: E402
import walk  # noqa: E402

# What can change a file by its path, or by a descriptor that was opened for reading.
CALLS = "%file,fallocate,fchmod,fchown,fsetxattr,fremovexattr,ftruncate,ioctl"


def walk_all_pages (wizard, report):
    walk.wait_until_read (wizard)
    walk.press_on (wizard, "Continue", "Symptom")
    walk.press_on (wizard, "Continue", "Checks")
    walk.press_on (wizard, "Continue", "Diagnosis")
    walk.heading (wizard, "This is the fault of Q236176: confirmed")
    walk.press_on (wizard, "Plan the repair", "Prepare")
    walk.agree (wizard)
    walk.press_on (wizard, "Start the repair", "Reapply")
    walk.note_step (wizard, "nothing is practised here")
    wizard.press ("Done")
    walk.press_on (wizard, "Verify", "Verify")
    walk.read_again (wizard, "Not replaced")
    walk.go (wizard, "Report")
    walk.save_report (wizard, report)


def wait_for_the_last_call (logs, process):
    """strace runs beside the program, and ends a little later."""
    end = logs / f"log.{process}"
    deadline = time.monotonic () + TIMEOUT
    while "+++" not in end.read_text (encoding="latin-1"):
        assert time.monotonic () < deadline, f"{end} has no end"
        time.sleep (PAUSE)


@test
def nothing_in_the_tree_is_written ():
    home = Home ()
    server, logs = home.path / "server", home.path / "logs"
    logs.mkdir ()
    subprocess.run ([os.environ["NTSMIGCTL"], "practice", str (server)], check=True,
                    stderr=subprocess.DEVNULL)
    before = snapshot (server)
    assert len (before) > 100, len (before)
    # -D: the program itself has the process id that was started.
    command, *options = strace (logs, "-D", "-e", "trace=" + CALLS)
    wizard = Wizard (*options, os.environ["NTSMIG_REMEDY"], server, home=home, program=command)
    walk_all_pages (wizard, home.path / "report.zip")
    wizard.end ()
    wait_for_the_last_call (logs, wizard.process.pid)

    assert snapshot (server) == before
    calls = read_calls (logs, home.path)
    assert writes (calls, server) == [], writes (calls, server)
    # The trace saw what was read, and sees what is written where that is allowed.
    names = {pathlib.PurePath (path).name for path in reads (calls, server)}
    assert {"AppEvent.Evt", "SOFTWARE", "SYSTEM", "NTUSER.DAT", "MAPISVC.INF"} <= names, names
    assert writes (calls, home.data) != []
    home.remove ()


run ()
