"""Reads the command line, and tells a person what was found."""

import argparse
import json
import sys
from dataclasses import asdict

from pages.proof.check.browsing import look_in_browser
from pages.proof.check.findings import CHECKS, Limits, Report
from pages.proof.check.reading import origin
from pages.proof.check.walking import Check

#: The findings that are printed; --json prints all.
_MOST_SHOWN = 50


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add what both the script and the command understand."""
    parser.add_argument("--browser", action="store_true", help="open the pages in Chromium too (needs Playwright)")
    parser.add_argument("--pages", type=int, default=Limits().pages, help="stop after this many answers")
    parser.add_argument("--seconds", type=float, default=Limits().seconds, help="stop after this time")
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def checked(address: str, options: argparse.Namespace) -> Report:
    """Check a site; raises ValueError for what is no address of one, ImportError when --browser lacks Playwright."""
    if not origin(address).startswith("http"):
        raise ValueError(f"{address} is no address of a website: it starts with https://")
    check = Check(address, Limits(pages=options.pages, seconds=options.seconds))
    report = check.run()
    return look_in_browser(check) if options.browser else report


def told(report: Report) -> str:
    """Return the result as a table, with what was found under it."""
    lines = [f"{report.site}: {report.pages} pages and {report.files} files in {report.seconds:.0f} seconds", ""]
    for check, promise in CHECKS.items() if report.pages else ():  # nothing holds of a site that was not read
        times = sum(finding.check == check for finding in report.findings)
        lines.append(f"{f'{times} found' if times else 'holds':>12}  {promise}")
    lines += ["", *(f"{each.check}: {each.address}: {each.what}" for each in report.findings[:_MOST_SHOWN])]
    if not report.complete:
        lines.append("Stopped at a limit: not every page was read.")
    return "\n".join(lines)


def as_json(report: Report) -> str:
    """Return the result for a program."""
    return json.dumps(asdict(report), indent=2)


def exit_status(report: Report) -> int:
    """Return 0 for nothing found, 1 for something, 2 when there was no page to look at."""
    if not report.pages:
        return 2
    return 1 if report.findings else 0


def main() -> int:
    """Check the site that the command line names."""
    parser = argparse.ArgumentParser(description="Check from outside what a website does with its visitors.")
    parser.add_argument("address", help="where the site begins, such as https://www.example.org")
    arguments(parser)
    options = parser.parse_args()
    try:
        report = checked(options.address, options)
    except (ValueError, ImportError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write((as_json(report) if options.json else told(report)) + "\n")
    return exit_status(report)


if __name__ == "__main__":
    sys.exit(main())
