# SPDX-License-Identifier: GPL-3.0-or-later
"""Hives beside independent readers: hivexml (hivex) and reglookup (regfi). Every key with its
time and every value with its type and bytes must be the same."""
import base64
import collections
import json
import os
import subprocess
import urllib.parse
import xml.etree.ElementTree as ElementTree

TOOL = os.environ["HIVE_TOOL"]

# Registry types as hivexml and reglookup name them.
SZ, EXPAND_SZ, BINARY, DWORD, MULTI_SZ, QWORD = 1, 2, 3, 4, 7, 11
XML_TYPES = {"string": SZ, "expand": EXPAND_SZ, "binary": BINARY, "int32": DWORD,
             "string-list": MULTI_SZ, "int64": QWORD, "none": 0}
REGLOOKUP_TYPES = {"SZ": SZ, "EXPAND_SZ": EXPAND_SZ, "BINARY": BINARY, "DWORD": DWORD,
                   "MULTI_SZ": MULTI_SZ, "QWORD": QWORD, "NONE": 0}

Dump = collections.namedtuple ("Dump", "keys values verdict status")


def dump (path):
    """keys: {path: time}; values: {(path, name): (type, bytes, text)}"""
    result = subprocess.run ([TOOL, "dump", path], capture_output=True, text=True, check=False)
    keys, values = {}, {}
    *lines, verdict = result.stdout.splitlines ()
    for line in lines:
        item = json.loads (line)
        where = tuple (item["path"])
        if "time" in item:
            assert where not in keys, f"{where} is there twice"
            keys[where] = item["time"]
        else:
            values[where, item["name"]] = (item["type"], bytes.fromhex (item["data"]), item["text"])
    return Dump (keys, values, verdict, result.returncode)


def utf16_text (data):
    return data[:len (data) // 2 * 2].decode ("utf-16-le", "replace").split ("\0")[0]


def utf16_strings (data):
    return [text for text in data[:len (data) // 2 * 2].decode ("utf-16-le", "replace").split ("\0")
            if text]


def compare_xml_value (where, node, ours):
    kind, data, _ = ours
    if node.get ("encoding") == "base64":
        assert base64.b64decode (node.get ("value") or node.text or "") == data, where
        return
    assert XML_TYPES[node.get ("type")] == kind, (where, node.attrib, kind)
    if kind in (SZ, EXPAND_SZ):
        assert (node.get ("value") or "") == utf16_text (data), (where, node.attrib)
    elif kind == MULTI_SZ:
        # The empty string that ends the list is one more to hivex.
        shown = [child.text for child in node if child.tag == "string" and child.text]
        assert shown == utf16_strings (data), (where, shown)
    elif kind in (DWORD, QWORD):
        assert int (node.get ("value")) == int.from_bytes (data, "little", signed=True), where
    else:
        assert base64.b64decode (node.get ("value") or node.text or "") == data, where


def compare_with_hivexml (path, ours):
    xml = subprocess.run (["hivexml", path], capture_output=True, check=True).stdout
    root = ElementTree.fromstring (xml)
    n_keys = n_values = 0
    todo = [((), root.find ("node"))]
    while todo:
        where, node = todo.pop ()
        n_keys += 1
        assert where in ours.keys, f"hivexml has {where}"
        mtime = node.findtext ("mtime")
        assert mtime is None or mtime == ours.keys[where], (where, mtime, ours.keys[where])
        for child in node:
            if child.tag == "node":
                todo.append ((where + (child.get ("name"),), child))
            elif child.tag == "value":
                n_values += 1
                name = child.get ("key") or ""
                assert (where, name) in ours.values, f"hivexml has {where} {name}"
                compare_xml_value ((where, name), child, ours.values[where, name])
    assert (n_keys, n_values) == (len (ours.keys), len (ours.values))


def reglookup_name (name):
    """As reglookup shows a name: one byte a character, else the UTF-16 it could not convert."""
    try:
        return name.encode ("ascii")
    except UnicodeEncodeError:
        pass
    try:
        return name.encode ("latin-1")
    except UnicodeEncodeError:
        return name.encode ("utf-16-le")


def unquote (text):
    return urllib.parse.unquote_to_bytes (text)


def compare_reglookup_value (where, kind, text, ours):
    ours_kind, data, _ = ours
    if text == "(null)":
        assert data == b"", where
        return
    assert REGLOOKUP_TYPES.get (kind, ours_kind) == ours_kind, (where, kind, ours_kind)
    if ours_kind in (DWORD, QWORD):
        assert int (text, 16) == int.from_bytes (data, "little"), (where, text, data)
    elif ours_kind in (SZ, EXPAND_SZ):
        # It takes what follows a NUL for text as well, and shows the bytes if that is not ASCII.
        shown = unquote (text)
        assert shown == data or shown.split (b"\0")[0] == utf16_text (data).encode (), (where, text)
    elif ours_kind == MULTI_SZ:
        shown = [unquote (part) for part in text.split ("|") if part]
        strings = [plain.encode () for plain in utf16_strings (data)]
        assert unquote (text) == data or shown == strings, (where, text)
    else:
        assert unquote (text) == data, (where, text[:80], data[:80])


def compare_with_reglookup (path, ours):
    result = subprocess.run (["reglookup", "-H", path], capture_output=True, text=True,
                             errors="surrogateescape", check=True)
    keys = {tuple (reglookup_name (name) for name in where): time
            for where, time in ours.keys.items ()}
    values = {(tuple (reglookup_name (name) for name in where), reglookup_name (name)): value
              for (where, name), value in ours.values.items ()}
    seen = set ()
    for line in result.stdout.splitlines ():
        name, kind, text, mtime = line.split (",")
        parts = tuple (unquote (part) for part in name.split ("/")[1:])
        if kind == "KEY":
            where = () if parts == (b"",) else parts
            assert where in keys, f"reglookup has {where}"
            time = keys[where].replace ("T", " ").rstrip ("Z") or "1970-01-01 00:00:00"
            assert mtime in (time, ""), (where, mtime, time)
        else:
            where = parts[:-1], parts[-1]
            assert where in values, f"reglookup has {where}"
            compare_reglookup_value (where, kind, text, values[where])
        seen.add ((kind == "KEY", where))
    assert len (seen) == len (keys) + len (values), (len (seen), len (keys), len (values))
