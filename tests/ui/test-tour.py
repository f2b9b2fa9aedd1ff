#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""`ntsmig-remedy --tour`: pictures of every page without a person."""
import os
import pathlib
import struct
import subprocess
import sys
import tempfile

sys.path.insert (0, str (pathlib.Path (__file__).parent.parent / "support"))
from tap import run, test  # noqa: E402

FOLDER = tempfile.TemporaryDirectory ()
TOP = pathlib.Path (FOLDER.name)


def tour (name, *options):
    done = subprocess.run ([os.environ["NTSMIG_REMEDY"], "--tour", TOP / name, *options],
                           capture_output=True, text=True, timeout=240, check=False)
    assert "CRITICAL" not in done.stderr and "WARNING" not in done.stderr, done.stderr
    return done


def size (path):
    data = path.read_bytes ()
    assert data[:8] == b"\x89PNG\r\n\x1a\n" and data[12:16] == b"IHDR", path
    return struct.unpack (">II", data[16:24])


def captions (folder):
    return dict (line.split ("\t") for line in (folder / "index.txt").read_text ().splitlines ())


@test
def every_page_and_the_window_are_there ():
    done = tour ("fault", "--tour-theme=dark", "--tour-size=1100x700")
    assert done.returncode == 0, done
    told = captions (TOP / "fault")
    pictures = {path.name for path in (TOP / "fault").glob ("*.png")}
    assert pictures == set (told), pictures ^ set (told)
    assert len (told) == 24 and all (told.values ()), told
    for page in ("server", "symptom", "checks", "diagnosis", "prepare", "reapply", "mended", "report"):
        assert any (name.endswith (f"-{page}.png") for name in told), page
    for name in told:
        if name.endswith ("-page.png"):
            assert size (TOP / "fault" / name)[0] == 760, name
        else:
            assert size (TOP / "fault" / name) == (1100, 700), name


@test
def it_shows_the_same_each_time ():
    # Where there is nothing to mend, the tour is short.
    for name in ("first", "second"):
        done = tour (name, "--practice=healthy")
        assert done.returncode == 0, done
    first, second = captions (TOP / "first"), captions (TOP / "second")
    assert first == second and 8 <= len (first) < 24, first
    for name in first:
        assert (TOP / "first" / name).read_bytes () == (TOP / "second" / name).read_bytes (), name


@test
def at_twice_the_scale_there_are_twice_the_pixels ():
    done = tour ("large", "--practice=healthy", "--tour-scale=2")
    assert done.returncode == 0, done
    for name in captions (TOP / "first"):
        width, height = size (TOP / "first" / name)
        assert size (TOP / "large" / name) == (2 * width, 2 * height), name


@test
def what_cannot_be_is_refused ():
    for option, word in (("--tour-theme=pink", "pink"), ("--tour-size=big", "big"), ("--tour-size=99999x2", "99999x2"),
                         ("--tour-scale=7", "scale"), ("--practice=none-such", "none-such")):
        done = tour ("refused", option)
        assert done.returncode == 64 and word in done.stderr, done
    assert not (TOP / "refused").exists ()
    (TOP / "file").write_text ("")
    done = tour ("file")
    assert done.returncode == 73 and str (TOP / "file") in done.stderr, done


@test
def without_a_screen_it_says_so ():
    done = subprocess.run ([os.environ["NTSMIG_REMEDY"], "--tour", TOP / "dark"], capture_output=True, text=True,
                           timeout=60, check=False, env={**os.environ, "DISPLAY": ":99999", "WAYLAND_DISPLAY": ""})
    assert done.returncode == 69, done


run ()
