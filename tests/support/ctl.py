# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs ntsmigctl as an administrator does, on files made for the purpose."""
import atexit
import os
import pathlib
import shutil
import subprocess
import tempfile

PROGRAM = os.environ["NTSMIGCTL"]


def run_ctl (*args, stdout=subprocess.PIPE, **more):
    """Returns the finished process, its outputs as text."""
    environment = dict (os.environ, **more.pop ("env", {}))
    return subprocess.run ([PROGRAM, *map (str, args)], stdout=stdout, stderr=subprocess.PIPE,
                           encoding="utf-8", env=environment, timeout=60, **more)


def temp_in_memory ():
    """From now on temporary folders are in memory, where there is a place for that: for tests
    with thousands of small files."""
    if os.access ("/dev/shm", os.W_OK):
        tempfile.tempdir = "/dev/shm"


def temp_folder ():
    """Returns a new folder that is removed at the end."""
    path = pathlib.Path (tempfile.mkdtemp (prefix="remedy-ctl-"))
    atexit.register (shutil.rmtree, path, ignore_errors=True)
    return path


def fixtures ():
    """Returns a new folder with one small file of every kind."""
    path = temp_folder ()
    subprocess.run ([os.environ["MAKE_FIXTURES"], path], check=True)
    return path


def make_case (server, *steps):
    """Returns the folder of a new case of a server, in which steps are marked as done."""
    process = subprocess.run ([os.environ["MAKE_CASE"], temp_folder (), server, *steps],
                              stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return pathlib.Path (process.stdout.strip ())


def expect (process, code, stdout=(), stderr=()):
    """Asserts the exit code, and that literals stand in the outputs."""
    told = f"exit {process.returncode}\n{process.stdout}\n{process.stderr}"
    assert process.returncode == code, told
    for literal in [stdout] if isinstance (stdout, str) else stdout:
        assert literal in process.stdout, f"no {literal!r} in stdout:\n{told}"
    for literal in [stderr] if isinstance (stderr, str) else stderr:
        assert literal in process.stderr, f"no {literal!r} in stderr:\n{told}"
    return process
