#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl check: mistakes, the operator's answers, several sources, and its JSON."""
import json
import pathlib
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
import jsonschema  # noqa: E402
from ctl import expect, run_ctl, temp_folder  # noqa: E402
from tap import run, test  # noqa: E402

SCHEMA = json.loads ((pathlib.Path (sys.argv[1]) / "data" / "check.schema.json").read_text ())
FOLDER = pathlib.Path (temp_folder ())


def server (scenario):
    folder = FOLDER / scenario
    if not folder.exists ():
        expect (run_ctl ("practice", folder, "--scenario", scenario), 0)
    return folder


def report (*args, code):
    document = json.loads (expect (run_ctl ("check", "--json", *args), code).stdout)
    jsonschema.validate (document, SCHEMA)
    return document


@test
def mistakes_are_named ():
    expect (run_ctl ("check"), 64, stderr=["no source given", "Try “ntsmigctl check --help”"])
    expect (run_ctl ("check", "--saw-event", "--saw-no-event", FOLDER), 64, stderr="contradict")
    expect (run_ctl ("check", "--saw-event=yesterday", FOLDER), 64, stderr="“yesterday” is no date")


@test
def no_such_source ():
    process = expect (run_ctl ("check", FOLDER / "nowhere"), 66, stderr="nowhere")
    assert process.stdout == "", process.stdout


@test
def text_has_groups_words_and_the_diagnosis_last ():
    process = expect (run_ctl ("check", server ("fault-sp1")), 1,
                      ["The fault\n", "✗ fail", "✓ pass", "The repair\n",
                       "This is the fault of Q236176: confirmed"])
    assert "\033" not in process.stdout and process.stderr == "", process.stderr
    assert process.stdout.index ("Diagnosis") > process.stdout.index ("The repair")
    verbose = expect (run_ctl ("check", "-v", server ("fault-sp1")), 1, "AppEvent.Evt · record")
    assert len (verbose.stdout) > len (process.stdout)


@test
def json_is_of_the_published_schema ():
    source, = report (server ("fault-sp1"), code=1)["sources"]
    assert source["diagnosis"]["condition"] == "confirmed", source["diagnosis"]
    assert source["diagnosis"]["profiles"], source["diagnosis"]
    assert len (source["findings"]) == 15
    rest = json.dumps ([source["findings"], source["diagnosis"]])
    assert str (FOLDER) not in rest, "a host path outside the layout"


@test
def what_the_operator_saw_is_stated ():
    folder = server ("no-log")
    expect (run_ctl ("check", folder), 2)
    for word in ("--saw-event", "--saw-event=1999-08-20"):
        source, = report (word, folder, code=1)["sources"]
        assert source["diagnosis"]["event"] == "stated", source["diagnosis"]
        assert source["diagnosis"]["condition"] == "likely", source["diagnosis"]
        finding, = [f for f in source["findings"] if f["id"] == "symptom.event"]
        assert finding["how"] == "stated", finding
    source, = report ("--saw-no-event", folder, code=2)["sources"]
    assert any (seen["how"] == "stated" for seen in source["diagnosis"]["speaks_against"])


@test
def of_several_sources_the_worst_wins ():
    healthy, fault, unread, other = map (server, ("healthy", "fault-sp1", "no-log", "other-fault"))
    assert len (report (healthy, unread, code=2)["sources"]) == 2
    report (unread, other, healthy, code=3)
    report (other, fault, unread, code=1)
    assert len (report (fault, FOLDER / "nowhere", code=66)["sources"]) == 1


@test
def a_bare_source_after_saw_event_is_no_date ():
    expect (run_ctl ("check", "--saw-event", server ("healthy")), 0)
    expect (run_ctl ("check", "--", "--saw-event"), 66)


run ()
