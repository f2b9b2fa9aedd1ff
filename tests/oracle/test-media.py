#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice media beside 7-Zip: what was packed comes out of it, bit by bit."""
import pathlib
import subprocess
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import expect, run_ctl, temp_folder  # noqa: E402
from tap import run, test  # noqa: E402

FOLDER = temp_folder ()


def make (kind):
    path = FOLDER / kind
    expect (run_ctl ("practice", path, "--media", kind), 0)
    return path


def files (folder):
    return {str (path.relative_to (folder)).upper (): path.read_bytes ()
            for path in folder.rglob ("*") if path.is_file ()}


RIGHT = files (make ("right"))


def unpack (kind):
    target = FOLDER / f"{kind}-out"
    done = subprocess.run (["7z", "x", f"-o{target}", make (kind)], capture_output=True,
                           encoding="utf-8", check=False)
    return done, files (target) if target.is_dir () else {}


@test
def an_image_and_archives_hold_the_same_files ():
    for kind in ("iso", "zip", "self-extractor"):
        done, found = unpack (kind)
        assert done.returncode == 0, done.stdout + done.stderr
        assert found == RIGHT, (kind, sorted (set (RIGHT) ^ set (found)))


@test
def what_is_cut_or_sealed_cannot_be_opened ():
    done, found = unpack ("corrupt-iso")
    assert done.returncode != 0 and found != RIGHT
    done, found = unpack ("sealed")
    assert "UPDATE.EXE" not in " ".join (found), found


run ()
