# SPDX-License-Identifier: GPL-3.0-or-later
"""The wizard as a screen reader meets it: over the accessibility bus, and by nothing else.

A test runs under tests/support/run-in-window, starts a Wizard, looks for what is showing by
role and name, and does what the control offers.
"""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

import gi

gi.require_version ("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# Long, since the machine may be busy; nothing waits longer than it has to.
TIMEOUT = float (os.environ.get ("REMEDY_TEST_TIMEOUT", "60"))
PAUSE = 0.05
PAGES = ["Server", "Symptom", "Checks", "Diagnosis", "Prepare", "Reapply", "Verify", "Report"]

BUTTON = Atspi.Role.PUSH_BUTTON
CHECK = Atspi.Role.CHECK_BOX
ENTRY = Atspi.Role.TEXT
EXPANDER = Atspi.Role.TOGGLE_BUTTON
HEADING = Atspi.Role.HEADING
ALERT = Atspi.Role.ALERT
LABEL = Atspi.Role.LABEL
LIST = Atspi.Role.LIST
LIST_BOX = Atspi.Role.LIST_BOX
LIST_ITEM = Atspi.Role.LIST_ITEM
RADIO = Atspi.Role.RADIO_BUTTON


class NotFound (AssertionError):
    """Nothing that is showing fits."""


class Home:
    """Folders of its own for the program: its cases outlive the program, not the test."""

    def __init__ (self):
        self.path = pathlib.Path (tempfile.mkdtemp (prefix="remedy-home-"))
        self.data = self.path / "data"

    def environment (self):
        return dict (os.environ, HOME=str (self.path), XDG_DATA_HOME=str (self.data),
                     XDG_CONFIG_HOME=str (self.path / "config"),
                     XDG_CACHE_HOME=str (self.path / "cache"))

    def cases (self):
        return sorted ((self.data / "ntsmig-remedy" / "cases").glob ("*/case.json"))

    def remove (self):
        shutil.rmtree (self.path, ignore_errors=True)


def states (node):
    return node.get_state_set ()


def is_showing (node):
    return states (node).contains (Atspi.StateType.SHOWING)


def is_visible (node):
    return states (node).contains (Atspi.StateType.VISIBLE)


def is_sensitive (node):
    return states (node).contains (Atspi.StateType.SENSITIVE)


def is_checked (node):
    return states (node).contains (Atspi.StateType.CHECKED)


def is_expanded (node):
    return states (node).contains (Atspi.StateType.EXPANDED)


def fits (name, wanted):
    """wanted: a string for the whole name, a compiled expression, or None for any name."""
    if wanted is None:
        return True
    if isinstance (wanted, re.Pattern):
        return wanted.search (name) is not None
    return name == wanted


class Wizard:
    """One running program."""

    def __init__ (self, *arguments, home=None, program=None, environment=None):
        self.own_home = home is None
        self.home = home or Home ()
        self.process = subprocess.Popen (
            [program or os.environ["NTSMIG_REMEDY"], *map (str, arguments)],
            env={**self.home.environment (), **(environment or {})}, cwd=self.home.path)
        self.application = self.wait_for (self._find_application, "the program on the bus")
        self.wait_for (lambda: self.find_now (Atspi.Role.FRAME), "the window")

    def __enter__ (self):
        return self

    def __exit__ (self, *exception):
        self.end ()

    # The tree

    def _find_application (self):
        desktop = Atspi.get_desktop (0)
        for index in range (desktop.get_child_count ()):
            child = desktop.get_child_at_index (index)
            try:
                if child is not None and child.get_process_id () == self.process.pid:
                    return child
            except GLib.Error:
                continue
        return None

    def walk (self, node=None, scrolled=False):
        """Every node under another that is there for the operator, depth first.

        GTK says SHOWING of what is inside the visible part of a scrolled page. What is only
        scrolled out of sight is there as well; a page that is not shown, and what lies in a
        closed row, are not.
        """
        node = node or self.application
        node.clear_cache ()
        yield node
        if states (node).contains (Atspi.StateType.EXPANDABLE) and not is_expanded (node):
            return
        # What scrolls is not SHOWING itself once it is scrolled by more than its height.
        scrolled = scrolled or node.get_role () in (Atspi.Role.SCROLL_PANE, Atspi.Role.VIEWPORT)
        for index in range (node.get_child_count ()):
            child = node.get_child_at_index (index)
            if child is not None and (is_showing (child) or (scrolled and is_visible (child))):
                yield from self.walk (child, scrolled)

    def find_all (self, role=None, name=None, under=None):
        try:
            return [node for node in self.walk (under)
                    if (role is None or node.get_role () == role)
                    and fits (node.get_name () or "", name)]
        except GLib.Error:
            return []  # it changed while it was being read

    def find_now (self, role=None, name=None, under=None):
        found = self.find_all (role, name, under)
        return found[0] if found else None

    def find (self, role=None, name=None, under=None):
        return self.wait_for (lambda: self.find_now (role, name, under),
                              f"{role.value_nick if role else 'anything'} named {name!r}")

    def wait_for (self, question, what="an answer"):
        """Asks until the answer is true, and gives it."""
        end = time.monotonic () + TIMEOUT
        while time.monotonic () < end:
            if self.process.poll () is not None:
                raise NotFound (f"waiting for {what}: the program ended with {self.process.returncode}")
            try:
                answer = question ()
            except GLib.Error:
                answer = None  # it went away while it was being asked
            if answer:
                return answer
            time.sleep (PAUSE)
        raise NotFound (f"waited in vain for {what}; showing is:\n{self.dump ()}")

    def dump (self):
        """What is there, a line a node, for the message of a test that failed."""
        try:
            return "\n".join (f"{node.get_role_name ()}: {node.get_name ()!r} {node.get_description () or ''}"
                              for node in self.walk () if node.get_name ())
        except (AttributeError, GLib.Error) as problem:
            return str (problem)

    # What is read

    def title_now (self):
        heading = self.find_now (HEADING)
        return heading.get_name () if heading is not None else ""

    def title (self):
        """Title of the page that is shown; between two pages there is none for a moment."""
        return self.wait_for (self.title_now, "the title of a page")

    def wait_for_title (self, title):
        self.wait_for (lambda: fits (self.title_now (), title), f"the page {title!r}")

    def texts (self):
        """All that is showing, as one text."""
        return "\n".join (node.get_name () or "" for node in self.find_all ())

    def says (self, words):
        return self.wait_for (lambda: words in self.texts (), f"the words {words!r}")

    def current_step (self):
        """The page that the list of steps names as the current one."""
        for item in self.find_all (LIST_ITEM, re.compile (r"step \d of 8, current")):
            return item.get_name ().split (",")[0]
        return None

    # What is done

    def act (self, node, action=0):
        if not is_sensitive (node):
            raise AssertionError (f"{node.get_name ()!r} is not sensitive: {node.get_description ()}")
        assert Atspi.Action.do_action (node, action), f"{node.get_name ()!r} does nothing"

    def wait_until_sensitive (self, role, name):
        return self.wait_for (lambda: next ((node for node in self.find_all (role, name)
                                             if is_sensitive (node)), None),
                              f"{name!r} that can be pressed")

    def press (self, name):
        self.act (self.wait_until_sensitive (BUTTON, name))

    def tick (self, name):
        self.act (self.wait_until_sensitive (CHECK, name))

    def choose (self, name):
        self.act (self.wait_until_sensitive (RADIO, name))

    def open (self, name):
        """Opens a row, and gives it."""
        row = self.wait_until_sensitive (EXPANDER, name)
        if not is_expanded (row):
            self.act (row)
        self.wait_for (lambda: is_expanded (row), f"{name!r} to open")
        return row

    def write (self, name, text):
        entry = self.find (ENTRY, name)
        assert Atspi.EditableText.set_text_contents (entry, text)

    def go_to (self, page):
        """Chooses a page in the list of steps, and waits until it is the current one."""
        number = PAGES.index (page)
        steps = self.find (LIST_BOX, "Steps")
        item = self.wait_for (lambda: next ((node for node in self.find_all (LIST_ITEM, under=steps)
                                             if node.get_name ().startswith (page + ",")
                                             and is_sensitive (node)), None),
                              f"the step {page!r} to be open")
        assert item.get_index_in_parent () == number
        assert Atspi.Selection.select_child (steps, number)
        self.wait_for (lambda: self.current_step () == page, f"the step {page!r} to be current")

    # The end

    def kill (self):
        """As a power cut would: nothing of the program runs after this."""
        self.process.send_signal (signal.SIGKILL)
        self.process.wait ()

    def end (self):
        if self.process.poll () is None:
            self.process.terminate ()
            self.process.wait ()
        if self.own_home:
            self.home.remove ()
