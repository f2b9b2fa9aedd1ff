#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A first walk through the wizard: from the choice of a practice server to the sheet."""
import pathlib
import re
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import (BUTTON, CHECK, EXPANDER, HEADING, Wizard, is_checked,  # noqa: E402
                    is_sensitive)


@test
def a_practice_server_is_chosen_by_name ():
    with Wizard () as wizard:
        wizard.wait_for_title ("Where is the server?")
        assert wizard.current_step () == "Server"
        wizard.press ("A practice server")
        wizard.press ("fault-sp2")
        wizard.wait_for_title ("What was found")
        wizard.wait_for (lambda: wizard.find_now (name="Step 1 of 8"), "the number of the step")


@test
def pages_are_read_in_order ():
    with Wizard ("--practice") as wizard:
        wizard.wait_for_title ("What was found")
        for title in ["Symptom", "Checks", "Diagnosis", "Prepare"]:
            wizard.act (wizard.wait_until_sensitive (BUTTON, re.compile ("^(Continue|Plan the repair)$")))
            wizard.wait_for_title (title)
        wizard.press ("Back")
        wizard.wait_for_title ("Diagnosis")
        wizard.says ("This is the fault of Q236176: confirmed")
        wizard.says ("will stop working")


@test
def a_finding_opens_on_its_evidence ():
    with Wizard ("--practice") as wizard:
        wizard.wait_for_title ("What was found")
        wizard.go_to ("Checks")
        row = wizard.open (re.compile ("Event 12010 is in the Application log, failed, read"))
        inside = "\n".join (node.get_name () or "" for node in wizard.walk (row))
        assert "AppEvent.Evt" in inside, inside
        assert "Why it matters" in inside, inside


@test
def the_sheet_is_ticked_off_and_a_mark_taken_back ():
    with Wizard ("--practice") as wizard:
        wizard.wait_for_title ("What was found")
        wizard.go_to ("Prepare")
        start = wizard.find (BUTTON, "Start the repair")
        assert not is_sensitive (start)
        consent = wizard.find (CHECK, re.compile ("I have read the run sheet"))
        assert not is_sensitive (consent)
        assert consent.get_description () == "State first that a backup was taken and verified."
        wizard.tick (re.compile ("A full backup"))
        wizard.tick (re.compile ("I have read the run sheet"))
        wizard.wait_for (lambda: is_checked (wizard.find (CHECK, re.compile ("I have read"))), "the consent")
        wizard.press ("Start the repair")
        wizard.wait_for (lambda: wizard.current_step () == "Reapply", "the page Reapply")
        first = wizard.title ()
        wizard.press ("Done")
        wizard.wait_for (lambda: wizard.title () not in ("", first), "the next step")
        wizard.find (EXPANDER, f"{first}, done")
        second = wizard.title ()
        wizard.press ("Skip…")
        wizard.write ("Why is it skipped?", "not here")
        wizard.press ("Mark as skipped")
        wizard.wait_for (lambda: wizard.title () not in ("", second), "the third step")
        wizard.find (EXPANDER, f"{second}, skipped")
        wizard.press ("Take the last mark back")
        wizard.wait_for_title (second)


@test
def every_button_has_a_name ():
    with Wizard ("--practice") as wizard:
        wizard.wait_for_title ("What was found")
        for page in ["Server", "Symptom", "Checks", "Diagnosis", "Prepare", "Report"]:
            if wizard.current_step () != page:
                wizard.go_to (page)
            nameless = [node for node in wizard.find_all (BUTTON) + wizard.find_all (EXPANDER)
                        + wizard.find_all (CHECK) + wizard.find_all (HEADING) if not node.get_name ()]
            assert not nameless, f"{page}: {wizard.dump ()}"


run ()
