# SPDX-License-Identifier: GPL-3.0-or-later
"""What an operator does on the pages, said once for all the walks.

Everything here goes over the accessibility bus; see wizard.py.
"""
import re

from wizard import (BUTTON, CHECK, ENTRY, EXPANDER, HEADING, LABEL, LIST, LIST_ITEM, PAGES,
                    Atspi, fits, is_checked, is_sensitive)

DIALOG = (Atspi.Role.DIALOG, Atspi.Role.FILE_CHOOSER)
FRAME = Atspi.Role.FRAME
PRACTISE = "Do this on the practice server"
READ_AGAIN = "Read the server again"


def starts (words):
    return re.compile ("^" + re.escape (words))


def read_page (wizard, page):
    """Waits until the page is there in all places that say which one it is."""
    step = f"Step {PAGES.index (page) + 1} of 8"
    wizard.wait_for (lambda: wizard.current_step () == page, f"{page!r} as the current step")
    wizard.wait_for (lambda: wizard.find_now (LABEL, step), f"{step!r}")


def go (wizard, page):
    wizard.go_to (page)
    read_page (wizard, page)


def press_on (wizard, action, page):
    """The suggested action, which leads to a page."""
    wizard.press (action)
    read_page (wizard, page)


def can_go_to (wizard, page):
    item = wizard.find (LIST_ITEM, starts (page + ", "))
    return is_sensitive (item)


def start_practice (wizard, scenario):
    """From the first page, as a newcomer does."""
    wizard.wait_for_title ("Where is the server?")
    wizard.press ("A practice server")
    wizard.press (scenario)
    wait_until_read (wizard)


def wait_until_read (wizard):
    wizard.wait_for_title ("What was found")
    wizard.wait_until_sensitive (BUTTON, "Continue")


def heading (wizard, name):
    return wizard.find (HEADING, name)


def items (wizard, title):
    """The rows of a list, as (name, description)."""
    group = wizard.find (LIST, title)
    return [(node.get_name (), node.get_description ())
            for node in wizard.find_all (LIST_ITEM, under=group)]


SAW = "I saw event 12010 of MSExchangeMig"
SAW_NOT = "I looked, and it was not there"


def fill_in_saw (wizard, when):
    """Fills in on the page Symptom that the event was seen on the server."""
    wizard.choose (SAW)
    write (wizard, starts ("When, on the server’s clock"), when)


def answer_saw (wizard, when):
    fill_in_saw (wizard, when)
    wizard.press ("Keep this answer")
    wizard.wait_for (lambda: stated (wizard), "the answer")


def stated (wizard):
    """What the page Symptom says that the operator said."""
    label = wizard.find_now (LABEL, starts ("Stated: "))
    return label.get_name () if label is not None else None


BACKUP = "A full backup of the directory and the store was taken, and verified"
CONSENT = "I have read the run sheet, and agree to go beyond the point of no return"


def state_backup (wizard):
    wizard.tick (BACKUP)
    wizard.wait_for (lambda: is_checked (wizard.find (CHECK, BACKUP)), "the backup to be stated")


def has_agreed (wizard):
    return is_checked (wizard.find (CHECK, CONSENT))


def agree (wizard):
    """Reads Prepare, states the backup, and agrees to the point of no return."""
    if not is_checked (wizard.find (CHECK, BACKUP)):
        state_backup (wizard)
    wizard.tick (CONSENT)
    wizard.wait_for (lambda: wizard.find_now (BUTTON, "Start the repair") is not None
                     and wizard.wait_until_sensitive (BUTTON, "Start the repair"), "the consent")


def walk_to_reapply (wizard):
    go (wizard, "Prepare")
    agree (wizard)
    press_on (wizard, "Start the repair", "Reapply")


def labels (node):
    """Names of what labels a control, as a screen reader says them before it."""
    return [relation.get_target (index).get_name ()
            for relation in node.get_relation_set ()
            if relation.get_relation_type () == Atspi.RelationType.LABELLED_BY
            for index in range (relation.get_n_targets ())]


def write (wizard, label, text):
    """Writes into the entry with a label; None is any that has one."""
    entry = wizard.wait_for (
        lambda: next ((node for node in wizard.find_all (ENTRY)
                       if any (fits (name, label) for name in labels (node))), None),
        f"the entry {label!r}")
    assert Atspi.EditableText.set_text_contents (entry, text)


# The run sheet

def step_row (wizard, title):
    """What the run sheet says of a step."""
    return wizard.find (EXPANDER, starts (title + ", ")).get_description ()


def wait_for_mark (wizard, title, mark):
    return wizard.wait_for (lambda: wizard.find_now (EXPANDER, starts (f"{title}, {mark}")),
                            f"{title!r} to be {mark!r}")


def give_reason (wizard, button, answer, words):
    """Presses a button that asks for words in an entry beside it."""
    wizard.press (button)
    write (wizard, None, words)
    wizard.press (answer)


def can_practise (wizard):
    return wizard.find_now (BUTTON, PRACTISE) is not None


def has_moved_on (wizard, title, mark):
    """Whether a step has its mark, and another one is current: both in one look."""
    marked, current = False, None
    for node in wizard.find_all ():
        if node.get_role () == HEADING and current is None:
            current = node.get_name ()
        elif node.get_role () == EXPANDER and node.get_name ().startswith (f"{title}, {mark}"):
            marked = True
    return marked and current not in (None, title)


def do_step (wizard):
    """Ticks the current step off, and gives its title."""
    title = wizard.title ()
    wizard.press (PRACTISE if can_practise (wizard) else "Done")
    wizard.wait_for (lambda: has_moved_on (wizard, title, "done"), f"{title!r} to be done")
    return title


def skip_step (wizard, why):
    title = wizard.title ()
    give_reason (wizard, "Skip…", "Mark as skipped", why)
    wait_for_mark (wizard, title, "skipped")
    return title


def fail_step (wizard, what):
    title = wizard.title ()
    give_reason (wizard, "Something else happened…", "Mark as failed", what)
    wait_for_mark (wizard, title, "failed")
    return title


def note_step (wizard, note):
    title = wizard.title ()
    give_reason (wizard, "Note…", "Keep the note", note)
    wizard.wait_for (lambda: f"note: “{note}”" in step_row (wizard, title), "the note")
    return title


def take_back (wizard, title):
    wizard.press ("Take the last mark back")
    wizard.wait_for_title (title)
    wait_for_mark (wizard, title, "next")


def redo (wizard, title):
    """Takes the mark of a step back on the sheet, and does the step: what needs it can go on."""
    row = wizard.open (starts (title + ", "))
    wizard.press (f"Take back the mark of “{title}”")
    wizard.wait_for_title (title)
    do_step (wizard)
    wizard.act (row)


def do_steps_until (wizard, title):
    """Ticks off what comes before a step; gives the titles."""
    done = []
    while not fits (wizard.title (), title):
        assert len (done) < 60, done
        done.append (do_step (wizard))
    return done


def do_practice_step (wizard):
    """Ticks off the steps before the next one that the practice server can do, and that."""
    done = []
    while not can_practise (wizard):
        assert len (done) < 60, done
        done.append (do_step (wizard))
    return done + [do_step (wizard)]


def finish_sheet (wizard):
    return do_steps_until (wizard, "The run sheet is worked off")


# Verify and Report

def read_again (wizard, outcome):
    wizard.press (READ_AGAIN)
    heading (wizard, outcome)


READ = "I have read what is shared"
ALL_HIDDEN = "All names are hidden"


def save_report (wizard, path):
    """On the page Report: reads what is shared, and saves it, by the dialog for it."""
    heading (wizard, ALL_HIDDEN)
    wizard.tick (READ)
    wizard.press ("Save…")
    dialog = wizard.wait_for (lambda: next ((node for node in wizard.find_all ()
                                             if node.get_role () in DIALOG), None), "the dialog")
    entry = wizard.wait_for (lambda: wizard.find_now (ENTRY, under=dialog), "the name to save as")
    assert Atspi.EditableText.set_text_contents (entry, str (path))
    wizard.act (wizard.wait_for (lambda: wizard.find_now (BUTTON, "Save", under=dialog), "Save"))
    heading (wizard, "The file was saved")
