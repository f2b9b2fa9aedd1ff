#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl practice --media: media of a service pack, for a practice server or not."""
import hashlib
import json
import pathlib
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import expect, run_ctl, temp_folder, temp_in_memory  # noqa: E402
from tap import run, test  # noqa: E402

temp_in_memory ()
FOLDER = temp_folder ()
LISTS = json.loads (expect (run_ctl ("practice", "--list", "--json"), 0).stdout)
KINDS = [kind["name"] for kind in LISTS["media"]]
# What the issue wants to be made, whatever else there is.
WANTED = {"right", "lower", "higher", "wrong-processor", "wrong-language", "incomplete", "flat",
          "iso", "corrupt-iso", "empty", "zip", "self-extractor", "sealed"}


def make (kind, name, *options, **more):
    path = FOLDER / name
    expect (run_ctl ("practice", path, "--media", kind, *options, **more), 0, stderr=str (path))
    return path


def digest (path):
    parts = hashlib.sha256 ()
    for one in sorted ([path, *path.rglob ("*")]):
        parts.update (f"{one.relative_to (path)} {one.lstat ().st_mode}\n".encode ())
        if one.is_file ():
            parts.update (one.read_bytes ())
    return parts.hexdigest ()


@test
def every_kind_is_made_and_they_differ ():
    assert WANTED <= set (KINDS), KINDS
    digests = [digest (make (kind, f"kind-{kind}", "--scenario", "fault-sp2")) for kind in KINDS]
    assert len (set (digests)) == len (KINDS)


@test
def the_same_words_make_the_same_bytes ():
    for kind in ("right", "iso", "zip"):
        one = make (kind, f"one-{kind}")
        two = make (kind, f"two-{kind}", env={"LC_ALL": "C", "LANG": "C"})
        assert digest (one) == digest (two), kind


@test
def it_is_made_for_the_server_of_the_options ():
    english = make ("right", "english")
    german = make ("right", "german", "--with", "german", "--with", "alpha")
    assert (english / "ENG/SERVER/SETUP/I386/UPDATE.EXE").is_file ()
    assert (german / "GER/SERVER/SETUP/ALPHA/BIN/Mlmignts.dll").is_file ()
    found = [json.loads (expect (run_ctl ("inspect", "--json", path), 0).stdout)
             for path in (english / "ENG/SERVER/SETUP/I386/BIN/Mlmignts.dll",
                          german / "GER/SERVER/SETUP/ALPHA/BIN/Mlmignts.dll")]
    assert [one["machine"] for one in found] == ["i386", "alpha"], found
    assert [one["language"] for one in found] == ["0x0409", "0x0407"], found
    assert [one["file_version"] for one in found] == ["5.5.2232.2"] * 2, found


@test
def mistakes_are_named ():
    expect (run_ctl ("practice", FOLDER / "x", "--media", "nonsense"), 64, stderr="nonsense")
    expect (run_ctl ("practice", FOLDER / "x", "--media", "higher", "--scenario", "sp4"), 64,
            stderr="no service pack of that level")
    taken = make ("iso", "taken.iso")
    before = taken.read_bytes ()
    expect (run_ctl ("practice", taken, "--media", "zip"), 73, stderr="there already")
    assert taken.read_bytes () == before
    expect (run_ctl ("practice", FOLDER, "--media", "right"), 73, stderr="there already")
    expect (run_ctl ("practice", FOLDER / "no/such/x.iso", "--media", "iso"), 73)
    assert not (FOLDER / "x").exists ()


run ()
