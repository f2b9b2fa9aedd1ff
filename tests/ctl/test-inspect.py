#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl inspect: every kind of file, told by its content."""
import json
import pathlib
import shutil
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import expect, fixtures, run_ctl, temp_folder  # noqa: E402
from tap import run, test  # noqa: E402

FOLDER = fixtures ()


def facts (name):
    return json.loads (expect (run_ctl ("inspect", "--json", FOLDER / name), 0).stdout)


@test
def event_log ():
    told = facts ("app.evt")
    assert told["kind"] == "event-log" and told["path"] == str (FOLDER / "app.evt"), told
    assert (told["live"], told["recovered"], told["duplicates"], told["holes"]) == (4, 0, 0, 0), told
    assert told["first_time"] == "1999-08-20T14:00:00Z" and told["computers"] == ["EXCHSRV"], told
    assert not told["dirty"] and not told["wrapped"] and not told["truncated"], told
    expect (run_ctl ("inspect", FOLDER / "app.evt"), 0,
            ["Kind: event log", "Live records: 4", "Holes: 0", "Computer: EXCHSRV"])


@test
def hive_with_a_notes_profile ():
    told = facts ("user.hive")
    assert (told["kind"], told["version"], told["dirty"], told["damaged"]) == ("hive", "1.3", True, False)
    profile, = told["profiles"]
    assert profile["name"] == "Notes Mail" and profile["default"] and not profile["connector"]
    assert sorted (profile["services"]) == ["MSEMS", "NOTES"], profile
    assert any (match["value"] == "nwnsp.dll" and match["likeness"] == "certain"
                for match in profile["notes"]), profile
    expect (run_ctl ("inspect", FOLDER / "user.hive"), 0,
            ["Profile “Notes Mail”", "Service: NOTES", "Lotus Notes: [", "= nwnsp.dll"])


@test
def mapisvc ():
    told = facts ("mapisvc.txt")
    services = {service["section"]: service for service in told["services"]}
    assert told["kind"] == "mapisvc" and set (services) == {"MSEMS", "CONTAB", "MSPST MS", "NOTES"}
    assert [provider["section"] for provider in services["NOTES"]["providers"]] == ["NAB", "NMS", "NXP"]
    assert services["NOTES"]["notes"] and not services["MSEMS"]["notes"], told
    expect (run_ctl ("inspect", FOLDER / "mapisvc.txt"), 0,
            ["Service [NOTES]", "Provider [NMS]", "DLL: nwnsp.dll"])


@test
def images ():
    for name, form, machine, version in (("i386.dll", "PE", "i386", "5.5.2232.17"),
                                         ("alpha.exe", "PE", "alpha", "65535.1.0.65534"),
                                         ("ne.dll", "NE", "x86-16", "4.0.835.993")):
        told = facts (name)
        assert (told["kind"], told["format"], told["machine"]) == ("image", form, machine), told
        assert told["file_version"] == told["product_version"] == version, told
        expect (run_ctl ("inspect", FOLDER / name), 0, [f"Processor: {machine}", f"File version: {version}"])


@test
def image_without_a_version ():
    path = temp_folder () / "old.exe"
    path.write_bytes (b"MZ" + bytes (200))
    told = json.loads (expect (run_ctl ("inspect", "--json", path), 0).stdout)
    assert told["format"] == "MZ" and told["file_version"] is None, told
    expect (run_ctl ("inspect", path), 0, "Version: it has none")


@test
def setup_log ():
    told = facts ("setup.txt")
    assert told["kind"] == "setup-log" and [run["line"] for run in told["runs"]] == [1, 3], told
    assert told["runs"][0]["errors"] == ["Processing file D:\\shared.ins at or near line 48"], told
    assert told["runs"][1]["last_line"] == "Bound to local DSA", told
    expect (run_ctl ("inspect", FOLDER / "setup.txt"), 0, ["Run 2", "Error: Processing file"])


@test
def the_name_does_not_matter ():
    path = temp_folder () / "MAPISVC.INF"
    shutil.copy (FOLDER / "app.evt", path)
    assert json.loads (run_ctl ("inspect", "--json", path).stdout)["kind"] == "event-log"


@test
def several_files_and_the_worst_exit_code ():
    folder = temp_folder ()
    (folder / "empty").touch ()
    (folder / "letter").write_text ("Dear administrator,\n")
    (folder / "cut.dll").write_bytes ((FOLDER / "i386.dll").read_bytes ()[:0x100])
    expect (run_ctl ("inspect", FOLDER / "app.evt", FOLDER / "ne.dll"), 0, ["event log", "Format: NE"])
    expect (run_ctl ("inspect", FOLDER / "app.evt", folder / "empty"), 65, "Live records: 4",
            "empty: the file is empty")
    expect (run_ctl ("inspect", folder / "letter"), 65, stderr="letter: this is no event log")
    expect (run_ctl ("inspect", folder / "cut.dll"), 65, stderr="cut.dll: ")
    expect (run_ctl ("inspect", FOLDER / "cut.evt"), 65, "Cut off: yes", "the file is damaged")
    process = expect (run_ctl ("inspect", "--json", folder / "none", FOLDER / "ne.dll"), 66,
                      stderr="none: No such file or directory")
    first, second = map (json.loads, process.stdout.splitlines ())
    assert "No such file" in first["error"] and second["format"] == "NE", process.stdout
    expect (run_ctl ("inspect"), 64, stderr="no file given")


run ()
