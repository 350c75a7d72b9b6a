"""The check that anybody can run finds each leak of a site that leaks, and nothing on one that does not."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pages.proof.check.findings import CHECKS, Limits, Report
from pages.proof.check.telling import exit_status, told
from pages.proof.check.walking import Check
from pages.proof.script import joined_script
from tests.pages.proof.leaky import Answer, serving

ELSEWHERE = "https://counter.example"
STRICT = "default-src 'none'; form-action 'self'"


def page(html: str, **headers: str | None) -> Answer:
    return Answer(body=html, headers={name.replace("_", "-"): value for name, value in headers.items()})


#: A leak, what the check calls it, and a word that it has to say.
LEAKS: dict[str, tuple[Answer, str, str]] = {
    "cookie": (page("", Set_Cookie="seen=1; Path=/"), "cookie", "seen"),
    "script": (page(f'<script src="{ELSEWHERE}/a.js"></script>'), "elsewhere", "a.js"),
    "protocol": (page('<img src="//counter.example/a.gif">'), "elsewhere", "a.gif"),
    "srcset": (page(f'<img srcset="/a.png 1x, {ELSEWHERE}/b.png 2x">'), "elsewhere", "b.png"),
    "font": (page(f'<link rel="preload" href="{ELSEWHERE}/f.woff2">'), "elsewhere", "f.woff2"),
    "hint": (page(f'<link rel="dns-prefetch" href="{ELSEWHERE}">'), "elsewhere", "counter.example"),
    "frame": (page(f'<iframe src="{ELSEWHERE}/map"></iframe>'), "elsewhere", "map"),
    "drawing": (page(f'<svg><use href="{ELSEWHERE}/s.svg#a"/></svg>'), "elsewhere", "s.svg"),
    "ping": (page(f'<a href="/" ping="{ELSEWHERE}/p">x</a>'), "elsewhere", "/p"),
    "style element": (page(f"<style>@import '{ELSEWHERE}/s.css';</style>"), "elsewhere", "s.css"),
    "style attribute": (page(f'<p style="background:url({ELSEWHERE}/b.gif)">'), "elsewhere", "b.gif"),
    "base": (page(f'<base href="{ELSEWHERE}/"><img src="a.gif">'), "elsewhere", "a.gif"),
    "refresh": (page(f'<meta http-equiv="refresh" content="0; url={ELSEWHERE}/">'), "elsewhere", ELSEWHERE),
    "link header": (page("", Link=f"<{ELSEWHERE}/h.css>; rel=preload"), "elsewhere", "h.css"),
    "redirect": (Answer(status=302, headers={"Location": f"{ELSEWHERE}/r"}), "elsewhere", "/r"),
    "inline script": (page("<script>track()</script>"), "inline", "script"),
    "handler": (page('<p onclick="track()">'), "inline", "onclick"),
    "javascript": (page('<a href="javascript:track()">'), "inline", "javascript:"),
    "no policy": (page("", Content_Security_Policy=None), "policy", "no policy"),
    "open policy": (page("", Content_Security_Policy=f"{STRICT}; img-src *"), "policy", "img-src lets in *"),
    "origin in policy": (page("", Content_Security_Policy=f"{STRICT}; img-src {ELSEWHERE}"), "policy", ELSEWHERE),
    "unsafe": (page("", Content_Security_Policy=f"{STRICT}; script-src 'unsafe-inline'"), "policy", "unsafe-inline"),
    "script as data": (page("", Content_Security_Policy=f"{STRICT}; script-src data:"), "policy", "data:"),
    "report": (page("", Content_Security_Policy=f"{STRICT}; report-uri {ELSEWHERE}"), "policy", "report-uri"),
    "policy of no forms": (page("", Content_Security_Policy="default-src 'none'"), "policy", "form-action is missing"),
    "no referrer policy": (page("", Referrer_Policy=None), "referrer", "no Referrer-Policy"),
    "open referrer policy": (page("", Referrer_Policy="origin"), "referrer", "origin"),
    "form": (page(f'<form action="{ELSEWHERE}/take" method="post"></form>'), "form", "/take"),
    "button": (page(f'<form><button formaction="{ELSEWHERE}/take"></form>'), "form", "/take"),
    "words in address": (page('<form action="/"><input name="q"></form>'), "form", "into an address"),
    "reports": (page("", NEL=f'{{"url": "{ELSEWHERE}/nel"}}'), "reports", "/nel"),
    "fault": (Answer(status=500), "unread", "500"),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_each_leak_is_found_behind_a_link(leak: str) -> None:
    answer, check, word = LEAKS[leak]
    with serving({"/": Answer('<a href="/leak">on</a>'), "/leak": answer}) as site:
        report = Check(site).run()
    found = [finding for finding in report.findings if finding.address == f"{site}/leak"]
    assert [finding.check for finding in found] == [check]
    assert word in found[0].what
    assert exit_status(report) == 1
    assert found[0].what in told(report)


def test_every_check_is_tried_but_the_one_that_needs_a_certificate() -> None:
    assert set(CHECKS) - {check for _, check, _ in LEAKS.values()} == {"https"}


def test_a_leak_in_a_stylesheet_or_only_in_the_sitemap_is_found() -> None:
    styles = Answer(f"p {{ background: url('{ELSEWHERE}/p.gif') }}", {"Content-Type": "text/css"})
    answers = {"/": Answer('<link rel="stylesheet" href="/s.css">'), "/s.css": styles, "/alone": LEAKS["cookie"][0]}
    with serving(answers) as site:
        answers["/sitemap.xml"] = Answer(f"<loc>{site}/alone</loc>", {"Content-Type": "application/xml"})
        report = Check(site).run()
    assert {(finding.check, finding.address) for finding in report.findings} == {
        ("elsewhere", f"{site}/s.css"),
        ("cookie", f"{site}/alone"),
    }
    assert report.cookies == ["seen"]
    assert report.origins == sorted([site, ELSEWHERE])


def test_nothing_is_found_where_nothing_leaks() -> None:
    kind = page('<a href="https://study.example/">A study</a> <a href="tel:988">988</a> <a href="/more#part">On</a>')
    data = page('<script type="application/ld+json">{}</script><form method="post"><input name="q"></form>')
    with serving({"/": kind, "/more": data}) as site:
        report = Check(site).run()
    assert report.findings == []
    assert report.complete
    assert (report.pages, exit_status(report)) == (3, 0)
    assert report.origins == [site]


def test_an_endless_site_is_left_at_the_limit_and_the_table_says_so() -> None:
    answers = {f"/{number}": Answer(f'<a href="/{number + 1}">on</a>') for number in range(100)}
    with serving({"/": Answer('<a href="/0">on</a>'), **answers}) as site:
        report = Check(site, Limits(pages=10)).run()
        late = Check(site, Limits(seconds=0)).run()
        heavy = Check(site, Limits(all_bytes=200)).run()
    assert report.pages == 10
    assert not report.complete
    assert "not every page was read" in told(report)
    assert (late.pages, late.complete, heavy.complete) == (0, False, False)


def test_an_answer_without_end_is_cut_off() -> None:
    with serving({"/": Answer("x" * 100_000)}) as site:
        report = Check(site, Limits(page_bytes=1_000)).run()
    assert [finding.check for finding in report.findings] == ["unread"]
    assert report.bytes < 80_000


def test_a_site_that_does_not_answer_holds_no_promise() -> None:
    with serving({}) as site:
        pass
    report = Check(site).run()
    assert exit_status(report) == 2
    assert "holds" not in told(report)


def test_a_strangers_words_cannot_reach_into_the_terminal() -> None:
    with serving({"/": page('<script src="https://x.example/\x1b[2J"></script>')}) as site:
        assert "\x1b" not in told(Check(site).run())


def test_a_site_without_https_is_told_of() -> None:
    assert "https" in {each.check for each in Check("http://www.example.org/", Limits(pages=0)).run().findings}


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """Save the script as a stranger does, far from this code."""
    path = tmp_path / "privacy_check.py"
    path.write_text(joined_script(), encoding="utf-8")
    return path


def _run(script: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", str(script), *arguments]
    return subprocess.run(command, cwd=script.parent, capture_output=True, text=True, check=False)


def test_the_script_needs_nothing_of_ours(script: Path) -> None:
    leak = LEAKS["cookie"][0]
    with serving({"/": leak}) as site:
        table, plain = _run(script, site), _run(script, site, "--json")
    assert (table.returncode, plain.returncode) == (1, 1), table.stderr
    assert "1 found  No answer sets a cookie." in table.stdout
    assert json.loads(plain.stdout)["cookies"] == ["seen"]
    assert "pages" not in {line.split(".")[0].removeprefix("from ") for line in joined_script().splitlines()}


@pytest.mark.parametrize("address", ["ftp://x.example", "www.example.org", "file:///etc/passwd", ""])
def test_the_script_refuses_what_is_no_site(script: Path, address: str) -> None:
    assert _run(script, address).returncode == 2


def test_a_report_of_nothing_is_no_all_clear() -> None:
    assert exit_status(Report(site="https://x.example", checked_at="")) == 2
