#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl trouble: what the screen says, and what the failure catalogue knows of it."""
import json
import pathlib
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import expect, run_ctl, temp_folder  # noqa: E402
from tap import run, test  # noqa: E402


def found (*words, code=0, **more):
    told = json.loads (expect (run_ctl ("trouble", "--json", *words, **more), code).stdout)
    return [failure["id"] for failure in told["failures"]]


@test
def code_file_and_sentence ():
    assert found ("0xc0020422") == ["service-disabled"]
    assert found ("EMSMDB32.DLL") == ["emsmdb-in-use"]
    assert found ("the", "specified", "servcie", "is", "disabled") == ["service-disabled"]


@test
def text_tells_cause_remedy_and_articles ():
    expect (run_ctl ("trouble", "c0020422"), 0,
            ["0xc0020422: a service of Exchange is disabled", "(service-disabled)",
             " 1. Set the disabled services to Manual", "Expect: No service of Exchange is Disabled.",
             "Q190442  XADM: Error 0xc0020422 Installing Service Pack"])


@test
def json_tells_all_of_an_entry ():
    told = json.loads (expect (run_ctl ("trouble", "--json", "hz_ascii@24"), 0).stdout)["failures"][0]
    assert told["id"] == "gapi-older" and told["codes"] == ["0xc002041d"], told
    assert told["steps"][1]["command"] == "copy {pack}\\GAPI32.DLL {root}\\bin", told
    assert told["sources"] == [{"article": "Q248487",
                                "subject": "XADM: Microsoft Exchange Server 5.5 SP1 Installation Stops"}], told


@test
def nothing_fits ():
    expect (run_ctl ("trouble", "the service is starting"), 2, "",
            ["nothing in the failure catalogue fits", "ntsmigctl trouble --list"])
    assert found ("0x80040107", code=2) == []


@test
def a_dialog_on_standard_input ():
    dialog = "Microsoft Exchange Setup\nAccess is Denied\nMicrosoft Windows NT ID No. 0xc0020005\n"
    assert found ("-", input=dialog)[0] == "owa-access-denied"
    assert found ("-", input="x" * 100000 + " 0xc0020422", code=2) == []
    assert found ("-", input="\0\0 0xc0020422") == ["service-disabled"]


@test
def the_whole_catalogue ():
    entries = found ("--list")
    assert len (entries) >= 30 and len (set (entries)) == len (entries), entries
    expect (run_ctl ("trouble", "--list"), 0, [f"({entry})" for entry in entries])


@test
def mistakes ():
    expect (run_ctl ("trouble"), 64, "", "no text given")
    expect (run_ctl ("trouble", "--list", "x"), 64, "", "--list takes no text")
    expect (run_ctl ("trouble", "--no-such"), 64)


@test
def the_setup_log_of_a_server ():
    folder = temp_folder ()
    expect (run_ctl ("practice", "--with", "update-failed", folder / "server"), 0)
    told = expect (run_ctl ("check", "--verbose", folder / "server"), 1).stdout
    assert "0xc0020005 at shared.ins line 48: rights on CurrentControlSet" in told, told
    expect (run_ctl ("practice", "--with", "update-stopped", folder / "stopped"), 0)
    told = expect (run_ctl ("check", "--verbose", folder / "stopped"), 1).stdout
    assert "up to where it stops the services" in told and "the setup log ends at <StopService" in told, told


run ()
