#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader needs of every page: whatever can be reached or pressed has a name
that tells it from the others, and no picture goes unexplained."""
import collections
import pathlib
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import BUTTON, ENTRY, EXPANDER, HEADING, PAGES, Atspi, Wizard, states  # noqa: E402
import walk  # noqa: E402

PRESSED = {BUTTON, EXPANDER, Atspi.Role.CHECK_BOX, Atspi.Role.RADIO_BUTTON,
           Atspi.Role.TOGGLE_BUTTON, Atspi.Role.LINK}
# A label can be focused only so that its text can be selected; its name is its text.
SILENT = {Atspi.Role.LABEL, Atspi.Role.SCROLL_BAR}


def is_focusable (node):
    return states (node).contains (Atspi.StateType.FOCUSABLE)


def n_actions (node):
    return Atspi.Action.get_n_actions (node) if "Action" in node.get_interfaces () else 0


def find_faults (wizard):
    """What is wrong on the page that is showing, a line each."""
    nodes = wizard.find_all ()
    assert nodes, "nothing is showing"
    faults = []
    for node in nodes:
        role, name = node.get_role (), node.get_name () or ""
        reached = is_focusable (node) or n_actions (node) > 0
        if reached and role not in SILENT and not name and not any (walk.labels (node)):
            faults.append (f"a {node.get_role_name ()} without a name")
        if role == HEADING and not name:
            faults.append ("a heading without words")
        if "_" in name and role in PRESSED:
            faults.append (f"{name!r} has an underline in its name")
        if role in (Atspi.Role.IMAGE, Atspi.Role.ICON) and reached and not name:
            faults.append ("a picture that can be pressed and has no name")
    same = collections.Counter ((node.get_role (), node.get_name (), node.get_description ())
                                for node in nodes if node.get_role () in PRESSED)
    faults += [f"{count} times {name!r}" for (_, name, _), count in same.items () if count > 1]
    headings = [node.get_name () for node in nodes if node.get_role () == HEADING]
    faults += [] if headings else ["no heading"]
    return faults


def expect_no_fault (wizard, where):
    faults = find_faults (wizard)
    assert faults == [], f"{where}: {faults}"


@test
def before_there_is_a_case ():
    with Wizard () as wizard:
        wizard.wait_for_title ("Where is the server?")
        expect_no_fault (wizard, "Server")
        wizard.press ("A practice server")
        wizard.find (BUTTON, "fault-sp1")
        expect_no_fault (wizard, "the practice servers")


@test
def on_every_page ():
    with Wizard () as wizard:
        walk.start_practice (wizard, "fault-sp1")
        expect_no_fault (wizard, "Server")
        for page in PAGES[1:5]:
            walk.go (wizard, page)
            expect_no_fault (wizard, page)
        walk.agree (wizard)
        walk.press_on (wizard, "Start the repair", "Reapply")
        expect_no_fault (wizard, "Reapply")
        wizard.press ("Skip…")
        wizard.find (ENTRY)
        expect_no_fault (wizard, "a reason")
        walk.do_practice_step (wizard)
        expect_no_fault (wizard, "a step further on")
        walk.go (wizard, "Verify")
        expect_no_fault (wizard, "Verify")
        walk.read_again (wizard, "Replaced, waiting for a test migration")
        expect_no_fault (wizard, "Verify, read")
        walk.go (wizard, "Report")
        expect_no_fault (wizard, "Report")


@test
def where_rows_are_open ():
    with Wizard () as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.go (wizard, "Checks")
        for row in wizard.find_all (EXPANDER):
            if states (row).contains (Atspi.StateType.EXPANDABLE):
                wizard.act (row)
        wizard.says ("Why it matters")
        expect_no_fault (wizard, "Checks")


@test
def where_something_is_missing ():
    with Wizard () as wizard:
        walk.start_practice (wizard, "no-log")
        expect_no_fault (wizard, "Server")
        walk.go (wizard, "Symptom")
        expect_no_fault (wizard, "Symptom")
        wizard.press ("Back")
        walk.read_page (wizard, "Server")
        wizard.press ("Choose another server")
        wizard.wait_for_title ("Where is the server?")
        wizard.find (BUTTON, walk.starts ("EXCH01, "))
        expect_no_fault (wizard, "the recent cases")


run ()
