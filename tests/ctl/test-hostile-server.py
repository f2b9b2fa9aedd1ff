#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers on which something is in the way: links, pipes, devices, closed and vanishing files.

Each is named in the findings or beside them, as text and in JSON; the exit code is as the
table says; and every finding that does not depend on it is that of the good server."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import PROGRAM, run_ctl, temp_folder, temp_in_memory  # noqa: E402
from servers import check, findings, make_server, without_host_paths  # noqa: E402
from tap import Skip, run, test  # noqa: E402

temp_in_memory ()
FOLDER = temp_folder ()
NOBODY = 65534
LOG = "WINNT/System32/Config/AppEvent.Evt"
SOFTWARE = "WINNT/System32/Config/SOFTWARE"
USER = "WINNT/Profiles/jkessler/NTUSER.DAT"
NOTES_DLL = "EXCHSRVR/BIN/Mlmignts.dll"

# What depends on a file; all else must stay as it is.
OF_LOG = {"symptom.event", "symptom.other", "history.order", "server.service-pack"}
OF_USER = {"outlook.profiles", "history.order"}
OF_NOTES_DLL = {"server.service-pack", "files.notes-migration", "repair.hotfixes"}

GOOD = make_server (FOLDER / "good")
GOOD_CODE, GOOD_DOCUMENT = check (GOOD)
GOOD_FINDINGS = findings (GOOD_DOCUMENT)


def copy (name, scenario="fault-sp1"):
    return make_server (FOLDER / name, "--scenario", scenario)


def replaced (name, path, make):
    """A copy of the good server with @path taken away and something else made there."""
    folder = copy (name)
    target = folder / path
    if target.is_dir ():
        shutil.rmtree (target)
    else:
        target.unlink ()
    make (target)
    return folder


def texts (finding):
    said = [finding[field] for field in ("title", "summary", "advice") if field in finding]
    return "\n".join (said + [f"{seen['what']} {seen.get ('where', '')}" for seen in finding["seen"]])


def assert_tame (text):
    for character in text:
        assert character == "\n" or character.isprintable (), repr (text)


def assert_same_but (document, *changed):
    """All findings are those of the good server, but for these."""
    for name, finding in findings (document).items ():
        if name not in changed:
            assert finding == GOOD_FINDINGS[name], (name, finding)


def assert_told (folder, reason, changed=(), unknown=(), code=GOOD_CODE, path=None, **more):
    """The common part: exit code, the reason in a finding or a problem and in the text, what
    is unknown, and what is unchanged. Returns the document."""
    found, document = check (folder, **more)
    assert found == code, (found, code, document["sources"][0]["diagnosis"])
    named = findings (document)
    assert_same_but (document, *changed)
    for name in unknown:
        assert named[name]["verdict"] == "unknown", named[name]
    problems = [f"{problem['path']}: {problem['reason']}"
                for problem in document["sources"][0]["layout"]["problems"]]
    where = problems + [texts (named[name]) for name in changed]
    told = [text for text in where if reason in text and (path is None or path in text)]
    assert told, f"no {reason!r} in {where}"
    for words in ((), ("--verbose",)):
        process = run_ctl ("check", *words, folder, **more)
        assert process.returncode == code, process
        assert reason in process.stdout, process.stdout
        assert process.stderr == "", process.stderr
        assert_tame (process.stdout)
    return document


def assert_log_lost (folder, reason, **more):
    return assert_told (folder, reason, OF_LOG, ("symptom.event", "symptom.other"), 2,
                        path="AppEvent.Evt", **more)


def drop_root ():
    if os.geteuid () == 0:
        os.setgroups ([])
        os.setgid (NOBODY)
        os.setuid (NOBODY)


def as_nobody ():
    """How to run the program so that files can be closed to it: root reads everything. Nobody
    may not be let into the build folder, so it is a copy that he runs."""
    program = FOLDER / "ntsmigctl"
    if not program.exists ():
        shutil.copy2 (PROGRAM, program)
        FOLDER.chmod (0o755)
    return {"executable": program, "preexec_fn": drop_root}


# Links

@test
def a_link_out_to_a_file ():
    folder = replaced ("out-file", LOG, lambda path: path.symlink_to ("/etc/passwd"))
    document = assert_log_lost (folder, "it is a symbolic link out of the folder")
    assert "root:" not in str (document)


@test
def a_link_out_by_dots ():
    folder = replaced ("out-dots", LOG, lambda path: path.symlink_to (
        "../../../../good/WINNT/System32/Config/AppEvent.Evt"))
    assert_log_lost (folder, "it is a symbolic link out of the folder")


@test
def a_link_in_a_circle ():
    folder = replaced ("circle", LOG, lambda path: path.symlink_to ("AppEvent.Evt"))
    assert_log_lost (folder, "its symbolic links run in a circle")


@test
def a_link_to_nothing ():
    folder = replaced ("dangling", LOG, lambda path: path.symlink_to ("Gone.Evt"))
    assert_log_lost (folder, "it vanished while the folder was read, or is a link to nothing")


@test
def a_link_that_stays_inside ():
    folder = copy ("inside")
    (folder / LOG).rename (folder / "kept.evt")
    (folder / LOG).symlink_to ("../../../kept.evt")
    (folder / "WINNT/Profiles/jkessler").rename (folder / "jkessler")
    (folder / "WINNT/Profiles/jkessler").symlink_to ("../../jkessler")
    code, document = check (folder)
    assert code == GOOD_CODE
    assert without_host_paths (document) == without_host_paths (GOOD_DOCUMENT)


@test
def a_folder_in_itself ():
    folder = copy ("in-itself")
    (folder / "WINNT/Profiles/loop").symlink_to ("..")
    (folder / "Lotus/Notes/notes").symlink_to (".")
    code, document = check (folder)
    assert code == GOOD_CODE
    assert_same_but (document, "notes.client")


@test
def a_profile_that_is_a_link_out ():
    """Nobody knows whose profile that is, so that the Notes service is absent is not known."""
    folder = copy ("profile-out")
    (folder / "WINNT/Profiles/x").symlink_to ("/")
    assert_told (folder, "it is a symbolic link out of the folder", ("outlook.profiles",),
                 path="Profiles\\x")
    absent = copy ("profile-out-absent", "notes-absent")
    code, document = check (absent)
    assert (code, document["sources"][0]["diagnosis"]["condition"]) == (1, "possible")
    (absent / "WINNT/Profiles/x").symlink_to ("/")
    _, document = check (absent)
    assert findings (document)["outlook.profiles"]["verdict"] == "unknown"
    assert document["sources"][0]["diagnosis"]["notes_service"] == "unknown"


@test
def a_folder_that_is_a_link_out ():
    folder = copy ("bin-out")
    shutil.rmtree (folder / "EXCHSRVR/BIN")
    (folder / "EXCHSRVR/BIN").symlink_to (GOOD / "EXCHSRVR/BIN")
    document = assert_told (
        folder, "it is a symbolic link out of the folder", path="EXCHSRVR\\BIN",
        changed=("server.service-pack", "files.ntsmig-ini", "files.notes-migration",
                 "files.baseline", "repair.hotfixes"),
        unknown=("files.ntsmig-ini", "files.notes-migration", "files.baseline",
                 "repair.hotfixes"))
    assert findings (document)["files.mapi"]["verdict"] == "pass"


@test
def a_system_that_is_a_link_out ():
    folder = replaced ("winnt-out", "WINNT", lambda path: path.symlink_to (GOOD / "WINNT"))
    code, document = check (folder)
    assert code == 2
    problem, = document["sources"][0]["layout"]["problems"]
    assert "WINNT" in problem["path"] and "symbolic link out" in problem["reason"], problem
    assert findings (document)["symptom.event"]["verdict"] == "unknown"


# What is no file

@test
def a_folder_named_as_the_log ():
    assert_log_lost (replaced ("folder", LOG, lambda path: path.mkdir ()),
                     "it is a folder, where a file was expected")


@test
def a_pipe_as_the_log ():
    assert_log_lost (replaced ("pipe", LOG, os.mkfifo), "it is a named pipe, which is never opened")


@test
def a_pipe_as_the_hive_of_a_user ():
    document = assert_told (replaced ("pipe-user", USER, os.mkfifo),
                            "it is a named pipe, which is never opened", OF_USER,
                            ("outlook.profiles",), path="jkessler\\NTUSER.DAT")
    assert document["sources"][0]["diagnosis"]["condition"] == "likely"


@test
def a_pipe_as_a_program ():
    assert_told (replaced ("pipe-dll", NOTES_DLL, os.mkfifo),
                 "it is a named pipe, which is never opened", OF_NOTES_DLL,
                 ("files.notes-migration", "repair.hotfixes"), path="Mlmignts.dll")


@test
def a_socket_as_the_log ():
    listener = socket.socket (socket.AF_UNIX)

    def bind (path):
        here = os.getcwd ()
        os.chdir (path.parent)
        listener.bind (path.name)
        os.chdir (here)
    assert_log_lost (replaced ("socket", LOG, bind), "it is a socket, which is never opened")


@test
def a_device_as_the_log ():
    def make (path):
        try:
            os.mknod (path, 0o644 | 0o020000, os.makedev (1, 5)) # /dev/zero: it has no end
        except OSError as error:
            raise Skip (f"mknod: {error.strerror}") from error
    assert_log_lost (replaced ("device", LOG, make), "it is a device, which is never opened")


# Sizes

@test
def a_log_of_no_bytes ():
    assert_log_lost (replaced ("no-bytes", LOG, lambda path: path.touch ()),
                     "it is empty (0 bytes)")


@test
def a_log_that_is_another_file ():
    assert_log_lost (replaced ("no-log-at-all", LOG, lambda path: path.write_text ("no log\n" * 99)),
                     "could not be read")


@test
def a_folder_with_too_many_names ():
    folder = copy ("many")
    for number in range (100_001):
        (folder / "EXCHSRVR/BIN" / f"{number}.tmp").touch ()
    changed = ("server.service-pack", "files.ntsmig-ini", "files.notes-migration",
               "files.baseline", "repair.hotfixes")
    assert_told (folder, "more than the limit of 100000 names", changed, changed[1:],
                 path="EXCHSRVR\\BIN")
    shutil.rmtree (folder)


# What may not be read

def closed (name, *paths):
    folder = copy (name)
    for path in paths:
        (folder / path).chmod (0)
    return folder


@test
def a_hive_that_may_not_be_read ():
    document = assert_told (closed ("closed-hive", USER), "Permission denied", OF_USER,
                            ("outlook.profiles",), path="jkessler\\NTUSER.DAT",
                            **as_nobody ())
    assert document["sources"][0]["diagnosis"]["condition"] == "likely"


@test
def the_registry_may_not_be_read ():
    """The folders still tell where Exchange is."""
    folder = closed ("closed-software", SOFTWARE)
    code, document = check (folder, **as_nobody ())
    assert code == GOOD_CODE
    found = findings (document)
    assert found["symptom.event"] == GOOD_FINDINGS["symptom.event"]
    assert found["outlook.profiles"]["verdict"] == "fail"
    assert found["files.baseline"] == GOOD_FINDINGS["files.baseline"]
    assert found["repair.hotfixes"]["verdict"] == "unknown"
    assert "Permission denied" in texts (found["repair.hotfixes"]), found["repair.hotfixes"]


@test
def a_log_that_may_not_be_read ():
    assert_log_lost (closed ("closed-log", LOG), "Permission denied", **as_nobody ())


@test
def folders_that_may_not_be_listed ():
    folder = closed ("closed-folders", "EXCHSRVR/BIN", "WINNT/Profiles")
    changed = ("server.service-pack", "files.ntsmig-ini", "files.notes-migration",
               "files.baseline", "repair.hotfixes", "outlook.profiles", "history.order")
    document = assert_told (folder, "Permission denied", changed, changed[1:6],
                            **as_nobody ())
    paths = {problem["path"] for problem in document["sources"][0]["layout"]["problems"]}
    assert paths == {"C:\\EXCHSRVR\\BIN", "C:\\WINNT\\Profiles"}, paths
    for path in ("EXCHSRVR/BIN", "WINNT/Profiles"):
        (folder / path).chmod (0o755)


@test
def a_source_that_may_not_be_entered ():
    folder = copy ("closed-source")
    folder.chmod (0)
    process = run_ctl ("check", folder, **as_nobody ())
    folder.chmod (0o755)
    assert process.returncode == 66, process
    assert "Permission denied" in process.stderr and process.stdout == "", process


# What changes while it is read

def injected (folder, path, fault):
    """Runs check with a fault of the system injected into calls on that file."""
    log = FOLDER / "injected.strace"
    process = subprocess.run (
        ["strace", "-f", "-o", log, "-P", folder / path, "-e", "trace=" + fault.split (":")[0],
         "-e", "inject=" + fault, PROGRAM, "check", "--json", folder],
        capture_output=True, encoding="utf-8", timeout=60,
        env=dict (os.environ, ASAN_OPTIONS="detect_leaks=0"))
    assert "(INJECTED)" in log.read_text (), (process, log.read_text ())
    assert process.returncode in (0, 1, 2, 3), process
    return process


def assert_injected_log_lost (fault, reason):
    process = injected (GOOD, LOG, fault)
    assert process.returncode == 2, process
    document = json.loads (process.stdout)
    assert_same_but (document, *OF_LOG)
    found = findings (document)["symptom.event"]
    assert found["verdict"] == "unknown" and reason in found["summary"], found


@test
def a_log_that_shrinks_while_it_is_read ():
    for when in (1, 2):
        assert_injected_log_lost (f"pread64:retval=0:when={when}+", "shrank while it was read")


@test
def a_log_on_a_bad_disk ():
    for when in (1, 2):
        assert_injected_log_lost (f"pread64:error=EIO:when={when}+", "Input/output error")


@test
def a_log_that_really_shrinks ():
    """By chance it is read before, while or after it is cut; that is told, and nothing breaks."""
    folder = make_server (FOLDER / "shrinks", "--log-size", str (32 * 1024 * 1024))
    whole = (folder / LOG).read_bytes ()
    child = os.fork ()
    if child == 0:
        while True:
            with open (folder / LOG, "r+b") as log:
                log.truncate (1024 * 1024)
                log.seek (0)
                log.write (whole)
    try:
        for _ in range (5):
            code, document = check (folder)
            assert_same_but (document, *OF_LOG)
            found = findings (document)["symptom.event"]
            told = found["title"] + found["summary"]
            assert (code, found["verdict"]) in ((0, "pass"), (1, "fail"), (2, "unknown")), found
            # A log that was short when it was opened is that: the end of the span is told.
            assert code != 0 or "the file is cut short" in told, found
            assert code != 2 or "could not be read" in told or "holds no" in told, found
    finally:
        os.kill (child, signal.SIGKILL)
        os.waitpid (child, 0)


@test
def a_log_that_vanishes ():
    """The folder was listed with the log in it; when it is opened, it is gone."""
    assert_injected_log_lost ("fcntl:error=ENOENT:when=1", "it vanished while the folder was read")


# Names

def with_copy_of_user (name):
    folder = copy (f"name-{abs (hash (name))}")
    target = os.fsencode (folder / "WINNT/Profiles") + b"/" + name
    os.mkdir (target)
    shutil.copyfile (os.fsencode (folder / USER), target + b"/NTUSER.DAT")
    return folder


@test
def names_cannot_steer_the_terminal ():
    for name, shown in ((b"red\033[31m\nand\ttab", "red"), ("turn‮ed".encode (), "turn"),
                        (b"bell\a\b\b\b", "bell"), (b"8bit\x9b31m", "8bit")):
        folder = with_copy_of_user (name)
        assert_told (folder, shown, ("outlook.profiles",))


@test
def names_that_are_no_utf8_are_those_of_windows ():
    folder = with_copy_of_user (b"J\xfcrgen")
    assert_told (folder, "Jürgen", ("outlook.profiles",))


@test
def names_as_long_as_they_get ():
    folder = with_copy_of_user (b"n" * 255)
    assert_told (folder, "n" * 255, ("outlook.profiles",))


@test
def a_path_deeper_than_paths_get ():
    folder = copy ("deep")
    here = os.getcwd ()
    os.chdir (folder / "Lotus/Notes")
    for _ in range (40):
        os.mkdir ("notes" * 50)
        os.chdir ("notes" * 50)
    os.chdir (here)
    code, document = check (folder)
    assert code == GOOD_CODE
    assert_same_but (document, "notes.client")


@test
def names_that_differ_in_case_only ():
    folder = copy ("case")
    shutil.copyfile (GOOD / USER, (folder / LOG).parent / "APPEVENT.EVT")
    (folder / "winnt").mkdir ()
    document = assert_told (folder, "differ only in case; “AppEvent.Evt” was read",
                            path="AppEvent.Evt")
    assert any ("“WINNT” was read" in problem["reason"]
                for problem in document["sources"][0]["layout"]["problems"])


@test
def the_folder_itself_may_have_any_name ():
    folder = FOLDER / "esc\033[31m\nfolder"
    shutil.copytree (GOOD, folder, copy_function=shutil.copy2)
    code, document = check (folder)
    assert code == GOOD_CODE
    assert_same_but (document)
    assert_tame (run_ctl ("check", folder).stdout)
    process = run_ctl ("check", f"{folder}\033[31m")
    assert process.returncode == 66 and "\033" not in process.stderr, process


run ()
