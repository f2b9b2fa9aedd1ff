#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One server, three layouts: a system drive and a folder of drives tell the same; loose files
tell the same or say what is not in the folder, and never better."""
import json
import pathlib
import random
import shutil
import sys

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
from ctl import expect, run_ctl, temp_folder, temp_in_memory  # noqa: E402
from servers import check, make_server, scenarios, without_host_paths  # noqa: E402
from tap import run, test  # noqa: E402

temp_in_memory ()
FOLDER = temp_folder ()
NOT_HERE = "not in this folder"

# Faults that change where things are, or what can be read of them; the others change what the
# files say, which the scenarios do as well.
FAULTS = ("exchange-on-d", "short-names", "notes-connector", "second-nnotes", "second-user",
          "software-unreadable", "system-dirty", "profile-dirty", "update-died", "update-failed",
          "update-stopped", "reinstalled")
SEEDS = range (8)

SERVERS = ([("--scenario", name) for name in scenarios ()] + [("--with", name) for name in FAULTS]
           + [("--random", "--seed", str (seed)) for seed in SEEDS])


def named (words):
    return "".join (words).strip ("-")


def layouts (words, *wanted):
    """The answers about one server in these layouts: exit code and document of each."""
    return [check (make_server (FOLDER / named (words) / layout, *words, "--layout", layout))
            for layout in wanted]


def texts (finding):
    """Everything that it says, in one text in lower case."""
    said = [finding.get (field, "") for field in ("title", "summary", "advice")]
    return " ".join (said + [seen["what"] for seen in finding["seen"]]).lower ()


def says_not_here (finding):
    return NOT_HERE in texts (finding)


def told (finding):
    """What a finding says, but for how a path is spelled and where it is presented."""
    return {field: str (value).lower () for field, value in finding.items () if field != "seen"}


def seen_in (finding):
    return {seen["what"].lower () for seen in finding["seen"]}


def assert_no_better (whole, loose, words):
    """Two findings of one check."""
    about = f"{words}: {whole['id']}\n{json.dumps (whole, indent=1)}\n{json.dumps (loose, indent=1)}"
    assert whole["id"] == loose["id"], about
    if loose["verdict"] != whole["verdict"]:
        assert loose["verdict"] == "unknown" and says_not_here (loose), about
        return 0
    if told (loose) != told (whole):
        assert says_not_here (loose), about
        assert loose["verdict"] != "pass", about
    lost = seen_in (whole) - seen_in (loose)
    assert not lost or says_not_here (loose), f"lost {lost} in {about}"
    new = [seen for seen in loose["seen"] if seen["what"].lower () not in seen_in (whole)]
    assert all (seen["how"] == "not-read" for seen in new), f"new {new} in {about}"
    return 1


@test
def a_drive_and_a_folder_of_drives_tell_the_same ():
    for words in SERVERS:
        # Without its other drive a system drive cannot tell the same.
        if words == ("--with", "exchange-on-d"):
            continue
        (code, drive), (code_of_drives, drives) = layouts (words, "drive", "drives")
        assert code == code_of_drives, words
        assert without_host_paths (drive) == without_host_paths (drives), words
        assert drive["sources"][0]["layout"]["problems"] == [], words


@test
def host_paths_are_in_the_layout_alone ():
    path = make_server (FOLDER / "somewhere" / "peculiar")
    _, document = check (path)
    assert "peculiar" in json.dumps (document)
    assert "peculiar" not in json.dumps (without_host_paths (document))


@test
def loose_files_tell_no_more ():
    same = total = 0
    for words in SERVERS:
        (code, drives), (loose_code, loose) = layouts (words, "drives", "loose")
        whole, part = drives["sources"][0], loose["sources"][0]
        assert part["layout"]["kind"] == "loose", words
        assert part["layout"]["problems"] == [], (words, part["layout"]["problems"])
        assert [f["id"] for f in whole["findings"]] == [f["id"] for f in part["findings"]]
        for one, other in zip (whole["findings"], part["findings"]):
            same += assert_no_better (one, other, words)
            total += 1
        assert loose_code in (code, 2), (words, code, loose_code)
        if part["diagnosis"]["notes_service"] == whole["diagnosis"]["notes_service"]:
            assert part["diagnosis"]["condition"] == whole["diagnosis"]["condition"], words
        else:
            assert part["diagnosis"]["notes_service"] == "unknown", words
    assert same > total * 3 / 4, f"only {same} of {total} findings are the same"


@test
def no_part_of_the_loose_files_passes_more ():
    """Whatever somebody forgets to copy. The vote on the service pack is left out where two
    packs' files lie side by side: five of them that agree are enough for it."""
    chance = random.Random (236176)
    passed = 0
    for scenario in ("fault-sp1", "foreign-mapi", "hotfixed", "ini-missing", "rtm", "workstation"):
        whole = make_server (FOLDER / named (("--scenario", scenario)) / "loose",
                             "--scenario", scenario, "--layout", "loose")
        all_of_it = verdicts (check (whole)[1])
        files = sorted (path for path in whole.rglob ("*") if path.is_file ())
        for number in range (8):
            folder = FOLDER / f"part-{scenario}-{number}"
            for path in chance.sample (files, chance.randint (1, len (files) - 1)):
                into = folder / path.relative_to (whole)
                into.parent.mkdir (parents=True, exist_ok=True)
                shutil.copy2 (path, into)
            _, document = check (folder)
            for name, verdict in verdicts (document).items ():
                if verdict == "pass":
                    assert all_of_it[name] == "pass", (scenario, number, name)
                    passed += 1
    assert passed > 50, passed


@test
def drives_go_by_many_names ():
    base = make_server (FOLDER / "names", "--layout", "drives")
    code, wanted = check (base)
    current = "C"
    for name in ("c", "c$", "C$", "c:", "C_drive", "drive_c", "Drive-C", "DRIVE C", "Disk C", "(C)",
                 "C_"):
        (base / current).rename (base / name)
        current = name
        answer = check (base)
        assert answer[1]["sources"][0]["layout"]["kind"] == "drives", name
        assert answer[1]["sources"][0]["layout"]["drives"][0]["host_path"].endswith (name), name
        assert (answer[0], without_host_paths (answer[1])) == (code, without_host_paths (wanted)), name


@test
def two_drives_go_by_many_names ():
    base = make_server (FOLDER / "two", "--with", "exchange-on-d", "--layout", "drives")
    code, wanted = check (base)
    assert [d["letter"] for d in wanted["sources"][0]["layout"]["drives"]] == ["C", "D"]
    assert wanted["sources"][0]["layout"]["exchange_root"] == "D:\\EXCHSRVR"
    (base / "C").rename (base / "disk-c")
    (base / "D").rename (base / "d$")
    answer = check (base)
    assert (answer[0], without_host_paths (answer[1])) == (code, without_host_paths (wanted))


@test
def a_drive_left_behind_is_unknown ():
    """Exchange is on D, and somebody copied C alone."""
    base = make_server (FOLDER / "alone", "--with", "exchange-on-d", "--layout", "drives")
    (base / "D").rename (FOLDER / "the-other-drive")
    for folder in (base, base / "C"):
        _, document = check (folder)
        findings = {finding["id"]: finding for finding in document["sources"][0]["findings"]}
        assert findings["symptom.event"]["verdict"] == "fail"
        for name in ("files.ntsmig-ini", "files.notes-migration",
                     "files.baseline", "repair.hotfixes"):
            assert findings[name]["verdict"] == "unknown", findings[name]
        assert "d:" in texts (findings["files.ntsmig-ini"]), findings["files.ntsmig-ini"]


def part_of (name, *parts):
    """A folder with some of the files of a practice server."""
    whole = FOLDER / "whole"
    if not whole.exists ():
        make_server (whole, "--layout", "loose")
    folder = FOLDER / name
    folder.mkdir ()
    for part in parts:
        if (whole / part).is_dir ():
            shutil.copytree (whole / part, folder / part)
        else:
            shutil.copy2 (whole / part, folder / pathlib.Path (part).name)
    return folder


def verdicts (document):
    return {f["id"]: f["verdict"] for f in document["sources"][0]["findings"]}


def assert_unread_but (document, **read):
    """All is unknown, and says that it is not in the folder, but for what is named."""
    for finding in document["sources"][0]["findings"]:
        wanted = read.get (finding["id"].replace (".", "_").replace ("-", "_"), "unknown")
        assert finding["verdict"] == wanted, (finding["id"], wanted, finding)
        if wanted == "unknown":
            assert says_not_here (finding), finding


@test
def a_log_alone ():
    code, document = check (part_of ("log-alone", "AppEvent.Evt"))
    assert_unread_but (document, symptom_event="fail", symptom_other="pass")
    assert document["sources"][0]["diagnosis"]["condition"] == "possible"
    assert code == 1


@test
def a_log_named_as_a_file ():
    folder = part_of ("log-itself", "AppEvent.Evt")
    code, document = check (folder / "AppEvent.Evt")
    assert_unread_but (document, symptom_event="fail", symptom_other="pass")
    assert code == 1


@test
def a_hive_of_a_user_alone ():
    code, document = check (part_of ("user-alone", "jkessler/NTUSER.DAT"))
    assert_unread_but (document, outlook_profiles="fail")
    assert document["sources"][0]["diagnosis"]["condition"] == "cannot-tell"
    assert code == 2


@test
def a_log_a_hive_and_the_programs ():
    code, document = check (part_of ("three-parts", "AppEvent.Evt", "SOFTWARE", "bin"))
    found = verdicts (document)
    assert found["symptom.event"] == "fail"
    assert found["server.service-pack"] == "pass", document
    assert found["files.ntsmig-ini"] == "pass"
    assert found["files.notes-migration"] == "pass"
    for name in ("files.mapi", "files.baseline", "outlook.profiles", "outlook.mapisvc",
                 "notes.client", "repair.hotfixes", "repair.setup-log"):
        assert found[name] == "unknown", (name, found)
    assert document["sources"][0]["diagnosis"]["condition"] == "likely"
    assert code == 1


@test
def nothing_at_all ():
    empty = FOLDER / "empty"
    empty.mkdir ()
    code, document = check (empty)
    assert_unread_but (document)
    assert code == 2
    expect (run_ctl ("check", FOLDER / "nowhere"), 66, stderr="No such file")


run ()
