# SPDX-License-Identifier: GPL-3.0-or-later
"""The report beside a reader of HTML that is not ours: whatever a server calls its things,
the page keeps its shape, shows the name, and fetches nothing."""
import html.parser
import os
import pathlib
import subprocess
import sys

sys.path.insert (0, str (pathlib.Path (__file__).parent.parent / "support"))
from tap import run, test  # noqa: E402

MAKE_REPORT = os.environ["MAKE_REPORT"]
VOID = {"meta", "img", "br"}
# Elements that the page is made of, and the only attributes that they may have.
KNOWN = {
    "html": {"lang", "dir"}, "head": set (), "body": set (), "title": set (), "style": set (),
    "meta": {"charset", "name", "content", "http-equiv"},
    "header": set (), "nav": {"aria-labelledby"}, "main": set (), "footer": set (),
    "section": {"aria-labelledby"}, "article": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "h1": set (), "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "a": {"class", "href"},
    "p": {"class"}, "pre": set (), "span": {"class"}, "bdi": {"class"}, "br": set (),
    "time": {"datetime"}, "ul": set (), "ol": set (), "li": set (), "dl": set (), "dt": set (),
    "dd": set (), "table": set (), "caption": set (), "thead": set (), "tbody": set (),
    "tr": set (), "th": {"scope"}, "td": set (), "figure": set (), "figcaption": set (),
    "img": {"alt", "src", "width", "height"}, "details": set (), "summary": set (),
}
PLAIN = "EXCH01"
HOSTILE = [
    "<script>alert(1)</script>",
    "</style></head><img src=x onerror=alert(1)>",
    "\" onload=\"alert(1)",
    "' style='background:url(http://example.com/)'",
    "&lt;b&gt; &amp; &#60;script&#62;",
    "--> ]]> <!-- <![CDATA[",
    "\u202egpj.exe\u202c \u2066right\u2069",
    "кириллица 日本語 \U0001f4a5",
    "{{7*7}} %s %n ${HOME} `id`",
    "javascript:alert(1)",
]


class Page (html.parser.HTMLParser):
    """Keeps what a browser would make of it: elements, attributes and text."""

    def __init__ (self):
        super ().__init__ (convert_charrefs=True)
        self.open, self.shape, self.text, self.style = [], [], [], ""
        self.ids, self.links = [], []

    def handle_starttag (self, tag, attributes):
        assert tag in KNOWN, f"an element {tag}"
        for name, value in attributes:
            assert name in KNOWN[tag], f"{tag} has {name}={value}"
            if name == "src":
                assert value.startswith ("data:image/png;base64,"), f"it fetches {value}"
            if name in ("href", "aria-labelledby"):
                assert name != "href" or value.startswith ("#"), f"it leads to {value}"
                self.links.append (value.lstrip ("#"))
            if name == "id":
                self.ids.append (value)
        self.shape.append (tag)
        if tag not in VOID:
            self.open.append (tag)

    def handle_endtag (self, tag):
        assert self.open and self.open[-1] == tag, f"</{tag}> in {self.open}"
        self.open.pop ()

    def handle_data (self, data):
        if self.open and self.open[-1] == "style":
            self.style += data
        else:
            self.text.append (data)

    def handle_comment (self, data):
        raise AssertionError (f"a comment: {data}")

    def unknown_decl (self, data):
        raise AssertionError (f"a declaration: {data}")


def make (text):
    return subprocess.run ([MAKE_REPORT, text], check=True, capture_output=True).stdout.decode ()


def parse (source):
    page = Page ()
    page.feed (source)
    page.close ()
    assert page.open == [], page.open
    return page


@test
def the_page_is_well_formed ():
    page = parse (make (PLAIN))
    assert page.shape[:3] == ["html", "head", "meta"], page.shape[:3]
    assert page.shape.count ("h1") == 1 and page.shape.count ("title") == 1
    assert page.shape.count ("h2") >= 5
    assert page.shape.count ("main") == page.shape.count ("nav") == 1
    assert page.shape.count ("caption") == page.shape.count ("table") >= 3
    levels = [int (tag[1]) for tag in page.shape if tag in ("h1", "h2", "h3", "h4")]
    assert all (after <= before + 1 for before, after in zip (levels, levels[1:])), levels


@test
def every_link_leads_somewhere ():
    page = parse (make (PLAIN))
    assert len (page.ids) == len (set (page.ids)), page.ids
    assert page.links and set (page.links) <= set (page.ids), set (page.links) - set (page.ids)


@test
def tidy_finds_nothing_to_say ():
    for text in [PLAIN] + HOSTILE:
        said = subprocess.run (["tidy", "-e", "-q", "-utf8"], input=make (text).encode (),
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        assert said.returncode == 0 and said.stdout == b"", said.stdout.decode ()


@test
def it_needs_no_other_file ():
    source = make (PLAIN)
    page = parse (source)
    assert "default-src 'none'" in source
    for word in ("url(", "@import", "http:", "https:"):
        assert word not in page.style, word


@test
def a_hostile_name_changes_no_shape ():
    shape = parse (make (PLAIN)).shape
    for text in HOSTILE:
        assert parse (make (text)).shape == shape, text


@test
def a_hostile_name_is_shown_as_it_is ():
    for text in HOSTILE:
        shown = "".join (parse (make (text)).text)
        assert shown.count (text) >= 8, (text, shown.count (text))


run ()
