#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the test cases in meson's JUnit logs and prints the closing line.

usage: count.py LOG...
"""
import sys
import xml.etree.ElementTree as tree

passed = failed = skipped = 0
for log in sys.argv[1:]:
    for case in tree.parse (log).getroot ().iter ("testcase"):
        kinds = {child.tag for child in case}
        if kinds & {"failure", "error"}:
            failed += 1
            print (f"failed: {case.get ('classname') or ''} {case.get ('name')}")
        elif "skipped" in kinds:
            skipped += 1
            reason = case.find ("skipped").get ("message") or ""
            print (f"skipped: {case.get ('classname') or ''} {case.get ('name')} {reason}")
        else:
            passed += 1
print (f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit (1 if failed or not passed else 0)
