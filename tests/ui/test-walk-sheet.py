#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The run sheet out of its order: any step can be read, and done now; one comes back to
where the work is, also after the program was ended."""
import pathlib
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import BUTTON, LABEL, Home, Wizard, states, Atspi  # noqa: E402
import walk  # noqa: E402

RECORD = "Write down how the server is now"
ASIDE = "Put the program files aside"


def do_now (wizard, title):
    wizard.open (walk.starts (title + ", "))
    wizard.press (f"Do “{title}” now")
    wizard.wait_for_title (title)
    walk.wait_for_mark (wizard, title, "next")


@test
def a_step_out_of_its_turn ():
    home = Home ()
    with Wizard (home=home) as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.walk_to_reapply (wizard)
        first = wizard.title ()
        do_now (wizard, ASIDE)
        # The keyboard is where the step is marked.
        done = wizard.find (BUTTON, "Done")
        wizard.wait_for (lambda: states (done).contains (Atspi.StateType.FOCUSED), "the keyboard")
        walk.wait_for_mark (wizard, first, "to do")
        do_now (wizard, RECORD)
        walk.wait_for_mark (wizard, ASIDE, "to do")
        wizard.kill ()
    with Wizard (home=home) as wizard:
        wizard.press (walk.starts ("EXCH01"))
        wizard.wait_for_title (RECORD)
        wizard.press (f"Go back to “{first}”")
        wizard.wait_for_title (first)
        assert wizard.find_now (BUTTON, walk.starts ("Go back to")) is None
        # Once it is done, the work goes on where it was.
        do_now (wizard, RECORD)
        assert walk.do_step (wizard) == RECORD
        wizard.wait_for_title (first)
        wizard.find (LABEL, "1 of 6 done")
        walk.skip_step (wizard, "they lie there already")
        wizard.find (LABEL, "1 of 6 done · 1 skipped")
    home.remove ()


@test
def the_way_back_can_be_worked_on ():
    with Wizard () as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.walk_to_reapply (wizard)
        first = wizard.title ()
        title = "Put the saved program files back"
        # Without saved files there is nothing to put back.
        do_now (wizard, ASIDE)
        assert walk.do_step (wizard) == ASIDE
        wizard.wait_for_title (first)
        do_now (wizard, title)
        wizard.press (f"Go back to “{first}”")
        wizard.wait_for_title (first)
        do_now (wizard, title)
        walk.do_step (wizard)
        wizard.wait_for_title (first)
        walk.wait_for_mark (wizard, title, "done")


run ()
