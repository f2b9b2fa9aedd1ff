#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The frame of ntsmigctl: help, version, mistakes, outputs that take no more."""
import os
import pathlib
import signal
import subprocess
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import PROGRAM, expect, fixtures, run_ctl  # noqa: E402
from tap import run, test  # noqa: E402

COMMANDS = ("check", "events", "inspect", "practice")


@test
def help_lists_commands_and_exit_codes ():
    for words in (["--help"], ["-h"], ["help"]):
        process = expect (run_ctl (*words), 0, ["Usage:", "Exit status:", "130", *COMMANDS])
        assert process.stderr == ""


@test
def version_is_told ():
    expect (run_ctl ("--version"), 0, "ntsmigctl 0.")


@test
def every_command_has_help_in_two_ways ():
    for command in COMMANDS:
        one = expect (run_ctl (command, "--help"), 0, [f"ntsmigctl {command}", "--json", "Exit status"])
        two = expect (run_ctl ("help", command), 0)
        assert one.stdout == two.stdout
        assert one.stderr == "", one.stderr


@test
def mistakes_are_named_with_a_hint ():
    expect (run_ctl (), 64, stderr=["ntsmigctl: no command given", "--help"])
    expect (run_ctl ("mend"), 64, stderr="unknown command “mend”")
    expect (run_ctl ("help", "mend"), 64, stderr="unknown command “mend”")
    expect (run_ctl ("--fast"), 64, stderr="unknown option “--fast”")
    for command in COMMANDS:
        process = expect (run_ctl (command, "--fast"), 64,
                          stderr=["--fast", f"Try “ntsmigctl {command} --help”"])
        assert process.stdout == ""


@test
def full_disk_is_a_failure ():
    folder = fixtures ()
    for words in (["--help"], ["events", "--help"], ["events", folder / "app.evt"],
                  ["events", "--json", folder / "app.evt"], ["inspect", folder / "app.evt"],
                  ["inspect", "--json", folder / "app.evt"]):
        with open ("/dev/full", "w") as full:
            process = run_ctl (*words, stdout=full)
        assert process.returncode == 74, words
        assert "No space left on device" in process.stderr, process.stderr


@test
def closed_pipe_is_a_failure_without_a_signal ():
    read_end, write_end = os.pipe ()
    os.close (read_end)
    process = run_ctl ("events", fixtures () / "app.evt", stdout=write_end)
    os.close (write_end)
    assert process.returncode == 74, process
    assert "writing to standard output failed" in process.stderr


@test
def colour_needs_a_terminal ():
    process = run_ctl ("events", fixtures () / "app.evt")
    assert "\033" not in process.stdout


@test
def colour_is_shown_on_a_terminal_unless_it_is_unwanted ():
    log = fixtures () / "app.evt"
    for environment, wanted in (({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False),
                                ({"TERM": "xterm", "NO_COLOR": "1"}, False)):
        master, slave = os.openpty ()
        run_ctl ("events", log, stdout=slave, env=environment)
        os.close (slave)
        shown = os.read (master, 65536)
        os.close (master)
        assert (b"\033[1m" in shown) == wanted, (environment, shown)
        assert b"\033[31m" not in shown, "an escape of the evidence reached the terminal"


@test
def a_path_cannot_steer_the_terminal ():
    process = expect (run_ctl ("events", "/none/\033[31m\nfile"), 66, stderr="No such file")
    assert "\033" not in process.stderr and process.stderr.count ("\n") == 1, process.stderr


@test
def two_hyphens_end_the_options ():
    expect (run_ctl ("inspect", "--", "--json"), 66, stderr="--json: No such file")
    expect (run_ctl ("events", "--json", "--", fixtures () / "app.evt"), 0, '"number":1,')


@test
def interrupt_ends_it_with_130 ():
    # Output that nobody reads blocks the program, so the signal finds it at work.
    log = fixtures () / "large.evt"
    for number in (signal.SIGINT, signal.SIGTERM):
        process = subprocess.Popen ([PROGRAM, "events", "--json", log],
                                    stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read (1)
        process.send_signal (number)
        process.stdout.read ()
        error = process.stderr.read ().decode ()
        assert process.wait (60) == 130, (process.returncode, error)
        assert "ntsmigctl: interrupted" in error, error


run ()
