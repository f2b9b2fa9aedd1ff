#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl check on every practice scenario: the diagnosis and the exit code from one table,
and after the practice steps. test-layouts.py has the layouts."""
import json
import os
import pathlib
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import expect, run_ctl, temp_folder, temp_in_memory  # noqa: E402
from tap import run, test  # noqa: E402

SCENARIOS = {
    "fault-sp1": ("confirmed", 1),
    "fault-sp2": ("confirmed", 1),
    "ini-missing": ("confirmed", 1),
    "foreign-mapi": ("confirmed", 1),
    "hotfixed": ("confirmed", 1),
    "dirty-log": ("confirmed", 1),
    "wrapped-log": ("confirmed", 1),
    "offered-only": ("likely", 1),
    "mixed-files": ("likely", 1),
    "profile-unreadable": ("likely", 1),
    "notes-absent": ("possible", 1),
    "no-log": ("cannot-tell", 2),
    "empty-log": ("cannot-tell", 2),
    "no-run": ("cannot-tell", 2),
    "rtm": ("not-covered", 3),
    "sp3": ("not-covered", 3),
    "sp4": ("not-covered", 3),
    "other-fault": ("another-fault", 3),
    "healthy": ("ruled-out", 0),
    "mended": ("ruled-out", 0),
    "workstation": ("confirmed", 1),
}

# Findings that go beside the diagnosis: what each scenario was made to show.
FINDINGS = {
    "ini-missing": ("files.ntsmig-ini", "fail"),
    "foreign-mapi": ("files.mapi", "fail"),
    "hotfixed": ("repair.hotfixes", "fail"),
    "mixed-files": ("server.service-pack", "unknown"),
    "offered-only": ("outlook.mapisvc", "fail"),
    "profile-unreadable": ("outlook.profiles", "unknown"),
    "notes-absent": ("outlook.profiles", "pass"),
    "no-log": ("symptom.event", "unknown"),
    "empty-log": ("symptom.event", "unknown"),
    "other-fault": ("symptom.other", "fail"),
    "healthy": ("symptom.event", "pass"),
    "mended": ("symptom.event", "pass"),
}

temp_in_memory ()
FOLDER = temp_folder ()


def make (scenario, layout="drive"):
    path = FOLDER / f"{scenario}-{layout}"
    if not path.exists ():
        expect (run_ctl ("practice", path, "--scenario", scenario, "--layout", layout), 0)
    return path


def check (path, code=None):
    process = run_ctl ("check", "--json", path)
    assert code is None or process.returncode == code, (process.returncode, process.stdout)
    source, = json.loads (process.stdout)["sources"]
    return source


def verdicts (source):
    return {finding["id"]: finding["verdict"] for finding in source["findings"]}


@test
def table_names_every_scenario ():
    names = [item["name"] for item in
             json.loads (run_ctl ("practice", "--list", "--json").stdout)["scenarios"]]
    assert names == list (SCENARIOS)


@test
def every_scenario_has_its_diagnosis_and_exit_code ():
    wrong = []
    for scenario, (condition, code) in SCENARIOS.items ():
        process = run_ctl ("check", "--json", make (scenario))
        source, = json.loads (process.stdout)["sources"]
        found = source["diagnosis"]["condition"], process.returncode
        if found != (condition, code):
            wrong.append (f"{scenario}: {found}, not {(condition, code)}")
        assert source["diagnosis"]["workstation"] == (scenario == "workstation"), scenario
    assert not wrong, "\n".join (wrong)


@test
def every_scenario_shows_what_it_was_made_for ():
    wrong = []
    for scenario, (check_id, verdict) in FINDINGS.items ():
        found = verdicts (check (make (scenario)))[check_id]
        if found != verdict:
            wrong.append (f"{scenario}: {check_id} is {found}, not {verdict}")
    assert not wrong, "\n".join (wrong)


@test
def exchange_on_another_drive ():
    path = FOLDER / "on-d"
    expect (run_ctl ("practice", path, "--with", "exchange-on-d"), 0)
    assert sorted (p.name for p in path.iterdir () if p.is_dir ()) == ["C", "D"]
    source = check (path, 1)
    assert source["layout"]["exchange_root"] == "D:\\EXCHSRVR"
    assert source["diagnosis"]["condition"] == "confirmed"
    # The system drive alone: what is on the other one is unknown, and nothing passes for it.
    alone = verdicts (check (path / "C"))
    for check_id in ("files.ntsmig-ini", "files.notes-migration", "files.baseline",
                     "repair.hotfixes", "repair.setup-log"):
        assert alone[check_id] == "unknown", check_id


@test
def practice_steps_lead_to_ruled_out ():
    path = FOLDER / "walk"
    expect (run_ctl ("practice", path, "--scenario", "foreign-mapi"), 0)
    assert check (path, 1)["diagnosis"]["event"] == "fresh"
    expect (run_ctl ("practice", path, "--migrate-one"), 0)
    assert check (path, 1)["diagnosis"]["event"] == "fresh"
    expect (run_ctl ("practice", path, "--reapply"), 0)
    source = check (path, 1)
    assert source["diagnosis"]["event"] == "fresh"
    assert verdicts (source)["files.mapi"] == "pass"
    expect (run_ctl ("practice", path, "--migrate-one"), 0)
    source = check (path, 0)
    assert source["diagnosis"]["event"] == "history"


@test
def nothing_depends_on_what_is_invented ():
    """The text of ntsmig.ini and the lines of the setup log that no source gives."""
    for scenario in ("fault-sp1", "mixed-files", "mended"):
        path = make (scenario, "drives")
        before = check (path)
        (path / "C/EXCHSRVR/BIN/NTSMIG.INI").write_bytes (b"\x00\xffanother text")
        log = path / "C/Exchange Server Setup.log"
        lines = log.read_bytes ().splitlines (True)
        known = [line for line in lines
                 if line.startswith ((b"++++", b"Bound", b"Interpreting line <StopService",
                                      b"Interpreting line <AddShare"))]
        assert len (known) < len (lines)
        info = log.stat ()
        log.write_bytes (b"".join (known))
        os.utime (log, ns=(info.st_mtime_ns, info.st_mtime_ns))
        after = check (path)
        assert before["diagnosis"]["condition"] == after["diagnosis"]["condition"]
        one, other = verdicts (before), verdicts (after)
        assert {k: (v, other[k]) for k, v in one.items () if v != other[k]} == {}, scenario


run ()
