#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages by keyboard alone: keys go to the screen, and the accessibility bus tells what
they did."""
import pathlib
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import BUTTON, CHECK, EXPANDER, PAGES, Atspi, Wizard, is_checked  # noqa: E402
from wizard import is_expanded, states  # noqa: E402
import walk  # noqa: E402

# Keysyms; and the keycodes of modifiers, which X servers have had since evdev.
LEFT, RIGHT, DOWN, UP = 0xff51, 0xff53, 0xff54, 0xff52
TAB, RETURN, SPACE = 0xff09, 0xff0d, 0x20
ALT, CONTROL = 64, 37


def press (symbol, *held):
    for modifier in held:
        Atspi.generate_keyboard_event (modifier, None, Atspi.KeySynthType.PRESS)
    Atspi.generate_keyboard_event (symbol, None, Atspi.KeySynthType.SYM)
    for modifier in held:
        Atspi.generate_keyboard_event (modifier, None, Atspi.KeySynthType.RELEASE)


def focused (wizard):
    """What has the keyboard."""
    return next ((node for node in wizard.find_all ()
                  if states (node).contains (Atspi.StateType.FOCUSED)
                  and node.get_role () != walk.FRAME), None)


def tab_to (wizard, role, name):
    """Presses Tab until a control has the keyboard; the page must not turn on the way."""
    page, been, node = wizard.current_step (), [], focused (wizard)
    while node is None or node.get_role () != role or node.get_name () != name:
        before = node
        been.append (before.get_name () if before is not None else None)
        assert len (been) < 80, f"Tab does not come to {name!r}, only to {been}"
        press (TAB)
        node = wizard.wait_for (lambda: next (
            (there for there in [focused (wizard)] if there not in (None, before)), None),
            f"Tab to leave {been[-1]!r}")
    assert wizard.current_step () == page, f"Tab turned the page after {been}"
    return node


def go_on (wizard, action, page):
    tab_to (wizard, BUTTON, action)
    press (RETURN)
    walk.read_page (wizard, page)


def wait_for_keyboard (wizard):
    wizard.wait_for (lambda: states (wizard.find (walk.FRAME)).contains (Atspi.StateType.ACTIVE),
                     "the window to have the keyboard")


@test
def tab_and_return_lead_through_the_pages ():
    with Wizard () as wizard:
        wizard.wait_for_title ("Where is the server?")
        wait_for_keyboard (wizard)
        tab_to (wizard, BUTTON, "A practice server")
        press (RETURN)
        wizard.find (BUTTON, "fault-sp1")
        tab_to (wizard, BUTTON, "fault-sp1")
        press (RETURN)
        walk.wait_until_read (wizard)
        go_on (wizard, "Continue", "Symptom")
        go_on (wizard, "Continue", "Checks")
        row = tab_to (wizard, EXPANDER, "Event 12010 is in the Application log, failed, read")
        press (SPACE)
        wizard.wait_for (lambda: is_expanded (row), "the row to open")
        go_on (wizard, "Continue", "Diagnosis")
        go_on (wizard, "Plan the repair", "Prepare")
        for name in (walk.BACKUP, walk.CONSENT):
            check = tab_to (wizard, CHECK, name)
            press (SPACE)
            wizard.wait_for (lambda: is_checked (check), name)
        go_on (wizard, "Start the repair", "Reapply")
        first = wizard.title ()
        tab_to (wizard, BUTTON, "Done")
        press (RETURN)
        wizard.wait_for (lambda: walk.has_moved_on (wizard, first, "done"), "the next step")
        go_on (wizard, "Verify", "Verify")
        tab_to (wizard, BUTTON, walk.READ_AGAIN)
        press (RETURN)
        walk.heading (wizard, "Not replaced")
        go_on (wizard, "Continue to the report", "Report")
        tab_to (wizard, BUTTON, "Save the report…")


@test
def accelerators_turn_the_pages ():
    with Wizard ("--practice") as wizard:
        walk.wait_until_read (wizard)
        wait_for_keyboard (wizard)
        for page in PAGES[1:5]:
            press (RIGHT, ALT)
            walk.read_page (wizard, page)
        press (LEFT, ALT)
        walk.read_page (wizard, "Diagnosis")
        walk.go (wizard, "Prepare")
        walk.agree (wizard)
        for number in (1, 2, 3, 4, 5, 6, 7, 8):
            press (ord (str (number)), CONTROL)
            walk.read_page (wizard, PAGES[number - 1])


@test
def arrows_walk_in_the_list_of_steps ():
    with Wizard ("--practice") as wizard:
        walk.wait_until_read (wizard)
        wait_for_keyboard (wizard)
        tab_to (wizard, Atspi.Role.LIST_ITEM, "Server, step 1 of 8, current")
        for page in PAGES[1:4]:
            press (DOWN)
            walk.read_page (wizard, page)
        press (UP)
        walk.read_page (wizard, "Checks")
        assert focused (wizard).get_name () == "Checks, step 3 of 8, current"


run ()
