#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The run sheet on paper, as an operator gets it: saved as a PDF from the page Prepare, and by
the print dialog of Ctrl+P."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import BUTTON, ENTRY, Atspi, Wizard, is_sensitive  # noqa: E402
import walk  # noqa: E402

SAVE = "Save it as PDF…"
PRINT = "Print the run sheet…"


def wait_for_dialog (wizard):
    return wizard.wait_for (lambda: next ((node for node in wizard.find_all ()
                                           if node.get_role () in walk.DIALOG), None), "the dialog")


def save_as (wizard, path):
    wizard.press (SAVE)
    dialog = wait_for_dialog (wizard)
    entry = wizard.wait_for (lambda: wizard.find_now (ENTRY, under=dialog), "the name to save as")
    assert Atspi.EditableText.set_text_contents (entry, str (path))
    # The dialog looks at the folder first.
    wizard.act (wizard.wait_for (lambda: next ((node for node in wizard.find_all (BUTTON, "Save", under=dialog)
                                                if is_sensitive (node)), None), "Save"))


@test
def saved_from_prepare_and_told_on_reapply ():
    with Wizard () as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.go (wizard, "Prepare")
        path = wizard.home.path / "sheet.pdf"
        save_as (wizard, path)
        wizard.says (f"The run sheet was saved as {path}")
        text = subprocess.run (["pdftotext", "-raw", path, "-"], capture_output=True, text=True,
                               check=True).stdout
        assert "Practice server · EXCH01" in text and "Stop: the point of no return" in text
        walk.agree (wizard)
        walk.press_on (wizard, "Start the repair", "Reapply")
        done = walk.do_step (wizard)
        save_as (wizard, wizard.home.path / "again.pdf")
        wizard.says ("again.pdf")
        text = subprocess.run (["pdftotext", "-raw", wizard.home.path / "again.pdf", "-"],
                               capture_output=True, text=True, check=True).stdout
        assert f"{done}\nDone " in text, text[:3000]


@test
def what_cannot_be_saved_is_told_on_the_page ():
    with Wizard () as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.go (wizard, "Prepare")
        case, = wizard.home.cases ()
        practice = wizard.home.data / "ntsmig-remedy" / "practice" / case.parent.name
        assert practice.is_dir (), list (wizard.home.data.rglob ("*"))[:20]
        save_as (wizard, practice / "sheet.pdf")
        wizard.says ("The run sheet could not be saved")
        assert not (practice / "sheet.pdf").exists ()


@test
def the_print_dialog_does_not_block ():
    # GTK looks for printers on the system bus, warns where there is none, and goes on.
    with Wizard (environment={"G_DEBUG": ""}) as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.go (wizard, "Prepare")
        wizard.press (PRINT)
        dialog = wait_for_dialog (wizard)
        # While it is open neither can be asked for again, and the window still answers.
        wizard.wait_for (lambda: not is_sensitive (wizard.find (BUTTON, PRINT)), "one dialog only")
        wizard.act (wizard.wait_for (lambda: wizard.find_now (BUTTON, "Cancel", under=dialog), "Cancel"))
        wizard.wait_until_sensitive (BUTTON, PRINT)


run ()
