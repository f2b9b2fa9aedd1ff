# SPDX-License-Identifier: GPL-3.0-or-later
"""Every record of an event log, against evtexport (libevt). Each known fault of libevt has a
name here, and is looked for where it must show; any other difference fails.
"""
import collections
import json
import os
import re
import subprocess
from datetime import datetime

NTSMIGCTL = os.environ["NTSMIGCTL"]

TYPES = {0: "success", 1: "error", 2: "warning", 4: "information", 8: "audit-success",
         16: "audit-failure"}

# What both readers say of a record. Three faults of libevt cannot show here: evtexport does not
# print the data, which are wrong behind a gap (fault A; our own tests hold the bytes); “Is
# corrupted” on every wrapped log (C) is evtinfo's; and the service never writes a SID right
# before the last length (D).
Record = collections.namedtuple (
    "Record", "number generated written raw_id type category source computer sid strings")


def visible (text):
    """Without what evtexport prints raw and we replace, and without the ends it cuts off."""
    return re.sub (r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]", "?", text)


def to_iso (text):
    return datetime.strptime (text, "%b %d, %Y %H:%M:%S UTC").strftime ("%Y-%m-%dT%H:%M:%SZ")


def parse_record (text):
    head, *strings = re.split (r"^String: \d+\t+: ", text, flags=re.MULTILINE)
    fields = dict (re.findall (r"^([A-Z][A-Za-z ]+)\t+: (.*)$", head, flags=re.MULTILINE))
    # The record ends with an empty line, each string with the end of its own.
    strings = [part.removesuffix ("\n") for part in strings]
    if strings:
        strings[-1] = strings[-1].removesuffix ("\n")
    assert int (fields["Number of strings"]) == len (strings), text
    return Record (int (fields["Event number"]), to_iso (fields["Creation time"]),
                   to_iso (fields["Written time"]),
                   int (fields["Event identifier"].split ()[0], 16),
                   TYPES[int (re.search (r"\((\d+)\)$", fields["Event type"]).group (1))],
                   int (fields["Event category"]), fields["Source name"],
                   fields["Computer name"], fields.get ("User security identifier"),
                   tuple (visible (part) for part in strings))


def theirs (path, mode):
    output = subprocess.run (["evtexport", "-m", mode, str (path)], capture_output=True,
                             check=False).stdout.decode ("utf-8", "replace")
    parts = re.split (r"^(?=Event number\t+: \d+$)", output, flags=re.MULTILINE)
    return [parse_record (part) for part in parts[1:]]


def ours (path):
    output = subprocess.run ([NTSMIGCTL, "events", "--json", "--recovered", str (path)],
                             capture_output=True, check=True).stdout.decode ("utf-8")
    lists = {"live": [], "recovered": []}
    for line in output.splitlines ():
        item = json.loads (line)
        assert item["id"] == item["raw_id"] & 0xFFFF
        lists[item["state"]].append (Record (
            item["number"], item["generated"], item["written"], item["raw_id"], item["type"],
            item["category"], item["source"], item["computer"], item["sid"],
            tuple (visible (part) for part in item["strings"])))
    return lists["live"], lists["recovered"]


def assert_same (mine, other):
    assert [r.number for r in mine] == [r.number for r in other]
    for left, right in zip (mine, other):
        assert left == right, f"\nours:   {left}\ntheirs: {right}"


def fault_b_loses_the_newest (live, other):
    """libevt keeps has_wrapped from its failed first pass, so that the recovery pass ends
    at the end of the file: of a wrapped log with a stale header the newest are missing."""
    assert 0 < len (other) < len (live)
    assert_same (live[:len (other)], other)
    return live[:len (other)]


def fault_e_lists_duplicates (live, recovered, other):
    """libevt lists copies of live records as recovered; without them the lists are one."""
    known = set (live)
    mine = collections.Counter (recovered)
    duplicates = [r for r in other if r in known and mine[r] == 0]
    rest = [r for r in other if not (r in known and mine[r] == 0)]
    return duplicates, rest


def fault_split_copy_is_garbled (live, other):
    """A copy that was split over an older end of the file is read straight on by libevt, into
    whatever came to lie there: of its texts and its SID little need be right."""
    def identity (record):
        return record[:6]
    known = {identity (r) for r in live}
    return [r for r in other if identity (r) not in known]


def compare (path, loses_newest=False, duplicates=0, garbled=0):
    live, recovered = ours (path)
    other_live = theirs (path, "items")
    other_recovered = theirs (path, "recovered")
    if loses_newest:
        fault_b_loses_the_newest (live, other_live)
    else:
        assert_same (live, other_live)

    found, rest = fault_e_lists_duplicates (live, recovered, other_recovered)
    assert len (found) == duplicates, f"{len (found)} duplicates"
    clean = fault_split_copy_is_garbled (live, rest) if garbled else rest
    assert len (rest) - len (clean) == garbled, f"{len (rest) - len (clean)} garbled"
    assert collections.Counter (recovered) == collections.Counter (clean)
    return live, recovered
