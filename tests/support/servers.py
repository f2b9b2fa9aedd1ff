# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice servers, and what `ntsmigctl check` says about them."""
import json

from ctl import expect, run_ctl


def scenarios ():
    """The names of all of them."""
    lists = json.loads (expect (run_ctl ("practice", "--list", "--json"), 0).stdout)
    return [scenario["name"] for scenario in lists["scenarios"]]


def make_server (path, *words):
    """Makes a practice server, and returns its folder."""
    path.parent.mkdir (parents=True, exist_ok=True)
    if not path.exists ():
        expect (run_ctl ("practice", path, *words), 0)
    return path


def check (path, *words, **more):
    """The exit code, and the JSON document."""
    process = run_ctl ("check", "--json", *words, path, **more)
    told = f"exit {process.returncode}\n{process.stdout[:2000]}\n{process.stderr}"
    assert process.returncode in (0, 1, 2, 3), told
    assert process.stderr == "", told
    return process.returncode, json.loads (process.stdout)


def findings (document):
    """By their ids."""
    return {finding["id"]: finding for finding in document["sources"][0]["findings"]}


def without_host_paths (document):
    """A copy without the fields that hold paths of this machine."""
    copy = json.loads (json.dumps (document))
    for source in copy["sources"]:
        source["layout"].pop ("host_paths")
        for drive in source["layout"]["drives"]:
            drive.pop ("host_path")
    return copy
