#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stopped by SIGKILL on five pages, the walk goes on each time where it was."""
import pathlib
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import BUTTON, Home, Wizard  # noqa: E402
import walk  # noqa: E402

CASE = "EXCH01, practice server “{}”"


def start_again (home, scenario, page):
    """Starts the program after it was killed, and takes up the case that it offers."""
    wizard = Wizard (home=home)
    wizard.wait_for_title ("Where is the server?")
    name = CASE.format (scenario)
    row = wizard.find (BUTTON, name)
    assert row.get_description ().startswith (f"Stopped at {page} · "), row.get_description ()
    assert len (wizard.find_all (BUTTON, name)) == 1
    wizard.act (row)
    walk.read_page (wizard, page)
    return wizard


def kill (wizard, home, scenario, page):
    wizard.kill ()
    return start_again (home, scenario, page)


def walk_and_kill (home):
    wizard = Wizard (home=home)
    walk.start_practice (wizard, "fault-sp1")
    walk.go (wizard, "Symptom")
    wizard = kill (wizard, home, "fault-sp1", "Symptom")
    assert len (walk.items (wizard, "Event 12010: 2 times")) == 2

    walk.go (wizard, "Checks")
    wizard = kill (wizard, home, "fault-sp1", "Checks")
    wizard.says ("12 passed, 3 failed, 0 unknown.")

    walk.go (wizard, "Diagnosis")
    walk.heading (wizard, "This is the fault of Q236176: confirmed")
    walk.go (wizard, "Prepare")
    walk.agree (wizard)
    wizard = kill (wizard, home, "fault-sp1", "Prepare")
    assert walk.has_agreed (wizard), "the consent is lost"

    walk.press_on (wizard, "Start the repair", "Reapply")
    wizard = walk_half_the_sheet (wizard, home)
    walk.go (wizard, "Verify")
    walk.read_again (wizard, "Replaced, waiting for a test migration")
    wizard = kill (wizard, home, "fault-sp1", "Verify")
    walk.heading (wizard, "Replaced, waiting for a test migration")

    walk.go (wizard, "Reapply")
    walk.do_practice_step (wizard)
    walk.go (wizard, "Verify")
    walk.read_again (wizard, "Mended")
    return wizard


def walk_half_the_sheet (wizard, home):
    """Every kind of mark, each as the last thing before the end."""
    noted = walk.note_step (wizard, "on the second disk")
    wizard = kill (wizard, home, "fault-sp1", "Reapply")
    assert wizard.title () == noted
    assert "note: “on the second disk”" in walk.step_row (wizard, noted)

    assert walk.do_step (wizard) == noted
    skipped = walk.skip_step (wizard, "nothing looks alike")
    failed = walk.fail_step (wizard, "the printer is out")
    current = wizard.title ()
    wizard = kill (wizard, home, "fault-sp1", "Reapply")
    assert wizard.title () == current
    assert "the printer is out" in walk.wait_for_mark (wizard, failed, "failed").get_description ()
    walk.redo (wizard, failed)
    last = walk.do_practice_step (wizard)[-1]
    current = wizard.title ()
    wizard = kill (wizard, home, "fault-sp1", "Reapply")
    assert wizard.title () == current
    assert "note: “on the second disk”" in walk.wait_for_mark (wizard, noted, "done").get_description ()
    assert "nothing looks alike" in walk.wait_for_mark (wizard, skipped, "skipped").get_description ()
    walk.wait_for_mark (wizard, failed, "done")
    walk.wait_for_mark (wizard, last, "done")
    return wizard


@test
def goes_on_where_it_was ():
    home = Home ()
    wizard = walk_and_kill (home)
    wizard.kill ()
    # A case that is mended says so, and opens on its last page all the same.
    with Wizard (home=home) as wizard:
        row = wizard.find (BUTTON, CASE.format ("fault-sp1"))
        assert row.get_description ().startswith ("Mended · "), row.get_description ()
        wizard.act (row)
        walk.read_page (wizard, "Verify")
        walk.heading (wizard, "Mended")
    assert len (home.cases ()) == 1, home.cases ()
    home.remove ()


@test
def answers_are_kept ():
    home = Home ()
    wizard = Wizard (home=home)
    walk.start_practice (wizard, "no-log")
    walk.go (wizard, "Symptom")
    walk.answer_saw (wizard, "1999-11-05 18:22")
    stated = walk.stated (wizard)
    wizard = kill (wizard, home, "no-log", "Symptom")
    assert walk.stated (wizard) == stated
    wizard.end ()
    home.remove ()


run ()
