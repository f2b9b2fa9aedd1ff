# SPDX-License-Identifier: GPL-3.0-or-later
"""The same case makes the same bundle: twice, on another day, in another zone and locale."""
import atexit
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert (0, str (pathlib.Path (__file__).parent.parent / "support"))
from tap import run, test  # noqa: E402

MAKE_BUNDLE = os.environ["MAKE_BUNDLE"]
PICTURE = os.environ["PICTURE"]
FOLDER = pathlib.Path (tempfile.mkdtemp ())
atexit.register (shutil.rmtree, FOLDER)
MILLENNIUM, LEAP_DAY = 946684799, 1709164800


def make (day=MILLENNIUM, **environment):
    """The digests of one bundle, and the day and the locale that the program had."""
    result = subprocess.run ([MAKE_BUNDLE, FOLDER, PICTURE], check=True, encoding="utf-8",
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             env={"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC",
                                  "REMEDY_TEST_DAY": str (day), **environment})
    return result.stdout, result.stderr.split ()


def make_locale (name):
    """A locale of this name; a machine may have none but C."""
    folder = FOLDER / "locales"
    folder.mkdir (exist_ok=True)
    subprocess.run (["localedef", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8"],
                    check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {"LOCPATH": str (folder), "LC_ALL": f"{name}.UTF-8"}


PLAIN, _ = make ()


@test
def the_same_case_makes_the_same_bundle ():
    assert "report.html" in PLAIN and "bundle.zip" in PLAIN and "01-checks.png" in PLAIN
    assert make ()[0] == PLAIN


@test
def on_another_day ():
    for day in (LEAP_DAY, 1):
        digests, told = make (day=day)
        assert told[0] == str (day), told
        assert digests == PLAIN, day


@test
def in_another_zone ():
    for zone in ("Asia/Tokyo", "Pacific/Honolulu", "XYZ-13:45"):
        assert make (TZ=zone)[0] == PLAIN, zone


@test
def in_another_locale ():
    assert make (LC_ALL="C.UTF-8")[0] == PLAIN
    for name in ("de_DE", "ar_EG", "tr_TR"):
        digests, told = make (LANGUAGE=name, **make_locale (name))
        assert told[1] == f"{name}.UTF-8", told
        assert digests == PLAIN, name


run ()
