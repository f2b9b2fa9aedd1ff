#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl media: every kind of media has its message and its exit code."""
import json
import pathlib
import re
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
import jsonschema  # noqa: E402
from ctl import expect, run_ctl, temp_folder, temp_in_memory  # noqa: E402
from servers import make_server  # noqa: E402
from tap import run, test  # noqa: E402

SCHEMA = json.loads ((pathlib.Path (sys.argv[1]) / "data" / "media.schema.json").read_text ())

temp_in_memory ()
FOLDER = temp_folder ()
SCENARIO = ("--scenario", "fault-sp2")
LISTS = json.loads (expect (run_ctl ("practice", "--list", "--json"), 0).stdout)

# What is said first of each kind, beside the exit code, where the server is in English.
KINDS = {
    "right": (0, "This media fits the server"),
    "lower": (1, "This is Service Pack 1, and the server has Service Pack 2: Update would refuse"),
    "higher": (1, "This is Service Pack 3, and the server has Service Pack 2"),
    "wrong-processor": (1, "It is for Alpha processors, and the server’s files are for Intel"),
    "wrong-language": (1, "Its files tell German, and the server’s tell English"),
    "incomplete": (1, "that have to be in it are missing"),
    "flat": (1, "It was unpacked flat, without its folders"),
    "iso": (0, "This media fits the server"),
    "corrupt-iso": (1, "It is damaged or cut short"),
    "empty": (1, "There is nothing in it"),
    "zip": (0, "This media fits the server"),
    "self-extractor": (0, "This media fits the server"),
    "sealed": (1, "It could not be opened"),
}


def server ():
    return make_server (FOLDER / "server", *SCENARIO)


def media (kind):
    path = FOLDER / f"media-{kind}"
    if not path.exists ():
        expect (run_ctl ("practice", path, "--media", kind, *SCENARIO), 0)
    return path


def judge (*words, code=0):
    document = json.loads (expect (run_ctl ("media", "--json", *words), code).stdout)
    jsonschema.validate (document, SCHEMA)
    return document


def of (document, name):
    finding, = [one for one in document["findings"] if one["id"] == name]
    return finding


@test
def every_kind_has_its_answer ():
    assert set (KINDS) <= {kind["name"] for kind in LISTS["media"]}
    for kind in (kind["name"] for kind in LISTS["media"]):
        code, said = KINDS.get (kind, (None, None))
        if code is None:
            continue
        words = (f"--server={server ()}", "--language=eng", media (kind))
        text = expect (run_ctl ("media", *words), code, said).stdout
        document = judge (*words, code=code)
        answer = document["answer"]
        assert answer["verdict"] == {0: "pass", 1: "fail"}[code], (kind, answer)
        assert (answer["advice"] if code else "fits") in text, (kind, text)
        assert len (document["findings"]) == 8, kind


@test
def no_kind_is_right_by_its_name ():
    """The folder's name says Service Pack 2, and its files are those of Service Pack 1."""
    path = FOLDER / "SP2"
    expect (run_ctl ("practice", path, "--media", "lower", *SCENARIO), 0)
    expect (run_ctl ("media", f"--server={server ()}", "--language=ENG", path), 1,
            "This is Service Pack 1")


@test
def what_is_not_known_is_no_pass ():
    # The language was not stated.
    document = judge (f"--server={server ()}", media ("right"), code=2)
    assert of (document, "media.language")["verdict"] == "unknown"
    # No server at all: neither its service pack nor its processor are known.
    document = judge ("--language=ENG", media ("right"), code=2)
    assert of (document, "media.service-pack")["verdict"] == "unknown"
    assert of (document, "media.platform")["verdict"] == "unknown"
    # Where NTSMIG.INI lies is not known, and never counts.
    assert of (judge (f"--server={server ()}", "--language=ENG", media ("right")),
               "media.ntsmig-ini")["verdict"] in ("pass", "unknown")


@test
def what_is_stated_is_marked ():
    document = judge ("--service-pack=2", "--language=ger", media ("right"), code=1)
    assert document["service_pack"] == 2 and document["language"] == "GER", document
    finding = of (document, "media.service-pack")
    assert finding["how"] == "stated" and finding["verdict"] == "pass", finding
    assert of (document, "media.language")["how"] == "stated"
    expect (run_ctl ("media", "--service-pack=2", media ("right")), 2, "(stated)")
    expect (run_ctl ("media", "--service-pack=1", media ("right")), 1,
            ["This is Service Pack 2, and the server has Service Pack 1", "(stated)"])


@test
def mistakes_are_named ():
    expect (run_ctl ("media"), 64, "", "name one")
    expect (run_ctl ("media", "a", "b"), 64, "", "name one")
    for number in ("0", "5", "-3"):
        expect (run_ctl ("media", f"--service-pack={number}", "x"), 64, "", "from 1 to 4")
    expect (run_ctl ("media", "--language=../x", "x"), 64, "", "is no language")
    expect (run_ctl ("media", "--service-pack=1", f"--server={server ()}", media ("right")), 64, "",
            "contradicts the server’s files: they are those of Service Pack 2")
    process = expect (run_ctl ("media", FOLDER / "nowhere"), 66, "", "nowhere")
    assert process.stdout == "", process.stdout
    expect (run_ctl ("media", f"--server={FOLDER}/nowhere", media ("right")), 66, "", "nowhere")


@test
def a_name_cannot_steer_the_terminal ():
    path = FOLDER / "evil\033[31m\u202etxt"
    expect (run_ctl ("practice", path, "--media", "sealed", *SCENARIO), 0)
    text = expect (run_ctl ("media", "--verbose", path), 1).stdout
    assert "\033" not in text and "\u202e" not in text, text


@test
def the_plan_tells_it_too ():
    for kind, code, fits in (("right", 1, True), ("lower", 1, False)):
        words = ("plan", "--language=ENG", f"--media={media (kind)}")
        source, = json.loads (expect (run_ctl (*words, "--json", server ()), code).stdout)["sources"]
        assert source["media_answer"]["verdict"] == ("pass" if fits else "fail"), source
        text = expect (run_ctl (*words, server ()), code, KINDS[kind][1]).stdout
        flat = re.sub (r"\s+", " ", text)
        assert ("was read: Update is in" in flat) == fits, flat
        assert ("Do not use " in flat) != fits, flat
        assert ("Get the media of Service Pack 2." in flat) != fits, flat


run ()
