# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program did to the files of a folder, by strace.

run_traced () runs a command and returns its calls; writes () picks those that change the
folder or something in it, or open something in it for writing; reads () counts how often each
regular file in it was opened for reading. snapshot () is what a folder holds.
"""
import codecs
import collections
import hashlib
import os
import pathlib
import re
import subprocess
import tempfile

# A call: its name, the descriptors in it with their paths, its texts, and the line itself.
Call = collections.namedtuple ("Call", "name tokens result line cwd")

LINE = re.compile (r"^(\w+)\((.*)\)\s+=\s+(.*)$", re.DOTALL)
TOKEN = re.compile (r'(?:AT_FDCWD|\b\d+)<((?:[^<>\\]|\\.)*)>|"((?:[^"\\]|\\.)*)"')
FLAGS = re.compile (r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\b")

OPENS = ("open", "openat", "openat2", "creat")

# Calls that change what they name, and which of their texts are paths.
CHANGES = {
    "unlink": (0,), "unlinkat": (0,), "rmdir": (0,), "rename": (0, 1), "renameat": (0, 1),
    "renameat2": (0, 1), "mkdir": (0,), "mkdirat": (0,), "mknod": (0,), "mknodat": (0,),
    "link": (0, 1), "linkat": (0, 1), "symlink": (1,), "symlinkat": (1,), "chmod": (0,),
    "fchmodat": (0,), "fchmodat2": (0,), "chown": (0,), "lchown": (0,), "fchownat": (0,),
    "utime": (0,), "utimes": (0,), "utimensat": (0,), "futimesat": (0,), "truncate": (0,),
    "setxattr": (0,), "lsetxattr": (0,), "removexattr": (0,), "lremovexattr": (0,),
    "acct": (0,), "swapon": (0,), "mount": (1,), "pivot_root": (0, 1),
}

# Calls that change the descriptor at this place among those in the line.
CHANGES_OF_DESCRIPTORS = {
    "write": 0, "writev": 0, "pwrite64": 0, "pwritev": 0, "pwritev2": 0, "sendfile": 0,
    "copy_file_range": 1, "splice": 1, "tee": 1, "vmsplice": 0, "ftruncate": 0, "fallocate": 0,
    "fchmod": 0, "fchown": 0, "fsetxattr": 0, "fremovexattr": 0,
}

# Requests of ioctl () that change a file.
IOCTLS = ("FICLONE", "FS_IOC_SETFLAGS", "FS_IOC_FSSETXATTR", "FIDEDUPERANGE", "FIFREEZE")


def unescape (text):
    return os.fsdecode (codecs.escape_decode (text.encode ("latin-1", "surrogateescape"))[0])


def parse (line, cwd):
    """One line of strace -y; %None for signals and exits."""
    match = LINE.match (line)
    if match is None:
        return None
    name, arguments, result = match.groups ()
    tokens = [("fd", unescape (token.group (1))) if token.group (1) is not None
              else ("text", unescape (token.group (2))) for token in TOKEN.finditer (arguments)]
    return Call (name, tokens, result, line, cwd)


def strace (folder, *options):
    """The command that runs another under strace, with a log of each thread in a folder."""
    return ["strace", "-ff", "-y", "-s", "65536", *options, "-o", f"{folder}/log"]


def read_calls (folder, cwd):
    """The calls in the logs that strace left in a folder, thread by thread."""
    calls = []
    for log in sorted (pathlib.Path (folder).iterdir ()):
        for line in log.read_text (encoding="latin-1").split ("\n"):
            call = parse (line, cwd)
            if call is not None:
                calls.append (call)
    assert calls, f"strace saw nothing: {folder}"
    return calls


def run_traced (command, **more):
    """Runs a command under strace: the finished process, and its calls, those of all threads
    and children, thread by thread."""
    with tempfile.TemporaryDirectory (prefix="remedy-strace-") as folder:
        process = subprocess.run (
            [*strace (folder, "-e", "trace=%file,%desc", "-e", "signal=none"),
             *map (str, command)],
            capture_output=True, encoding="utf-8", errors="replace", timeout=120, **more)
        return process, read_calls (folder, os.fspath (more.get ("cwd", os.getcwd ())))


def is_inside (path, folder):
    """Whether a path leads into a folder, whatever links are on the way to it."""
    path = path.removesuffix (" (deleted)")
    real = os.path.join (os.path.realpath (os.path.dirname (path)), os.path.basename (path))
    folder = os.path.realpath (folder)
    return any (os.path.commonpath ((one, folder)) == folder
                for one in (os.path.normpath (path), real, os.path.realpath (path))
                if one.startswith ("/"))


def paths_of (call):
    """Its texts as full paths: one is relative to the descriptor before it, or to the folder
    in which the program runs."""
    paths = []
    base = call.cwd
    for kind, text in call.tokens:
        if kind == "fd":
            base = text
        else:
            paths.append (os.path.normpath (os.path.join (base, text)))
            base = call.cwd
    return paths


def descriptors_of (call):
    return [text for kind, text in call.tokens if kind == "fd"]


def result_path (call):
    match = re.match (r"\d+<((?:[^<>\\]|\\.)*)>", call.result)
    return unescape (match.group (1)) if match else None


def changed_by (call):
    """The paths that a call changes or would change."""
    if call.name in OPENS:
        if call.name != "creat" and not FLAGS.search (call.line):
            return []
        opened = result_path (call)
        return paths_of (call)[:1] + ([opened] if opened else [])
    if call.name in CHANGES:
        paths = paths_of (call)
        return [paths[i] for i in CHANGES[call.name] if i < len (paths)] or descriptors_of (call)
    if call.name in CHANGES_OF_DESCRIPTORS:
        place = CHANGES_OF_DESCRIPTORS[call.name]
        return descriptors_of (call)[place:place + 1]
    if call.name == "mmap" and "PROT_WRITE" in call.line and "MAP_SHARED" in call.line:
        return descriptors_of (call)
    if call.name == "ioctl" and any (request in call.line for request in IOCTLS):
        return descriptors_of (call)
    return []


def writes (calls, folder):
    """The lines of calls that change something in a folder, or could. A change through
    /proc/…/fd counts wherever it leads, since its line does not tell."""
    return [call.line for call in calls
            if any (is_inside (path, folder) or
                    (call.name not in OPENS and re.match (r"/proc/[^/]+/fd/", path))
                    for path in changed_by (call))]


def reads (calls, folder):
    """How often each regular file in a folder was opened to be read, by path."""
    counts = collections.Counter ()
    for call in calls:
        path = result_path (call)
        if (call.name in OPENS and path is not None and is_inside (path, folder) and
                "O_PATH" not in call.line and not os.path.isdir (path)):
            counts[path] += 1
    return counts


def snapshot (folder):
    """Everything about a tree but the times of access, by path."""
    def one (path):
        info = path.lstat ()
        attributes = [(name, os.getxattr (path, name, follow_symlinks=False))
                      for name in sorted (os.listxattr (path, follow_symlinks=False))]
        content = hashlib.sha256 (path.read_bytes ()).hexdigest () if path.is_file () else None
        return (info.st_mode, info.st_uid, info.st_gid, info.st_size, info.st_nlink, info.st_ino,
                info.st_mtime_ns, info.st_ctime_ns, info.st_blocks, attributes, content)
    return {str (path.relative_to (folder)): one (path)
            for path in [folder, *sorted (folder.rglob ("*"))]}
