#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`meson install` into an empty folder gives programs that run from there."""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT, BUILD = map (pathlib.Path, sys.argv[1:3])
sys.path.insert (0, str (ROOT / "tests" / "support"))
from tap import run, test  # noqa: E402

FOLDER = tempfile.TemporaryDirectory ()
DESTDIR = pathlib.Path (FOLDER.name)


def installed (name):
    found = [path for path in DESTDIR.rglob (pathlib.PurePath (name).name) if path.match (name)]
    assert found, f"{name} was not installed"
    return found[0]


@test
def installs ():
    subprocess.run (["meson", "install", "-C", str (BUILD), "--no-rebuild"], check=True,
                    capture_output=True, env=dict (os.environ, DESTDIR=str (DESTDIR)))


@test
def the_command_line_runs_from_there ():
    done = subprocess.run ([installed ("bin/ntsmigctl"), "--version"], capture_output=True, text=True, check=True)
    assert "0.1.0" in done.stdout, done.stdout


@test
def the_wizard_runs_from_there ():
    done = subprocess.run ([installed ("bin/ntsmig-remedy"), "--version"], capture_output=True, text=True, check=True)
    assert "0.1.0" in done.stdout, done.stdout


@test
def what_draws_pictures_is_no_program_for_people ():
    painter = installed ("libexec/ntsmig-remedy/ntsmig-remedy-painter")
    done = subprocess.run ([painter, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 64, done
    assert not list (DESTDIR.rglob ("bin/ntsmig-remedy-painter"))


@test
def what_a_desktop_looks_for_is_there ():
    for name in ("org.ntsmig.Remedy.desktop", "org.ntsmig.Remedy.metainfo.xml", "org.ntsmig.Remedy.svg",
                 "org.ntsmig.Remedy-symbolic.svg", "ntsmigctl.1*", "ntsmig-remedy.1*"):
        installed (name)


run ()
