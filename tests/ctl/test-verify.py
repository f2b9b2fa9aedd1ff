#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl verify: each answer has its exit code, as text and as JSON."""
import json
import pathlib
import shutil
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
import jsonschema  # noqa: E402
from ctl import expect, run_ctl, temp_folder  # noqa: E402
from tap import run, test  # noqa: E402

SCHEMA = json.loads ((pathlib.Path (sys.argv[1]) / "data" / "verify.schema.json").read_text ())
FOLDER = pathlib.Path (temp_folder ())


def before (name, scenario="foreign-mapi", *more):
    folder = FOLDER / name
    expect (run_ctl ("practice", folder, "--scenario", scenario, *more), 0)
    return folder


def after (folder, *moves):
    copy = folder.with_name (folder.name + "-after")
    shutil.copytree (folder, copy, symlinks=True)
    for move in moves:
        expect (run_ctl ("practice", copy, move), 0)
    return copy


@test
def mistakes_are_named ():
    expect (run_ctl ("verify"), 64, stderr="name two")
    expect (run_ctl ("verify", FOLDER), 64, stderr="name two")
    expect (run_ctl ("verify", "--updated=soon", FOLDER, FOLDER), 64, stderr="“soon” is no date")
    expect (run_ctl ("verify", FOLDER / "nowhere", FOLDER), 66, stderr="nowhere")


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
def json_is_of_the_published_schema ():
    first = before ("json")
    process = expect (run_ctl ("verify", "--json", "--updated", first, after (first)), 1)
    document = json.loads (process.stdout)
    jsonschema.validate (document, SCHEMA)
    assert document["verification"]["outcome"] == "not-replaced", document["verification"]
    kinds = {row["kind"] for row in document["verification"]["rows"]}
    assert kinds == {"finding", "version", "file", "service", "log"}, kinds


run ()
