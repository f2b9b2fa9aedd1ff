#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""ntsmigctl report: a bundle is made, saved, refused, opened and worked out again."""
import hashlib
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import time
import zipfile

sys.path.insert (0, str (pathlib.Path (sys.argv[1]) / "tests" / "support"))
import jsonschema  # noqa: E402
from ctl import PROGRAM, expect, make_case, run_ctl, temp_folder  # noqa: E402
from tap import run, test  # noqa: E402

DATA = pathlib.Path (sys.argv[1]) / "data"
FOLDER = pathlib.Path (temp_folder ())
SERVER = FOLDER / "server"
BUNDLE = FOLDER / "support.zip"
PASSPHRASE = FOLDER / "passphrase"


def report (*args):
    return run_ctl ("report", *args)


def contents (folder):
    return {path.relative_to (folder): path.read_bytes () for path in folder.rglob ("*") if path.is_file ()}


@test
def mistakes_are_named ():
    expect (run_ctl ("practice", SERVER, "--scenario", "fault-sp2"), 0)
    expect (report (), 64, stderr="name a case")
    expect (report (SERVER), 64, stderr="--output=FILE")
    expect (report (SERVER, "--json", "-o", BUNDLE), 64, stderr="--json goes with --replay")
    expect (report ("--replay", BUNDLE, SERVER), 64, stderr="alone")
    expect (report ("--replay", BUNDLE, "--tell=users"), 64, stderr="alone")
    expect (report (SERVER, "-o", BUNDLE, "--tell=cats"), 64, stderr="there are: all, servers")
    expect (report (SERVER, "-o", BUNDLE, "--language=xx"), 65, stderr="no locale")
    expect (report (FOLDER / "nowhere", "-o", BUNDLE), 66, stderr="nowhere")
    expect (report (SERVER, "-o", FOLDER / "no" / "such" / "folder.zip"), 74, stderr="could not be saved")
    expect (report (SERVER, "-o", SERVER / "support.zip"), 73, stderr="nothing is written")
    expect (report (SERVER, "-o", BUNDLE, "--passphrase-file", FOLDER / "none"), 66, stderr="none")
    expect (report (SERVER, "-o", BUNDLE, "--add-file", SERVER / "WINNT" / "none"), 66)
    assert not BUNDLE.exists ()


@test
def it_is_made_and_lists_what_is_in_it ():
    before = contents (SERVER)
    process = expect (report (SERVER, "-o", BUNDLE), 0, ["report.html\n", "case.json\n", "manifest.json\n"])
    assert contents (SERVER) == before
    assert BUNDLE.stat ().st_mode & 0o7777 == 0o600
    with zipfile.ZipFile (BUNDLE) as bundle:
        assert bundle.testzip () is None
        assert bundle.namelist () == process.stdout.split ()
        manifest = json.loads (bundle.read ("manifest.json"))
        for member in manifest["members"]:
            data = bundle.read (member["name"])
            assert member["sha256"] == hashlib.sha256 (data).hexdigest (), member
            assert member["size"] == len (data), member
    expect (report (SERVER, "-o", BUNDLE), 73, stderr="there already")
    expect (report (SERVER, "-o", BUNDLE, "--replace"), 0)


@test
def names_are_hidden_unless_they_are_told ():
    with zipfile.ZipFile (BUNDLE) as bundle:
        every = b"".join (bundle.read (name) for name in bundle.namelist ())
    # What the practice server is called, its organisation and its users.
    for name in [b"EXCH01", b"mhollis", b"jkessler"]:
        assert name.lower () not in every.lower (), name
    assert b"SERVER-1" in every and b"USER-1" in every
    told = FOLDER / "told.zip"
    expect (report (SERVER, "-o", told, "--tell=users"), 0)
    with zipfile.ZipFile (told) as bundle:
        every = b"".join (bundle.read (name) for name in bundle.namelist ())
        assert "users" not in json.loads (bundle.read ("case.json"))["hidden"]
    assert b"mhollis" in every and b"EXCH01" not in every


@test
def json_is_of_the_published_schema ():
    schema = json.loads ((DATA / "case.schema.json").read_text ())
    with zipfile.ZipFile (BUNDLE) as bundle:
        jsonschema.validate (json.loads (bundle.read ("case.json")), schema)
    schema = json.loads ((DATA / "replay.schema.json").read_text ())
    document = json.loads (expect (report ("--replay", BUNDLE, "--json"), 0).stdout)
    jsonschema.validate (document, schema)
    assert document["identical"] and document["differences"] == []


@test
def it_is_worked_out_again ():
    expect (report ("--replay", BUNDLE), 0, "Identical")
    process = report ("--replay", BUNDLE, "--passphrase-file", "/dev/null")
    expect (process, 66)


@test
def a_damaged_one_is_refused_and_the_file_named ():
    data = bytearray (BUNDLE.read_bytes ())
    with zipfile.ZipFile (BUNDLE) as bundle:
        at = bundle.getinfo ("evidence/before/events.json").header_offset + 100
    data[at] ^= 1
    damaged = FOLDER / "damaged.zip"
    damaged.write_bytes (data)
    expect (report ("--replay", damaged), 65, stderr="evidence/before/events.json")
    damaged.write_bytes (BUNDLE.read_bytes ()[:-1])
    expect (report ("--replay", damaged), 65, stderr="cut short")
    expect (report ("--replay", SERVER / "boot.ini" if (SERVER / "boot.ini").exists () else __file__), 65,
            stderr="does not begin as a bundle")
    expect (report ("--replay", FOLDER / "none.zip"), 66, stderr="none.zip")


@test
def a_passphrase_opens_what_it_closed ():
    encrypted = FOLDER / "support.zip.gpg"
    PASSPHRASE.write_text ("battery staple\nand more\n")
    expect (report (SERVER, "-o", encrypted, "--passphrase-file", PASSPHRASE), 0)
    assert b"case.json" not in encrypted.read_bytes ()
    expect (report ("--replay", encrypted), 66, stderr="It is encrypted")
    expect (report ("--replay", encrypted, "--passphrase-file", PASSPHRASE), 0, "Identical")
    PASSPHRASE.write_text ("battery stable\n")
    expect (report ("--replay", encrypted, "--passphrase-file", PASSPHRASE), 66, stderr="passphrase is wrong")
    # Nothing else is left, there or of gpg.
    assert sorted (path.name for path in FOLDER.glob ("support.zip*")) == ["support.zip", "support.zip.gpg"]
    agents = subprocess.run (["pgrep", "-f", f"gpg-agent.*{FOLDER}"], stdout=subprocess.PIPE, check=False)
    assert not agents.stdout


@test
def without_gpg_nothing_is_written ():
    target = FOLDER / "none.zip.gpg"
    PASSPHRASE.write_text ("battery staple\n")
    process = run_ctl ("report", SERVER, "-o", target, "--passphrase-file", PASSPHRASE,
                       env={"PATH": str (FOLDER)})
    expect (process, 65, stderr="gpg, which encrypts with a passphrase, is not installed")
    assert not list (FOLDER.glob ("none.zip*"))


@test
def a_case_makes_the_same_bundle_again ():
    case = make_case (SERVER)
    first = FOLDER / "first.zip"
    expect (report (case, "-o", first), 0)
    for number, zone in enumerate (["Asia/Tokyo", "Pacific/Honolulu"]):
        again = FOLDER / f"again-{number}.zip"
        expect (run_ctl ("report", case, "-o", again, env={"TZ": zone, "LANGUAGE": "de"}), 0)
        assert again.read_bytes () == first.read_bytes (), zone
    assert (case / "names.json").stat ().st_mode & 0o7777 == 0o600
    expect (report ("--replay", first), 0, "Identical")


@test
def files_as_they_are_need_all_names_told ():
    target = FOLDER / "raw.zip"
    file = next (SERVER.rglob ("[Mm][Aa][Pp][Ii][Ss][Vv][Cc].[Ii][Nn][Ff]"))
    expect (report (SERVER, "-o", target, "--add-file", file), 66, stderr="only where no name is hidden")
    expect (report (SERVER, "-o", target, "--add-file", file, "--tell=servers"), 66)
    expect (report (SERVER, "-o", target, "--add-file", file, "--tell=all", "--hide-word=Hollis"), 66)
    assert not target.exists ()
    expect (report (SERVER, "-o", target, "--add-file", file, "--tell=all"), 0, f"raw/01-{file.name}")
    with zipfile.ZipFile (target) as bundle:
        assert bundle.read (f"raw/01-{file.name}") == file.read_bytes ()
    expect (report ("--replay", target), 0, "Identical")


@test
def pictures_of_a_case_go_in_as_they_were_drawn ():
    case = make_case (SERVER, "--pictures")
    target = FOLDER / "pictures.zip"
    process = expect (report (case, "-o", target), 0,
                      stderr=["2 pictures are not in it: they have to be drawn first",
                              "1 picture of the server’s own screen is not in it: nobody said yet"])
    assert [line for line in process.stdout.split () if "png" in line] == \
        ["pictures/01-checks.png", "pictures/02-import.png"]
    drawn, = [path for path in (case / "pictures").glob ("0001-*.png")]
    original, = [path for path in (case / "pictures").glob ("0005-*.original")]
    with zipfile.ZipFile (target) as bundle:
        assert bundle.read ("pictures/01-checks.png") == drawn.read_bytes ()
        imported = bundle.read ("pictures/02-import.png")
        case_json = json.loads (bundle.read ("case.json"))
        html = bundle.read ("report.html").decode ()
    # What is covered is not in it; the other half is.
    assert imported != original.read_bytes () and imported.endswith (b"IEND\xaeB`\x82")
    assert [picture["caption"] for picture in case_json["pictures"]] == ["as it is", "Screen of the server"]
    assert html.count ("data:image/png;base64,") == 2 and "as it was" not in html
    expect (report ("--replay", target), 0, "Identical")
    # With other settings none of them fits any more, and the screen of the server still does.
    again = FOLDER / "pictures-told.zip"
    process = expect (report (case, "-o", again, "--tell=users"), 0, stderr="3 pictures are not in it")
    assert "pictures/01-import.png" in process.stdout and "02-" not in process.stdout
    # One that was changed behind our back is as good as none.
    drawn.write_bytes (original.read_bytes ())
    expect (report (case, "-o", again, "--replace"), 0, stderr="3 pictures are not in it")
    # One that cannot be read is named, and nothing is written.
    original.write_bytes (b"\x89PNG\r\n\x1a\n and no more")
    again.unlink ()
    expect (report (case, "-o", again), 65, stderr=["picture 5 of the case", "nothing was written"])
    assert not again.exists ()


@test
def passphrase_files_that_hold_none_are_named ():
    target = FOLDER / "closed.zip.gpg"
    for words in ["", "\n", "\r\n\r\n", "x" * 256]:
        PASSPHRASE.write_text (words, newline="")
        expect (report (SERVER, "-o", target, "--passphrase-file", PASSPHRASE), 64,
                stderr=[str (PASSPHRASE), "A passphrase is one line"])
        assert not target.exists ()
    # How lines end there is nothing that one has to know.
    PASSPHRASE.write_text ("battery staple\r\n", newline="")
    expect (report (SERVER, "-o", target, "--passphrase-file", PASSPHRASE), 0)
    PASSPHRASE.write_text ("battery staple")
    expect (report ("--replay", target, "--passphrase-file", PASSPHRASE), 0, "Identical")


@test
def words_of_the_program_can_be_hidden_too ():
    target = FOLDER / "words.zip"
    for word in ["Exchange", "the", "e", "SERVER-1", "Service Pack", "", "%s", "[a-z]*"]:
        expect (report (SERVER, "-o", target, "--replace", f"--hide-word={word}"), 0)
    # What no file of it can be without.
    expect (report (SERVER, "-o", FOLDER / "tag.zip", "--hide-word=</p>"), 73, stderr="nothing was written")
    assert not list (FOLDER.glob ("tag.zip*"))
    expect (report (SERVER, "-o", target, "--replace", "--hide-word=Exchange", "--hide-word=e"), 0)
    with zipfile.ZipFile (target) as bundle:
        html = bundle.read ("report.html").decode ()
    assert "Exchange Server 5.5" in html and "</html>" in html
    expect (report ("--replay", target), 0, "Identical")


@test
def what_cannot_be_written_leaves_nothing ():
    folder = FOLDER / "full"
    folder.mkdir ()

    def little ():
        signal.signal (signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit (resource.RLIMIT_FSIZE, (10000, 10000))

    expect (run_ctl ("report", SERVER, "-o", folder / "x.zip", preexec_fn=little), 74,
            stderr=["x.zip", "File too large", "Nothing of it is left"])
    assert not list (folder.iterdir ())
    expect (report (SERVER, "-o", folder), 73, stderr="there already")
    expect (report (SERVER, "-o", folder, "--replace"), 74, stderr="Is a directory")
    assert not list (folder.iterdir ()) and not list (FOLDER.glob ("full.*"))


@test
def it_can_be_interrupted ():
    programs = FOLDER / "programs"
    folder = FOLDER / "interrupted"
    began = programs / "began"
    programs.mkdir ()
    folder.mkdir ()
    gpg = programs / "gpg"
    # It takes as long as an encryption with a very slow machine would.
    gpg.write_text (f"#!/bin/sh\nhead -c 1000\n: >'{began}'\nexec sleep 60\n")
    gpg.chmod (0o755)
    PASSPHRASE.write_text ("battery staple\n")
    with subprocess.Popen ([PROGRAM, "report", SERVER, "-o", folder / "x.zip.gpg", "--passphrase-file",
                            PASSPHRASE], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           env=dict (os.environ, PATH=f"{programs}:{os.environ['PATH']}")) as process:
        while not began.exists () and process.poll () is None:
            time.sleep (0.05)
        process.send_signal (signal.SIGINT)
        stdout, stderr = process.communicate (timeout=30)
    assert process.returncode == 130, (process.returncode, stderr)
    assert not stdout and not list (folder.iterdir ())


run ()
