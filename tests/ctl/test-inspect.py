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
def what_may_be_notes_is_told_from_what_is ():
    path = temp_folder () / "mapisvc.inf"
    path.write_text ("[Services]\r\nX=iNotes Access\r\n[X]\r\nPR_SERVICE_DLL_NAME=x.dll\r\n")
    match, = json.loads (expect (run_ctl ("inspect", "--json", path), 0).stdout)["services"][0]["notes"]
    assert match == {"section": "Services", "name": "X", "value": "iNotes Access",
                     "likeness": "possible"}, match
    expect (run_ctl ("inspect", path), 0, "possibly Lotus Notes: [Services] X = iNotes Access")


@test
def a_damaged_log_is_shown_and_fails ():
    data = bytearray ((FOLDER / "app.evt").read_bytes ())
    data[8:40] = b"\xee" * 32
    path = temp_folder () / "app.evt"
    path.write_bytes (data)
    expect (run_ctl ("inspect", path), 65, ["Live records: 4", "Kind: event log"])
    told = json.loads (run_ctl ("inspect", "--json", path).stdout)
    assert told["live"] == 4 and told["header_damaged"], told


@test
def limits_are_named_with_the_file ():
    folder = temp_folder ()
    lines = [f"s{number}=Service {number}" for number in range (1025)]
    (folder / "many.inf").write_text ("\r\n".join (["[Services]", *lines]))
    (folder / "long.inf").write_text ("[Services]\r\n" + "x" * 1024 * 1024)
    with open (folder / "huge.evt", "wb") as file:
        file.write ((FOLDER / "app.evt").read_bytes ())
        file.truncate (2 ** 32 + 1)
    expect (run_ctl ("inspect", folder / "many.inf"), 65,
            stderr="many.inf: there are more than 1024 services")
    expect (run_ctl ("inspect", folder / "long.inf"), 65,
            stderr="1048588 bytes are more than the limit of 1048576 for a file of this kind")
    expect (run_ctl ("inspect", folder / "huge.evt"), 65,
            stderr="huge.evt: 4294967297 bytes are more than the 4294967296 that an event log of "
                   "this format can have")


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
