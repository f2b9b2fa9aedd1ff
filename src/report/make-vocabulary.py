#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes down what this program may say, as tables in C: every text of it that is translated,
in each language that there is, and every word of its sources and tables. What is none of them
was not made by this program. Used by the build: make-vocabulary.py ROOT OUTPUT DEPFILE"""
import ast
import os
import pathlib
import re
import subprocess
import sys

KEYWORDS = ["--keyword=_", "--keyword=N_", "--keyword=C_:1c,2", "--keyword=ngettext:1,2"]


def run (command, root):
    """The warnings of xgettext are the business of the tests."""
    result = subprocess.run (command, cwd=root, capture_output=True, text=True, check=False,
                             env={**os.environ, "LC_ALL": "C.UTF-8", "GETTEXTDATADIRS": str (root / "data")})
    if result.returncode != 0:
        sys.exit (result.stderr)
    return result.stdout


def unquote (lines):
    """The text of the lines of a PO file after its keyword."""
    return "".join (ast.literal_eval (line[line.index ('"'):]) for line in lines)


def read_po (text):
    """Yields whether an entry is a format, its texts, and what they are translated to."""
    for entry in text.split ("\n\n"):
        lines = [line for line in entry.splitlines () if not line.startswith ("#~")]
        is_format = any (line.startswith ("#,") and re.search (r"[ ,]c-format", line) for line in lines)
        parts = {}
        keyword = None
        for line in lines:
            if match := re.match (r"(msg\w+(?:\[\d+\])?) \"", line):
                keyword = match.group (1)
            if keyword and not line.startswith ("#"):
                parts.setdefault (keyword, []).append (line)
        texts = [unquote (parts[name]) for name in ("msgid", "msgid_plural") if name in parts]
        if not texts or not texts[0]:
            continue
        yield is_format, texts, [unquote (part) for name, part in parts.items () if name.startswith ("msgstr")]


def read_texts (root):
    """Every text that is translated, and what it is translated to, with whether it is a format."""
    texts = {}
    po = run (["xgettext", "--from-code=UTF-8", "--no-location", "-o", "-", "-f", "po/POTFILES", *KEYWORDS], root)
    for is_format, originals, _ in read_po (po):
        texts.update ((text, is_format) for text in originals)
    for language in (root / "po" / "LINGUAS").read_text ().split ():
        po = run (["msgattrib", "--translated", "--no-fuzzy", "--no-obsolete", f"po/{language}.po"], root)
        for is_format, _, translations in read_po (po):
            texts.update ((text, is_format) for text in translations)
    return texts


def find_sources (root):
    """The practice server's sources hold the names that it invents, so they are no words of ours."""
    return sorted (path for path in (root / "src").rglob ("*.[ch]") if "practice" not in path.parts)


def find_tables (root):
    return sorted ([*(root / "data").glob ("*.tsv"), *(root / "data").glob ("*.schema.json"),
                    root / "data" / "failures.xml"])


def read_words (root):
    """Every literal of the sources, every name of a record and its fields, and the tables."""
    sources = find_sources (root)
    code = [str (path.relative_to (root)) for path in sources if path.suffix == ".c"]
    for _, originals, _ in read_po (run (["xgettext", "-a", "--from-code=UTF-8", "--no-location", "-o", "-", *code], root)):
        yield from originals
    for path in sources:
        yield from re.findall (r"\bREMEDY_FIELD\w* \(\w+,\s*(\w+)", path.read_text ())
    for path in find_tables (root):
        text = path.read_text ()
        if path.suffix == ".xml":
            text = re.sub (r"<!--.*?-->|<[^>]*>", "\n", text, flags=re.S)
        yield from re.split (r"[\t\n]", text)


def split_words (text):
    """“Exchange Server Setup.log” is four words and “Setup.log”."""
    for chunk in text.split ():
        yield chunk.strip ("""'"“”‘’„.,;:!?…()[]{}<>=|""")
        yield from re.findall (r"[^\W_]+", chunk)


def quote (text):
    octets = text.encode ().decode ("latin-1")
    return '"' + "".join (char if " " <= char <= "~" and char not in '"\\?' else f"\\{ord (char):03o}"
                          for char in octets) + '"'


def main ():
    root, output, depfile = (pathlib.Path (argument) for argument in sys.argv[1:])
    root = root.resolve ()
    texts = read_texts (root)
    literals = set (read_words (root))
    words = {word for text in [*texts, *literals] for word in split_words (text) if len (word) > 1}
    words |= {text.strip () for text in literals if " " in text.strip ()}
    lines = ["/* Made by make-vocabulary.py. */",
             '#include "report/remedy-vocabulary-tables.h"', "",
             "const RemedyVocabularyText remedy_vocabulary_texts[] = {",
             *(f"  {{ {quote (text)}, {int (texts[text])} }}," for text in sorted (texts)),
             "  { NULL, 0 },", "};", "",
             "const char *const remedy_vocabulary_words[] = {",
             *(f"  {quote (word)}," for word in sorted (words)),
             "  NULL,", "};", ""]
    made = "\n".join (lines)
    if not output.exists () or output.read_text () != made:
        output.write_text (made)
    potfiles = [root / name for name in (root / "po" / "POTFILES").read_text ().split ("\n")
                if name and not name.startswith ("#")]
    read = sorted ({*potfiles, *find_sources (root), *find_tables (root), *(root / "po").glob ("*.po")})
    depfile.write_text (f"{output}: " + " ".join (str (path).replace (" ", "\\ ") for path in read) + "\n")


main ()
