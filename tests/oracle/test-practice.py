# SPDX-License-Identifier: GPL-3.0-or-later
"""What the practice server's writers make, as other programs read it: every log by
evtexport, every hive by hivexml, hivexsh and reglookup, every program by pefile."""
import json
import pathlib
import subprocess
import sys
import tempfile

import pefile

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import run_ctl, temp_in_memory  # noqa: E402
from evt_oracle import compare  # noqa: E402
from hive_oracle import compare_with_hivexml, compare_with_reglookup, dump  # noqa: E402
from tap import run, test  # noqa: E402

temp_in_memory ()
FOLDER = tempfile.TemporaryDirectory (prefix="remedy-practice-")
LOG = "WINNT/System32/Config/AppEvent.Evt"
HIVES = ("WINNT/System32/Config/SOFTWARE", "WINNT/System32/Config/SYSTEM",
         "WINNT/Profiles/*/NTUSER.DAT")


def make (name, *options):
    path = pathlib.Path (FOLDER.name) / name
    process = run_ctl ("practice", path, *options)
    assert process.returncode == 0, process.stderr
    return path


def step (path, *options):
    process = run_ctl ("practice", path, *options)
    assert process.returncode == 0, process.stderr


def scenarios ():
    names = [item["name"] for item in
             json.loads (run_ctl ("practice", "--list", "--json").stdout)["scenarios"]]
    assert len (names) == 21
    return {name: make (name, "--scenario", name) for name in names}


SERVERS = scenarios ()


@test
def every_log_beside_evtexport ():
    seen = {}
    for name, path in SERVERS.items ():
        log = path / LOG
        if name == "no-log":
            assert not log.exists ()
            continue
        content = log.read_bytes ()
        if content in seen.values ():
            continue
        seen[name] = content
        live, recovered = compare (log)
        assert bool (live) == (name != "empty-log"), name
        assert not recovered, name
        migrations = [r.raw_id & 0xFFFF for r in live if r.source == "MSExchangeMig"]
        assert (12010 in migrations) == (name not in ("empty-log", "no-run", "other-fault",
                                                      "healthy")), name
    assert len (seen) >= 8, seen.keys ()


@test
def logs_after_the_practice_steps ():
    for name in ("dirty-log", "wrapped-log"):
        path = make (name + "-mended", "--scenario", name)
        before, _ = compare (path / LOG)
        step (path, "--reapply")
        step (path, "--migrate-one")
        after, _ = compare (path / LOG)
        # What was there stays as it was, but for the oldest in a log that has begun again.
        both = [r for r in before if r in after]
        assert both == before[-len (both):] == after[:len (both)] and len (both) > 1000, name
        added = [r.raw_id & 0xFFFF for r in after[len (both):] if r.source == "MSExchangeMig"]
        assert added == [10002, 10003, 10068], added


@test
def wrapped_log_with_a_stale_header ():
    path = make ("stale", "--with", "wrapped-log", "--with", "dirty-log", "--log-size", "131072")
    live, _ = compare (path / LOG, loses_newest=True)
    assert live[0].number > 1


@test
def every_hive_beside_hivexml_and_reglookup ():
    seen = set ()
    for path in [*SERVERS.values (), make ("dirty-hives", "--with", "system-dirty", "--with",
                                           "profile-dirty", "--with", "notes-connector")]:
        for pattern in HIVES:
            for hive in sorted (path.glob (pattern)):
                if path.name == "profile-unreadable" and hive.parent.name == "jkessler":
                    assert dump (str (hive)).verdict.startswith ("refused")
                    continue
                content = hive.read_bytes ()
                if content in seen:
                    continue
                seen.add (content)
                ours = dump (str (hive))
                assert ours.status == 0, (hive, ours.verdict)
                compare_with_hivexml (str (hive), ours)
                compare_with_reglookup (str (hive), ours)
    assert len (seen) >= 30, len (seen)


@test
def hivexsh_finds_the_notes_service ():
    hive = SERVERS["fault-sp1"] / "WINNT/Profiles/jkessler/NTUSER.DAT"
    script = ("cd \\Software\\Microsoft\\Windows NT\\CurrentVersion\\"
              "Windows Messaging Subsystem\\Profiles\nls\nlsval DefaultProfile\n")
    result = subprocess.run (["hivexsh", str (hive)], input=script, capture_output=True, text=True,
                             check=False)
    assert result.stdout.split ("\n")[:2] == ["MS Exchange Settings"] * 2, result


def version_by_pefile (path):
    image = pefile.PE (path, fast_load=True)
    image.parse_data_directories (
        directories=[pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
    info = image.VS_FIXEDFILEINFO[0]
    return ".".join (str (part) for word in (info.FileVersionMS, info.FileVersionLS)
                     for part in (word >> 16, word & 0xFFFF))


@test
def every_program_is_as_the_table_has_it ():
    table = pathlib.Path (sys.argv[1]) / "data" / "files.tsv"
    rows = [line.split ("\t") for line in table.read_text ().splitlines ()[1:]]
    checked = 0
    for release, scenario in (("rtm", "rtm"), ("sp1", "fault-sp1"), ("sp2", "fault-sp2"),
                              ("sp3", "sp3")):
        for _, folder, name, size, modified, version in [r for r in rows if r[0] == release]:
            place = "EXCHSRVR/BIN" if folder == "exchsrvr/bin" else "WINNT/System32"
            # The source spells one name in two ways.
            path, = [p for p in (SERVERS[scenario] / place).iterdir ()
                     if p.name.lower () == name.lower ()]
            assert path.stat ().st_size == int (size), path
            if name in ("Mapi.dll", "Mapiu.dll", "Mapix.dll"):
                continue # 16-bit: pefile reads none of them
            assert version_by_pefile (path) == version, path
            checked += 1
    assert checked == 360 - 4 * 3, checked


run ()
