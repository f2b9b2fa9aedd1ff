#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl events: the table, JSON, filters, and files that are no whole log."""
import json
import os
import pathlib
import struct
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import expect, fixtures, run_ctl, temp_folder  # noqa: E402
from tap import Skip, run, test  # noqa: E402

LOG = fixtures () / "app.evt"
FIELDS = ["number", "offset", "state", "generated", "written", "id", "raw_id", "type", "category",
          "source", "computer", "sid", "strings", "data"]


def records (*args):
    process = expect (run_ctl ("events", "--json", *args), 0)
    assert process.stderr == "", process.stderr
    return [json.loads (line) for line in process.stdout.splitlines ()]


def numbers (*args):
    return [record["number"] for record in records (*args)]


@test
def json_has_every_field_of_a_record ():
    record = records (LOG)[1]
    assert list (record) == FIELDS, record
    offset = record.pop ("offset")
    assert LOG.read_bytes ()[offset + 4:offset + 8] == b"LfLe"
    assert record == {
        "number": 2, "state": "live", "generated": "1999-08-20T14:01:00Z",
        "written": "1999-08-20T14:01:01Z", "id": 12010, "raw_id": 0xC0002EEA, "type": "error",
        "category": 3, "source": "MSExchangeMig", "computer": "EXCHSRV", "sid": "S-1-5-18",
        "strings": ["first", "one\ttab, “quotes” and \ufffd[31m"], "data": "007fff",
    }, record


@test
def a_record_without_sid_strings_and_data_says_so ():
    record = records (LOG)[0]
    assert record["sid"] is None and record["strings"] == [] and record["data"] == "", record


@test
def filters_choose ():
    assert numbers (LOG) == [1, 2, 3, 4]
    assert numbers ("--source", "msexchangemig", LOG) == [1, 2]
    assert numbers ("--source=Print", "--source=Security", LOG) == [3, 4]
    assert numbers ("--id", "12010", "--id", "7", LOG) == [2, 3]
    assert numbers ("--type", "warning", "--type", "audit-failure", LOG) == [3, 4]
    assert numbers ("--since", "1999-08-20T14:02:00Z", LOG) == [3, 4]
    assert numbers ("--since", "1999-08-21", LOG) == [4]
    assert numbers ("--source", "Print", "--type", "error", LOG) == []


@test
def table_has_one_aligned_line_a_record ():
    process = expect (run_ctl ("events", LOG), 0,
                      stderr="ntsmigctl: 4 shown of 4 live records, from 1999-08-20T14:00:00Z to "
                             "1999-08-21T14:00:00Z")
    lines = process.stdout.splitlines ()
    assert len (lines) == 5, process.stdout
    column = lines[0].index ("SOURCE")
    for line, source in zip (lines[1:], ["MSExchangeMig", "MSExchangeMig", "Print", "Security"]):
        assert line[column:].startswith (source), process.stdout
    assert "12010" in lines[2] and "error" in lines[2] and "1999-08-20T14:01:00Z" in lines[2]
    assert lines[2].endswith ("first | one tab, “quotes” and \ufffd[31m"), lines[2]


@test
def mistakes_on_the_command_line ():
    for words, text in ((["--id", "65536", LOG], "“65536” is no event id"),
                        (["--id", "0x2EEA", LOG], "“0x2EEA” is no event id"),
                        (["--type", "fatal", LOG], "“fatal” is no type of event"),
                        (["--since", "yesterday", LOG], "“yesterday” is no date"),
                        ([], "exactly one file is wanted"), ([LOG, LOG], "exactly one file is wanted")):
        process = expect (run_ctl ("events", *words), 64, stderr=[text, "Try “ntsmigctl events --help”"])
        assert process.stdout == ""


@test
def what_is_no_file_is_not_opened ():
    folder = temp_folder ()
    os.mkfifo (folder / "pipe")
    expect (run_ctl ("events", folder / "none.evt"), 66, stderr="none.evt: No such file or directory")
    expect (run_ctl ("events", folder), 66, stderr="folder")
    expect (run_ctl ("events", folder / "pipe"), 66, stderr="named pipe")
    expect (run_ctl ("events", "/dev/zero"), 66, stderr="device")


@test
def a_link_that_was_named_is_followed ():
    link = temp_folder () / "link.evt"
    link.symlink_to (LOG)
    assert numbers (link) == [1, 2, 3, 4]


@test
def what_is_no_log_is_damaged ():
    folder = temp_folder ()
    (folder / "empty.evt").touch ()
    (folder / "text.evt").write_text ("no log\n" * 1000)
    for name in ("empty.evt", "text.evt"):
        process = expect (run_ctl ("events", folder / name), 65, stderr=name)
        assert process.stdout == "", process.stdout


@test
def a_log_that_is_cut_off_shows_what_is_left ():
    process = run_ctl ("events", "--json", LOG.parent / "cut.evt")
    assert process.returncode == 65, process
    shown = [json.loads (line)["number"] for line in process.stdout.splitlines ()]
    assert shown and shown == sorted (shown) and 4 not in shown, shown
    assert "cut off" in process.stderr, process.stderr


def damaged (name, *places):
    """Returns a copy of the log in which the bytes at each place are overwritten."""
    data = bytearray (LOG.read_bytes ())
    for offset, length in places:
        data[offset:offset + length] = b"\xee" * length
    path = temp_folder () / name
    path.write_bytes (data)
    return path


@test
def a_log_with_holes_shows_the_rest_and_says_so ():
    offsets = [record["offset"] for record in records (LOG)]
    one = damaged ("one.evt", (offsets[1], 40))
    process = expect (run_ctl ("events", "--json", one), 65,
                      stderr="ntsmigctl: the log has 1 hole, where records cannot be read")
    assert [json.loads (line)["number"] for line in process.stdout.splitlines ()] == [1, 3, 4]
    first = damaged ("first.evt", (offsets[0], 40), (offsets[2], 40))
    process = expect (run_ctl ("events", "--json", first), 65,
                      stderr="the log has 2 holes, where records cannot be read")
    assert [json.loads (line)["number"] for line in process.stdout.splitlines ()] == [2, 4]


@test
def a_log_whose_header_is_damaged_gives_all_its_records ():
    path = damaged ("header.evt", (8, 32))
    process = expect (run_ctl ("events", "--json", path), 65,
                      stderr="ntsmigctl: the header of the log is damaged")
    assert [json.loads (line)["number"] for line in process.stdout.splitlines ()] == [1, 2, 3, 4]


def without_records ():
    """Returns a whole log, made from the published structures alone."""
    header = [0x30, 0x654C664C, 1, 1, 0x30, 0x30, 1, 0, 0x10000, 0, 0, 0x30]
    eof = [0x28, 0x11111111, 0x22222222, 0x33333333, 0x44444444, 0x30, 0x30, 1, 0, 0x28]
    data = struct.pack ("<12I", *header) + struct.pack ("<10I", *eof)
    path = temp_folder () / "hand.evt"
    path.write_bytes (data.ljust (0x10000, b"\0"))
    return path


@test
def a_log_without_records_says_so ():
    path = without_records ()
    process = expect (run_ctl ("events", path), 0, stderr="ntsmigctl: the log holds no live record")
    assert process.stdout == "", process.stdout
    process = expect (run_ctl ("events", "--json", path), 0)
    assert process.stdout == process.stderr == "", process


@test
def a_filter_that_nothing_passes_is_no_error ():
    process = expect (run_ctl ("events", "--id", "65535", LOG), 0,
                      stderr="ntsmigctl: 0 shown of 4 live records, from 1999-08-20T14:00:00Z")
    assert process.stdout == "", process.stdout


@test
def times_are_utc_wherever_the_administrator_is ():
    for zone in ("America/New_York", "XXX-9", "UTC"):
        process = expect (run_ctl ("events", "--json", LOG, env={"TZ": zone}), 0)
        assert json.loads (process.stdout.splitlines ()[0])["generated"] == "1999-08-20T14:00:00Z"
    assert numbers ("--since", "1999-08-20T16:02:00+02:00", LOG) == [3, 4]


@test
def a_real_log_of_windows_xp ():
    path = pathlib.Path (os.environ["REMEDY_CORPORA"]) / "evt" / "log2timeline_plaso__SysEvent.Evt"
    if not path.exists ():
        raise Skip ("the corpora are not here")
    live = records (path)
    assert len (live) == 6063 and (live[0]["number"], live[-1]["number"]) == (1392, 7454)
    both = records ("--recovered", path)
    assert [record["state"] for record in both].count ("recovered") == 257
    assert len (both) == 6063 + 257
    expect (run_ctl ("events", "--id", "1", path), 0, stderr="257 more records could be recovered")


run ()
