#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory and time of a large event log.

Peak anonymous memory of `ntsmigctl check` on a log of 256 MiB must be within 16 MiB of that on
a log of 1 MiB. The time is shown beside evtexport's on the same file, and judged by nobody.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

MIB = 1024 * 1024
SMALL = 1 * MIB
LARGE = 256 * MIB
LIMIT = 16 * MIB
INTERVAL = 0.002  # seconds between two looks at the memory

MAKE_EVT = os.environ["MAKE_EVT"]
NTSMIGCTL = os.environ["NTSMIGCTL"]


def rss_anon (pid):
    """Bytes now; 0 once it has ended."""
    try:
        status = pathlib.Path (f"/proc/{pid}/status").read_text ()
    except OSError:
        return 0
    match = re.search (r"^RssAnon:\s+(\d+) kB$", status, flags=re.MULTILINE)
    return int (match.group (1)) * 1024 if match else 0


def measure (command):
    """Peak anonymous memory in bytes, seconds, samples and exit code of a command."""
    start = time.monotonic ()
    peak = samples = 0
    with subprocess.Popen (command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        while child.poll () is None:
            peak = max (peak, rss_anon (child.pid))
            samples += 1
            time.sleep (INTERVAL)
    return peak, time.monotonic () - start, samples, child.returncode


def make_log (folder, size):
    path = pathlib.Path (folder) / str (size)
    path.mkdir ()
    subprocess.run ([MAKE_EVT, str (path), str (size)], check=True)
    (path / "large.Evt").rename (path / "AppEvent.Evt")
    assert (path / "AppEvent.Evt").stat ().st_size == size
    return path


def show (name, size, result):
    peak, seconds, samples, code = result
    print (f"{name}, {size // MIB} MiB: peak RssAnon {peak / MIB:.2f} MiB ({samples} samples), "
           f"{seconds:.2f} s, {size / MIB / seconds:.0f} MiB/s, exit {code}")


def main ():
    broken = False
    with tempfile.TemporaryDirectory (prefix="remedy-benchmark-") as folder:
        small = make_log (folder, SMALL)
        large = make_log (folder, LARGE)
        seconds = {}
        for name, arguments in (("events", lambda path: [path / "AppEvent.Evt", "--id=12010"]),
                                ("check", lambda path: [path])):
            low = measure ([NTSMIGCTL, name, *arguments (small)])
            high = measure ([NTSMIGCTL, name, *arguments (large)])
            show (name, SMALL, low)
            show (name, LARGE, high)
            if not all (0 <= code < 64 for code in (low[3], high[3])):
                sys.exit (f"{name} failed: there is nothing to compare")
            difference = high[0] - low[0]
            print (f"{name}: {difference / MIB:+.2f} MiB for the larger log, "
                   f"at most {LIMIT // MIB} allowed")
            broken = broken or difference > LIMIT
            seconds[name] = high[1]
        theirs = measure (["evtexport", str (large / "AppEvent.Evt")])
        show ("evtexport", LARGE, theirs)
        for name, ours in seconds.items ():
            print (f"{name}: {theirs[1] / ours:.0f} times as fast as evtexport")
    return 1 if broken else 0


sys.exit (main ())
