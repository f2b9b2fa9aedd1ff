#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house that a machine can hold: layers, licences, texts, style."""
import json
import os
import pathlib
import re
import subprocess
import sys
from xml.etree import ElementTree

ROOT = pathlib.Path (sys.argv[1])
sys.path.insert (0, str (ROOT / "tests" / "support"))
from tap import run, test  # noqa: E402

# What each folder of src/ may include, besides itself.
ALLOWED = {
    "core": set (),
    "formats": {"core"},
    "evidence": {"core", "formats"},
    "checks": {"core", "formats", "evidence"},
    "practice": {"core", "formats"},
    "guide": {"core", "formats", "evidence", "checks", "practice"},
    "report": {"core", "formats", "evidence", "checks", "guide"},
    "ctl": {"core", "formats", "evidence", "checks", "guide", "report", "practice"},
    "app": {"core", "formats", "evidence", "checks", "guide", "report", "practice"},
}
MAX_FILE_LINES = 800


def sources (*patterns, under="src"):
    return sorted (path for pattern in patterns for path in (ROOT / under).rglob (pattern))


@test
def layers_hold ():
    wrong = []
    for path in sources ("*.c", "*.h"):
        folder = path.relative_to (ROOT / "src").parts[0]
        for name in re.findall (r'^#include "([^"]+)"', path.read_text (), re.M):
            target = name.split ("/")[0]
            if "/" in name and target in ALLOWED and target != folder and target not in ALLOWED[folder]:
                wrong.append (f"{path.relative_to (ROOT)} includes {name}")
    assert not wrong, "\n".join (wrong)


@test
def only_the_app_includes_gtk ():
    wrong = [str (path.relative_to (ROOT)) for path in sources ("*.c", "*.h")
             if path.relative_to (ROOT / "src").parts[0] != "app"
             and re.search (r"#include <(gtk|gdk|handy)", path.read_text ())]
    assert not wrong, wrong


@test
def only_what_is_printed_or_shown_draws ():
    wrong = [str (path.relative_to (ROOT)) for path in sources ("*.c", "*.h")
             if path.relative_to (ROOT / "src").parts[0] != "app"
             and not path.name.startswith (("remedy-run-sheet", "remedy-imported-picture", "remedy-markup-draw",
                                               "remedy-png"))
             and re.search (r"#include <(cairo|pango)", path.read_text ())]
    assert not wrong, wrong


def users_of (pattern, *, under="src"):
    """The files, by their paths in the source, in whose code the pattern stands."""
    return {str (path.relative_to (ROOT)) for path in sources ("*.c", "*.h", under=under)
            if re.search (pattern, re.sub (r"/\*.*?\*/", "", path.read_text (), flags=re.S))}


@test
def pages_are_drawn_off_screen_in_the_painter_only ():
    wrong = users_of (r"\bgtk_offscreen_window_new\b|\bGTK_TYPE_OFFSCREEN_WINDOW\b")
    assert wrong == {"src/app/remedy-painting.c"}, wrong


@test
def the_painter_knows_no_hidden_name ():
    # Its sources, as the build has them together; what they are sent has the names hidden already.
    parts = [path for path in sources ("painter.c", "remedy-paint-message.*", "remedy-paint-service.*",
                                       "remedy-painting.*", under="src/app")]
    assert len (parts) == 7, parts
    wrong = [path.name for path in parts
             if re.search (r"remedy-(name-map|case-names|hiding|hide-)|REMEDY_CASE_NAMES", path.read_text ())]
    assert not wrong, wrong


@test
def names_of_a_case_are_kept_in_one_place ():
    wrong = users_of (r"\bREMEDY_CASE_NAMES\b|\bremedy_name_map_(load|save)\b|\"names\.json\"")
    assert wrong == {"src/guide/remedy-stored-case.h", "src/report/remedy-case-names.c",
                     "src/report/remedy-name-map.c", "src/report/remedy-name-map.h"}, wrong


@test
def nothing_is_uploaded ():
    network = r"#include <(libsoup|curl|netdb|sys/socket|gio/gnetworking)|\bG(Socket|Network|Resolver|Tls)[A-Z]\w+|\bg_(socket|network|resolver)_"
    wrong = users_of (network)
    assert not wrong, wrong


@test
def the_engine_starts_gpg_and_nothing_else ():
    started = r"\bg_subprocess_(new|launcher)|\bg_spawn_|\b(exec[lv]p?e?|fork|posix_spawnp?|popen|system) \("
    wrong = {name for name in users_of (started) if not name.startswith ("src/app/")}
    assert wrong == {"src/report/remedy-gpg.c"}, wrong


@test
def every_source_bears_its_licence ():
    paths = sources ("*.c", "*.h", "meson.build") + sources ("*.c", "*.h", "*.py", "meson.build", under="tests")
    paths += sources ("*.ui", "*.css", "*.xml", under="ui")
    wrong = [str (path.relative_to (ROOT)) for path in paths
             if "SPDX-License-Identifier: GPL-3.0-or-later" not in path.read_text ()[:400]]
    assert not wrong, wrong


@test
def potfiles_lists_every_text ():
    listed = {line.strip () for line in (ROOT / "po" / "POTFILES").read_text ().splitlines ()
              if line.strip () and not line.startswith ("#")}
    wanted = {str (path.relative_to (ROOT)) for path in sources ("*.c")
              if re.search (r"\b(N?C?_|ngettext|g_dngettext) \(", path.read_text ())}
    wanted |= {str (path.relative_to (ROOT)) for path in sources ("*.ui", under="ui")
               if "translatable=" in path.read_text ()}
    wanted |= {str (path.relative_to (ROOT))
               for path in sources ("*.desktop.in", "*.metainfo.xml.in", "failures.xml", under="data")}
    assert not wanted - listed, f"missing from po/POTFILES: {sorted (wanted - listed)}"
    assert not listed - wanted, f"in po/POTFILES without a text: {sorted (listed - wanted)}"


@test
def texts_can_be_extracted ():
    result = subprocess.run (["xgettext", "--from-code=UTF-8", "--keyword=_", "--keyword=N_",
                              "--keyword=C_:1c,2", "--keyword=ngettext:1,2", "-o", "-",
                              "-f", "po/POTFILES", "-D", str (ROOT)],
                             cwd=ROOT, capture_output=True, text=True, check=False,
                             env={**os.environ, "GETTEXTDATADIRS": str (ROOT / "data")})
    assert result.returncode == 0, result.stderr
    # A newer gettext names its own rules for .ui files; the old ones do as well.
    broken = [line for line in result.stderr.splitlines ()
              if "warning" in line and "fallback ITS rule file" not in line]
    assert not broken, "\n".join (broken)


@test
def the_failure_catalogue_is_translated_as_it_is_read ():
    # The program looks a text up with its line breaks as blanks; xgettext has to take it likewise.
    result = subprocess.run (["xgettext", "--no-wrap", "--no-location", "-o", "-", "data/failures.xml"],
                             cwd=ROOT, capture_output=True, text=True, check=True,
                             env={**os.environ, "GETTEXTDATADIRS": str (ROOT / "data")})
    extracted = {json.loads (f'"{text}"') for text in re.findall (r'^msgid "(.+)"$', result.stdout, re.M)}
    shown = {" ".join (element.text.split ())
             for element in ElementTree.parse (ROOT / "data" / "failures.xml").iter ()
             if element.tag in ("title", "cause", "text", "expect")}
    assert shown == extracted, shown ^ extracted


@test
def every_article_is_in_the_list_of_sources ():
    rows = [line.split ("\t") for line in (ROOT / "data" / "sources.tsv").read_text ().splitlines ()[1:]]
    listed = [row[0] for row in rows]
    assert listed == sorted (set (listed)), "data/sources.tsv is not sorted, or names an article twice"
    wrong = [row[0] for row in rows
             if len (row) != 4 or not re.fullmatch (r"Q\d{6}", row[0]) or len (row[1]) < 10
             or not re.fullmatch (r"(\d{4}-\d\d-\d\d)?", row[2])]
    assert not wrong, f"rows that are no article, subject, date of revision, and why it is kept: {wrong}"

    cited = {}
    for path in [path for folder in ("src", "data", "ui") for path in (ROOT / folder).rglob ("*")]:
        if path.is_file () and path.name != "sources.tsv" and path.suffix not in (".png", ".svg"):
            for article in re.findall (r"\bQ\d{6}\b", path.read_text ()):
                cited.setdefault (article, path.relative_to (ROOT))
    missing = {article: str (path) for article, path in cited.items () if article not in listed}
    assert not missing, f"cited, but without a row in data/sources.tsv: {missing}"
    idle = [row[0] for row in rows if row[0] not in cited and not row[3]]
    assert not idle, f"in data/sources.tsv, but cited nowhere; the last column may say why: {idle}"


@test
def texts_hold_no_macro_that_gettext_does_not_know ():
    # xgettext knows PRIu64 and its kin, not GLib's own; it would cut the text short there.
    wrong = [f"{path.relative_to (ROOT)}: {match.group (0)[:60]}" for path in sources ("*.c")
             for match in re.finditer (r'\b(?:_|N_|ngettext) \((?:[^;]*?)"\s*G_G?\w+_(?:FORMAT|MODIFIER)', path.read_text ())]
    assert not wrong, "\n".join (wrong)


@test
def files_stay_short ():
    wrong = [f"{path.relative_to (ROOT)}: {n}" for path in sources ("*.c")
             if (n := path.read_text ().count ("\n")) > MAX_FILE_LINES]
    assert not wrong, wrong


@test
def nothing_jumps_or_hides_state ():
    wrong = []
    for path in sources ("*.c"):
        text = path.read_text ()
        if re.search (r"\bgoto\s+\w+;", text):
            wrong.append (f"{path.relative_to (ROOT)}: goto")
        for match in re.finditer (r"(?m)^static (?!const\b|inline\b|void\b)(?:[A-Za-z_]\w*[ \t]+)+\**\s*"
                                  r"(?!properties\b|signals\b)\w+(?:\[[^\]]*\])?(?: = [^;(]*)?;", text):
            wrong.append (f"{path.relative_to (ROOT)}: {match.group (0)}")
    assert not wrong, "\n".join (wrong)


@test
def the_table_of_the_readme_names_real_files ():
    readme = (ROOT / "README.md").read_text ()
    wrong = [name for name in re.findall (r"\]\(((?!http)[^)#]+)\)", readme) if not (ROOT / name).exists ()]
    assert not wrong, wrong


run ()
