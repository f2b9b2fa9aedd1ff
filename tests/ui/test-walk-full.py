#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No space left, a read-only and an unwritable data folder: the page says so and how to go
on, what is on disk is the last good case, and doing it again works once the cause is gone.

The data folder is a small file system of its own, in a mount namespace of its own."""
import errno
import json
import os
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import Skip, run, test  # noqa: E402
from wizard import ALERT, CHECK, Home, Wizard, is_checked  # noqa: E402
import walk  # noqa: E402

SIZE = "size=16m"
IN_NAMESPACE = "REMEDY_TEST_NAMESPACE"
LAST_GOOD = "What is on disk is the case as it was before this change."
HOW_TO_GO_ON = " and try again; or set XDG_DATA_HOME to a folder "


class Disk (Home):
    """A home whose data folder is a file system of its own."""

    def __init__ (self):
        super ().__init__ ()
        if IN_NAMESPACE not in os.environ:
            raise Skip ("no mount namespace can be made here")
        self.data.mkdir ()
        subprocess.run (["mount", "-t", "tmpfs", "-o", SIZE, "remedy-test", self.data], check=True)

    def fill (self):
        with open (self.data / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write (bytes (4096))
            except OSError as error:
                assert error.errno == errno.ENOSPC, error

    def make_room (self):
        (self.data / "filler").unlink ()

    def make_read_only (self):
        """The lock of the case, which is open, does not stand in the way."""
        subprocess.run (["mount", "-o", "remount,ro", self.data], check=True)

    def make_writable (self):
        subprocess.run (["mount", "-o", "remount,rw", self.data], check=True)

    def case (self):
        """All files of the only case, and the case itself, which must be whole."""
        path, = self.cases ()
        json.loads (path.read_text ("utf-8"))
        return {file.name: file.read_bytes ()
                for file in path.parent.iterdir () if file.is_file ()}

    def remove (self):
        subprocess.run (["umount", self.data], check=True)
        super ().remove ()


def expect_problem (wizard, title, cause):
    alert = wizard.find (ALERT, title)
    text = alert.get_description ()
    assert cause in text, text
    assert LAST_GOOD in text and HOW_TO_GO_ON in text, text


def expect_no_problem (wizard):
    wizard.wait_for (lambda: wizard.find_now (ALERT) is None, "the alert to go")


@test
def no_space_left ():
    home = Disk ()
    with Wizard (home=home) as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.go (wizard, "Prepare")
        home.fill ()
        before = home.case ()
        wizard.tick (walk.BACKUP)
        expect_problem (wizard, "This could not be saved", "there is no space left for")
        wizard.wait_for (lambda: not is_checked (wizard.find (CHECK, walk.BACKUP)),
                         "the word on the backup to be off")
        assert not walk.can_go_to (wizard, "Reapply")
        assert home.case () == before
        # One can read on; where one is is the only thing that is not kept.
        walk.go (wizard, "Diagnosis")
        expect_problem (wizard, "Where you are could not be saved", "there is no space left for")
        assert home.case () == before
        walk.go (wizard, "Prepare")
        home.make_room ()
        walk.agree (wizard)
        expect_no_problem (wizard)
        assert home.case () != before
    home.remove ()


@test
def read_only ():
    home = Disk ()
    with Wizard (home=home) as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.walk_to_reapply (wizard)
        first = wizard.title ()
        home.make_read_only ()
        before = home.case ()
        wizard.press ("Done")
        expect_problem (wizard, "This could not be saved", "is on a file system that is read-only")
        assert wizard.title () == first
        walk.wait_for_mark (wizard, first, "next")
        assert home.case () == before
        home.make_writable ()
        assert walk.do_step (wizard) == first
        expect_no_problem (wizard)
        after = home.case ()
        assert after["journal.jsonl"].startswith (before["journal.jsonl"])
        assert after["journal.jsonl"] != before["journal.jsonl"]
    home.remove ()


@test
def unwritable ():
    home = Disk ()
    # Root without the right to pass over the modes of files.
    powerless = ["--bounding-set=-dac_override,-dac_read_search", os.environ["NTSMIG_REMEDY"]]
    with Wizard (*powerless, home=home, program="setpriv") as wizard:
        walk.start_practice (wizard, "no-log")
        walk.go (wizard, "Symptom")
        folder = home.cases ()[0].parent
        before = home.case ()
        journal = folder / "journal.jsonl"
        mode = folder.stat ().st_mode
        folder.chmod (0o500)
        journal.chmod (0o400)
        walk.fill_in_saw (wizard, "1999-11-05 18:22")
        wizard.press ("Keep this answer")
        expect_problem (wizard, "This could not be saved", "you may not write in")
        assert walk.stated (wizard) is None
        assert home.case () == before
        folder.chmod (mode)
        journal.chmod (0o600)
        wizard.press ("Keep this answer")
        wizard.wait_for (lambda: walk.stated (wizard), "the answer")
        expect_no_problem (wizard)
        assert home.case () != before
    home.remove ()


def enter_namespace ():
    """Runs this program again where it may mount; stays here if that cannot be."""
    enter = ["unshare", "--mount", "--propagation", "private"]
    trial = [*enter, "mount", "-t", "tmpfs", "-o", SIZE, "remedy-test", "/mnt"]
    if IN_NAMESPACE in os.environ or shutil.which ("unshare") is None:
        return
    if subprocess.run (trial, stderr=subprocess.DEVNULL).returncode == 0:
        os.environ[IN_NAMESPACE] = "1"
        os.execvp (enter[0], [*enter, sys.executable, *sys.argv])


enter_namespace ()
run ()
