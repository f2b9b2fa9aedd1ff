#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in meson's JUnit logs and prints the closing line.

A program that ended badly without a failed case of its own, by a crash or a time-out, counts as
one failure; the log of the same name that ends in .json tells.

usage: count.py LOG...
"""
import json
import pathlib
import sys
import xml.etree.ElementTree as tree

passed = failed = skipped = 0
for log in sys.argv[1:]:
    told = set ()
    for case in tree.parse (log).getroot ().iter ("testcase"):
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            failed += 1
            told.add ((case.get ("classname") or "").split (".", 1)[-1])
            print (f"failed: {case.get ('classname') or ''} {case.get ('name')}")
        elif "skipped" in kinds:
            skipped += 1
            reason = case.find ("skipped").get ("message") or ""
            print (f"skipped: {case.get ('classname') or ''} {case.get ('name')} {reason}")
        else:
            passed += 1
    programs = pathlib.Path (log.removesuffix (".junit.xml") + ".json").read_text (encoding="utf-8")
    for program in map (json.loads, programs.splitlines ()):
        if program["result"] not in ("OK", "SKIP", "EXPECTEDFAIL") and program["name"] not in told:
            failed += 1
            print (f"failed: {program['name']} {program['result']}")
print (f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit (1 if failed or not passed else 0)
