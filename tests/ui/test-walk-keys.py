#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages by keyboard alone: keys go to the screen, and the accessibility bus tells what
they did."""
import pathlib
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import BUTTON, CHECK, ENTRY, EXPANDER, LABEL, PAGES, RADIO, Atspi  # noqa: E402
from wizard import Wizard, is_checked, is_expanded, is_sensitive, states  # noqa: E402
import walk  # noqa: E402

# Keysyms; and the keycodes of modifiers, which X servers have had since evdev.
LEFT, RIGHT, DOWN, UP = 0xff51, 0xff53, 0xff54, 0xff52
TAB, RETURN, SPACE, BACKSPACE, ESCAPE = 0xff09, 0xff0d, 0x20, 0xff08, 0xff1b
ALT, CONTROL, SHIFT = 64, 37, 50

LANGUAGE = "Which language is the server?"
CLUSTER = "Is the server a node of a cluster?"


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
        assert len (been) < 120, f"Tab does not come to {name!r}, only to {been}"
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


def wait_for_focus (wizard, name):
    """The keyboard is never nowhere: it goes back to where the hand was."""
    wizard.wait_for (lambda: focused (wizard) is not None
                     and focused (wizard).get_name () == name, f"the keyboard on {name!r}")


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
        wait_for_focus (wizard, walk.READ_AGAIN)
        press (ord ("8"), CONTROL)
        walk.read_page (wizard, "Report")
        walk.heading (wizard, walk.ALL_HIDDEN)
        check = tab_to (wizard, CHECK, walk.READ)
        press (SPACE)
        wizard.wait_for (lambda: is_checked (check), walk.READ)
        tab_to (wizard, BUTTON, "Save…")


def type_word (word):
    for letter in word:
        press (ord (letter))


def choice (wizard, question, answer):
    """A radio button, told from its like by the question that describes it."""
    return wizard.wait_for (lambda: next (
        (node for node in wizard.find_all (RADIO, answer) if node.get_description () == question),
        None), f"{answer!r} to {question!r}")


def tab_to_question (wizard, question):
    """Of radio buttons the Tab key comes to the one that is chosen."""
    for _ in range (120):
        press (TAB)
        node = wizard.wait_for (lambda: focused (wizard), "the keyboard")
        if node.get_role () == RADIO and node.get_description () == question:
            return node
    raise AssertionError (f"Tab does not come to {question!r}")


def place (node):
    extents = Atspi.Component.get_extents (node, Atspi.CoordType.WINDOW)
    return extents.x, extents.y


def answer_the_questions (wizard):
    tab_to (wizard, ENTRY, LANGUAGE)
    type_word ("e1")
    press (RETURN)
    wizard.says ("Write the letters of the folder alone, as in ENG")
    press (BACKSPACE)
    type_word ("ng")
    press (RETURN)
    wizard.wait_for (lambda: len (wizard.find_all (LABEL, "stated")) == 1, "the language")
    node = tab_to_question (wizard, CLUSTER)
    assert node.get_name () == "Not answered" and is_checked (node)
    before = place (choice (wizard, CLUSTER, "No"))
    press (LEFT)
    wizard.wait_for (lambda: is_checked (choice (wizard, CLUSTER, "No")), "the answer")
    wizard.wait_for (lambda: len (wizard.find_all (LABEL, "stated")) == 2, "the cluster")
    # Nothing has moved under the hand, and the keyboard is where it was.
    assert focused (wizard).get_description () == CLUSTER
    assert place (choice (wizard, CLUSTER, "No")) == before
    tab_to (wizard, ENTRY, "Which Notes user?")
    type_word ("ann")
    press (TAB)
    wizard.wait_for (lambda: len (wizard.find_all (LABEL, "stated")) == 3, "the user")


def consent_by_key (wizard):
    """It needs the word on the backup, falls with it, and can be taken back."""
    consent = wizard.find (CHECK, walk.CONSENT)
    assert not is_sensitive (consent)
    assert consent.get_description () == "State first that a backup was taken and verified."
    backup = tab_to (wizard, CHECK, walk.BACKUP)
    press (SPACE)
    wizard.wait_for (lambda: is_sensitive (consent), "the consent to be asked for")
    tab_to (wizard, CHECK, walk.CONSENT)
    press (SPACE)
    wizard.wait_for (lambda: is_checked (consent), "the consent")
    wizard.wait_for (lambda: consent.get_description ().startswith ("Agreed on "), "the time")
    press (SPACE)
    wizard.wait_for (lambda: not is_checked (consent), "the consent to be taken back")
    press (SPACE)
    wizard.wait_for (lambda: is_checked (consent), "the consent again")
    press (TAB, SHIFT)
    wizard.wait_for (lambda: states (backup).contains (Atspi.StateType.FOCUSED), "the backup")
    press (SPACE)
    wizard.wait_for (lambda: not is_checked (consent) and not is_sensitive (consent),
                     "the consent to fall with the backup")
    press (SPACE)
    wizard.wait_for (lambda: is_sensitive (consent), "the consent to be asked for again")
    tab_to (wizard, CHECK, walk.CONSENT)
    press (SPACE)
    wizard.wait_for (lambda: is_checked (consent), "the consent once more")


def work_by_key (wizard):
    """Marks, a mark taken back, another step first, and from phase to phase."""
    first = wizard.title ()
    tab_to (wizard, BUTTON, "Done")
    press (RETURN)
    wizard.wait_for (lambda: walk.has_moved_on (wizard, first, "done"), "the next step")
    second = wizard.title ()
    tab_to (wizard, BUTTON, "Skip…")
    press (RETURN)
    wizard.wait_for (lambda: focused (wizard).get_role () == ENTRY, "the reason to be asked for")
    press (ESCAPE)
    wait_for_focus (wizard, "Skip…")
    press (RETURN)
    wizard.wait_for (lambda: focused (wizard).get_role () == ENTRY, "the reason once more")
    type_word ("none")
    press (RETURN)
    walk.wait_for_mark (wizard, second, "skipped")
    wait_for_focus (wizard, "Done")
    tab_to (wizard, BUTTON, "Note…")
    press (RETURN)
    wizard.wait_for (lambda: focused (wizard).get_role () == ENTRY, "the note to be asked for")
    type_word ("late")
    press (RETURN)
    wait_for_focus (wizard, "Note…")
    tab_to (wizard, BUTTON, "Take the last mark back")
    press (RETURN)
    wizard.wait_for_title (second)
    row = tab_to (wizard, EXPANDER, f"{first}, done")
    press (SPACE)
    wizard.wait_for (lambda: is_expanded (row), "the row to open")
    press (DOWN, CONTROL)
    phase = wizard.wait_for (lambda: next ((node for node in [focused (wizard)]
                                            if node is not None and node != row), None),
                             "the next phase")
    title = phase.get_name ().split (",")[0]
    press (SPACE)
    tab_to (wizard, BUTTON, f"Do “{title}” now")
    press (RETURN)
    wizard.wait_for_title (title)
    tab_to (wizard, BUTTON, f"Go back to “{second}”")
    press (RETURN)
    wizard.wait_for_title (second)


@test
def prepare_and_reapply ():
    with Wizard ("--practice") as wizard:
        walk.wait_until_read (wizard)
        wait_for_keyboard (wizard)
        press (ord ("5"), CONTROL)
        walk.read_page (wizard, "Prepare")
        answer_the_questions (wizard)
        consent_by_key (wizard)
        go_on (wizard, "Start the repair", "Reapply")
        work_by_key (wizard)


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


@test
def trouble_is_looked_up_from_the_list_of_steps ():
    with Wizard ("--practice") as wizard:
        walk.wait_until_read (wizard)
        wait_for_keyboard (wizard)
        walk.walk_to_reapply (wizard)
        tab_to (wizard, Atspi.Role.LIST_ITEM, "Reapply, step 6 of 8, current")
        press (ord ("f"), CONTROL)
        wizard.wait_for (lambda: focused (wizard) is not None
                         and focused (wizard).get_role () == ENTRY, "the search for trouble")


run ()
