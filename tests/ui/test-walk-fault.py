#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the symptom to the proof on the practice fault, as a screen reader user goes."""
import json
import pathlib
import re
import sys
import zipfile

ROOT = pathlib.Path (__file__).resolve ().parents[2]
sys.path[:0] = [str (ROOT / "tests" / "support"), str (ROOT / "tests" / "ui")]
from tap import run, test  # noqa: E402
from wizard import LIST_ITEM, PAGES, Wizard  # noqa: E402
import walk  # noqa: E402

PROFILE = "jkessler (MS Exchange Settings)"
MIGRATE = "Migrate one Notes user"


def look_at_symptom (wizard):
    walk.press_on (wizard, "Continue", "Symptom")
    wizard.wait_for_title ("Symptom")
    events = walk.items (wizard, "Event 12010: 2 times")
    assert len (events) == 2, events
    for name, description in events:
        assert name.endswith (", read") and "server time" in name and "UTC" in name, name
        assert "EXCH01" in description and "MSExchangeMig" in description, description
        assert "record " in description and "AppEvent.Evt" in description, description


def open_a_finding (wizard):
    walk.press_on (wizard, "Continue", "Checks")
    wizard.wait_for_title ("Checks")
    wizard.says ("12 passed, 3 failed, 0 unknown.")
    question = walk.starts ("Event 12010 is in the Application log, failed")
    assert "AppEvent.Evt" not in wizard.texts ()
    row = wizard.open (question)
    evidence = [f"{node.get_name ()} {node.get_description ()}"
                for node in wizard.find_all (LIST_ITEM, under=row)]
    assert any ("AppEvent.Evt" in text and "record " in text for text in evidence), evidence
    assert any (text.startswith ("Why it matters") for text in evidence), evidence
    assert any (text.startswith ("What to do") for text in evidence), evidence
    wizard.act (row)
    wizard.wait_for (lambda: "AppEvent.Evt" not in wizard.texts (), "the row to close")


def read_the_diagnosis (wizard):
    walk.press_on (wizard, "Continue", "Diagnosis")
    wizard.wait_for_title ("Diagnosis")
    walk.heading (wizard, "This is the fault of Q236176: confirmed")
    warned = walk.items (wizard, "What you should know before you go on")
    assert [name for name, _ in warned] == [f"Outlook profile of {PROFILE} will stop working"]
    assert "stops working (Q236176)" in warned[0][1], warned


def prepare (wizard):
    walk.press_on (wizard, "Plan the repair", "Prepare")
    wizard.wait_for_title ("Prepare")
    # Nothing can be begun before the consent.
    assert wizard.find_now (name="Start the repair") is not None
    assert not walk.can_go_to (wizard, "Reapply")
    walk.agree (wizard)
    walk.press_on (wizard, "Start the repair", "Reapply")


def work_off_the_sheet (wizard):
    first = walk.note_step (wizard, "kept on the second disk")
    assert walk.do_step (wizard) == first
    walk.take_back (wizard, first)
    assert "kept on the second disk" in walk.step_row (wizard, first)
    assert walk.do_step (wizard) == first
    skipped = walk.skip_step (wizard, "nobody watches it")
    failed = walk.fail_step (wizard, "the share was full")
    assert "nobody watches it" in walk.step_row (wizard, skipped)
    assert "the share was full" in walk.step_row (wizard, failed)
    walk.redo (wizard, failed)
    steps = walk.do_practice_step (wizard)
    assert steps[-1] == "Run Update", steps


def verify (wizard, outcome):
    walk.go (wizard, "Verify")
    wizard.wait_for_title ("Verify")
    walk.read_again (wizard, outcome)


def check_report (wizard, path):
    walk.press_on (wizard, "Continue to the report", "Report")
    wizard.wait_for_title ("Report")
    walk.save_report (wizard, path)
    with zipfile.ZipFile (path) as bundle:
        members = {name: bundle.read (name) for name in bundle.namelist ()}

    html = members["report.html"].decode ("utf-8")
    assert "Mended" in html and "SERVER-1" in html, html[:2000]
    for link in re.findall (r"(?:src|href|srcset|action)\s*=\s*[\"']?([^\"'>\s]*)", html):
        assert link.startswith (("data:", "#")), link[:80]
    assert not re.search (r"url\s*\((?!\s*[\"']?data:)|@import|<script|<link|<iframe", html)
    case = json.loads (members["case.json"])
    assert isinstance (case, dict) and case
    pictures = [data for name, data in members.items () if name.endswith (".png")]
    assert len (pictures) >= len (PAGES) - 1, list (members)
    assert all (data[:8] == b"\x89PNG\r\n\x1a\n" for data in pictures)
    for name, data in members.items ():
        for secret in (b"EXCH01", b"jkessler", b"nobody watches it"):
            assert secret not in data, (name, secret)


@test
def from_symptom_to_proof ():
    with Wizard () as wizard:
        walk.start_practice (wizard, "fault-sp1")
        walk.read_page (wizard, "Server")
        look_at_symptom (wizard)
        open_a_finding (wizard)
        read_the_diagnosis (wizard)
        prepare (wizard)
        work_off_the_sheet (wizard)
        walk.do_steps_until (wizard, MIGRATE)
        verify (wizard, "Replaced, waiting for a test migration")
        walk.go (wizard, "Reapply")
        wizard.wait_for_title (MIGRATE)
        assert walk.can_practise (wizard)
        walk.finish_sheet (wizard)
        verify (wizard, "Mended")
        check_report (wizard, pathlib.Path (wizard.home.path) / "report.zip")


run ()
