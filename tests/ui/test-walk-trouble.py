#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The wizard's page Reapply: trouble is looked up, and its remedy goes onto the run sheet."""
import pathlib
import sys

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import EXPANDER, LABEL, Home, Wizard  # noqa: E402
import walk  # noqa: E402

SCREEN = "What the screen of the server says"
DISABLED = "0xc0020422: a service of Exchange is disabled"
STEP = "Set the disabled services to Manual"


def is_on_sheet (wizard):
    return wizard.find_now (EXPANDER, walk.starts (STEP)) is not None


@test
def a_remedy_goes_onto_the_run_sheet_and_off_again ():
    home = Home ()
    with Wizard (home=home) as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.walk_to_reapply (wizard)
        wizard.write (SCREEN, "Microsoft Windows NT\nID no: 0xc0020423")
        wizard.find (None, walk.starts ("Nothing in the catalogue fits."))
        wizard.write (SCREEN, "Microsoft Windows NT\nID no: 0xc0020422")
        wizard.find (None, "1 entry fits.")
        assert not is_on_sheet (wizard)
        wizard.open (walk.starts (DISABLED))
        wizard.find (LABEL, "Q190442")
        wizard.find (LABEL, "XADM: Error 0xc0020422 Installing Service Pack")
        wizard.press (f"Add the remedy of “{DISABLED}” to the run sheet")
        wizard.wait_for (lambda: is_on_sheet (wizard), "the remedy on the run sheet")
        wizard.kill ()
    with Wizard (home=home) as wizard:
        wizard.press (walk.starts ("EXCH01"))
        wizard.find (None, "Trouble at the console")
        assert is_on_sheet (wizard)
        wizard.press (f"Take “{DISABLED}” off the run sheet")
        wizard.wait_for (lambda: not is_on_sheet (wizard), "the run sheet without it")
        assert wizard.find_now (None, "Remedies on the run sheet") is None
    home.remove ()


@test
def the_whole_catalogue_can_be_read ():
    with Wizard () as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.walk_to_reapply (wizard)
        wizard.press ("Show the whole catalogue")
        wizard.find (None, "This is the whole catalogue.")
        wizard.find (EXPANDER, walk.starts (DISABLED))
        wizard.find (EXPANDER, walk.starts ("Event Viewer holds MDBMSG.DLL"))
        wizard.write (SCREEN, "mdbmsg")
        wizard.find (None, "1 entry fits.")
        assert wizard.find_now (EXPANDER, walk.starts (DISABLED)) is None


run ()
