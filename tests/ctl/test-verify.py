#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl verify: each answer has its exit code, as text and as JSON."""
import json
import pathlib
import shutil
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
import jsonschema  # noqa: E402
from ctl import expect, make_case, run_ctl, temp_folder  # noqa: E402
from tap import run, test  # noqa: E402

SCHEMA = json.loads ((pathlib.Path (sys.argv[1]) / "data" / "verify.schema.json").read_text ())
FOLDER = pathlib.Path (temp_folder ())


def before (name, scenario="foreign-mapi", *more):
    folder = FOLDER / name
    expect (run_ctl ("practice", folder, "--scenario", scenario, *more), 0)
    return folder


def after (folder, *moves, name="after"):
    copy = folder.with_name (f"{folder.name}-{name}")
    shutil.copytree (folder, copy, symlinks=True)
    for move in moves:
        expect (run_ctl ("practice", copy, move), 0)
    return copy


def contents (folder):
    return {path.relative_to (folder): (path.lstat ().st_mtime_ns,
                                        path.read_bytes () if path.is_file () else None)
            for path in folder.rglob ("*")}


def without_setup_log (folder):
    log, = folder.glob ("Exchange Server Setup.log")
    log.unlink ()
    return folder


@test
def mistakes_are_named ():
    expect (run_ctl ("verify"), 64, stderr="name two")
    expect (run_ctl ("verify", FOLDER), 64, stderr="name two")
    expect (run_ctl ("verify", "--updated=soon", FOLDER, FOLDER), 64, stderr="“soon” is no date")
    expect (run_ctl ("verify", FOLDER / "nowhere", FOLDER), 66, stderr="nowhere")
    expect (run_ctl ("verify", "--saw-event", "--saw-no-event", FOLDER, FOLDER), 64,
            stderr="contradict each other")


@test
def each_answer_has_its_code ():
    first = before ("one")
    expect (run_ctl ("verify", first, first), 1, "Not replaced")
    second = after (first, "--reapply")
    expect (run_ctl ("verify", first, second), 2, ["Mapi32.dll", "waiting for a test migration"])
    expect (run_ctl ("practice", second, "--migrate-one"), 0)
    expect (run_ctl ("verify", first, second), 0, "Mended")
    other = before ("other", "foreign-mapi", "--with", "other-name")
    expect (run_ctl ("verify", first, other), 3, "another server")


@test
def each_move_has_its_answer ():
    first = before ("moved", "fault-sp1")
    foreign = before ("foreign")
    for server, name, steps, code, told in (
            (foreign, "partly", ("--move=reapply-partly",), 1, "Partly replaced"),
            (first, "pack", ("--move=next-pack",), 3, "Another service pack was applied"),
            (first, "worse", ("--reapply", "--move=second-nnotes"), 1, "Worse than before"),
            (first, "clear", ("--reapply", "--move=clear-log"), 2, "was cleared"),
            (first, "hives", ("--reapply", "--migrate-one", "--move=lose-hives"), 2, "Cannot tell"),
            (first, "again", ("--migrate-one", "--reapply"), 1, "Still there")):
        expect (run_ctl ("verify", server, after (server, *steps, name=name)), code, told)
    # What may be given at once happens in the order in which it would.
    together = after (first, name="together")
    expect (run_ctl ("practice", together, "--migrate-one", "--move=second-nnotes", "--reapply"),
            0, stderr=["reapplied", "“second-nnotes” happened", "test migration"])
    expect (run_ctl ("verify", first, together), 1, ["Worse than before", "NNOTES.DLL"])
    expect (run_ctl ("practice", together, "--move=doom"), 64, stderr="“doom”")


@test
def what_was_done_in_a_case_counts ():
    first = without_setup_log (before ("case", "fault-sp1"))
    second = without_setup_log (after (first, "--reapply", "--migrate-one"))
    untouched = make_case (first)
    marked = make_case (first, "reapply.update", "after.test-migration")
    for folder, code, told in ((untouched, 2, "is not marked as done"), (marked, 0, "Mended")):
        seen = contents (folder)
        expect (run_ctl ("verify", folder, second), code, told)
        assert contents (folder) == seen, folder
    expect (run_ctl ("verify", "--updated", untouched, second), 2, "is what you said")
    (untouched / "before.json").unlink ()
    expect (run_ctl ("verify", untouched, second), 65, stderr="holds nothing that was read")
    (marked / "journal.jsonl").unlink ()
    expect (run_ctl ("verify", marked, second), 65, stderr="the journal of this case is missing")


@test
def what_was_seen_is_about_before ():
    first = before ("seen", "healthy")
    second = after (first, "--reapply", "--migrate-one")
    (first / "WINNT" / "System32" / "Config" / "AppEvent.Evt").unlink ()
    expect (run_ctl ("verify", first, second), 2, "Nothing that was first read showed the fault")
    expect (run_ctl ("verify", "--saw-no-event", first, second), 2, "Nothing that was first read")
    process = expect (run_ctl ("verify", "--saw-event", "--json", first, second), 0)
    event, = (row for row in json.loads (process.stdout)["verification"]["rows"]
              if row["id"] == "symptom.event")
    assert (event["before_verdict"], event["after_verdict"]) == ("fail", "pass"), event


@test
def json_is_of_the_published_schema ():
    first = before ("json")
    process = expect (run_ctl ("verify", "--json", "--updated", first, after (first)), 1)
    document = json.loads (process.stdout)
    jsonschema.validate (document, SCHEMA)
    assert document["verification"]["outcome"] == "not-replaced", document["verification"]
    kinds = {row["kind"] for row in document["verification"]["rows"]}
    assert kinds == {"finding", "version", "file", "service", "log"}, kinds


run ()
