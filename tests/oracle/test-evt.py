#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every record of many event logs, against evtexport (libevt)."""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert (0, str (pathlib.Path (__file__).parent.parent / "support"))
from evt_oracle import compare  # noqa: E402
from tap import Skip, run, test  # noqa: E402

MAKE_EVT = os.environ["MAKE_EVT"]
CORPORA = pathlib.Path (os.environ.get ("REMEDY_CORPORA", "/nonexistent")) / "evt"

FOLDER = tempfile.TemporaryDirectory (prefix="remedy-oracle-")
subprocess.run ([MAKE_EVT, FOLDER.name], check=True)


def fixture (name):
    return pathlib.Path (FOLDER.name) / (name + ".Evt")


@test
def empty ():
    assert compare (fixture ("empty")) == ([], [])


@test
def clean ():
    live, _ = compare (fixture ("clean"))
    assert [r.number for r in live] == list (range (1, 401))


@test
def dirty ():
    assert len (compare (fixture ("dirty"))[0]) == 400


@test
def header_that_says_empty ():
    assert len (compare (fixture ("header-empty"))[0]) == 5


@test
def saved ():
    live, _ = compare (fixture ("saved"))
    assert live[-1].number == 2000 and live[0].number > 1


@test
def gaps_before_the_strings ():
    for name in ("gap-2", "gap-6"):
        assert len (compare (fixture (name))[0]) == 400


@test
def padding_of_drivers ():
    assert len (compare (fixture ("driver"))[0]) == 400


@test
def wrapped ():
    for name in ("wrapped", "wrapped-dirty"):
        live, _ = compare (fixture (name))
        assert live[-1].number == 700 and live[0].number > 1


@test
def wrapped_with_a_stale_header ():
    live, _ = compare (fixture ("wrapped-stale"), loses_newest=True)
    assert live[-1].number == 1200


@test
def grown_after_it_wrapped ():
    live, recovered = compare (fixture ("grown"), duplicates=47, garbled=1)
    assert live[-1].number == 710 and not recovered


@test
def real_log_of_plaso ():
    path = CORPORA / "log2timeline_plaso__SysEvent.Evt"
    if not path.exists ():
        raise Skip ("the corpora are not here")
    live, recovered = compare (path, duplicates=180, garbled=1)
    assert (len (live), live[0].number, live[-1].number) == (6063, 1392, 7454)
    assert len (recovered) == 257


@test
def other_real_logs ():
    paths = [p for p in sorted (CORPORA.glob ("*")) if "plaso__SysEvent" not in p.name]
    if not paths:
        raise Skip ("there are no others in the corpora")
    for path in paths:
        compare (path)


run ()
