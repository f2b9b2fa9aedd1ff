# SPDX-License-Identifier: GPL-3.0-or-later
"""The least of TAP: register functions with @test, then call run ()."""
import sys
import traceback

TESTS = []


class Skip (Exception):
    """Raised by a test that cannot run here; says why."""


def test (function):
    TESTS.append (function)
    return function


def run ():
    print (f"1..{len (TESTS)}")
    failed = False
    for number, function in enumerate (TESTS, 1):
        name = function.__name__.replace ("_", "-")
        try:
            function ()
        except Skip as reason:
            print (f"ok {number} {name} # SKIP {reason}")
        except BaseException:
            failed = True
            print (f"not ok {number} {name}")
            for line in traceback.format_exc ().splitlines ():
                print ("# " + line)
        else:
            print (f"ok {number} {name}")
        sys.stdout.flush ()
    sys.exit (1 if failed else 0)
