#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory and time of a large event log.

Peak anonymous memory of `ntsmigctl check` on a log of 256 MiB must be within 16 MiB of that on
a log of 1 MiB, for the log by itself and for a whole practice server with it. The time is shown
beside evtexport's on the same file, and judged by nobody.

The peak is sampled. A run on the small log lasts but some samples, so it is repeated, and the
highest peak of all counts: what is still missed there only makes the comparison stricter.
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
SHORT_RUNS = 20

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


def measure_often (command):
    """As measure (): the highest peak of several runs, all their samples, and the last time."""
    results = [measure (command) for _ in range (SHORT_RUNS)]
    return (max (peak for peak, *_ in results), results[-1][1],
            sum (result[2] for result in results), max (result[3] for result in results))


def make_log (folder, size):
    path = pathlib.Path (folder) / str (size)
    path.mkdir ()
    subprocess.run ([MAKE_EVT, str (path), str (size)], check=True)
    (path / "large.Evt").rename (path / "AppEvent.Evt")
    assert (path / "AppEvent.Evt").stat ().st_size == size
    return path


def make_server (folder, size):
    path = pathlib.Path (folder) / f"server-{size}"
    subprocess.run ([NTSMIGCTL, "practice", path, "--log-size", str (size)], check=True,
                    stderr=subprocess.DEVNULL)
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
        servers = [make_server (folder, size) for size in (SMALL, LARGE)]
        for name, low_words, high_words in (
                ("events", *(["events", path / "AppEvent.Evt", "--id=12010"]
                             for path in (small, large))),
                ("check", ["check", small], ["check", large]),
                ("check of a server", *(["check", path] for path in servers))):
            low = measure_often ([NTSMIGCTL, *low_words])
            high = measure ([NTSMIGCTL, *high_words])
            show (name, SMALL, low)
            show (name, LARGE, high)
            if not all (0 <= code < 64 for code in (low[3], high[3])):
                sys.exit (f"{name} failed: there is nothing to compare")
            difference = high[0] - low[0]
            print (f"{name}: {difference / MIB:+.2f} MiB for the larger log, "
                   f"at most {LIMIT // MIB} allowed")
            broken = broken or difference > LIMIT
            if large in high_words or large / "AppEvent.Evt" in high_words:
                seconds[name] = high[1]
        theirs = measure (["evtexport", str (large / "AppEvent.Evt")])
        show ("evtexport", LARGE, theirs)
        for name, ours in seconds.items ():
            print (f"{name}: {theirs[1] / ours:.0f} times as fast as evtexport")
    return 1 if broken else 0


sys.exit (main ())
