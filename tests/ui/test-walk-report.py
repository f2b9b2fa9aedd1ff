#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shared is read and saved, as a screen reader user does it, and opened again."""
import pathlib
import sys
import zipfile

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import (ALERT, BUTTON, CHECK, ENTRY, EXPANDER, LABEL, PAGES, Atspi, Home,  # noqa: E402
                    Wizard, is_checked, is_sensitive)
import walk  # noqa: E402

SERVER = "EXCH01"
SEARCH = "Search in what is shared"
IDENTICAL = "Worked out again, it is identical"


def open_report (wizard):
    walk.start_practice (wizard, "fault-sp1")
    walk.go (wizard, "Report")
    walk.heading (wizard, walk.ALL_HIDDEN)


def read_text (node):
    return Atspi.Text.get_text (node, 0, Atspi.Text.get_character_count (node))


def texts_of (wizard, file):
    """The file as it is, and as it is shared."""
    return [read_text (wizard.find (ENTRY, f"{file} {how}"))
            for how in ("as it is", "as it is shared")]


def look_for (wizard, words):
    wizard.write (SEARCH, words)


def switch (wizard, name):
    wizard.act (wizard.wait_until_sensitive (EXPANDER, name))


@test
def a_name_that_is_told_is_warned_of ():
    with Wizard () as wizard:
        open_report (wizard)
        wizard.open (walk.starts ("case.json"))
        original, shared = texts_of (wizard, "case.json")
        assert SERVER in original and SERVER not in shared
        assert "SERVER-1" in shared

        wizard.tick (walk.READ)
        wizard.wait_until_sensitive (BUTTON, "Save…")
        switch (wizard, "Servers")
        walk.heading (wizard, "Not everything is hidden")
        wizard.says ("The names of computers can be read.")
        walk.heading (wizard, "Some names can be read")
        # What was read is no longer what would be sent.
        wizard.wait_for (lambda: not is_checked (wizard.find (CHECK, walk.READ)), "the tick to go")
        assert not is_sensitive (wizard.find (BUTTON, "Save…"))
        wizard.wait_for (lambda: SERVER in texts_of (wizard, "case.json")[1], "the name in the text")

        wizard.press ("Undo")
        walk.heading (wizard, walk.ALL_HIDDEN)
        wizard.wait_for (lambda: SERVER not in texts_of (wizard, "case.json")[1], "the token again")


@test
def a_search_says_that_a_name_is_nowhere ():
    with Wizard () as wizard:
        open_report (wizard)
        look_for (wizard, SERVER)
        wizard.find (None, walk.starts ("It is nowhere in what is shared; the originals have it"))
        look_for (wizard, "server-1")
        first = wizard.find (None, walk.starts ("1 of ")).get_name ()
        wizard.press ("Next place")
        second = wizard.find (None, walk.starts ("2 of ")).get_name ()
        assert ", in " in first and ", in " in second, (first, second)
        wizard.press ("Previous place")
        wizard.find (None, first)
        look_for (wizard, "no such word")
        wizard.find (None, "It is in none of the files.")


@test
def a_bundle_is_saved_and_opened_again ():
    home = Home ()
    path = home.path / "for the desk.zip"
    with Wizard (home=home) as wizard:
        open_report (wizard)
        walk.save_report (wizard, path)
        wizard.says (str (path))
    with zipfile.ZipFile (path) as bundle:
        members = bundle.namelist ()
        assert all (SERVER.encode () not in bundle.read (name) for name in members)

    with Wizard (path, home=home) as wizard:
        walk.heading (wizard, walk.starts ("This is a bundle of "))
        for page in PAGES[1:5] + ["Report"]:
            walk.go (wizard, page)
        walk.heading (wizard, IDENTICAL)
        for name in members:
            wizard.find (EXPANDER, walk.starts (name + ", "))
        wizard.open (walk.starts ("case.json"))
        assert "SERVER-1" in read_text (wizard.find (ENTRY, "case.json as it is shared"))
        assert wizard.find_now (BUTTON, "Save…") is None
        assert wizard.find_now (CHECK, walk.READ) is None
    home.remove ()


@test
def a_damaged_bundle_is_refused_and_named ():
    home = Home ()
    path = home.path / "damaged.zip"
    with Wizard (home=home) as wizard:
        open_report (wizard)
        walk.save_report (wizard, path)
    data = bytearray (path.read_bytes ())
    data[len (data) // 2] ^= 0x40
    path.write_bytes (data)
    with Wizard (path, home=home) as wizard:
        walk.heading (wizard, "The bundle could not be opened")
        wizard.wait_for_title ("Where is the server?")
        assert wizard.find_now (ALERT) is not None
    home.remove ()


run ()
