#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl practice: what it lists, makes, does and refuses."""
import hashlib
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import PROGRAM, expect, run_ctl, temp_folder, temp_in_memory  # noqa: E402
from tap import run, test  # noqa: E402

temp_in_memory ()
FOLDER = temp_folder ()
LOG = "WINNT/System32/Config/AppEvent.Evt"


def tree_hash (folder):
    """Of names, modes, times to the nanosecond, and bytes."""
    digest = hashlib.sha256 ()
    for path in sorted ([folder, *folder.rglob ("*")]):
        info = path.lstat ()
        digest.update (f"{path.relative_to (folder)} {info.st_mode} {info.st_mtime_ns}\n".encode ())
        if path.is_file ():
            digest.update (path.read_bytes ())
    return digest.hexdigest ()


@test
def lists_as_text ():
    process = expect (run_ctl ("practice", "--list"), 0,
                      ["Scenarios", "fault-sp1", "Faults", "notes-in-profile"])
    assert process.stderr == ""


@test
def lists_as_json ():
    lists = json.loads (expect (run_ctl ("practice", "--list", "--json"), 0).stdout)
    assert sorted (lists) == ["faults", "media", "moves", "scenarios"]
    assert lists["scenarios"][0]["name"] == "fault-sp1"
    for items in lists.values ():
        names = [item["name"] for item in items]
        assert len (names) == len (set (names)), names
        assert all (len (item["teaches"]) > 10 for item in items)
        assert len ({item["teaches"] for item in items}) == len (items)


@test
def same_arguments_make_the_same ():
    hashes = set ()
    for number, (mask, more) in enumerate ([(0o022, {}), (0o077, {"TZ": "Asia/Tokyo"}),
                                            (0o002, {"LC_ALL": "C", "LANG": "C"})]):
        path = FOLDER / f"same-{number}"
        before = os.umask (mask)
        expect (run_ctl ("practice", path, "--random", "--seed", "77", env=more), 0)
        os.umask (before)
        hashes.add (tree_hash (path))
        time.sleep (1.1) # whatever the clock
    assert len (hashes) == 1


@test
def another_seed_makes_another ():
    for seed in ("1", "2"):
        expect (run_ctl ("practice", FOLDER / ("seed-" + seed), "--seed", seed), 0)
    assert tree_hash (FOLDER / "seed-1") != tree_hash (FOLDER / "seed-2")


@test
def mistakes_are_named ():
    path = FOLDER / "mistake"
    for words, told in ((("--scenario", "doom"), "no practice scenario “doom”"),
                        (("--with", "gremlins"), "no practice fault “gremlins”"),
                        (("--without", "gremlins"), "no practice fault “gremlins”"),
                        (("--log-size", "-1"), "cannot be negative"),
                        (("--log-size", "99999999999"), "at most 1 GiB"),
                        (("--log-size", "much"), "--log-size"),
                        (("--seed", "-1"), "a seed is a number"),
                        (("--layout", "spiral"), "unknown layout “spiral”"),
                        (("--random", "--scenario", "rtm"), "a random server has no scenario")):
        expect (run_ctl ("practice", path, *words), 64, stderr=told)
    expect (run_ctl ("practice"), 64, stderr="name one folder")
    expect (run_ctl ("practice", path, path), 64, stderr="name one folder")
    expect (run_ctl ("practice", "--list", path), 64, stderr="--list takes no folder")
    assert not path.exists ()


@test
def refuses_what_is_there ():
    full = FOLDER / "full"
    full.mkdir ()
    (full / "mail.pst").write_text ("mine")
    for path in (full, full / "mail.pst", FOLDER / "no" / "where"):
        expect (run_ctl ("practice", path), 73, stderr="The practice server was not made.")
    for words in (("--reapply",), ("--migrate-one",)):
        for path in (full, FOLDER / "nowhere"):
            expect (run_ctl ("practice", path, *words), 73, stderr="nothing was changed")
    assert [p.name for p in full.iterdir ()] == ["mail.pst"]


@test
def steps_are_the_same_every_time ():
    hashes = []
    for number in range (2):
        path = FOLDER / f"steps-{number}"
        expect (run_ctl ("practice", path, "--scenario", "foreign-mapi"), 0)
        expect (run_ctl ("practice", path, "--reapply"), 0, stderr="reapplied")
        hashes.append (tree_hash (path))
        expect (run_ctl ("practice", path, "--migrate-one"), 0, stderr="test migration")
        hashes.append (tree_hash (path))
    assert hashes[0] == hashes[2] and hashes[1] == hashes[3] and hashes[0] != hashes[1]


@test
def steps_tell_where_no_notes_migration_can_run ():
    expect (run_ctl ("practice", FOLDER / "rtm", "--scenario", "rtm"), 0)
    expect (run_ctl ("practice", FOLDER / "rtm", "--migrate-one"), 73, stderr="Service Pack 1")


@test
def names_are_given_on_the_command_line ():
    path = FOLDER / "named"
    expect (run_ctl ("practice", path, "--name", "computer=BOX=1", "--name", "first-user=пётр"), 0)
    told = run_ctl ("check", path)
    assert "BOX=1" in told.stdout and "пётр" in told.stdout, told.stdout
    assert "EXCH01" not in told.stdout and "jkessler" not in told.stdout, told.stdout
    expect (run_ctl ("practice", FOLDER / "x", "--name", "colour=red"), 64, stderr="first-user")
    expect (run_ctl ("practice", FOLDER / "x", "--name", "colour"), 64, stderr="names nothing")
    expect (run_ctl ("practice", FOLDER / "x", "--name", "runner=mhollis"), 64, stderr="folder")


@test
def interrupted_leaves_nothing ():
    parent = temp_folder ()
    process = subprocess.Popen ([PROGRAM, "practice", parent / "large", "--log-size", "1073741824"],
                                stderr=subprocess.PIPE, encoding="utf-8")
    time.sleep (0.5)
    process.send_signal (signal.SIGINT)
    _, told = process.communicate (timeout=30)
    assert process.returncode == 130, (process.returncode, told)
    assert "interrupted" in told
    assert list (parent.iterdir ()) == []


run ()
