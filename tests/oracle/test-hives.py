# SPDX-License-Identifier: GPL-3.0-or-later
"""Hives beside independent readers: hivexml and hivexsh (hivex), reglookup (regfi)."""
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert (0, str (pathlib.Path (__file__).parent.parent / "support"))
from hive_oracle import (  # noqa: E402
    TOOL, compare_with_hivexml, compare_with_reglookup, dump)
from tap import Skip, run, test  # noqa: E402

CORPORA = pathlib.Path (os.environ["REMEDY_CORPORA"]) / "hive"
OURS = ["types", "dirty", "large", "profiles", "empty"]

# What each real hive is: the last line of the tool's dump, and how many keys it gives.
REAL = {
    "EricZimmerman_Registry__NTUSER1.DAT": ("1.3", 595),
    "EricZimmerman_Registry__NotAHive": ("refused: this is not a registry hive", 0),
    "EricZimmerman_Registry__SAMBadHBinHeader":
        ("1.3 damaged: its blocks contradict one another", 47),
    "EricZimmerman_Registry__SECURITYNoRoot": ("1.5", 8),
    "log2timeline_plaso__NTUSER-WIN7.DAT": ("1.3", 2288),
    "log2timeline_plaso__NTUSER.DAT": ("1.3", 1127),
    "log2timeline_plaso__regf_100_sub_keys.hiv": ("1.3", 101),
    "log2timeline_plaso__regf_corrupt_sub_key_list.hiv":
        ("1.3 damaged: a list of sub-keys is damaged", 100),
    "mkorman90_regipy__transactions_NTUSER.DAT": ("1.5 dirty", 2590),
}


def with_our_hives (function):
    with tempfile.TemporaryDirectory () as folder:
        subprocess.run ([TOOL, "write", folder], check=True)
        for name in OURS:
            path = os.path.join (folder, name)
            ours = dump (path)
            assert ours.status == 0, ours.verdict
            function (path, ours)


def real_hive (name):
    path = CORPORA / name
    if not path.exists ():
        raise Skip ("the corpora are not here")
    return str (path)


@test
def hivexml_sees_in_our_hives_what_we_see ():
    with_our_hives (compare_with_hivexml)


@test
def reglookup_sees_in_our_hives_what_we_see ():
    with_our_hives (compare_with_reglookup)


@test
def our_hives_are_what_they_should_be ():
    verdicts = {}
    sizes = {}

    def look (path, ours):
        verdicts[os.path.basename (path)] = ours.verdict
        sizes[os.path.basename (path)] = (len (ours.keys), len (ours.values))
    with_our_hives (look)
    assert verdicts == {"types": "1.3", "dirty": "1.3 dirty", "large": "1.3", "profiles": "1.3",
                        "empty": "1.3"}, verdicts
    assert sizes["types"] == (7, 20), sizes
    assert sizes["large"] == (1304, 8 + 1300 + 1100), sizes
    assert sizes["empty"] == (1, 0), sizes


@test
def hivexsh_walks_our_hives ():
    """It follows the parents' offsets too, which the others do not."""
    script = "cd \\ControlSet001\\Services\\X\nlsval DisplayName\ncd ..\ncd ..\nls\ncd ..\nls\n"
    with tempfile.TemporaryDirectory () as folder:
        subprocess.run ([TOOL, "write", folder], check=True)
        result = subprocess.run (["hivexsh", os.path.join (folder, "types")], input=script,
                                 capture_output=True, text=True, check=False)
    assert result.stdout.split ("\n")[:6] == [
        "Microsoft Exchange, System Attendant | 5.5", "Größe", "Services", "Ωmega", "ControlSet001",
        "Select"], result.stdout


@test
def reglookup_has_nothing_to_complain_about ():
    with tempfile.TemporaryDirectory () as folder:
        subprocess.run ([TOOL, "write", folder], check=True)
        for name in ("large", "profiles", "empty"):
            result = subprocess.run (["reglookup", "-s", os.path.join (folder, name)],
                                     capture_output=True, text=True, check=True)
            assert result.stderr == "", result.stderr
            keys = [line for line in result.stdout.splitlines () if ",KEY," in line]
            assert all (line.split (",")[4:6] == ["S-1-1-0", "S-1-1-0"] for line in keys), keys[0]


@test
def real_hives_open_or_say_why_not ():
    wrong = []
    for name, expected in REAL.items ():
        ours = dump (real_hive (name))
        if (ours.verdict, len (ours.keys)) != expected:
            wrong.append (f"{name}: {ours.verdict!r}, {len (ours.keys)} keys, not {expected}")
    assert not wrong, "\n".join (wrong)
    assert {path.name for path in CORPORA.iterdir ()} == set (REAL)


@test
def hivexml_sees_in_real_hives_what_we_see ():
    for name, (verdict, _) in REAL.items ():
        if "damaged" not in verdict and "refused" not in verdict:
            path = real_hive (name)
            compare_with_hivexml (path, dump (path))


@test
def reglookup_sees_in_real_hives_what_we_see ():
    for name, (verdict, _) in REAL.items ():
        if "damaged" not in verdict and "refused" not in verdict:
            path = real_hive (name)
            compare_with_reglookup (path, dump (path))


run ()
