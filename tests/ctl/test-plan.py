#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl plan: a run sheet for every practice server, as text, as JSON and on paper."""
import json
import pathlib
import re
import subprocess
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
import jsonschema  # noqa: E402
from ctl import PROGRAM, expect, run_ctl, temp_folder, temp_in_memory  # noqa: E402
from servers import make_server, scenarios  # noqa: E402
from tap import run, test  # noqa: E402

SCHEMA = json.loads ((pathlib.Path (sys.argv[1]) / "data" / "plan.schema.json").read_text ())
TEXTS = ("title", "why", "instruction", "command", "expect", "if_wrong", "back")

temp_in_memory ()
FOLDER = temp_folder ()


def server (scenario):
    return make_server (FOLDER / scenario, "--scenario", scenario)


def plan (*words, code=1):
    """The one source of the JSON document, held against the schema."""
    document = json.loads (expect (run_ctl ("plan", "--json", *words), code).stdout)
    jsonschema.validate (document, SCHEMA)
    source, = document["sources"]
    return source


def steps (source):
    return {step["id"]: step for step in source["plan"]["steps"]}


def squeeze (text):
    """Without blanks and breaks, which depend on the room there was."""
    return re.sub (r"\s+", "", text)


def find_in_order (text, source):
    """Every text of every step stands in another text, one step after the other."""
    rest = squeeze (text)
    for step in source["plan"]["steps"]:
        place = rest.find (squeeze (step["title"]))
        assert place >= 0, f"{step['id']}: no title"
        rest = rest[place:]
        for name in TEXTS:
            assert squeeze (step.get (name) or "") in rest, f"{step['id']}: no {name}"


@test
def mistakes_are_named ():
    expect (run_ctl ("plan"), 64, stderr=["no source given", "Try “ntsmigctl plan --help”"])
    for words, said in ((("--cluster", "--no-cluster"), "contradict"),
                        (("--saw-event", "--saw-no-event"), "contradict"),
                        (("--language=../x",), "is no language"),
                        (("--language=",), "is no language"),
                        (("--paper=a3",), "“a3” is no paper"),
                        (("--failure=none",), "no entry “none”"),
                        (("--pdf=x.pdf", FOLDER), "one source")):
        expect (run_ctl ("plan", *words, FOLDER), 64, stderr=said)
    process = expect (run_ctl ("plan", FOLDER / "nowhere"), 66, stderr="nowhere")
    assert process.stdout == "", process.stdout
    expect (run_ctl ("plan", "--media", FOLDER / "nowhere", server ("fault-sp1")), 66)


@test
def every_scenario_has_a_plan_that_text_and_json_share ():
    for scenario in scenarios ():
        folder = server (scenario)
        wanted = run_ctl ("check", folder).returncode
        source = plan (folder, code=wanted)
        assert len (source["plan"]["steps"]) > 5, scenario
        text = expect (run_ctl ("plan", folder), wanted).stdout
        find_in_order (text, source)
        if wanted != 1:
            assert "belong to the fault of Q236176" in re.sub (r"\s+", " ", text), scenario


@test
def text_is_for_a_terminal ():
    text = expect (run_ctl ("plan", server ("fault-sp1")), 1, "Stop: the point of no return").stdout
    assert "\033" not in text
    source = plan (server ("fault-sp1"))
    typed = {line for step in source["plan"]["steps"]
             for line in (step.get ("command") or "").split ("\n") if line}
    assert len (typed) > 10, typed
    for line in text.splitlines ():
        assert len (line) <= 80 or line.strip () in typed or " " not in line.strip (), line
    # The steps that come before are told by their numbers, as on paper.
    numbers = {step["id"]: number for number, step in enumerate (source["plan"]["steps"], 1)}
    good = steps (source)["backup.verify"]["needs"]
    assert [f"Only after  step {numbers[need]}" for need in good] == ["Only after  step 7"], good
    assert "Only after  step 7\n" in text, text
    # What is typed stands alone in its line, whole.
    assert typed <= {line.strip () for line in text.splitlines ()}


@test
def a_name_cannot_steer_the_terminal ():
    folder = make_server (FOLDER / "evil\033[31m\u202etxt", "--scenario", "fault-sp1")
    text = expect (run_ctl ("plan", folder), 1).stdout
    assert "\033" not in text and "\u202e" not in text, text[:200]


@test
def what_is_stated_reaches_the_plan ():
    folder = server ("fault-sp1")
    source = plan ("--language=ger", "--no-cluster", "--monitors", "--backup", "--postoffice=NOTES01",
                   "--account=Ann Smith/Sales", folder)
    statements = source["statements"]
    assert statements["language"] == "GER" and statements["postoffice"] == "NOTES01", statements
    assert (statements["cluster"], statements["monitors"], statements["programs"],
            statements["backup"]) == ("no", "yes", "unasked", "yes"), statements
    assert plan (folder)["statements"]["cluster"] == "unasked"


@test
def a_failure_puts_its_remedy_on_the_sheet ():
    folder = server ("fault-sp1")
    assert not any (name.startswith ("trouble.") for name in steps (plan (folder)))
    with_it = steps (plan ("--failure=service-disabled", folder))
    assert any (name.startswith ("trouble.service-disabled.") for name in with_it), list (with_it)


@test
def paper_says_what_the_plan_says ():
    for scenario in ("fault-sp1", "fault-sp2", "hotfixed", "workstation"):
        source = plan (server (scenario))
        for paper, width in (("a4", "595"), ("letter", "612")):
            pdf = FOLDER / f"{scenario}-{paper}.pdf"
            expect (run_ctl ("plan", f"--pdf={pdf}", f"--paper={paper}", server (scenario)), 1)
            about = subprocess.run (["pdfinfo", pdf], capture_output=True, text=True, check=True)
            assert re.search (rf"Page size: +{width}", about.stdout), about.stdout
            text = subprocess.run (["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True,
                                   check=True).stdout
            find_in_order (text, source)
            assert "Practice server · " in text and "No such server exists" in text, text[:400]
            checked = subprocess.run (["qpdf", "--check", pdf], capture_output=True, text=True,
                                      check=False)
            assert checked.returncode == 0, checked.stdout + checked.stderr


@test
def nothing_is_written_among_the_evidence ():
    folder = server ("fault-sp1")
    before = sorted (folder.rglob ("*"))
    link = FOLDER / "link"
    link.symlink_to (folder / "EXCHSRVR")
    for place in (folder, folder / "WINNT", link, folder / "WINNT" / ".."):
        process = expect (run_ctl ("plan", f"--pdf={place}/sheet.pdf", folder), 73, stderr="nothing is written")
        assert process.stdout == "", process.stdout
    assert sorted (folder.rglob ("*")) == before


@test
def what_cannot_be_written_leaves_what_was_there ():
    pdf = FOLDER / "kept.pdf"
    pdf.write_text ("as it was")
    expect (run_ctl ("plan", f"--pdf={FOLDER}/no/such/sheet.pdf", server ("fault-sp1")), 74,
            stderr="could not be written")
    # A disk that takes no more than a kilobyte.
    process = subprocess.run (["sh", "-c", 'trap "" XFSZ; ulimit -f 1; exec "$@"', "sh", PROGRAM,
                               "plan", f"--pdf={pdf}", server ("fault-sp1")],
                              capture_output=True, text=True, check=False)
    expect (process, 74, stderr="could not be written")
    assert pdf.read_text () == "as it was"
    assert [path.name for path in FOLDER.glob ("kept*")] == ["kept.pdf"], list (FOLDER.glob ("kept*"))


run ()
