#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walks that do not end in a repair end with a verdict of their own."""
import pathlib
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import BUTTON, CHECK, Wizard, is_sensitive  # noqa: E402
import walk  # noqa: E402

CANNOT_TELL = "Whether this is the fault of Q236176 cannot be told"
WHY = "the supplier asked for it"


def walk_to_diagnosis (wizard, scenario):
    walk.start_practice (wizard, scenario)
    walk.press_on (wizard, "Continue", "Symptom")
    walk.press_on (wizard, "Continue", "Checks")
    walk.press_on (wizard, "Continue", "Diagnosis")


@test
def healthy_is_ruled_out ():
    with Wizard () as wizard:
        walk_to_diagnosis (wizard, "healthy")
        walk.heading (wizard, "This is not the fault of Q236176: ruled out")
        walk.press_on (wizard, "Continue to the report", "Report")
        walk.heading (wizard, walk.ALL_HIDDEN)


@test
def other_fault_goes_on_only_with_a_reason ():
    with Wizard () as wizard:
        walk_to_diagnosis (wizard, "other-fault")
        walk.heading (wizard, "This is another fault: event 12024")
        assert not walk.can_go_to (wizard, "Reapply")
        walk.go (wizard, "Prepare")
        walk.heading (wizard, "This is another fault: event 12024")
        assert not is_sensitive (wizard.find (CHECK, walk.CONSENT))
        wizard.press ("Go on anyway…")
        assert not is_sensitive (wizard.find (BUTTON, "Go on")), "no reason was asked for"
        walk.write (wizard, "Why do you want to go on?", WHY)
        wizard.press ("Go on")
        wizard.says (f"You went on anyway: “{WHY}”")
        walk.agree (wizard)
        walk.press_on (wizard, "Start the repair", "Reapply")
        walk.heading (wizard, "This is another fault: event 12024")
        walk.go (wizard, "Report")
        walk.heading (wizard, walk.ALL_HIDDEN)


@test
def no_log_weighs_what_was_stated ():
    with Wizard () as wizard:
        walk_to_diagnosis (wizard, "no-log")
        walk.heading (wizard, CANNOT_TELL)
        walk.go (wizard, "Symptom")
        wizard.says ("No event log could be read.")
        walk.answer_saw (wizard, "1999-11-05 18:22")
        assert "5 Nov 1999, 18:22 server time" in walk.stated (wizard), walk.stated (wizard)
        walk.go (wizard, "Diagnosis")
        walk.heading (wizard, "This is the fault of Q236176: likely")
        speaks = [name for name, _ in walk.items (wizard, "What speaks for it")]
        assert any (name.endswith (", stated") and "12010" in name for name in speaks), speaks
        walk.go (wizard, "Symptom")
        wizard.choose (walk.SAW_NOT)
        wizard.press ("Keep this answer")
        wizard.wait_for (lambda: "was not there" in (walk.stated (wizard) or ""), "the other answer")
        walk.go (wizard, "Diagnosis")
        walk.heading (wizard, CANNOT_TELL)


run ()
