#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of PE files beside those that pefile reads."""
import json
import os
import pathlib
import sys

import pefile

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import expect, fixtures, run_ctl  # noqa: E402
from tap import Skip, run, test  # noqa: E402

FOLDER = fixtures ()
MACHINES = {0x14C: "i386", 0x184: "alpha", 0x8664: "x86-64"}


def words (high, low):
    return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def first_language (image):
    """The first language that VarFileInfo lists, as inspect prints it."""
    for info in getattr (image, "FileInfo", [[]])[0]:
        for var in getattr (info, "Var", []):
            for value in var.entry.values ():
                return value.split ()[0]
    return None


def compare (path):
    """Returns the version that both agree on."""
    ours = json.loads (expect (run_ctl ("inspect", "--json", path), 0).stdout)
    theirs = pefile.PE (path)
    assert ours["format"] == "PE", ours
    assert ours["machine"] == MACHINES[theirs.FILE_HEADER.Machine], ours
    info = getattr (theirs, "VS_FIXEDFILEINFO", None)
    if not info:
        assert ours["file_version"] is None, (path, ours)
        return None
    assert ours["file_version"] == words (info[0].FileVersionMS, info[0].FileVersionLS), (path, ours)
    assert ours["product_version"] == words (info[0].ProductVersionMS, info[0].ProductVersionLS), ours
    assert ours.get ("language") == first_language (theirs), (path, ours, first_language (theirs))
    return ours["file_version"]


@test
def our_own_images_are_read_by_others ():
    assert compare (FOLDER / "i386.dll") == "5.5.2232.17"
    assert compare (FOLDER / "alpha.exe") == "65535.1.0.65534"


@test
def our_own_images_have_nothing_to_complain_about ():
    for name in ("i386.dll", "alpha.exe"):
        image = pefile.PE (FOLDER / name)
        # It has no code on purpose, and hardly anything but zeros.
        warnings = [text for text in image.get_warnings ()
                    if "AddressOfEntryPoint" not in text and not text.startswith ("Byte 0x00")]
        assert warnings == [], warnings
        assert image.is_dll () == name.endswith (".dll")
        strings = {key.decode (): value.decode () for info in image.FileInfo[0]
                   if info.Key == b"StringFileInfo" for table in info.StringTable
                   for key, value in table.entries.items ()}
        assert strings["OriginalFilename"] == name, strings
        assert "without code" in strings["FileDescription"], strings


@test
def real_images_agree ():
    folder = pathlib.Path (os.environ["REMEDY_CORPORA"]) / "pe"
    if not folder.is_dir ():
        raise Skip ("the corpora are not here")
    versions = [compare (path) for path in sorted (folder.iterdir ())]
    assert len (versions) >= 5 and any (versions) and not all (versions), versions


run ()
